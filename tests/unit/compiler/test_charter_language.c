/* SPDX-License-Identifier: Apache-2.0 */
/* In which language a charter is read, where its first sentence says it, says another, or none; and
 * that this is said once. */
#include "compiler/base/buffer.h"
#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "tests/unit/code_names.h"
#include "tests/unit/made_arena.h"

/* "language code|what to write", the codes of what is said parted by blanks. */
static const char *read_as(const char *text) {
    struct diagnostics log = diagnostics_in(arena);
    struct source *source = source_of(arena, STR("a.charte"), str_of(text));
    struct ast_charter *charter = parse_charter(arena, source, &log);
    struct buffer said = buffer_in(arena);
    buffer_format(&said, "%s", language_code(charter->language));
    for (size_t i = 0; i < log.count; i++) {
        const struct diagnostic *d = &log.items[i];
        bool wrong = d->code == DIAGNOSTIC_language_wrong;
        struct str mend = wrong ? d->parts[0] : d->parts[1];
        buffer_format(&said, " %s", code_name(d->code));
        if (str_present(mend)) buffer_format(&said, "|%.*s", STR_ARG(mend));
    }
    buffer_add_char(&said, '\0');
    return buffer_str(&said).bytes;
}

struct read {
    const char *text, *as;
};

#define READ(cases)                                                                                \
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {                                    \
        if (strcmp(read_as(cases[i].text), cases[i].as) != 0)                                      \
            print_message("%s\n", cases[i].text);                                                  \
        assert_string_equal(read_as(cases[i].text), cases[i].as);                                  \
    }

#define FR                                                                                         \
    "Charte « T » de « O », version 1.0.\nContact : « a ».\nRôle r : « R ».\n"            \
    "Article 1 « A ».\n  Texte : « t ».\n"
#define EN                                                                                         \
    "Charter “T” of “O”, version 1.0.\nContact: “a”.\nRole r: “R”.\n"              \
    "Article 1 “A”.\n  Text: “t”.\n"
#define DE                                                                                         \
    "Charta «T» von «O», Fassung 1.0.\nKontakt: «a».\nRolle r: «R».\n"                     \
    "Artikel 1 «A».\n  Text: «t».\n"
#define IT                                                                                         \
    "Carta «T» di «O», versione 1.0.\nContatto: «a».\nRuolo r: «R».\n"                     \
    "Articolo 1 «A».\n  Testo: «t».\n"
#define SAID_FR "Langue : français.\n"
#define SAID_EN "Language: English.\n"
#define SAID_DE "Sprache: Deutsch.\n"
#define SAID_IT "Lingua: italiano.\n"
#define MEND_FR "|Langue : français."
#define MEND_EN "|Language: English."
#define MEND_DE "|Sprache: Deutsch."
#define MEND_IT "|Lingua: italiano."

static void the_sentences_tell_a_wrong_language(void **state) {
    (void)state;
    static const struct read cases[] = {
        {SAID_FR FR, "fr"},
        {SAID_EN EN, "en"},
        {SAID_DE DE, "de"},
        {SAID_IT IT, "it"},
        {SAID_FR EN, "en language_wrong" MEND_EN},
        {SAID_FR DE, "de language_wrong" MEND_DE},
        {SAID_FR IT, "it language_wrong" MEND_IT},
        {SAID_EN FR, "fr language_wrong" MEND_FR},
        {SAID_EN DE, "de language_wrong" MEND_DE},
        {SAID_EN IT, "it language_wrong" MEND_IT},
        {SAID_DE FR, "fr language_wrong" MEND_FR},
        {SAID_DE EN, "en language_wrong" MEND_EN},
        {SAID_DE IT, "it language_wrong" MEND_IT},
        {SAID_IT FR, "fr language_wrong" MEND_FR},
        {SAID_IT EN, "en language_wrong" MEND_EN},
        {SAID_IT DE, "de language_wrong" MEND_DE},
        {"# Langue : français.\n" SAID_EN EN, "en"},
        {"\uFEFF# a\n\n" SAID_FR EN, "en language_wrong" MEND_EN},
        {"Langue : français\n" EN, "en language_wrong" MEND_EN},
    };
    READ(cases);
}

/* What else is wrong is told as it would be were the language said right. */
static void other_mistakes_are_still_told(void **state) {
    (void)state;
    static const struct read cases[] = {
        {SAID_FR EN "Rol s: “S”.\n", "en language_wrong" MEND_EN " unexpected"},
        {SAID_FR EN "Rôle s : « S ».\n", "en language_wrong" MEND_EN},
        {SAID_FR EN "List s: “S”. Fact f: “f”. Chapter 1 “C”.\nListe s : « S ».\n",
         "en language_wrong" MEND_EN " unexpected"},
        {SAID_FR EN SAID_EN, "en language_wrong" MEND_EN " language_late"},
    };
    READ(cases);
}

