/* SPDX-License-Identifier: Apache-2.0 */
/* The canonical writing of a charter: what stands where in a sentence, in each language, and what
 * two writings have in common. */
#include "tests/unit/made_writing.h"

static void sentences_of_a_kind_stand_together(void **state) {
    (void)state;
    writes(EN "charter “A” of “B”. contact: “c”. applies to “d”. checked: official accounts.\n"
              "prevailing the English version. preamble “p”. in this charter: “e”: “f”; “g”: “h”. "
              "role r: “R”. label l: “L”. platform p: “P”. list m “M”: “m”. fact f: “do”, that is "
              "“done”; to ask: “?”. chapter 1 “C”. article 1 “A”. text “t”. it is forbidden to "
              "“do”. scenario “s”: “x”; verdict allowed. scenario “t”: “x”; verdict allowed.",
           EN
           "\nCharter “A” of “B”.\nContact: “c”.\nApplies to: “d”.\nChecked: official accounts.\n"
           "Prevailing: the English version.\nPreamble: “p”.\n\nIn this charter:\n  “e”: “f”;\n"
           "  “g”: “h”.\n\nRole r: “R”.\nLabel l: “L”.\nPlatform p: “P”.\n\nList m “M”: “m”.\n\n"
           "Fact f: “do”, that is “done”;\n  to ask: “?”.\n\nChapter 1 “C”.\n\nArticle 1 “A”.\n"
           "  Text: “t”.\n  It is forbidden to “do”.\n\nScenario “s”: “x”;\n  verdict allowed.\n"
           "Scenario “t”: “x”;\n  verdict allowed.\n");
}

static void an_empty_line_of_the_author_s_stays(void **state) {
    (void)state;
    writes(EN "Charter “A” of “B”.\n\n\n\nContact: “c”.\nRole r: “R”.\n\n  \n\nRole s: “S”.\n\n\n",
           EN "\nCharter “A” of “B”.\n\nContact: “c”.\n\nRole r: “R”.\n\nRole s: “S”.\n");
}

static void notes_stand_under_what_they_are_of(void **state) {
    (void)state;
    writes(
        EN "article 1 “A”. reason: “r”. legal basis “l”. advice “a”. contact “c”. example allowed "
           "“x”. commitment “k”. reason “r”. it is forbidden to “do”. advice “a”. 1.1 it is "
           "forbidden to “do”. article 2 “B”. contact “c”. by way of exception to article 1, "
           "it is permitted to “do”. contact “d”. approval from the “R” is required to “do”. "
           "reason “r”. by way of exception to every other article, it is permitted to “do”. "
           "reason “s”.",
        EN "\nArticle 1 “A”.\n  Reason: “r”.\n  Legal basis: “l”.\n  Advice: “a”.\n"
           "  Contact: “c”.\n  Example allowed: “x”.\n  Commitment: “k”.\n    Reason: “r”.\n"
           "  It is forbidden to “do”.\n    Advice: “a”.\n  1.1 It is forbidden to “do”.\n\n"
           "Article 2 “B”.\n  Contact: “c”.\n  By way of exception to article 1, it is permitted "
           "to “do”.\n    Contact: “d”.\n  Approval from the “R” is required to “do”.\n"
           "    Reason: “r”.\n  By way of exception to every other article, it is permitted to "
           "“do”.\n    Reason: “s”.\n");
}

/* A comma before the last of a list where the language sets one. */
static void items_of_a_list_are_joined_by_commas(void **state) {
    (void)state;
    writes(EN
           "list a “A”: “b”; b, exactly “c” and pattern “#” or “d” and an IBAN, the file “f.txt” "
           "publishable, an email address of the domain “x.example”; except “e”, b and “f”.\n"
           "list b confidential: “x”. list c: except “x”.",
           EN "\nList a “A”: “b”, b, exactly “c”, and pattern “#”, or “d”, and an IBAN, the file "
              "“f.txt” publishable,\n  an e-mail address of the domain “x.example”, except “e”, b, "
              "and “f”.\nList b confidential: “x”.\nList c: except “x”.\n");
    writes(DE "Liste a «A»: «b» und «c», ausser «d» und «e».",
           DE "\nListe a «A»: «b» und «c», ausser «d» und «e».\n");
    writes(FR "Liste mots « A » : « b » et « c » sauf « d ».",
           FR "\nListe mots « A » : « b », et « c », sauf « d ».\n");
    writes(IT "Elenco a «A»: «b» e «c».", IT "\nElenco a «A»: «b» e «c».\n");
}

