/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of a charter: in which order, in which language, and what of its line is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/base/buffer.h"
#include "compiler/front/conceal.h"
#include "compiler/front/diagnostic.h"
#include "runtime/base/limits.h"

#define TEN    "xxxxxxxxxx"
#define FIFTY  TEN TEN TEN TEN TEN
#define TWO    FIFTY FIFTY FIFTY FIFTY
#define EIGHTY FIFTY TEN TEN TEN

static struct arena *arena;
static struct diagnostics log;

static int open(void **state) {
    (void)state;
    arena = arena_new(abort);
    log = diagnostics_in(arena);
    return arena ? 0 : -1;
}

static int shut(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static struct source *charter(const char *text) {
    struct source *source = source_of(arena, STR("a.charte"), str_of(text));
    source->language = LANGUAGE_EN;
    return source;
}

static struct place at(const struct source *source, uint32_t begin, uint32_t end) {
    return (struct place){source, {begin, end}};
}

/* What is printed, up to its end. */
static void prints(enum language language, bool colour, const char *expected) {
    char *told = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&told, &size);
    diagnostics_print(&log, stream, language, colour);
    fclose(stream);
    assert_string_equal(told, expected);
    free(told);
}

/* The line and the marks of a place, as "line\nmarks". */
static void shows(const char *text, uint32_t begin, uint32_t end, const char *line,
                  const char *marks) {
    log = diagnostics_in(arena);
    const struct source *source = charter(text);
    struct position position = source_position(source, begin);
    diagnose(&log, DIAGNOSTIC_sentence_too_long, at(source, begin, end));
    struct str expected =
        arena_format(arena,
                     "a.charte:%u:%u: error E-sentence-too-long: This sentence is too long to be "
                     "read.\n%5u | %s\n      | %s\n      = Divide it: a fact joins several "
                     "conditions under one wording, which the rule quotes.\n",
                     position.line, position.column, position.line, line, marks);
    prints(LANGUAGE_NONE, false, expected.bytes);
}

static void a_place_is_shown_with_its_marks(void **state) {
    (void)state;
    shows("one two three\nfour", 4, 7, "one two three", "    ^^^");
    shows("one\ntwo\n", 4, 7, "two", "^^^");
    shows("one\r\ntwo\r\n", 5, 8, "two", "^^^");
    shows("one\ntwo", 7, 7, "two", "   ^");
    shows("one\ntwo", 0, 7, "one", "^^^");
    shows("é日x", 2, 5, "é日x", " ^^");
    shows("\ta\tb", 3, 4, "\ta\tb", "\t \t^");
    shows("\ta", 0, 1, "\ta", "^");
    shows("e\xCC\x81x", 3, 4, "e\xCC\x81x", " ^");
    shows("e\xCC\x81x", 1, 3, "e\xCC\x81x", " ^");
    shows("a\x07"
          "b\xE2\x80\xAE"
          "c",
          2, 3,
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD"
          "c",
          "  ^");
    shows("a\x07"
          "b\xE2\x80\xAE"
          "c",
          6, 7,
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD"
          "c",
          "    ^");
    shows("", 0, 0, "", "^");
}

/* Of a line of over 400 bytes so many are shown from 80 before the place, and whole characters. */
static void a_long_line_is_shown_around_the_place(void **state) {
    (void)state;
    shows(TWO TWO, 0, 1, TWO TWO, "^");
    shows(TWO TWO, 399, 400, TWO TWO, arena_format(arena, "%399s^", "").bytes);
    shows(TWO TWO "y", 0, 1, TWO TWO " …", "^");
    shows(TWO TWO "y", 80, 81, TWO TWO " …", arena_format(arena, "%80s^", "").bytes);
    shows("y" TWO TWO, 81, 82, "… " TWO TWO, arena_format(arena, "  %80s^", "").bytes);
    shows("y" TWO TWO "y", 81, 82, "… " TWO TWO " …", arena_format(arena, "  %80s^", "").bytes);
    shows("yyé" TWO TWO, 83, 84, "… é" TWO FIFTY FIFTY FIFTY TEN TEN TEN TEN "xxxxxxxx …",
          arena_format(arena, "  %80s^", "").bytes);
    shows(TWO FIFTY FIFTY FIFTY TEN TEN TEN TEN "xxxxxxxxxéy", 0, 1,
          TWO FIFTY FIFTY FIFTY TEN TEN TEN TEN "xxxxxxxxxé …", "^");
}

