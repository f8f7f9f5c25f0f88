/* SPDX-License-Identifier: Apache-2.0 */
/* What stands at a place of a sentence: something quoted, a list's dash, an identifier, a date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compiler/base/sentence.h"

/* At a place of a text, so many bytes of a kind, and what is inside. */
static void part(const char *text, size_t at, enum sentence_kind kind, size_t size,
                 const char *inside) {
    struct sentence_part found = sentence_part_at(str_of(text), at);
    assert_int_equal(found.kind, kind);
    assert_int_equal(found.size, size);
    assert_int_equal(str_present(found.inside), inside != NULL);
    assert_true(str_equal(found.inside, str_of(inside)));
}

static void a_character_is_plain(void **state) {
    (void)state;
    part("abc", 1, SENTENCE_PLAIN, 1, NULL);
    part("été", 0, SENTENCE_PLAIN, 2, NULL);
    part("»", 0, SENTENCE_PLAIN, 2, NULL);
    part("日", 0, SENTENCE_PLAIN, 3, NULL);
    part("a\xE6\x97", 1, SENTENCE_PLAIN, 1, NULL);
}

static void quotes_of_each_kind_are_left_out(void **state) {
    (void)state;
    part("« un »", 0, SENTENCE_QUOTED, 8, " un ");
    part("a «b» c", 2, SENTENCE_QUOTED, 5, "b");
    part("„eins“ zwei", 0, SENTENCE_QUOTED, 10, "eins");
    part("„eins” zwei", 0, SENTENCE_QUOTED, 10, "eins");
    part("“one” two", 0, SENTENCE_QUOTED, 9, "one");
    part("\"one\" two", 0, SENTENCE_QUOTED, 5, "one");
    part("\"\"", 0, SENTENCE_QUOTED, 2, "");
}

static void quotes_of_a_kind_nest(void **state) {
    (void)state;
    part("«a «b» c» d", 0, SENTENCE_QUOTED, 13, "a «b» c");
    part("“a “b” “c” d” e", 0, SENTENCE_QUOTED, 25, "a “b” “c” d");
    part("„a „b” c“ d", 0, SENTENCE_QUOTED, 17, "a „b” c");
    part("«a “b» c”", 0, SENTENCE_QUOTED, 10, "a “b");
    part("\"a \"b\"", 0, SENTENCE_QUOTED, 4, "a ");
}

static void a_quote_that_does_not_close_goes_to_the_end(void **state) {
    (void)state;
    part("a «b c", 2, SENTENCE_QUOTED, 5, "b c");
    part("«", 0, SENTENCE_QUOTED, 2, "");
    part("«a «b» c", 0, SENTENCE_QUOTED, 11, "a «b» c");
    part("“été", 0, SENTENCE_QUOTED, 8, "été");
    part("«a\xC2", 0, SENTENCE_QUOTED, 4, "a\xC2");
}

static void a_dash_stands_behind_a_colon_or_semicolon_and_a_blank(void **state) {
    (void)state;
    part(": - a", 2, SENTENCE_DASH, 2, NULL);
    part("; - a", 2, SENTENCE_DASH, 2, NULL);
    part(": – a", 2, SENTENCE_DASH, 4, NULL);
    part(": — a", 2, SENTENCE_DASH, 4, NULL);
    part(": • a", 2, SENTENCE_DASH, 4, NULL);
    part("x: –\u00A0a", 3, SENTENCE_DASH, 5, NULL);
    part(": -\u202Fa", 2, SENTENCE_DASH, 4, NULL);
    part(", - a", 2, SENTENCE_PLAIN, 1, NULL);
    part("a - a", 2, SENTENCE_PLAIN, 1, NULL);
    part(":\t- a", 2, SENTENCE_PLAIN, 1, NULL);
    part(":- a", 1, SENTENCE_PLAIN, 1, NULL);
    part(" - a", 1, SENTENCE_PLAIN, 1, NULL);
    part("- a", 0, SENTENCE_PLAIN, 1, NULL);
    part(": -a", 2, SENTENCE_PLAIN, 1, NULL);
    part(": -", 2, SENTENCE_PLAIN, 1, NULL);
    part(": * a", 2, SENTENCE_PLAIN, 1, NULL);
    part(":  a", 2, SENTENCE_PLAIN, 1, NULL);
}

/* A sentence is a piece of a longer text: what stands around it is none of its own. */
static void what_stands_around_a_sentence_is_not_read(void **state) {
    (void)state;
    struct str dash = {&": - a"[2], 3}, quote = {&"a «b»"[2], 4}, blank = {"a b", 1};
    struct str inner = {&"xabc_"[1], 3}, upper = {"abcD", 3};
    struct str date = {&"12027-03-011"[1], 10}, longer = {"2027-03-01", 9};
    assert_int_equal(sentence_part_at(dash, 0).kind, SENTENCE_PLAIN);
    assert_int_equal(sentence_part_at(quote, 0).inside.size, 2);
    assert_int_equal(sentence_space_at(blank, 1), 0);
    assert_int_equal(sentence_identifier_at(inner, 0).size, 3);
    assert_int_equal(sentence_identifier_at(upper, 0).size, 3);
    assert_int_equal(sentence_date_at(date, 0), 20270301);
    assert_int_equal(sentence_date_at(longer, 0), 0);
    assert_int_equal(sentence_date_at(longer, 5), 0);
}

