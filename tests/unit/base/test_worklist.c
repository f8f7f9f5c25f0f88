/* SPDX-License-Identifier: Apache-2.0 */
/* A set emptied in ascending order while greater numbers are added. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "runtime/base/worklist.h"

static void numbers_come_out_in_order(void **state) {
    (void)state;
    const uint32_t count = 20000, numbers[] = {0, 1, 63, 64, 65, 4095, 4096, 8191, 12288, 19999};
    void *memory = malloc(worklist_room(count));
    struct worklist set = worklist_in(memory, count);
    uint32_t number = 7;
    assert_false(worklist_next(&set, 0, &number));
    for (size_t i = 10; i-- > 0;) worklist_add(&set, numbers[i]);
    for (uint32_t i = 0, from = 0; i < 10; i++, from = number + 1) {
        assert_true(worklist_next(&set, from, &number));
        assert_int_equal(number, numbers[i]);
    }
    assert_false(worklist_next(&set, number + 1, &number));
    free(memory);
}

static void what_is_added_behind_is_met(void **state) {
    (void)state;
    const uint32_t count = 70000;
    void *memory = malloc(worklist_room(count));
    struct worklist set = worklist_in(memory, count);
    uint32_t met = 0, last = 0;
    worklist_add(&set, 3);
    for (uint32_t at = 0; worklist_next(&set, at, &at); at++) {
        worklist_remove(&set, at);
        met++;
        last = at;
        if (at * 3 < count) worklist_add(&set, at * 3);
        if (at + 1 < count && at % 9 == 0) worklist_add(&set, at + 1);
    }
    assert_true(met > 10);
    assert_true(last > 59000);
    for (uint32_t i = 0; i < count; i++) assert_false(worklist_next(&set, i, &last));
    free(memory);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_out_in_order),
        cmocka_unit_test(what_is_added_behind_is_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
