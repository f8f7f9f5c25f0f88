/* SPDX-License-Identifier: Apache-2.0 */
/* The phrases of the languages: the longest that words begin with, and how a token is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compiler/front/dialect.h"

/* The words of a text, a blank between. */
static size_t split(const char *text, struct str *words) {
    size_t count = 0;
    while (*text) {
        size_t size = strcspn(text, " ");
        words[count++] = (struct str){text, size};
        text += size + (text[size] ? 1 : 0);
    }
    return count;
}

static void says(enum language language, const char *text, size_t word_count, const char *first,
                 const char *second) {
    struct str words[32];
    size_t count = split(text, words);
    struct dialect_match match = dialect_longest(language, words, count);
    assert_int_equal(match.word_count, word_count);
    if (first)
        assert_string_equal(dialect_token_name(match.first), first);
    else
        assert_int_equal(match.first, DIALECT_NO_TOKEN);
    if (second)
        assert_string_equal(dialect_token_name(match.second), second);
    else
        assert_int_equal(match.second, DIALECT_NO_TOKEN);
    if (!word_count) return;
    const struct dialect_writing *writing = dialect_writing(language, match.writing);
    assert_int_equal(writing->first, match.first);
    assert_int_equal(writing->second, match.second);
}

static void the_longest_phrase_is_taken(void **state) {
    (void)state;
    says(LANGUAGE_EN, "the text mentions clients", 3, "text_mentions", NULL);
    says(LANGUAGE_EN, "the text mentions at least 2", 5, "text_mentions_least", NULL);
    says(LANGUAGE_EN, "the text mentions at most", 3, "text_mentions", NULL);
    says(LANGUAGE_EN, "the text", 0, NULL, NULL);
    says(LANGUAGE_EN, "", 0, NULL, NULL);
    says(LANGUAGE_EN, "and", 1, "and", NULL);
    says(LANGUAGE_EN, "and / or", 3, "and_or", NULL);
    says(LANGUAGE_EN, "an", 0, NULL, NULL);
    says(LANGUAGE_EN, "andy", 0, NULL, NULL);
    says(LANGUAGE_EN, "language : english", 1, "language", NULL);
    says(LANGUAGE_FR, "il est interdit d' agir", 4, "forbid", NULL);
    says(LANGUAGE_FR, "il est interdit de", 4, "forbid", NULL);
    says(LANGUAGE_FR, "il est interdit du", 0, NULL, NULL);
    says(LANGUAGE_DE, "falls gilt :", 2, "if", NULL);
    says(LANGUAGE_DE, "falls alle diese bedingungen erfullt sind :", 6, "if", "all_of");
    says(LANGUAGE_DE, "the text mentions", 0, NULL, NULL);
}

/* Every canonical phrase is read as the token that it says, in every language. */
static void what_is_written_is_read(void **state) {
    (void)state;
    assert_true(dialect_token_count() > 100);
    for (int token = 0; token < dialect_token_count(); token++) {
        assert_int_equal(dialect_token(dialect_token_name(token)), token);
        for (enum language in = 0; in < LANGUAGE_COUNT; in++) {
            struct str phrase = dialect_canonical(in, token);
            assert_true(phrase.size > 0);
            assert_true(str_equal(dialect_phrase(in, dialect_token_name(token)), phrase));
            const char *form = dialect_form(in, token, DIALECT_NO_TOKEN, DIALECT_FIRST);
            assert_true(str_equal(str_of(form), phrase));
        }
    }
}

static void forms_are_asked_for_by_name(void **state) {
    (void)state;
    int forbid = dialect_token("forbid"), derogate = dialect_token("derogate");
    assert_string_equal(dialect_form(LANGUAGE_FR, forbid, DIALECT_NO_TOKEN, DIALECT_VOWEL),
                        "il est interdit d'");
    assert_null(dialect_form(LANGUAGE_EN, forbid, DIALECT_NO_TOKEN, DIALECT_VOWEL));
    assert_null(dialect_form(LANGUAGE_FR, forbid, derogate, DIALECT_FIRST));
    assert_string_equal(dialect_form(LANGUAGE_FR, derogate, DIALECT_NO_TOKEN, DIALECT_PLURAL),
                        "par exception aux articles");
    assert_string_equal(
        dialect_form(LANGUAGE_DE, dialect_token("if"), dialect_token("all_of"), DIALECT_FIRST),
        "falls alle diese Bedingungen erfüllt sind:");
    assert_int_equal(dialect_token("no_token"), DIALECT_NO_TOKEN);
    assert_int_equal(dialect_token("forbi"), DIALECT_NO_TOKEN);
    assert_false(str_present(dialect_phrase(LANGUAGE_FR, "no_token")));
}

static void languages_are_known_by_their_codes(void **state) {
    (void)state;
    static const struct {
        const char *code;
        enum language language;
    } codes[] = {{"fr", LANGUAGE_FR},       {"de_CH.UTF-8", LANGUAGE_DE}, {"it-CH", LANGUAGE_IT},
                 {"en.UTF-8", LANGUAGE_EN}, {"de@euro", LANGUAGE_DE},     {"fra", LANGUAGE_NONE},
                 {"f", LANGUAGE_NONE},      {"", LANGUAGE_NONE},          {"xx", LANGUAGE_NONE},
                 {"FR", LANGUAGE_NONE},     {"de/x", LANGUAGE_NONE}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_int_equal(language_of_code(str_of(codes[i].code)), codes[i].language);
    assert_int_equal(language_of_code((struct str){"fr", 1}), LANGUAGE_NONE);
    for (enum language in = 0; in < LANGUAGE_COUNT; in++)
        assert_int_equal(language_of_code(str_of(language_code(in))), in);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_phrase_is_taken),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(forms_are_asked_for_by_name),
        cmocka_unit_test(languages_are_known_by_their_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