static void what_is_concealed_is_one_sign(void **state) {
    (void)state;
    struct source *source = charter("List “Acme” of");
    conceal_span(arena, source, (struct span){5, 15});
    diagnose_with(&log, DIAGNOSTIC_date_not_in_calendar, at(source, 16, 18), STR("Acme"),
                  (struct str){0});
    diagnose_with(&log, DIAGNOSTIC_date_not_in_calendar, at(source, 5, 15), STR("Acme"),
                  (struct str){0});
    diagnose_with(&log, DIAGNOSTIC_time_not_on_clock, at(source, 5, 15), STR("other"),
                  (struct str){0});
    prints(LANGUAGE_EN, false,
           "a.charte:1:6: error E-date-not-in-calendar: The calendar has no date ….\n"
           "    1 | List … of\n      |      ^\n"
           "      = Write a date such as 2027-01-01 or 01.01.2027.\n"
           "a.charte:1:6: error E-time-not-on-clock: There is no time other.\n"
           "    1 | List … of\n      |      ^\n      = Write a time from 00:00 to 23:59.\n"
           "a.charte:1:13: error E-date-not-in-calendar: The calendar has no date Acme.\n"
           "    1 | List … of\n      |        ^^\n"
           "      = Write a date such as 2027-01-01 or 01.01.2027.\n");
}

static void all_are_said_in_the_order_of_files_and_places(void **state) {
    (void)state;
    struct source *b = source_of(arena, STR("b.charte"), STR("one\ntwo"));
    struct source *a = source_of(arena, STR("a.charte"), STR("eins"));
    a->language = LANGUAGE_DE;
    diagnose(&log, DIAGNOSTIC_language_late, at(b, 4, 7));
    diagnose(&log, DIAGNOSTIC_sentence_too_long, at(b, 4, 7));
    diagnose(&log, DIAGNOSTIC_sentence_too_long, at(b, 0, 3));
    diagnose(&log, DIAGNOSTIC_language_late, at(a, 0, 4));
    diagnose(&log, DIAGNOSTIC_list_of_list, (struct place){0});
    prints(
        LANGUAGE_NONE, false,
        "error E-list-of-list: A list cannot hold another list.\n"
        "      = Declare a fact that joins the conditions of the second list, and quote its "
        "wording in the first.\n"
        "a.charte:1:1: Fehler E-language-late: Die Sprache ist der erste Satz der Charta und steht "
        "nur einmal.\n    1 | eins\n      | ^^^^\n      = Löschen Sie diesen Satz.\n"
        "b.charte:1:1: error E-sentence-too-long: This sentence is too long to be read.\n"
        "    1 | one\n      | ^^^\n      = Divide it: a fact joins several conditions under one "
        "wording, which the rule quotes.\n"
        "b.charte:2:1: error E-language-late: The language is the first sentence of the charter, "
        "and is said only once.\n    2 | two\n      | ^^^\n      = Delete this sentence.\n"
        "b.charte:2:1: error E-sentence-too-long: This sentence is too long to be read.\n"
        "    2 | two\n      | ^^^\n      = Divide it: a fact joins several conditions under one "
        "wording, which the rule quotes.\n");
}

static void what_must_not_reach_a_terminal_is_a_sign(void **state) {
    (void)state;
    struct source *source = source_of(arena, STR("a\x07\tb\xE2\x80\xAE"), STR("x"));
    diagnose_with(&log, DIAGNOSTIC_name_letters, at(source, 0, 1), STR("c\x1B"), STR("d"));
    prints(LANGUAGE_EN, false,
           "a\xEF\xBF\xBD\tb\xEF\xBF\xBD:1:1: error E-name-letters: A name is written in small "
           "letters without accents, digits and underscores; “c\xEF\xBF\xBD” is none.\n"
           "    1 | x\n      | ^\n      = Write for example: d\n");
}

static void what_has_no_place_is_said_by_its_code(void **state) {
    (void)state;
    static const enum diagnostic_code codes[] = {DIAGNOSTIC_list_of_list, DIAGNOSTIC_language_late,
                                                 DIAGNOSTIC_sentence_too_long};
    for (size_t i = 0; i < 3; i++) diagnose(&log, codes[i], (struct place){0});
    prints(LANGUAGE_EN, false,
           "error E-language-late: The language is the first sentence of the charter, and is said "
           "only "
           "once.\n      = Delete this sentence.\n"
           "error E-sentence-too-long: This sentence is too long to be read.\n"
           "      = Divide it: a fact joins several conditions under one wording, which the rule "
           "quotes.\nerror E-list-of-list: A list cannot hold another list.\n"
           "      = Declare a fact that joins the conditions of the second list, and quote its "
           "wording "
           "in the first.\n");
}

