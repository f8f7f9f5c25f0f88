/* SPDX-License-Identifier: Apache-2.0 */
/* What stands between the words of a sentence, and which form each of them has: what is rare. */
#include "compiler/format/marks.h"
#include "tests/unit/made_writing.h"

static void each_kind_of_rule_takes_notes(void **state) {
    (void)state;
    static const char *const rules[] = {
        "1.1 It is forbidden to “do”.",
        "It is permitted to “do”.",
        "Approval from the “R” is required to “do”.",
        "Commitment: “k”.",
        "By way of exception to article 2, it is permitted to “do”.",
        "By way of exception to every other article, it is permitted to “do”."};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct str written =
            arena_format(arena, EN "\nArticle 1 “A”.\n  %s\n    Reason: “r”.\n", rules[i]);
        writes(written.bytes, written.bytes);
    }
}

static void headings_and_what_follows_them_stand_apart(void **state) {
    (void)state;
    writes(
        EN
        "article 1 “A”. scenario “s”: “x”; verdict allowed. it is forbidden to “do”. role r: “R”.",
        EN "\nArticle 1 “A”.\n\nScenario “s”: “x”;\n  verdict allowed.\n\n  It is forbidden to "
           "“do”.\n\nRole r: “R”.\n");
    writes(EN "# a\r\n# b  \n\n\n", EN "# a\n# b\n");
}

static void circumstances_are_told_apart_by_commas(void **state) {
    (void)state;
    writes(
        EN
        "article 1 “A”. example allowed “x” in reply to “y” from 2027-01-01. example allowed “x” "
        "from 2027-01-01.",
        EN "\nArticle 1 “A”.\n  Example allowed: “x” in reply to “y”, from 2027-01-01.\n"
           "  Example allowed: “x” from 2027-01-01.\n");
}

#define TEN  "xxxxxxxxxx"
#define LONG TEN TEN TEN TEN TEN TEN

static void long_sentences_are_broken_with_their_indent(void **state) {
    (void)state;
    writes(EN "article 1 “A”. example allowed “x” on linkedin given that “" LONG "” and “" LONG
              "”. scenario "
              "“" LONG "”: “" TEN TEN "” on linkedin in public given that “" LONG "” and “" LONG
              "”; verdict "
              "allowed.",
           EN "\nArticle 1 “A”.\n  Example allowed: “x”\n    on linkedin,\n    given that “" LONG
              "”\n    and “" LONG "”.\n\nScenario “" LONG "”: “" TEN TEN
              "”\n    on linkedin, in public,"
              "\n    given that “" LONG "”\n    and “" LONG "”;\n  verdict allowed.\n");
    writes(
        EN
        "article 1 “A”. it is forbidden to “do”, subject to articles 101, 102, 103, 104, 105, 106, "
        "107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119 and 120.",
        EN
        "\nArticle 1 “A”.\n  It is forbidden to “do”,\n    subject to articles 101, 102, 103, 104, "
        "105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115,\n    116, 117, 118, 119 and "
        "120.\n");
    writes(
        EN "fact f: “do”, that is “done”; established if any of these conditions is met:\n- “" LONG
           "” or “" LONG "”\n- the platform is linkedin or " TEN TEN TEN " or " TEN TEN TEN
           " or " TEN ";\nto check if “" LONG "” or “" LONG
           "”; ruled out if the platform is linkedin or " TEN TEN TEN " or " TEN TEN TEN " or " TEN
           ".",
        EN "\nFact f: “do”, that is “done”;\n  established if any of these conditions is met:\n    "
           "- “" LONG "”\n      or “" LONG "”;\n    - the platform is linkedin or " TEN TEN TEN
           " or " TEN TEN TEN "\n      or " TEN ";\n  to check if “" LONG "”\n    or “" LONG
           "”;\n  ruled out if the "
           "platform is linkedin or " TEN TEN TEN "\n    or " TEN TEN TEN " or " TEN ".\n");
}

static void what_fits_of_a_long_sentence_stays_on_its_line(void **state) {
    (void)state;
    writes(EN "scenario “s”: “x” on linkedin given that “" LONG "” and “" LONG
              "”; verdict allowed.",
           EN "\nScenario “s”: “x” on linkedin,\n    given that “" LONG "”\n    and “" LONG
              "”;\n  verdict allowed.\n");
    writes(EN "fact f: “do”, that is “done”; established if “" LONG
              "” or the post contains a photo.",
           EN "\nFact f: “do”, that is “done”;\n  established if “" LONG
              "”\n    or the post contains a photo.\n");
}

