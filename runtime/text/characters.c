/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/characters.h"

#include "unicode_data.h"

#include <stddef.h>

#define LOOK_UP(table, c)                                                                          \
    table[(size_t)table##_block[(c) >> UNICODE_SHIFT] << UNICODE_SHIFT |                           \
          ((c) & ((1u << UNICODE_SHIFT) - 1))]

const struct character *character_of(uint32_t c) {
    return &unicode_character[LOOK_UP(unicode_property, c)];
}

const char *character_folding(uint32_t c, unsigned *size) {
    unsigned at = LOOK_UP(unicode_folding, c);
    if (at == 0) return NULL;
    *size = unicode_folding_text[at];
    return (const char *)unicode_folding_text + at + 1;
}

unsigned character_decomposition(uint32_t c, const uint32_t **parts) {
    unsigned at = LOOK_UP(unicode_canonical, c);
    if (at == 0) return 0;
    *parts = unicode_parts + at + 1;
    return unicode_parts[at];
}

uint32_t character_composition(uint32_t first, uint32_t second) {
    size_t low = 0, high = sizeof unicode_pair / sizeof unicode_pair[0];
    uint64_t wanted = (uint64_t)first << 32 | second;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct unicode_pair *pair = &unicode_pair[middle];
        uint64_t found = (uint64_t)pair->first << 32 | pair->second;
        if (found == wanted) return pair->whole;
        if (found < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

const char *character_version(void) {
    return UNICODE_VERSION;
}
