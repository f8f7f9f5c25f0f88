/* SPDX-License-Identifier: Apache-2.0 */
/* Charters, language versions apart by NUL bytes: diagnostics or a table; a table can be written in
 * every way, opened and used. */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

enum { VERSIONS = 4 };

void fuzz_charter(const uint8_t *data, size_t size) {
    struct arena *arena = use_arena();
    struct str texts[VERSIONS];
    size_t count = 0;
    for (const char *at = (const char *)data, *end = at + size; count < VERSIONS; count++) {
        const char *next = count + 1 < VERSIONS ? memchr(at, 0, (size_t)(end - at)) : NULL;
        texts[count] = (struct str){at, (size_t)((next ? next : end) - at)};
        if (!next) {
            count++;
            break;
        }
        at = next + 1;
    }
    struct table *table = use_compile(arena, texts, count);
    if (table) use_writings(arena, table);
    arena_free(arena);
}