static void clauses_of_a_fact_stand_on_lines_of_their_own(void **state) {
    (void)state;
    writes(EN "fact f: “do” that is “done” else “undone”; established if “a” and “b”; to check if "
              "all of these conditions are met:\n- “a” and “b”\n- “d”; ruled out if “c” ; to "
              "ask: “?”; without an answer, yes.",
           EN "\nFact f: “do”, that is “done”, otherwise “undone”;\n  established if “a” and “b”;\n"
              "  to check if all of these conditions are met:\n    - “a” and “b”;\n    - “d”;"
              "\n  ruled out if “c”;\n  to ask: “?”; without an answer, yes.\n");
}

static void a_rule_says_its_tails_behind_commas(void **state) {
    (void)state;
    writes(
        EN
        "article 1 “A”. it is forbidden to “do” if “a” and “b”, unless “c”, from 2027-01-01 until "
        "2027-02-01 and from 2027-03-01 until 2027-04-01, on a trial basis, "
        "subject to articles 2, 3 and 4.",
        EN "\nArticle 1 “A”.\n  It is forbidden to “do”, if “a” and “b”, unless “c”,\n    from "
           "2027-01-01 until 2027-02-01 and from 2027-03-01 until 2027-04-01, on a trial basis,"
           "\n    subject to articles 2, 3 and 4.\n");
    writes(EN "article 1 “A”. it is forbidden to “do”, until 2027-02-01.",
           EN "\nArticle 1 “A”.\n  It is forbidden to “do”, until 2027-02-01.\n");
    writes(EN "article 1 “A”. 1.1 it is forbidden to “do”, subject to rule 1.2.",
           EN "\nArticle 1 “A”.\n  1.1 It is forbidden to “do”, subject to rule 1.2.\n");
}

static void a_list_of_conditions_has_a_line_an_item(void **state) {
    (void)state;
    writes(
        EN "article 1 “A”. it is forbidden to “do” if any of these conditions is met:\n- “a” and "
           "“b”;\n"
           "- “c” ; on a trial basis. it is forbidden to “do” if all of these conditions are met:\n"
           "– “a”\n– “b” unless “c” and “d”. it is forbidden to “do” unless all of these "
           "conditions are met:\n• “a”\n • “b”.",
        EN
        "\nArticle 1 “A”.\n  It is forbidden to “do”, if any of these conditions is met:\n"
        "      - “a” and “b”;\n      - “c”;\n    on a trial basis.\n  It is forbidden to “do”, "
        "if all of these conditions are met:\n      - “a”;\n      - “b”;\n    unless “c” and "
        "“d”.\n  It is forbidden to “do”, unless all of these conditions are met:\n      - “a”;\n"
        "      - “b”.\n");
}

static void an_exception_begins_its_sentence(void **state) {
    (void)state;
    writes(EN "article 1 “A”. by way of exception to article 2 it is permitted to “do”.",
           EN "\nArticle 1 “A”.\n  By way of exception to article 2, it is permitted to “do”.\n");
    writes(
        DE
        "artikel 1 «A». abweichend von Artikel 2 und 3 ist es erlaubt, «tun». abweichend von allen "
        "anderen Artikeln braucht es die Zustimmung von «R» dafür, «tun».",
        DE "\nArtikel 1 «A».\n  Abweichend von den Artikeln 2 und 3 ist es erlaubt, «tun».\n"
           "  Abweichend von allen anderen Artikeln braucht es die Zustimmung von «R» dafür, "
           "«tun».\n");
    translates(DE "artikel 1 «A». abweichend von Artikel 2 ist es erlaubt, «tun».", LANGUAGE_IT,
               IT "\nArticolo 1 «da tradurre: A».\n  In deroga all'articolo 2, è permesso "
                  "«da tradurre: tun».\n");
}