static void what_stands_before_a_sentence_changes_no_form(void **state) {
    (void)state;
    writes(DE "artikel 1 «A». 1.1 es ist verboten, «tun». sachverhalt f: «tun», das heisst "
              "«getan»; erwiesen, "
              "falls gilt: der Beitrag erscheint zwischen 22:00 bis 06:00.",
           DE "\nArtikel 1 «A».\n  1.1 Es ist verboten, «tun».\n\nSachverhalt f: «tun», das heisst "
              "«getan»;\n"
              "  erwiesen, falls gilt: der Beitrag erscheint zwischen 22:00 bis 06:00.\n");
    writes(
        FR "article 1 « A ». 1 par exception à l’article 2 et 3, il est permis de « voir ».", FR
        "\nArticle 1 « A ».\n  1 Par exception aux articles 2 et 3, il est permis de « voir ».\n");
    writes(EN "# a # b #\narticle 1 “A”. it is forbidden to “do” ; . role r: “R”.",
           EN "\n# a # b #\nArticle 1 “A”.\n  It is forbidden to “do”.\n\nRole r: “R”.\n");
}

static void what_follows_a_list_of_conditions_begins_a_line(void **state) {
    (void)state;
    static const char *const tails[] = {"from 2027-01-01", "until 2027-01-01", "on a trial basis",
                                        "subject to article 2", "unless “c”"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        struct str written = arena_format(
            arena,
            EN "\nArticle 1 “A”.\n  It is forbidden to “do”, if any of these conditions "
               "is met:\n      - “a”;\n      - “b”;\n    %s.\n",
            tails[i]);
        writes(written.bytes, written.bytes);
    }
    writes(EN "article 1 “A”. it is forbidden to “do” unless any of these conditions is met:\n- "
              "“a”\n- “b”\n"
              "if “c” and “d”.",
           EN
           "\nArticle 1 “A”.\n  It is forbidden to “do”, unless any of these conditions is met:\n"
           "      - “a”;\n      - “b”;\n    if “c” and “d”.\n");
}

static void a_plural_stands_behind_an_exception_too(void **state) {
    (void)state;
    writes(
        FR "article 1 « A ». par exception à l’article 2 et 3, il est permis de « voir », sous "
           "réserve de "
           "l’article 4 et 5.",
        FR
        "\nArticle 1 « A ».\n  Par exception aux articles 2 et 3, il est permis de « voir », sous "
        "réserve des articles 4 et 5.\n");
    writes(FR "article 1 « A ». il est interdit de « ».",
           FR "\nArticle 1 « A ».\n  Il est interdit de « ».\n");
}

static void apostrophes_in_texts_are_nobody_s_manner(void **state) {
    (void)state;
    writes(FR "préambule : « l'a ». contrôle : les brouillons de l’auteur.",
           FR "\nPréambule : « l'a ».\nContrôle : les brouillons de l’auteur.\n");
    writes(FR "préambule : « l’a ». contrôle : les brouillons de l'auteur.",
           FR "\nPréambule : « l’a ».\nContrôle : les brouillons de l'auteur.\n");
    writes(FR "s’applique à « a ». contrôle : les brouillons de l'auteur.",
           FR "\nS’applique à : « a ».\nContrôle : les brouillons de l’auteur.\n");
}

static void a_comment_between_two_words_of_one_phrase_is_kept(void **state) {
    (void)state;
    translates(
        FR
        "article 1 « A ». il est interdit de « f » si # c\n toutes ces conditions sont remplies :"
        "\n- « a »\n- « b ».",
        LANGUAGE_DE,
        DE
        "\nArtikel 1 «zu übersetzen: A».\n  Es ist verboten, «zu übersetzen: f»,\n    falls gilt:"
        "  # c\n    alle diese Bedingungen sind erfüllt:\n      - «zu übersetzen: a»;\n      - «zu "
        "übersetzen: b».\n");
}

static void quotes_that_would_be_mistaken_stay_the_author_s(void **state) {
    (void)state;
    static const char *const texts[] = {"«a ”»", "«” a»", "«a ” b “ c»", "«a “ b»", "\"a ” b\""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str written = arena_format(arena, EN "\nContact: %s.\n", texts[i]);
        writes(written.bytes, written.bytes);
    }
    writes(DE "Kontakt: „a » b“.", DE "\nKontakt: „a » b“.\n");
    writes(EN "contact: «a “b” c».", EN "\nContact: “a “b” c”.\n");
}

static void what_names_something_is_not_to_translate(void **state) {
    (void)state;
    translates(
        EN
        "charter “A” of “B” version “C”. list a “A”: exactly “D”, “E”, pattern “F”, the file “G”, "
        "“a@b”, “x#y”, “H”, “.i”.",
        LANGUAGE_DE,
        DE
        "\nCharta «zu übersetzen: A» von «B», Fassung «C».\n\nListe a «zu übersetzen: A»: genau "
        "«D», «zu übersetzen: E», Muster «F», die Datei «G», «a@b»,\n  «zu übersetzen: x#y», «zu "
        "übersetzen: H», «.i».\n");
    assert_string_equal(mark_off(STR("to translate: ")).bytes, "");
    assert_int_equal(mark_off((struct str){"to translate: a", 5}).size, 5);
}