static void a_line_whose_part_is_absent_is_left_out(void **state) {
    (void)state;
    struct source *source = charter("one two");
    struct diagnostic *said =
        diagnose_with(&log, DIAGNOSTIC_unexpected, at(source, 4, 7), STR("two"), (struct str){0});
    said->parts[2] = STR("too");
    prints(LANGUAGE_NONE, false,
           "a.charte:1:5: error E-unexpected: “two” is not understood at this place.\n"
           "    1 | one two\n      |     ^^^\n      = Did you mean “too”?\n");
    assert_string_equal(arena_copy(arena, diagnostic_message(arena, said, LANGUAGE_NONE)).bytes,
                        "“two” is not understood at this place.\nDid you mean “too”?");
    assert_string_equal(arena_copy(arena, diagnostic_message(arena, said, LANGUAGE_DE)).bytes,
                        "«two» wird an dieser Stelle nicht verstanden.\nMeinten Sie «too»?");
}

static void related_places_stand_below(void **state) {
    (void)state;
    struct source *source = charter("one two\nthree");
    struct diagnostic *said = diagnose(&log, DIAGNOSTIC_sentence_too_long, at(source, 4, 7));
    for (uint32_t i = 0; i < 5; i++) diagnostic_relate(said, at(source, i, i + 1));
    diagnostic_relate(said, at(source, 8, 13));
    assert_int_equal(said->related_count, DIAGNOSTIC_RELATED);
    said->related[1] = at(source, 8, 13);
    said->related_count = 2;
    prints(LANGUAGE_NONE, true,
           "a.charte:1:5: \x1b[1merror E-sentence-too-long\x1b[0m: This sentence is too long to be "
           "read.\n    1 | one two\n      |     ^^^\na.charte:1:1:\n    1 | one two\n      | -\n"
           "a.charte:2:1:\n    2 | three\n      | -----\n      = Divide it: a fact joins several "
           "conditions under one wording, which the rule quotes.\n");
}

static void languages_are_said_each_in_its_own(void **state) {
    (void)state;
    struct own_and_others languages[LANGUAGE_COUNT] = {{{0}, {0}}};
    languages[LANGUAGE_EN] = (struct own_and_others){STR("English"), STR("français")};
    diagnose_with(&log, DIAGNOSTIC_language_unknown, at(charter("one"), 0, 3), STR("x"),
                  (struct str){0})
        ->languages = languages;
    prints(LANGUAGE_NONE, false,
           "a.charte:1:1: error E-language-unknown: A charter cannot be written in the language "
           "“x”.\n    1 | one\n      | ^^^\n      = The languages possible: English, français.\n");
    assert_string_equal(
        arena_copy(arena, diagnostic_message(arena, &log.items[0], LANGUAGE_EN)).bytes,
        "A charter cannot be written in the language “x”.\nThe languages possible: English, "
        "français.");
}

static void one_of_a_code_is_said_at_a_place(void **state) {
    (void)state;
    const struct source *source = charter("one two"), *other = charter("one two");
    struct diagnostic *first = diagnose(&log, DIAGNOSTIC_unexpected, at(source, 0, 3));
    assert_ptr_equal(diagnose(&log, DIAGNOSTIC_unexpected, at(source, 0, 3)), first);
    assert_int_equal(log.count, 1);
    assert_int_equal(log.errors, 1);
    diagnose(&log, DIAGNOSTIC_unexpected, at(source, 0, 4));
    diagnose(&log, DIAGNOSTIC_unexpected, at(source, 1, 3));
    diagnose(&log, DIAGNOSTIC_unexpected, at(other, 0, 3));
    diagnose(&log, DIAGNOSTIC_and_or, at(source, 0, 3));
    diagnose(&log, DIAGNOSTIC_accepts_nothing, at(source, 0, 3));
    assert_int_equal(log.count, 6);
    assert_int_equal(log.errors, 5);
}

