/* SPDX-License-Identifier: Apache-2.0 */
/* Tables: the bytes as they are, then with their checksums made right, so that what stands behind
 * them is reached. */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

#include <stdlib.h>

static void open_and_use(const unsigned char *bytes, size_t size) {
    charte_table *table = NULL;
    charte_error error = {.size = sizeof error};
    int result = charte_table_open(bytes, size, NULL, &table, &error);
    FUZZ_CHECK((result == CHARTE_OK) == (table != NULL));
    FUZZ_CHECK(result == CHARTE_OK || error.message[0]);
    if (table) use_table(table);
    charte_table_close(table);
}

void fuzz_table(const uint8_t *data, size_t size) {
    unsigned char *copy = malloc(size ? size : 1);
    FUZZ_CHECK(copy);
    if (size) memcpy(copy, data, size);
    open_and_use(copy, size);
    use_repair(copy, size, 0, size);
    open_and_use(copy, size);
    free(copy);
}
