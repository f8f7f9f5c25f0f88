/* SPDX-License-Identifier: Apache-2.0 */
/* What a term comes to before it is looked for: which signs it may lose, where stars may stand, how
 * long it may be; and the same of patterns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/table/patterns.h"
#include "compiler/table/term_spellings.h"
#include "runtime/base/limits.h"
#include "tests/unit/made_arena.h"

static void comes_to(const char *term, enum term_status status, const char *left) {
    struct str found = {0};
    assert_int_equal(term_examine(arena, str_of(term), &found), status);
    if (left) assert_true(str_equal(found, str_of(left)));
}

static void words_are_left_in_the_view(void **state) {
    (void)state;
    comes_to("Acme", TERM_OK, "acme");
    comes_to("Acme  Corp", TERM_OK, "acme corp");
    comes_to("Çà et là", TERM_OK, "çà et là");
    comes_to("A-1", TERM_OK, "a 1");
    comes_to("l'État-major, «Acme» (Dr. Müller)!", TERM_OK, NULL);
    comes_to("Rote* Kreuz*", TERM_OK, "rote kreuz");
    comes_to("Mitarbeiter*innen", TERM_OK, "mitarbeiter");
}

/* Marks between words, of any language, say nothing. */
static void signs_that_carry_nothing_may_be_lost(void **state) {
    (void)state;
    static const char *const quiet[] = {" ", ".", ",", ";", ":", "!", "?", "'", "\"", "(", ")",
                                        "/", "-", "«", "»", "–", "—", "…", "“", "”",  "„", "•"};
    char term[32];
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
        snprintf(term, sizeof term, "%s ab %s cd %s", quiet[i], quiet[i], quiet[i]);
        comes_to(term, TERM_OK, "ab cd");
        snprintf(term, sizeof term, "%s%s", quiet[i], quiet[i]);
        comes_to(term, TERM_NO_WORDS, "");
    }
}

static void signs_that_carry_something_may_not(void **state) {
    (void)state;
    static const char *const loud[] = {"+", "&", "#", "%", "=", "<", "$", "~", "|", "§", "©", "®",
                                       "±", "×", "÷", "¬", "€", "₣", "∑", "→", "✓", "√", "😀"};
    char term[32];
    for (size_t i = 0; i < sizeof loud / sizeof *loud; i++) {
        snprintf(term, sizeof term, "ab %s cd", loud[i]);
        comes_to(term, TERM_PARTIAL, "ab cd");
        snprintf(term, sizeof term, "%s ab", loud[i]);
        comes_to(term, TERM_PARTIAL, "ab");
        snprintf(term, sizeof term, "ab %s", loud[i]);
        comes_to(term, TERM_PARTIAL, "ab");
        comes_to(loud[i], TERM_NO_WORDS, "");
    }
}

/* What stands in ordinary names: a final 's, and a joint between words of some length. */
static void ordinary_names_are_terms(void **state) {
    (void)state;
    comes_to("McDonald's", TERM_OK, "mcdonald");
    comes_to("driver's license", TERM_OK, "driver license");
    comes_to("Marks & Spencer", TERM_OK, "marks spencer");
    comes_to("Cordier & Fils", TERM_OK, "cordier fils");
    comes_to("Villeroy + Boch", TERM_OK, "villeroy boch");
    comes_to("Ben & Jerry's", TERM_OK, "ben jerry");
    comes_to("Procter&Gamble", TERM_OK, "procter gamble");
    comes_to("H & M", TERM_PARTIAL, "h m");
    comes_to("Acme && Fils", TERM_PARTIAL, "acme fils");
    comes_to("Acme & ", TERM_PARTIAL, "acme");
    comes_to("Acme S.A.", TERM_OK, "acme s a");
    comes_to("Amazon.com", TERM_OK, "amazon com");
    comes_to("Amazon.com/x", TERM_PARTIAL, "amazon com");
    comes_to("Yahoo! Japan", TERM_OK, "yahoo japan");
    comes_to("client(e)s", TERM_OK, "client");
    comes_to("a*b", TERM_BAD_STAR, "a b");
}

/* What is no word of its own: a sign, a hashtag, an address. */
static void what_would_be_lost_is_no_term(void **state) {
    (void)state;
    comes_to("", TERM_NO_WORDS, "");
    comes_to("C++", TERM_PARTIAL, "c");
    comes_to("R&D", TERM_PARTIAL, "r d");
    comes_to("#Acme", TERM_PARTIAL, "acme");
    comes_to("info@acme.example", TERM_NO_WORDS, "");
}

