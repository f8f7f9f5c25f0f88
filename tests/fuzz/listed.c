/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/fuzz/listed.h"

#include "fuzz_charters.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <unistd.h>

struct table *listed_compile(struct arena *arena, struct str list) {
    char folder[] = "/tmp/charte-fuzz-XXXXXX";
    FUZZ_CHECK(mkdtemp(folder));
    struct str path = arena_format(arena, "%s/list.txt", folder);
    struct str charter = arena_format(arena, "%s/listed.charte", folder);
    FILE *file = fopen(path.bytes, "wb");
    FUZZ_CHECK(file && fwrite(list.bytes, 1, list.size, file) == list.size);
    FUZZ_CHECK(fclose(file) == 0);
    struct str text = {asset_listed_charte, sizeof asset_listed_charte};
    struct table *table = use_compile_named(arena, charter, text);
    FUZZ_CHECK(unlink(path.bytes) == 0 && rmdir(folder) == 0);
    return table;
}