static void few_sentences_are_a_slip(void **state) {
    (void)state;
    static const struct read cases[] = {
        {SAID_FR FR "Role s: “S”.\nList t: “T”.\n", "fr unexpected"},
        {SAID_FR FR "Commitment: “List t: “T”. Chapter 1 “A”.”.\n", "fr unexpected"},
        {SAID_FR FR "Engagement : « Charter “T” of “O”.\nList t: “T”.\nFact f: “f”. ».\n", "fr"},
        {SAID_FR "Charter “T” of “O”.\n", "fr unexpected"},
        {SAID_FR "Contact: “a”.\nArticle 1 “A”.\n", "fr"},
        {SAID_EN EN "Liste a : « A ». Fait b : « B ».\n", "en unexpected unexpected"},
        {SAID_FR FR "List a: “A”. Fact b: “B”. Chapter 1 “C”.\n",
         "fr unexpected unexpected unexpected"},
        {SAID_FR FR "# Charter “T” of “O”.\n# List t: “T”.\n# Fact f: “f”.\n", "fr"},
    };
    READ(cases);
}

static void a_misspelt_language_is_mended(void **state) {
    (void)state;
    static const struct read cases[] = {
        {"Langue : françias.\n" FR, "fr language_misspelt" MEND_FR},
        {"Langage : français\n" FR, "fr language_misspelt" MEND_FR},
        {"Langage : français.\n" FR, "fr language_misspelt" MEND_FR},
        {"Langue française.\n" FR, "fr language_misspelt" MEND_FR},
        {"Français.\n" FR, "fr language_misspelt" MEND_FR},
        {"Language: Deutsch.\n" DE, "de language_misspelt" MEND_DE},
        {"Language: German.\n" DE, "de language_misspelt" MEND_DE},
        {"Sprache: Deutsh.\n" DE, "de language_misspelt" MEND_DE},
        {"Lingua: itliano.\n" IT, "it language_misspelt" MEND_IT},
        {"Language: “English”.\n" EN, "en language_misspelt" MEND_EN},
        {"Langauge: Englsih.\n" EN, "en language_misspelt" MEND_EN},
        {"Language: Deutsch.\n" EN, "en language_wrong" MEND_EN},
        {"Langue : françias.\n" EN, "en language_wrong" MEND_EN},
        {"Langue : françias.\n", "fr language_misspelt" MEND_FR},
        {"Language: English\n" EN, "en stop_forgotten"},
        {"Language English.\n" EN, "en"},
        {"Language\n: English.\n" EN, "en"},
    };
    READ(cases);
}

static void a_language_that_is_none_is_told(void **state) {
    (void)state;
    static const struct read cases[] = {
        {FR, "fr language_missing" MEND_FR},
        {EN, "en language_missing" MEND_EN},
        {DE, "de language_missing" MEND_DE},
        {IT, "it language_missing" MEND_IT},
        {"Language:\n" EN, "en language_missing" MEND_EN},
        {"Language: .\n" EN, "en language_missing" MEND_EN},
        {"Language of this charter, English.\n" EN, "en language_missing" MEND_EN},
        {"Langue : klingon.\n" FR, "fr language_unknown" MEND_FR},
        {"Langue : espagnol.\n" FR, "fr language_unknown" MEND_FR},
        {"Langage : espagnol.\n" FR, "fr language_unknown" MEND_FR},
        {"Language: Spanish.\n" DE, "de language_unknown" MEND_DE},
        {"Language: Dutch.\n" EN, "en language_unknown" MEND_EN},
        {"Contact: “a”. Article 1 “A”.", "fr language_missing"},
    };
    READ(cases);
}

/* How many errors are said of two language versions. */
static size_t errors_of(const char *one, const char *other) {
    struct diagnostics log = diagnostics_in(arena);
    struct ast_charter *charters[] = {
        parse_charter(arena, source_of(arena, STR("a.charte"), str_of(one)), &log),
        parse_charter(arena, source_of(arena, STR("b.charte"), str_of(other)), &log),
    };
    compile_charters(arena, charters, 2, &log);
    return log.errors;
}

static void a_version_that_says_another_language_is_one_mistake(void **state) {
    (void)state;
    assert_int_equal(errors_of(SAID_FR FR, SAID_FR EN), 1);
    assert_int_equal(errors_of(SAID_FR FR, SAID_DE FR), 1);
    assert_int_equal(errors_of(SAID_FR FR "Fait foi : la version allemande.\n", SAID_FR EN), 1);
    assert_int_equal(errors_of(SAID_FR FR, SAID_FR FR), 1);
    assert_int_equal(errors_of(SAID_EN EN, "\xFF\xFEL"), 1);
    assert_int_equal(errors_of(SAID_EN EN, "%PDF-1.7"), 1);
    assert_int_equal(errors_of(SAID_EN EN, SAID_EN "Contact: “\xE9”."), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, free_arena)
        TEST(the_sentences_tell_a_wrong_language),
        TEST(other_mistakes_are_still_told),
        TEST(few_sentences_are_a_slip),
        TEST(a_misspelt_language_is_mended),
        TEST(a_language_that_is_none_is_told),
        TEST(a_version_that_says_another_language_is_one_mistake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