static void blanks_are_of_one_two_or_three_bytes(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t at, size;
    } blanks[] = {{"a b", 1, 1},      {"a\tb", 1, 1}, {"a\nb", 1, 1}, {"a\u00A0b", 1, 2},
                  {"a\u202Fb", 1, 3}, {"ab", 1, 0},   {"a", 1, 0},    {"a\rb", 1, 0},
                  {"a«b", 1, 0},      {"a“b", 1, 0},  {"a\xC2", 1, 0}};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        assert_int_equal(sentence_space_at(str_of(blanks[i].text), blanks[i].at), blanks[i].size);
    assert_int_equal(sentence_space_at(STR("a "), 3), 0);
}

static void identifier(const char *text, size_t at, const char *expected) {
    struct str found = sentence_identifier_at(str_of(text), at);
    assert_ptr_equal(found.bytes, text + at);
    assert_true(str_equal(found, str_of(expected)));
}

static void an_identifier_is_no_part_of_a_word(void **state) {
    (void)state;
    identifier("our_names2 or", 0, "our_names2");
    identifier("az_09", 0, "az_09");
    identifier("of clients.", 3, "clients");
    identifier("(clients)", 1, "clients");
    identifier("of clients", 4, "");
    identifier("_a", 1, "");
    identifier("0a", 1, "");
    identifier("9a", 1, "");
    identifier("za", 1, "");
    identifier("Aa", 1, "");
    identifier("Za", 1, "");
    identifier("éa", 2, "");
    identifier("clientA", 0, "");
    identifier("clientZ", 0, "");
    identifier("clienté", 0, "");
    identifier("@a", 1, "a");
    identifier("[a", 1, "a");
    identifier("a@", 0, "a");
    identifier("a[", 0, "a");
    identifier("a`{/:", 0, "a");
    identifier("`a", 1, "a");
    identifier("{a", 1, "a");
    identifier("/a", 1, "a");
    identifier(":a", 1, "a");
    identifier(".", 0, "");
    identifier("a", 1, "");
}

static uint32_t date_in(const char *text, size_t at) {
    return sentence_date_at(str_of(text), at);
}

static void dates_are_written_in_two_ways(void **state) {
    (void)state;
    assert_int_equal(date_in("01.03.2027", 0), 20270301);
    assert_int_equal(date_in("2027-03-01", 0), 20270301);
    assert_int_equal(date_in("from 2027-12-31 on", 5), 20271231);
    assert_int_equal(date_in("from 31.12.2027, on", 5), 20271231);
    assert_int_equal(date_in("29.02.2028", 0), 20280229);
    assert_int_equal(date_in("1999-09-09.", 0), 19990909);
}

static void other_digits_are_no_date(void **state) {
    (void)state;
    static const char *const texts[] = {"29.02.2027", "2027-13-01",  "2027-00-10",  "00.01.2027",
                                        "2027-03-0",  "1.3.2027 ",   "01.03-2027",  "01-03.2027",
                                        "2027-03.01", "2027.03-01",  "2027/03/01",  "0x.03.2027",
                                        "01.0x.2027", "01.03.20x7",  "20x7-03-01",  "2027-0x-01",
                                        "2027-03-0x", "01.03.202:",  "01.03.202/",  "2027-03-/1",
                                        "2027-:3-01", "01.03.20271", "2027-03-010", ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(date_in(texts[i], 0), 0);
    assert_int_equal(date_in("101.03.2027", 1), 0);
    assert_int_equal(date_in("92027-03-01", 1), 0);
    assert_int_equal(date_in("02027-03-01", 1), 0);
    assert_int_equal(date_in("2027-03-019", 0), 0);
    assert_int_equal(date_in("/2027-03-01:", 1), 20270301);
    assert_int_equal(date_in(":2027-03-01/", 1), 20270301);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_character_is_plain),
        cmocka_unit_test(quotes_of_each_kind_are_left_out),
        cmocka_unit_test(quotes_of_a_kind_nest),
        cmocka_unit_test(a_quote_that_does_not_close_goes_to_the_end),
        cmocka_unit_test(a_dash_stands_behind_a_colon_or_semicolon_and_a_blank),
        cmocka_unit_test(what_stands_around_a_sentence_is_not_read),
        cmocka_unit_test(blanks_are_of_one_two_or_three_bytes),
        cmocka_unit_test(an_identifier_is_no_part_of_a_word),
        cmocka_unit_test(dates_are_written_in_two_ways),
        cmocka_unit_test(other_digits_are_no_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
