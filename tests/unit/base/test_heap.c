/* SPDX-License-Identifier: Apache-2.0 */
/* Items of any size, put in order. */
#include "runtime/base/heap.h"
#include "tests/unit/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { COUNT = 60, LARGEST = 70 };

static int compare(const void *context, const void *a, const void *b) {
    return memcmp(a, b, *(const size_t *)context);
}

/* Bytes that hardly repeat, the same each time. */
static void fill(unsigned char *bytes, size_t size) {
    uint32_t state = 12345;
    for (size_t i = 0; i < size; i++) bytes[i] = (unsigned char)(next_random(&state) >> 16);
}

/* The end of each item tells whether it is whole: it is made of its beginning. */
static unsigned char end_of(const unsigned char *item) {
    return (unsigned char)(item[0] * 7 + 3);
}

static uint64_t sum(const unsigned char *bytes, size_t size) {
    uint64_t total = 0;
    for (size_t i = 0; i < size; i++) total += bytes[i];
    return total;
}

static void items_of_any_size_come_in_order(void **state) {
    (void)state;
    for (size_t size = 1; size <= LARGEST; size++)
        for (size_t count = 0; count <= COUNT; count++) {
            unsigned char *items = malloc(size * count + 1);
            assert_non_null(items);
            fill(items, size * count);
            for (size_t i = 0; size > 1 && i < count; i++)
                items[i * size + size - 1] = end_of(items + i * size);
            uint64_t before = sum(items, size * count);
            heap_sort(items, count, size, compare, &size);
            for (size_t i = 1; i < count; i++)
                assert_true(memcmp(items + (i - 1) * size, items + i * size, size) <= 0);
            for (size_t i = 0; size > 1 && i < count; i++)
                assert_int_equal(items[i * size + size - 1], end_of(items + i * size));
            assert_int_equal(sum(items, size * count), before);
            free(items);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(items_of_any_size_come_in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
