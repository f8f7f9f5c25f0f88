/* SPDX-License-Identifier: Apache-2.0 */
/* A charter's text is cut into pieces that leave nothing out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/base/buffer.h"
#include "compiler/front/scan.h"

static void no_memory(void) {
    abort();
}

static const char *const names[] = {
    [SCAN_WORD] = "word", [SCAN_TEXT] = "text", [SCAN_NUMBER] = "number", [SCAN_DATE] = "date",
    [SCAN_TIME] = "time", [SCAN_STOP] = "stop", [SCAN_COLON] = ":",       [SCAN_SEMICOLON] = ";",
    [SCAN_SLASH] = "/",   [SCAN_DASH] = "dash", [SCAN_STRANGE] = "wrong", [SCAN_OPEN] = "open",
    [SCAN_END] = "end",
};

/* "word<Article> number<1> end<>", for all pieces of a text. */
static void scans(const char *text, const char *expected) {
    struct arena *arena = arena_new(no_memory);
    struct source *source = source_of(arena, STR("a.charte"), str_of(text));
    struct scan_pieces pieces = scan_source(arena, source);
    struct buffer said = buffer_in(arena);
    for (size_t i = 0; i < pieces.count; i++) {
        struct span span = pieces.items[i].span;
        buffer_format(&said, "%s%s<%.*s>", i ? " " : "", names[pieces.items[i].kind],
                      (int)(span.end - span.begin), text + span.begin);
    }
    buffer_add_char(&said, '\0');
    assert_string_equal(buffer_str(&said).bytes, expected);
    arena_free(arena);
}

static void words_have_letters_digits_and_an_apostrophe(void **state) {
    (void)state;
    scans("", "end<>");
    scans("Règle l’été d'un a_1 Ünï", "word<Règle> word<l’> word<été> word<d'> word<un> word<a_1> "
                                      "word<Ünï> end<>");
    scans("\xEF\xBB\xBF"
          "Langue",
          "word<Langue> end<>");
}

static void numbers_dates_and_times_are_told_apart(void **state) {
    (void)state;
    scans("1 3.2 4bis 2027-01-31 1.2.2027 7:30 22:00.",
          "number<1> number<3.2> number<4bis> date<2027-01-31> date<1.2.2027> time<7:30> "
          "time<22:00> stop<.> end<>");
}

static void signs_end_and_join(void **state) {
    (void)state;
    scans("a: b; c / d.", "word<a> :<:> word<b> ;<;> word<c> /</> word<d> stop<.> end<>");
}

static void dashes_count_at_the_start_of_a_line(void **state) {
    (void)state;
    scans("a - b\n  - c\n– d", "word<a> word<b> dash<  -> word<c> dash<–> word<d> end<>");
}

static void blanks_that_do_not_break_are_blanks(void **state) {
    (void)state;
    scans("a\u00A0b\u202F:\u202Fc,,\u00A0d", "word<a> word<b> :<:> word<c> word<d> end<>");
    scans("\u202F–\u202Fc\n\u00A0-\u00A0\u202Fd",
          "dash<\u202F–> word<c> dash<\u00A0-> word<d> end<>");
}

static void quotes_of_a_kind_nest(void **state) {
    (void)state;
    scans("« a « b » c » “d “e” f” „g“ \"h\"", "text<« a « b » c »> text<“d “e” f”> text<„g“> "
                                               "text<\"h\"> end<>");
}

static void an_open_quote_takes_its_line(void **state) {
    (void)state;
    scans("a « b\nc.", "word<a> open<« b> word<c> stop<.> end<>");
    scans("a “b", "word<a> open<“b> end<>");
    scans("„a\n„b\nc", "open<„a> open<„b> word<c> end<>");
}

static void comments_are_passed_over(void **state) {
    (void)state;
    scans("a # b “c\nd", "word<a> word<d> end<>");
    scans("“a # b”", "text<“a # b”> end<>");
}

static void strange_signs_are_pieces(void **state) {
    (void)state;
    scans("a ? 東", "word<a> wrong<?> wrong<東> end<>");
    scans("a \x80\x81 \xFF", "word<a> wrong<\x80\x81> wrong<\xFF> end<>");
}

static void a_piece_knows_whether_it_begins_a_line(void **state) {
    (void)state;
    struct arena *arena = arena_new(no_memory);
    struct source *source = source_of(arena, STR("a.charte"), STR("a b\n  c\n\n“d\ne” f"));
    struct scan_pieces pieces = scan_source(arena, source);
    static const bool starts[] = {true, false, true, true, false};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        assert_int_equal(pieces.items[i].line_start, starts[i]);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_letters_digits_and_an_apostrophe),
        cmocka_unit_test(numbers_dates_and_times_are_told_apart),
        cmocka_unit_test(signs_end_and_join),
        cmocka_unit_test(dashes_count_at_the_start_of_a_line),
        cmocka_unit_test(blanks_that_do_not_break_are_blanks),
        cmocka_unit_test(quotes_of_a_kind_nest),
        cmocka_unit_test(an_open_quote_takes_its_line),
        cmocka_unit_test(comments_are_passed_over),
        cmocka_unit_test(strange_signs_are_pieces),
        cmocka_unit_test(a_piece_knows_whether_it_begins_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
