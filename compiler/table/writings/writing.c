/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/writings/writing.h"

#include "compiler/base/buffer.h"
#include "runtime/text/utf8.h"

#include <stdio.h>

const char *modality_name(uint32_t modality) {
    static const char *const names[] = {
#define MODALITY(name, level, gate) #name,
#include "runtime/table/modality.def"
#undef MODALITY
    };
    return names[modality];
}

const char *level_name(uint32_t level) {
    static const char *const names[] = {
#define LEVEL(name, NAME) #name,
#include "runtime/table/level.def"
#undef LEVEL
    };
    return names[level];
}

struct spelt date_spelt(uint32_t date) {
    struct spelt spelt = {""};
    if (date != 0)
        snprintf(spelt.text, sizeof spelt.text, "%04u-%02u-%02u", date / 10000, date / 100 % 100,
                 date % 100);
    return spelt;
}

struct spelt time_spelt(uint32_t minutes) {
    struct spelt spelt = {""};
    if (minutes != TABLE_NO_TIME)
        snprintf(spelt.text, sizeof spelt.text, "%02u:%02u", minutes / 60, minutes % 60);
    return spelt;
}

static struct str base_name(struct str path) {
    size_t begin = path.size;
    while (begin > 0 && path.bytes[begin - 1] != '/') begin--;
    return (struct str){path.bytes + begin, path.size - begin};
}

struct str file_spelt(struct arena *arena, const struct rule *rule) {
    struct buffer spelt = buffer_in(arena);
    for (struct str rest = base_name(rule->file); rest.size > 0;) {
        size_t valid = utf8_valid(rest.bytes, rest.size);
        size_t taken = valid < rest.size ? valid + 1 : valid;
        buffer_add(&spelt, (struct str){rest.bytes, valid});
        if (taken > valid) buffer_add(&spelt, STR("\xEF\xBF\xBD"));
        rest = (struct str){rest.bytes + taken, rest.size - taken};
    }
    return buffer_str(&spelt);
}

struct str digest_spelt(struct arena *arena, const struct table *table) {
    struct buffer digest = buffer_in(arena);
    buffer_add(&digest, STR("sha256:"));
    for (int i = 0; i < TABLE_DIGEST_SIZE; i++) buffer_format(&digest, "%02x", table->digest[i]);
    return buffer_str(&digest);
}
