/* SPDX-License-Identifier: Apache-2.0 */
/* List files: diagnostics or a table, which can be written, opened and used. */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/listed.h"

void fuzz_list(const uint8_t *data, size_t size) {
    struct arena *arena = use_arena();
    struct table *table = listed_compile(arena, (struct str){(const char *)data, size});
    if (table) use_writings(arena, table);
    arena_free(arena);
}
