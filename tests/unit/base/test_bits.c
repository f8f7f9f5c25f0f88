/* SPDX-License-Identifier: Apache-2.0 */
/* Bits of a word of 64, held against looking at each. */
#include "runtime/base/bits.h"
#include "tests/unit/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { WORDS = 20000 };

static void says(uint64_t word) {
    uint32_t count = 0, lowest = 64;
    for (uint32_t place = 64; place-- > 0;) {
        if (!(word >> place & 1)) continue;
        count++;
        lowest = place;
    }
    assert_int_equal(bits_count(word), count);
    if (word) assert_int_equal(bits_lowest(word), lowest);
}

static void they_are_counted_and_found(void **state) {
    (void)state;
    uint32_t random = 3;
    says(0);
    says(~(uint64_t)0);
    for (uint32_t place = 0; place < 64; place++) {
        says((uint64_t)1 << place);
        says(~(uint64_t)0 << place);
        says(~((uint64_t)1 << place));
    }
    for (int i = 0; i < WORDS; i++)
        says((uint64_t)next_random(&random) << 32 | next_random(&random));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(they_are_counted_and_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