static void a_phrase_has_the_form_that_its_neighbours_ask_for(void **state) {
    (void)state;
    writes(
        FR "article 1 « A ». il est interdit de « agir » s’il est faux de dire que « ami ». il est "
           "interdit d’ « parler » si « ami ». il est interdit d’« hurler », sous réserve de "
           "l’article 2 et 3. il est interdit de « hurler », sous réserve des articles 2.",
        FR "\nArticle 1 « A ».\n  Il est interdit d’« agir », s’il est faux de dire que « ami ».\n"
           "  Il est interdit de « parler », si « ami ».\n"
           "  Il est interdit d’« hurler », sous réserve des articles 2 et 3.\n"
           "  Il est interdit de « hurler », sous réserve de l’article 2.\n");
    writes(
        EN "fact f: “do”, that is “done”; established if the text mentions at least 1 terms from a "
           "and "
           "the text mentions at least 2 term from a and the text mentions a fewer than 1 words "
           "from “b”.",
        EN
        "\nFact f: “do”, that is “done”;\n  established if the text mentions at least 1 term from "
        "a\n    and the text mentions at least 2 terms from a\n    and the text mentions a "
        "fewer than 1 word from “b”.\n");
    translates(FR "article 1 « A ». il est interdit d’« agir ».", LANGUAGE_FR,
               FR "\nArticle 1 « A ».\n  Il est interdit d’« agir ».\n");
    translates(EN "article 1 “A”. it is forbidden to “act”.", LANGUAGE_FR,
               FR "\nArticle 1 « à traduire : A ».\n  Il est interdit de « à traduire : act ».\n");
}

/* The author's own, where all are of one kind; straight where there is none. */
static void apostrophes_are_the_author_s(void **state) {
    (void)state;
    writes(FR "s'applique à « a ». contrôle : les brouillons de l’auteur.",
           FR "\nS'applique à : « a ».\nContrôle : les brouillons de l'auteur.\n");
    writes(FR "contrôle : les brouillons de l’auteur. s'applique à « l'a ».",
           FR "\nContrôle : les brouillons de l’auteur.\nS’applique à : « l'a ».\n");
}

static void an_example_says_its_circumstances(void **state) {
    (void)state;
    writes(
        EN
        "article 1 “A”. example forbidden “x” on linkedin in public, on 2027-01-01 at 08:00, in "
        "French by a “R” given that “a” and “b”. scenario “s”: “x” on linkedin in public; verdict "
        "allowed under article 1, 2 and under rule 3.1.",
        EN "\nArticle 1 “A”.\n  Example forbidden: “x”\n    on linkedin, in public, on "
           "2027-01-01 at 08:00, in French, by a “R”, given that “a” and “b”.\n\n"
           "Scenario “s”: “x” on linkedin, in public;\n  verdict allowed under articles 1, 2 and "
           "under rule 3.1.\n");
}

static void quotes_are_those_of_the_language(void **state) {
    (void)state;
    writes(EN "contact: «c». preamble: \"a “b” c\". applies to: «a ” b». ",
           EN "\nContact: “c”.\nPreamble: “a “b” c”.\nApplies to: «a ” b».\n");
    writes(FR "contact : “c”. préambule : “”. s'applique à : \"a » b\".",
           FR "\nContact : « c ».\nPréambule : « ».\nS'applique à : \"a » b\".\n");
    writes(DE "Kontakt: „c“.", DE "\nKontakt: «c».\n");
}

static void a_text_of_several_lines_stands_on_its_own(void **state) {
    (void)state;
    writes(
        EN "preamble: “ a\n   b\n\n     c  ”. article 1 “A”. text “a\nb”.", EN
        "\nPreamble: “\n  a\n  b\n\n    c\n”.\n\nArticle 1 “A”.\n  Text: “\n    a\n    b\n  ”.\n");
}

static void names_and_addresses_are_not_to_translate(void **state) {
    (void)state;
    translates(
        EN "charter “A” of “B” version 1. contact: “a@b.example”. list a “A”: “@x”, “#x”, “x.y”, "
           "“x y.z”, “x.”, exactly “X”, pattern “#”, the file “f”, an e-mail address of the "
           "domain “x”. fact f: “do”, that is “done”; established if the post links to “a” or "
           "“b” and the post has the hashtag “c” and the post addresses the account “d” and "
           "the text mentions “e”.",
        LANGUAGE_DE,
        DE "\nCharta «zu übersetzen: A» von «B», Fassung 1.\nKontakt: «a@b.example».\n\n"
           "Liste a «zu übersetzen: A»: «@x», «#x», «x.y», «zu übersetzen: x y.z», «zu "
           "übersetzen: x.»,\n  genau «X», Muster «#», die Datei «f», eine E-Mail-Adresse der "
           "Domain «x».\n\nSachverhalt f: «zu übersetzen: do», das heisst «zu übersetzen: "
           "done»;\n  erwiesen, falls gilt: der Beitrag verweist auf «a» oder «b» und der "
           "Beitrag trägt den Hashtag «c»\n    und der Beitrag richtet sich an das Konto «d» "
           "und der Text nennt «zu übersetzen: e».\n");
}

