/* SPDX-License-Identifier: Apache-2.0 */
/* Dates of the calendar and RFC 3339 date-times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "runtime/text/civil.h"

static bool reads(const char *text, struct civil *civil) {
    return civil_read((charte_str){text, strlen(text)}, civil);
}

static void the_calendar_knows_its_days(void **state) {
    (void)state;
    assert_true(civil_date_exists(20280229));
    assert_true(civil_date_exists(20000229));
    assert_true(civil_date_exists(20271231));
    assert_true(civil_date_exists(99991231));
    assert_false(civil_date_exists(20270229));
    assert_false(civil_date_exists(21000229));
    assert_false(civil_date_exists(20271301));
    assert_false(civil_date_exists(20270001));
    assert_false(civil_date_exists(20270100));
    assert_false(civil_date_exists(20270431));
    assert_false(civil_date_exists(0));
    assert_false(civil_date_exists(0xFFFFFFFFu));
    assert_false(civil_date_exists(100000101));
    static const uint32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (uint32_t year = 2027; year < 2029; year++)
        for (uint32_t month = 1; month <= 12; month++) {
            uint32_t last = days[month - 1] + (year == 2028 && month == 2);
            uint32_t first_day = year * 10000 + month * 100 + 1;
            assert_true(civil_date_exists(first_day));
            assert_true(civil_date_exists(first_day + last - 1));
            assert_false(civil_date_exists(first_day + last));
        }
}

static void the_time_is_read_in_its_own_offset(void **state) {
    (void)state;
    static const char *const same[] = {
        "2027-09-15T18:30:59+02:00",    "2027-09-15T18:30:00Z",           "2027-09-15t18:30:00.5z",
        "2027-09-15T18:30:60-11:30",    "2027-09-15T18:30:00.123456789Z", "2027-09-15T18:30:00.50Z",
        "2027-09-15T18:30:00.09+02:00", "2027-09-15T18:30:00.5-11:30",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct civil civil = {0, 0};
        assert_true(reads(same[i], &civil));
        assert_int_equal(civil.date, 20270915);
        assert_int_equal(civil.minutes, 18 * 60 + 30);
    }
}

static void anything_else_is_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "",
        "2027-09-15",
        "2027-09-15T18:30:00",
        "2027-09-15T18:30Z",
        "2027-09-15 18:30:00Z",
        "2027-9-15T18:30:00Z",
        "2027-02-29T18:30:00Z",
        "2027-09-15T24:00:00Z",
        "2027-09-15T18:60:00Z",
        "2027-09-15T18:30:61Z",
        "2027-09-15T18:30:00.Z",
        "2027-09-15T18:30:00+2:00",
        "2027-09-15T18:30:00+0200",
        "2027-09-15T18:30:00+24:00",
        "2027-09-15T18:30:00Zx",
        "+027-09-15T18:30:00Z",
        "2027-09-15T18:30:00.5:Z",
        "2027-09-15T18:30:00.5/Z",
        "2027-09-15T18:30:00.:Z",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct civil civil = {7, 7};
        assert_false(reads(wrong[i], &civil));
        assert_int_equal(civil.date, 7);
    }
}

/* The characters beside the digits are none. */
static void every_digit_is_one(void **state) {
    (void)state;
    static const char text[] = "2011-11-11T11:11:11+01:11";
    struct civil civil;
    assert_true(reads(text, &civil));
    for (size_t i = 0; i + 1 < sizeof text; i++)
        for (const char *other = "/:"; text[i] >= '0' && text[i] <= '9' && *other; other++) {
            char wrong[sizeof text];
            memcpy(wrong, text, sizeof text);
            wrong[i] = *other;
            assert_false(reads(wrong, &civil));
        }
}

static void every_truncation_is_refused(void **state) {
    (void)state;
    static const char text[] = "2027-09-15T18:30:59+02:00";
    for (size_t n = 0; n + 1 < sizeof text; n++) {
        struct civil civil;
        assert_false(civil_read((charte_str){text, n}, &civil));
    }
}

static void moments_compare_by_day_then_minute(void **state) {
    (void)state;
    struct civil a = {20270101, 900}, b = {20270102, 10}, c = {20270102, 11};
    assert_true(civil_compare(a, b) < 0);
    assert_true(civil_compare(c, b) > 0);
    assert_int_equal(civil_compare(b, b), 0);
    assert_true(civil_compare(b, a) > 0);
    assert_true(civil_compare(b, c) < 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_calendar_knows_its_days),
        cmocka_unit_test(the_time_is_read_in_its_own_offset),
        cmocka_unit_test(anything_else_is_refused),
        cmocka_unit_test(every_digit_is_one),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(moments_compare_by_day_then_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
