/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8, character by character: Unicode's table 3-7 at its edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "runtime/text/utf8.h"

static void the_edges_of_each_length_are_characters(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        uint32_t character;
    } edges[] = {
        {"", 1, 0},
        {"\x7F", 1, 0x7F},
        {"\xC2\x80", 2, 0x80},
        {"\xDF\xBF", 2, 0x7FF},
        {"\xE0\xA0\x80", 3, 0x800},
        {"\xE1\x80\x80", 3, 0x1000},
        {"\xED\x9F\xBF", 3, 0xD7FF},
        {"\xEE\x80\x80", 3, 0xE000},
        {"\xEF\xBF\xBF", 3, 0xFFFF},
        {"\xF0\x90\x80\x80", 4, 0x10000},
        {"\xF1\x80\x80\x80", 4, 0x40000},
        {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
    };
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        char bytes[4];
        uint32_t c = 99;
        assert_int_equal(utf8_decode(edges[i].bytes, edges[i].size, &c), edges[i].size);
        assert_int_equal(c, edges[i].character);
        assert_int_equal(utf8_encode(c, bytes), edges[i].size);
        assert_memory_equal(bytes, edges[i].bytes, edges[i].size);
        assert_int_equal(utf8_valid(edges[i].bytes, edges[i].size), edges[i].size);
        assert_int_equal(utf8_lead_size(*edges[i].bytes), edges[i].size);
    }
}

static void nothing_else_is_one(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "\x80\x80\x80\x80", "\xBF\x80\x80\x80", "\xC0\x80\x80\x80", "\xC1\xBF\x80\x80",
        "\xC2\x7F\x80\x80", "\xC2\xC0\x80\x80", "\xDF\x00\x80\x80", "\xE0\x9F\xBF\x80",
        "\xE0\x80\x80\x80", "\xE1\xC0\x80\x80", "\xE1\x80\x7F\x80", "\xE1\x80\xC0\x80",
        "\xED\xA0\x80\x80", "\xED\xBF\xBF\x80", "\xF0\x8F\xBF\xBF", "\xF0\x80\x80\x80",
        "\xF1\x80\x80\x7F", "\xF1\x80\x80\xC0", "\xF1\x80\x41\x80", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xF8\x80\x80\x80", "\xFF\x80\x80\x80",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        uint32_t c = 99;
        assert_int_equal(utf8_decode(wrong[i], 4, &c), 0);
        assert_int_equal(c, 99);
        assert_int_equal(utf8_valid(wrong[i], 4), 0);
    }
}

/* What goes on behind the end is not there. */
static void a_character_ends_before_the_end(void **state) {
    (void)state;
    static const char *const cut[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
        for (size_t size = 0; size < strlen(cut[i]); size++) {
            uint32_t c = 99;
            assert_int_equal(utf8_decode(cut[i], size, &c), 0);
            assert_int_equal(utf8_valid(cut[i], size), 0);
        }
    assert_int_equal(utf8_valid("a\xC3\xA9\xE2\x82\xAC", 5), 3);
    assert_int_equal(utf8_valid("a\xC3\xA9\xE2\x82\xAC", 6), 6);
    assert_int_equal(utf8_valid("a\xFF"
                                "b",
                                3),
                     1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_edges_of_each_length_are_characters),
        cmocka_unit_test(nothing_else_is_one),
        cmocka_unit_test(a_character_ends_before_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