static void a_mark_is_of_one_language(void **state) {
    (void)state;
    translates(DE "Kontakt: «zu übersetzen: a». Präambel: «to translate: b».", LANGUAGE_EN,
               EN "\nContact: “to translate: a”.\nPreamble: “to translate: b”.\n");
    struct span first = {0};
    struct source *source =
        read_charter(DE "Kontakt: «a». Präambel: «zu übersetzen: b». Gilt für: «à traduire : "
                        "c».");
    assert_int_equal(format_marked(arena, source, &first), 2);
    assert_memory_equal(source->text.bytes + first.begin, "«zu übersetzen: b»",
                        first.end - first.begin);
    assert_int_equal(first.end - first.begin, sizeof "«zu übersetzen: b»" - 1);
    assert_int_equal(format_marked(arena, read_charter(DE "Kontakt: «a»."), &first), 0);
}

static void one_says_what_another_says_word_for_word(void **state) {
    (void)state;
    static const struct {
        const char *one, *other;
        bool same;
    } pairs[] = {
        {EN "contact: “a”.", EN "# a\ncontact “a”.", false},
        {EN "contact: “a”. # a", EN "# a\ncontact “a”.", true},
        {EN "contact: “a”. # a", EN "contact “a”. # b", false},
        {EN "contact: “a”. # a\n# b", EN "contact “a”. # a", false},
        {EN "# a\ncontact: “a”. # b", EN "# a\ncontact: “a”. # c", false},
        {EN "charter “A” of “B”, version 1.", EN "charter “A” of “B”, version “1”.", false},
        {EN "contact: “a”.", EN "contact: “b”.", false},
        {EN "contact: “a”.", EN "preamble: “a”.", false},
        {EN "contact: “a”.", EN "contact: “a”. preamble: “b”.", false},
        {EN "contact: “a”. preamble: “b”.", EN "contact: “a”.", false},
        {EN "role a: “a”.", EN "role b: “a”.", false},
        {EN "article 1 “a”.", EN "article 2 “a”.", false},
        {EN "article 1 “a”. it is forbidden to “b”.", EN "article 1 “a”. it is permitted to “b”.",
         false},
        {EN "contact: “a”.", DE "Kontakt: «zu übersetzen: a».", true},
        {EN "contact: “to translate: a”.", EN "contact: “a”.", false},
        {EN "contact: “a”.", DE "Kontakt: «zu übersetzen: b».", false},
        {EN "contact: “a”.", DE "Präambel: «a».", false},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_int_equal(
            format_holds(arena, read_charter(pairs[i].one), read_charter(pairs[i].other)),
            pairs[i].same);
}

static void a_comment_stays_at_its_word(void **state) {
    (void)state;
    writes("# a\n\n# b\n" EN
           "# c\ncharter “A” # d\n of “B” # e\n. # f\n\n# g\nrole # h\n # i\n r: “R”\n"
           "# j\n. contact “c” . # k",
           "# a\n\n# b\n" EN
           "\n# c\nCharter “A”  # d\n  of “B”.  # e\n# f\n\n# g\nRole  # h\n  # i\n  r:"
           "\n  # j\n  “R”.\n\nContact: “c”.  # k\n");
    writes(EN "role r: “R”. . .", EN "\nRole r: “R”.\n");
    writes(EN "# a  \t\n", EN "# a\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(sentences_of_a_kind_stand_together),
        TEST(an_empty_line_of_the_author_s_stays),
        TEST(notes_stand_under_what_they_are_of),
        TEST(items_of_a_list_are_joined_by_commas),
        TEST(clauses_of_a_fact_stand_on_lines_of_their_own),
        TEST(a_rule_says_its_tails_behind_commas),
        TEST(a_list_of_conditions_has_a_line_an_item),
        TEST(an_exception_begins_its_sentence),
        TEST(a_phrase_has_the_form_that_its_neighbours_ask_for),
        TEST(apostrophes_are_the_author_s),
        TEST(an_example_says_its_circumstances),
        TEST(quotes_are_those_of_the_language),
        TEST(a_text_of_several_lines_stands_on_its_own),
        TEST(names_and_addresses_are_not_to_translate),
        TEST(a_mark_is_of_one_language),
        TEST(one_says_what_another_says_word_for_word),
        TEST(a_comment_stays_at_its_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