static void a_star_stands_against_a_word(void **state) {
    (void)state;
    static const char *const stand[] = {"ab*",    "*ab",     "*ab*",     "ab* cd",
                                        "ab *cd", "ab* *cd", "*ab* *cd*"};
    static const char *const none[] = {"*",    "ab *", "* ab",    "a*b",
                                       "ab**", "**ab", "ab * cd", "ab*cd*"};
    for (size_t i = 0; i < sizeof stand / sizeof *stand; i++) comes_to(stand[i], TERM_OK, NULL);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) comes_to(none[i], TERM_BAD_STAR, NULL);
}

/* So many letters, and what stands behind them. */
static const char *letters(size_t count, const char *behind) {
    char *made = arena_alloc(arena, count + strlen(behind) + 1);
    memset(made, 'a', count);
    strcpy(made + count, behind);
    return made;
}

static void a_word_beside_a_star_is_so_long(void **state) {
    (void)state;
    comes_to(letters(LIMIT_AFFIX_BYTES, "*"), TERM_OK, NULL);
    comes_to(letters(LIMIT_AFFIX_BYTES + 1, "*"), TERM_TOO_LONG, NULL);
    comes_to(letters(LIMIT_AFFIX_BYTES + 1, ""), TERM_OK, NULL);
    comes_to(letters(LIMIT_AFFIX_BYTES + 1, " b*"), TERM_OK, NULL);
}

static void a_term_is_so_long(void **state) {
    (void)state;
    char words[2 * LIMIT_TERM_WORDS + 3] = "";
    for (size_t i = 0; i < LIMIT_TERM_WORDS; i++) strcat(words, "a ");
    comes_to(words, TERM_OK, NULL);
    strcat(words, "a");
    comes_to(words, TERM_TOO_LONG, NULL);
    comes_to(letters(LIMIT_TERM_BYTES, ""), TERM_OK, NULL);
    comes_to(letters(LIMIT_TERM_BYTES + 1, ""), TERM_TOO_LONG, NULL);
    /* By the view's bytes: U+FB03 is three letters there. */
    comes_to(letters(LIMIT_TERM_BYTES - 3, "\xEF\xAC\x83"), TERM_OK, NULL);
    char folded[LIMIT_TERM_BYTES + 1] = ""; /* each sign of three bytes is many letters */
    for (size_t i = 0; i < LIMIT_TERM_BYTES / 3; i++) strcat(folded, "ﷲ");
    comes_to(folded, TERM_TOO_LONG, NULL);
}

static void a_pattern_is_more_than_blanks(void **state) {
    (void)state;
    static const char *const none[] = {"", " ", "\t", "\n", " \t\n "};
    static const char *const some[] = {"#", "@", "!", "\"", " a", "a ", "\t!", "PRJ-##", "*"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(pattern_examine(arena, str_of(none[i])), PATTERN_EMPTY);
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        assert_int_equal(pattern_examine(arena, str_of(some[i])), PATTERN_OK);
    assert_int_equal(pattern_examine(arena, str_of(letters(LIMIT_PATTERN, ""))), PATTERN_OK);
    assert_int_equal(pattern_examine(arena, str_of(letters(LIMIT_PATTERN + 1, ""))),
                     PATTERN_TOO_LONG);
}

static struct term_spellings tags_of(const char *term) {
    struct term_words words = term_cut(arena, str_of(term), false);
    return term_tags(arena, &words);
}

static void a_hashtag_joins_words_without_stars(void **state) {
    (void)state;
    static const char *const none[] = {"ab", "*ab cd", "ab* cd", "ab cd*", "ab *cd", ""};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(tags_of(none[i]).count, 0);
    assert_int_equal(tags_of("ab cd").count, 1);
    assert_true(str_equal(tags_of("Ab, cd").items[0], STR("#abcd")));
    assert_int_equal(tags_of("é b").count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_left_in_the_view, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(signs_that_carry_nothing_may_be_lost, open_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(signs_that_carry_something_may_not, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(ordinary_names_are_terms, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(what_would_be_lost_is_no_term, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_star_stands_against_a_word, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_word_beside_a_star_is_so_long, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_term_is_so_long, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_pattern_is_more_than_blanks, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_hashtag_joins_words_without_stars, open_arena,
                                        free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
