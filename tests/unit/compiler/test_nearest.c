/* SPDX-License-Identifier: Apache-2.0 */
/* Which name was meant by one that is misspelt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compiler/base/nearest.h"

#define TEN   "abcdefghij"
#define SIXTY TEN TEN TEN TEN TEN TEN

/* The changes between two names, SIZE_MAX where they are not near. */
static size_t between(const char *wanted, const char *name) {
    struct nearest nearest = nearest_to(str_of(wanted));
    nearest_consider(&nearest, str_of(name));
    assert_int_equal(str_present(nearest.best), nearest.best_distance != SIZE_MAX);
    return nearest.best_distance;
}

static void is_near(const char *wanted, const char *name, size_t changes) {
    assert_int_equal(between(wanted, name), changes);
    assert_int_equal(between(name, wanted), changes);
}

static void a_change_puts_in_leaves_out_takes_another_or_swaps(void **state) {
    (void)state;
    is_near("clients", "clients", 0);
    is_near("clients", "client", 1);
    is_near("clients", "lients", 1);
    is_near("clients", "clints", 1);
    is_near("clients", "cliants", 1);
    is_near("clients", "klients", 1);
    is_near("clients", "clientz", 1);
    is_near("clients", "cleints", 1);
    is_near("clients", "lcients", 1);
    is_near("clients", "cliensst", 2);
    is_near("clients", "clientst", 1);
    is_near("clients", "lciensts", 2);
    is_near("clients", "clienst", 1);
    is_near("clients", "kliantz", SIZE_MAX);
}

/* Of letters that are swapped neither is changed again: "ca" is three from "abc", not two. */
static void what_was_swapped_is_not_changed_again(void **state) {
    (void)state;
    is_near("xyzca12", "xyzabc12", SIZE_MAX);
    is_near("xyzca1234", "xyzabc1234", 3);
    is_near("xyzcab1234", "xyzbac1234", 2);
}

static void a_third_of_the_longer_name_may_change(void **state) {
    (void)state;
    is_near("ab", "ac", 1);
    is_near("abcde", "abcxx", SIZE_MAX);
    is_near("abcdef", "abcdxx", 2);
    is_near("abcdef", "abcxxx", SIZE_MAX);
    is_near("abcdefghi", "abcdefxxx", 3);
    is_near("abcdefgh", "abcdexxx", SIZE_MAX);
    is_near("abcdefghi", "abcdef", 3);
    is_near("abcdefgh", "abcde", SIZE_MAX);
    is_near("abcdefghi", "xxxdefghi", 3);
    is_near("abcdefghijkl", "efghijkl", 4);
    is_near("abcdefghijkl", "bcdefghijklm", 2);
    is_near("abcdefghijkl", "cdefghijklmn", 4);
    is_near("abcdefghijkl", "defghijklmno", SIZE_MAX);
    is_near("abcdefghijkl", "xxghijkl", SIZE_MAX);
    is_near("abcdefghijkl", "abcdefxx", SIZE_MAX);
    is_near("abcdefxyz", "abc", SIZE_MAX);
}

static void of_one_letter_nothing_is_left_to_be_near(void **state) {
    (void)state;
    is_near("a", "a", 0);
    is_near("a", "b", SIZE_MAX);
    is_near("a", "ab", 1);
    is_near("", "a", SIZE_MAX);
    is_near("", "", SIZE_MAX);
}

static void characters_are_counted_not_bytes(void **state) {
    (void)state;
    is_near("été", "ete", SIZE_MAX);
    is_near("été", "éte", 1);
    is_near("é", "è", SIZE_MAX);
    is_near("caf©", "café", 1);
    is_near("ﾩtea", "©tea", 1);
    is_near("日本語文", "日本语文", 1);
    is_near("日本語文", "日語本文", 1);
    is_near("\xA9"
            "bc",
            "abc", 1); /* a byte that belongs to no character stands for one */
}

static void the_nearest_is_taken_and_of_several_the_first(void **state) {
    (void)state;
    struct nearest nearest = nearest_to(STR("clients"));
    nearest_consider(&nearest, STR("colleagues"));
    assert_false(str_present(nearest.best));
    nearest_consider(&nearest, STR("cliantz"));
    assert_true(str_equal(nearest.best, STR("cliantz")));
    nearest_consider(&nearest, STR("kliants"));
    assert_true(str_equal(nearest.best, STR("cliantz")));
    nearest_consider(&nearest, STR("client"));
    assert_true(str_equal(nearest.best, STR("client")));
    assert_int_equal(nearest.best_distance, 1);
    nearest_consider(&nearest, STR("clientes"));
    assert_true(str_equal(nearest.best, STR("client")));
    nearest_consider(&nearest, STR("clients"));
    assert_int_equal(nearest.best_distance, 0);
    nearest_consider(&nearest, STR("client"));
    assert_true(str_equal(nearest.best, STR("clients")));
}

static void names_of_over_64_characters_are_never_near(void **state) {
    (void)state;
    is_near(SIXTY "abcd", SIXTY "abcd", 0);
    is_near(SIXTY "abcd", SIXTY "abc", 1);
    is_near(SIXTY "abcd", "x" SIXTY "abc", 2);
    is_near(SIXTY "abcd", SIXTY "abcde", SIZE_MAX);
    is_near(SIXTY "abcde", SIXTY "abcde", SIZE_MAX);
    is_near(SIXTY "abcé", SIXTY "abcé", 0);
    is_near(SIXTY "abcdé", SIXTY "abcd", SIZE_MAX);
    is_near("clients", SIXTY "abcde", SIZE_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_puts_in_leaves_out_takes_another_or_swaps),
        cmocka_unit_test(what_was_swapped_is_not_changed_again),
        cmocka_unit_test(a_third_of_the_longer_name_may_change),
        cmocka_unit_test(of_one_letter_nothing_is_left_to_be_near),
        cmocka_unit_test(characters_are_counted_not_bytes),
        cmocka_unit_test(the_nearest_is_taken_and_of_several_the_first),
        cmocka_unit_test(names_of_over_64_characters_are_never_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