static void so_many_are_kept_and_more_are_said_to_be(void **state) {
    (void)state;
    char *text = calloc(LIMIT_DIAGNOSTICS + 3, 1);
    memset(text, 'x', LIMIT_DIAGNOSTICS + 2);
    const struct source *source = charter(text);
    for (uint32_t i = 0; i < LIMIT_DIAGNOSTICS; i++) {
        assert_false(diagnostics_full(&log));
        diagnose(&log, DIAGNOSTIC_list_of_list, at(source, i, i + 1));
    }
    assert_true(diagnostics_full(&log));
    assert_false(log.more);
    assert_ptr_equal(diagnose(&log, DIAGNOSTIC_list_of_list, at(source, 0, 1)), log.items);
    assert_false(log.more);
    for (uint32_t i = 0; i < 2; i++)
        assert_ptr_equal(
            diagnose(&log, DIAGNOSTIC_list_of_list, at(source, LIMIT_DIAGNOSTICS + i, 0)),
            &log.spare);
    assert_ptr_equal(diagnose(&log, DIAGNOSTIC_list_of_list, at(source, LIMIT_DIAGNOSTICS, 0)),
                     &log.spare);
    assert_true(log.more);
    assert_int_equal(log.count, LIMIT_DIAGNOSTICS);
    assert_int_equal(log.errors, LIMIT_DIAGNOSTICS + 3);
    log.count = 1;
    char *told = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&told, &size);
    diagnostics_print(&log, stream, LANGUAGE_NONE, false);
    fclose(stream);
    assert_non_null(strstr(told, arena_format(arena, "%u", LIMIT_DIAGNOSTICS).bytes));
    free(told);
    free(text);
}

static void codes_are_named_as_they_are_printed(void **state) {
    (void)state;
    static const struct {
        const char *name;
        enum diagnostic_code code;
    } names[] = {
        {"E-unexpected", DIAGNOSTIC_unexpected},     {"e-UNEXPECTED", DIAGNOSTIC_unexpected},
        {"E-mixed-and-or", DIAGNOSTIC_mixed_and_or}, {"E-mixed_and_or", DIAGNOSTIC_COUNT},
        {"W-unexpected", DIAGNOSTIC_COUNT},          {"E_unexpected", DIAGNOSTIC_COUNT},
        {"E-unexpecte", DIAGNOSTIC_COUNT},           {"E-unexpectedx", DIAGNOSTIC_COUNT},
        {"E-not-utf8", DIAGNOSTIC_not_utf8},         {"", DIAGNOSTIC_COUNT}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(diagnostic_code_of(str_of(names[i].name)), names[i].code);
    for (int code = 0; code < DIAGNOSTIC_COUNT; code++) {
        struct str name = diagnostic_code_name(arena, (enum diagnostic_code)code);
        assert_int_equal(diagnostic_code_of(name), code);
    }
    assert_true(
        str_equal(diagnostic_code_name(arena, DIAGNOSTIC_mixed_and_or), STR("E-mixed-and-or")));
}

static void a_part_is_shown_as_far_as_two_thousand_bytes(void **state) {
    (void)state;
    char *part = calloc(2003, 1);
    memset(part, 'x', 2002);
    for (size_t size = 1999; size <= 2002; size++) {
        log = diagnostics_in(arena);
        struct str text = {part, size};
        diagnose_with(&log, DIAGNOSTIC_time_not_on_clock, (struct place){0}, text, (struct str){0});
        struct str expected =
            arena_format(arena,
                         "error E-time-not-on-clock: There is no time %.*s%s.\n"
                         "      = Write a time from 00:00 to 23:59.\n",
                         (int)(size < 2000 ? size : 2000), part, size > 2000 ? "…" : "");
        prints(LANGUAGE_EN, false, expected.bytes);
    }
    memcpy(part + 1998, "日x", 4); /* to the end of its last character */
    log = diagnostics_in(arena);
    diagnose_with(&log, DIAGNOSTIC_time_not_on_clock, (struct place){0}, (struct str){part, 2002},
                  (struct str){0});
    prints(LANGUAGE_EN, false,
           arena_format(arena,
                        "error E-time-not-on-clock: There is no time %.2001s….\n"
                        "      = Write a time from 00:00 to 23:59.\n",
                        part)
               .bytes);
    free(part);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_place_is_shown_with_its_marks),
        TEST(a_long_line_is_shown_around_the_place),
        TEST(what_is_concealed_is_one_sign),
        TEST(all_are_said_in_the_order_of_files_and_places),
        TEST(what_must_not_reach_a_terminal_is_a_sign),
        TEST(what_has_no_place_is_said_by_its_code),
        TEST(a_line_whose_part_is_absent_is_left_out),
        TEST(related_places_stand_below),
        TEST(languages_are_said_each_in_its_own),
        TEST(one_of_a_code_is_said_at_a_place),
        TEST(so_many_are_kept_and_more_are_said_to_be),
        TEST(codes_are_named_as_they_are_printed),
        TEST(a_part_is_shown_as_far_as_two_thousand_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