static void what_two_languages_say_otherwise_is_the_same(void **state) {
    (void)state;
    static const char *const written = EN "article 1 “a”. example allowed “x” on 2027-01-01.";
    assert_false(
        format_holds(arena, read_charter(written),
                     read_charter(EN "article 1 “a”. example allowed “x” posted on 2027-01-01.")));
    assert_true(format_holds(arena,
                             read_charter(DE "Artikel 1 «a». Beispiel erlaubt «x» am 2027-01-01."),
                             read_charter(written)));
}

/* A word that one language uses for two things is two words in another. */
static void words_for_two_things_are_told_apart(void **state) {
    (void)state;
    translates(
        EN
        "article 1 “A”. example allowed “x” on 2027-01-01. example allowed “x” from 2027-01-01 on "
        "German. example allowed “x” on linkedin. it is forbidden to “do”, from 2027-01-01. "
        "scenario “s”: “x” from 2027-01-01; verdict allowed.",
        LANGUAGE_DE,
        DE
        "\nArtikel 1 «zu übersetzen: A».\n  Beispiel erlaubt: «zu übersetzen: x» am 2027-01-01.\n"
        "  Beispiel erlaubt: «zu übersetzen: x» am 2027-01-01, verfasst auf Deutsch.\n"
        "  Beispiel erlaubt: «zu übersetzen: x» auf linkedin.\n"
        "  Es ist verboten, «zu übersetzen: do», vom 2027-01-01.\n\n"
        "Szenario «zu übersetzen: s»: «zu übersetzen: x» am 2027-01-01;\n  Ergebnis erlaubt.\n");
    translates(
        FR "article 1 « A ». il faut l’accord de « R » à « faire ».", LANGUAGE_EN,
        EN "\nArticle 1 “to translate: A”.\n  Approval from “to translate: R” is required to “to "
           "translate: faire”.\n");
    translates(
        DE "Sachverhalt f: «tun», das heisst «getan»; erwiesen, falls gilt: der Beitrag erscheint "
           "zwischen 22:00 bis 06:00.",
        LANGUAGE_EN,
        EN
        "\nFact f: “to translate: tun”, that is “to translate: getan”;\n  established if the post "
        "appears between 22:00 and 06:00.\n");
    translates(
        IT
        "Fatto f: «fare», ossia «fatto»; accertato se il messaggio è pubblicato tra le 08:00 e le "
        "12:00 e il messaggio contiene un link.",
        LANGUAGE_EN,
        EN
        "\nFact f: “to translate: fare”, that is “to translate: fatto”;\n  established if the post "
        "appears between 08:00 and 12:00 and the post contains a link.\n");
}

static void a_comment_passes_over_marks_and_dashes(void **state) {
    (void)state;
    writes(
        EN "article 1 “A”. it is forbidden to “do” if any of these conditions is met:\n- # a\n “a” "
           "# b\n;\n"
           "- “b”\n# c\n.\nin this charter: “e” # d\n: “f” # e\n; “g”: “h”.",
        EN
        "\nArticle 1 “A”.\n  It is forbidden to “do”, if any of these conditions is met:  # a\n"
        "      - “a”;  # b\n      # c\n      - “b”.\n\nIn this charter:\n  “e”:  # d\n  “f”;  # e\n"
        "  “g”: “h”.\n");
}

static void dates_times_and_numbers_are_said_as_they_are(void **state) {
    (void)state;
    static const char *const facts[] = {"before 2027-01-01", "before 2027-01-02",
                                        "before 2027-01-01 at 08:00", "before 2027-01-01 at 09:00"};
    struct source *read[4];
    for (size_t i = 0; i < 4; i++)
        read[i] =
            read_charter(arena_format(arena,
                                      EN "fact f: “do”, that is “done”; established if the post "
                                         "appears %s.",
                                      facts[i])
                             .bytes);
    for (size_t i = 0; i < 16; i++)
        assert_int_equal(format_holds(arena, read[i / 4], read[i % 4]), i / 4 == i % 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_kind_of_rule_takes_notes),
        TEST(headings_and_what_follows_them_stand_apart),
        TEST(circumstances_are_told_apart_by_commas),
        TEST(long_sentences_are_broken_with_their_indent),
        TEST(what_fits_of_a_long_sentence_stays_on_its_line),
        TEST(what_stands_before_a_sentence_changes_no_form),
        TEST(what_follows_a_list_of_conditions_begins_a_line),
        TEST(a_plural_stands_behind_an_exception_too),
        TEST(apostrophes_in_texts_are_nobody_s_manner),
        TEST(a_comment_between_two_words_of_one_phrase_is_kept),
        TEST(quotes_that_would_be_mistaken_stay_the_author_s),
        TEST(what_names_something_is_not_to_translate),
        TEST(what_two_languages_say_otherwise_is_the_same),
        TEST(words_for_two_things_are_told_apart),
        TEST(a_comment_passes_over_marks_and_dashes),
        TEST(dates_times_and_numbers_are_said_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
