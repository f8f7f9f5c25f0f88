/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of a charter that cannot be understood: where, and with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/base/buffer.h"
#include "compiler/front/parse.h"
#include "tests/unit/code_names.h"
#include "tests/unit/made_arena.h"

/* "code[what stands there]part|part", for each that is said of a text; a part that is absent is -.
 */
static const char *said_of(const char *text) {
    struct diagnostics log = diagnostics_in(arena);
    struct source *source = source_of(arena, STR("a.charte"), str_of(text));
    parse_charter(arena, source, &log);
    struct buffer said = buffer_in(arena);
    for (size_t i = 0; i < log.count; i++) {
        const struct diagnostic *d = &log.items[i];
        size_t last = DIAGNOSTIC_PARTS;
        while (last > 0 && !str_present(d->parts[last - 1])) last--;
        buffer_format(&said, "%s%s[%.*s]", i ? "\n" : "", code_name(d->code),
                      (int)(d->place.span.end - d->place.span.begin), text + d->place.span.begin);
        for (size_t k = 0; k < last; k++)
            buffer_format(&said, "%s%.*s", k ? "|" : "",
                          STR_ARG(str_present(d->parts[k]) ? d->parts[k] : STR("-")));
    }
    buffer_add_char(&said, '\0');
    return buffer_str(&said).bytes;
}

struct mistake {
    const char *text, *said;
};

static void told(const struct mistake *mistakes, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_string_equal(said_of(mistakes[i].text), mistakes[i].said);
}

/* What a rule begins with, where nothing nearer can be said. */
#define OPENINGS                                                                                   \
    "|-|-|-|it is forbidden to, it is required to, approval from, it is not advisable to, it is "  \
    "permitted to, it is recommended to, everyone is encouraged to, everyone has the protected "   \
    "right to"

/* What begins with «it is». */
#define BEGUN                                                                                      \
    "|-|-|it is allowed to, it is forbidden to, it is inadvisable to, it is mandatory to, it is "  \
    "not advisable to, it is permitted to, it is prohibited to, it is recommended to, …"

#define TOLD(mistakes) told(mistakes, sizeof mistakes / sizeof *mistakes)

#define EN "Language: English.\n"
#define FR "Langue : français.\n"
#define DE "Sprache: Deutsch.\n"

static void a_stop_that_is_forgotten_ends_a_sentence(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Contact: “a”\nRole r: “R”.", "stop_forgotten[]Role"},
        {EN "Contact: “a”\n  \n# c\nArticle 1 “A”\nText: “t”\nReason: “r”.",
         "stop_forgotten[]Article\nstop_forgotten[]Text\nstop_forgotten[]Reason"},
        {EN "role r: “R” role s: “S”.", "unexpected[role]role|a full stop"},
        {EN ".", ""},
        {EN "Contact: “a”..\nRole r: “R”.", ""},
        {EN, ""},
        {EN
         "Charter “A” of “B”\nContact: “a”\nApplies to: “b”\nChecked: official accounts\nPreamble: "
         "“p”\nPrevailing: the English version\nIn this charter: “a”: “b”\nRole r: “r”\nLabel l: "
         "“l”\nPlatform p: “p”\nList m: “m”\nFact f: “f”\nChapter 1 “c”\nArticle 1 “a”\nText: "
         "“t”\nCommitment: “c”\nReason: “r”\nLegal basis: “l”\nAdvice: “a”\nExample allowed: "
         "“e”\nScenario “s”: “t”; verdict allowed\nContact: “c”.",
         "stop_forgotten[]Contact\nstop_forgotten[]Applies\nstop_forgotten[]Checked\nstop_"
         "forgotten[]Preamble\nstop_forgotten[]Prevailing\nstop_forgotten[]In\nstop_forgotten[]"
         "Role\nstop_forgotten[]Label\nstop_forgotten[]Platform\nstop_forgotten[]List\nstop_"
         "forgotten[]Fact\nstop_forgotten[]Chapter\nstop_forgotten[]Article\nstop_forgotten[]"
         "Text\nstop_forgotten[]Commitment\nstop_forgotten[]Reason\nstop_forgotten[]Legal\nstop_"
         "forgotten[]Advice\nstop_forgotten[]Example\nstop_forgotten[]Scenario\nstop_forgotten[]"
         "Contact"},
    };
    TOLD(mistakes);
}

static void a_quote_that_does_not_close_takes_its_line(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Contact: “a.\nRole r: “R”.", "text_not_closed[“]”"},
        {EN "Contact: «a.\nRole r: “R”.", "text_not_closed[«]»"},
        {DE "Kontakt: „a.", "text_not_closed[„]“"},
        {EN "Contact: \"a.", "text_not_closed[\"]\""},
        {EN "Preamble: “p\nq”. Contact: “a.", "text_not_closed[“]”"},
    };
    TOLD(mistakes);
}

static void a_name_has_small_letters(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Role Press: “P”. Fact f: “f”; established if the author has the role Press.",
         "name_letters[Press]Press|press"},
        {EN "List Clients: “C”. Fact f: “f”; established if the text mentions Clients or Clients.",
         "name_letters[Clients]Clients|clients"},
        {EN "List aB: “L”.", "name_letters[aB]aB|ab"},
        {EN "Fact f: “f”; established if the platform is neither linkedin nor x.", ""},
        {FR "Rôle Été_2 : « E ».", "name_letters[Été_2]Été_2|ete_2"},
        {FR "Rôle l’été : « E ».", "name_letters[l’]l’|l\nunexpected[été]été|un deux-points"},
        {EN "Label List: “L”.", "unexpected[List]List|a name"},
        {EN "List list: “L”.", "word_as_name[list]list|list_list"},
        {EN "List list “L”: “L”. Fact f: “f”; established if the text mentions list.",
         "word_as_name[list]list|list_list"},
        {EN "Role role: “R”. Role role: “S”.", "word_as_name[role]role|role_role"},
        {EN "List the: “L”.", ""},
        {DE "Liste zeichen: «L».", "word_as_name[zeichen]zeichen|zeichen_liste"},
        {EN "Fact fact: “f”.", "word_as_name[fact]fact|fact_fact"},
        {EN "Platform x1_y: “X”.", ""},
        {EN "Platform _x: “X”.", "name_letters[_x]_x|x"},
        {EN "Approval from Chief is required.",
         "name_letters[Chief]Chief|chief\nunexpected[is required]is required|-|is required to"},
    };
    TOLD(mistakes);
}

static void the_phrase_that_was_meant_is_proposed(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Contct: “a”.", "unexpected[Contct]Contct|-|Contact"},
        {EN "Rolle r: “R”.", "unexpected[Rolle]Rolle|-|Role"},
        {EN "Artcle 1 “A”.", "unexpected[Artcle]Artcle|-|Article"},
        {EN "Article 1 “A”. It is forbiden to “do”.",
         "unexpected[It is forbiden to]It is forbiden to|-|it is forbidden to"},
        {EN "Article 1 “A”. It is frobidden to “do”.",
         "unexpected[It is frobidden to]It is frobidden to|-|it is forbidden to"},
        {EN "Article 1 “A”. It was never so “do”.", "unexpected[It]It" OPENINGS},
        {EN "Article 1 “A”. It is recommended not to “do”.", "unexpected[It]It" OPENINGS},
        {EN "Article 1 “A”. It is recommendet not to “do”.", "unexpected[It is]It is" BEGUN},
        {EN "Article 1 “A”. It is discouraged to “do”.", "unexpected[It is]It is" BEGUN},
        {DE "Sachverhalt f: «f»; erwiesen, falls gilt: der Text ist kürzer als 20 Zeichen.",
         "unexpected[der]der|ein Text in Anführungszeichen, es gilt nicht:, alle diese Bedingungen "
         "sind "
         "erfüllt:, der Text nennt, der Text nennt mindestens, der Text ist länger als, …"},
        /* Once, though «erwähnt» may be spelt in two ways. */
        {DE "Sachverhalt f: «f»; erwiesen, falls gilt: die Inhaltswarnung xyz «a».",
         "unexpected[die Inhaltswarnung]die Inhaltswarnung|-|-|die Inhaltswarnung erwähnt, die "
         "Inhaltswarnung erwähnt "
         "keinen der Begriffe, die Inhaltswarnung nennt, die Inhaltswarnung nennt keinen der "
         "Begriffe"},
        {FR "Fait f : « f » ; établi si le texte mentionne « a », à moins que « b ».",
         "unexpected[à]à|un point, un point-virgule, établi si, à vérifier si, exclu si, à "
         "demander, …"},
        {EN "Article 1 “A”. It is forbidden for interns to “do”.",
         "unexpected[It is forbidden]It is forbidden|-|-|it is forbidden to"},
        {EN "xy: “R”.", "unexpected[xy]xy" OPENINGS},
        {EN "Fact f: “f”; established if the text mention “a”.",
         "unexpected[the text mention]the text mention|-|the text mentions"},
        {EN "Contact “a” “b”.", "unexpected[“b”]b|a full stop"},
        {EN "Contact: “a\nb” “c\nd\ne”.", "unexpected[“c\nd\ne”]c\nd\ne|a full stop"},
        {EN "Contact: role.\n", "unexpected[role]role|a text in quotation marks"},
        {EN "Role r “R”.", "unexpected[“R”]R|a colon"},
        {EN "contact : : “a”.", "unexpected[:]:|a text in quotation marks"},
        {EN "Contact: 12.", "unexpected[12]12|a text in quotation marks"},
        {EN "Contact: 2027-01-01.", "unexpected[2027-01-01]2027-01-01|a text in quotation marks"},
        {EN "Contact: 12:00.", "unexpected[12:00]12:00|a text in quotation marks"},
        {EN "Contact: / .", "unexpected[/]/|a text in quotation marks"},
        {EN "Contact: § .", "unexpected[§]§|a text in quotation marks"},
        {EN "Contact:\n- “a”.", "unexpected[-]-|a text in quotation marks"},
        {EN "Role é: “R”. é.", "name_letters[é]é|e\nunexpected[é]é" OPENINGS},
    };
    TOLD(mistakes);
}

static void a_language_is_said_first(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"Contact: “a”. It is forbidden.", "language_missing[Contact]\nunexpected[It is "
                                           "forbidden]It is forbidden|-|it is forbidden to"},
        {"Es ist verboten, «tun». Artikel 1 «A».",
         "language_missing[Es]-|Sprache: Deutsch.\noutside_article[Es ist verboten]Es ist "
         "verboten"},
        {"", "not_a_charter[]"},
        {"Language: Klingon", "language_unknown[Klingon]Klingon"},
        {"Language: Klingon. Contact: “a”.", "language_unknown[Klingon]Klingon"},
        {"Language English. Contact: “a”.", ""},
        {"Langue : Français. Contact : « a ».", ""},
        {"Sprache: Italienisch.",
         "language_misspelt[Sprache: Italienisch]Sprache: Italienisch|Lingua: italiano."},
        {"Language: Romansh. It is forbidden to “do”.",
         "language_unknown[Romansh]Romansh|Language: English.\n"
         "outside_article[It is forbidden to]It is forbidden to"},
        {EN EN, "language_late[Language: English]"},
        {EN "Contact: “a”. Language: English.", "language_late[Language: English]"},
    };
    TOLD(mistakes);
}

static void what_is_hidden_is_named(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Contact: “a\u00ADb”.", "hidden_character[\u00AD]U+00AD"},
        {"\uFEFF" EN "Contact: “a\uFEFF”.", "hidden_character[\uFEFF]U+FEFF"},
        {EN "Contact: “\u200B”.", "hidden_character[\u200B]U+200B"},
        {EN "Contact: “\u200A”.", ""},
        {EN "Contact: “\u200F”.", "hidden_character[\u200F]U+200F"},
        {EN "Contact: “\u2010”.", ""},
        {EN "Contact: “\u202A”.", "hidden_character[\u202A]U+202A"},
        {EN "Contact: “\u202E”.", "hidden_character[\u202E]U+202E"},
        {EN "Contact: “\u202F”.", ""},
        {EN "Contact: “\u2060\u206F”.",
         "hidden_character[\u2060]U+2060\nhidden_character[\u206F]U+206F"},
        {EN "Contact: “\u205F”.", ""},
        {EN "Contact: “\u2070”.", ""},
        {EN "Contact: “\u061C\u180E”.",
         "hidden_character[\u061C]U+061C\nhidden_character[\u180E]U+180E"},
        {EN "Contact: “\uFFF9\uFFFB\uFFFC”.",
         "hidden_character[\uFFF9]U+FFF9\nhidden_character[\uFFFB]U+FFFB"},
        {EN "Contact: “\U0001F600\u200B”.", "hidden_character[\u200B]U+200B"},
        {EN "Contact: “\U0001F3F4\U000E001F”.", "hidden_character[\U000E001F]U+E001F"},
        {EN "Contact: “\U000E0000”.", "hidden_character[\U000E0000]U+E0000"},
        {EN "Contact: “\U000E0FFF”.", "hidden_character[\U000E0FFF]U+E0FFF"},
        {EN "Contact: “\U000E1000\uFFEF\u2027\u205E”.", ""},
        {EN "Contact: “\u034F\U0001D173\u3164”.",
         "hidden_character[\u034F]U+034F\nhidden_character[\U0001D173]U+1D173\n"
         "hidden_character[\u3164]U+3164"},
        {EN "Contact: “a\xC2\x85\u2028\uFFFF\U0001FFFE”.",
         "control_character[\xC2\x85]U+0085\ncontrol_character[\u2028]U+2028\n"
         "control_character[\uFFFF]U+FFFF\ncontrol_character[\U0001FFFE]U+1FFFE"},
        {EN "Contact: “\U000E0001”.", "hidden_character[\U000E0001]U+E0001"},
        {EN "Contact: “\U0001F468\u200D\U0001F469”.", ""},
        {EN "Contact: “a\u200D”.", "hidden_character[\u200D]U+200D"},
        {EN "Contact: “❤\uFE0F\u200D\U0001F525”.", ""},
        {EN "Contact: “\U0001F3F4\U000E0067\U000E007F”.", ""},
        {EN "Contact: “\U0001F3F4\U000E0080”.", "hidden_character[\U000E0080]U+E0080"},
        {EN "Contact: “→\u200D”.", ""},
        {EN "Contact: “↏\u200D”.", "hidden_character[\u200D]U+200D"},
        {EN "Contact: “a\tb\r\nc”.", ""},
        {EN "Contact: “a\x1F”.", "control_character[\x1F"
                                 "]U+001F"},
        {EN "Contact: “a\x7F”.", "control_character[\x7F"
                                 "]U+007F"},
        {EN "Contact: “a\x08”.", "control_character[\x08"
                                 "]U+0008"},
        {EN "Contact: “a\xFF”.", "not_utf8[\xFF"
                                 "]0xFF"},
        {EN "\xC3", "not_utf8[\xC3"
                    "]0xC3"},
    };
    TOLD(mistakes);
}

static void a_selector_stands_behind_what_is_drawn(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Contact: “1\uFE0F\u20E3 #\uFE0F\u20E3 ©\uFE0F ❤\uFE0E 葛\uFE00 \u203C\uFE0F”.", ""},
        {EN "Contact: “Z\uFE0F”.", "hidden_character[\uFE0F]U+FE0F"},
        {EN "Contact: “ж\uFE0F\u200D”.",
         "hidden_character[\uFE0F]U+FE0F\nhidden_character[\u200D]U+200D"},
        {EN "Contact: “7\uFE0F\u200D”.", "hidden_character[\u200D]U+200D"},
        {EN "Contact: “\U0001F642\U000E006B”.", "hidden_character[\U000E006B]U+E006B"},
        {EN "Contact: “\U00020BB7\u200D”.", "hidden_character[\u200D]U+200D"},
        {EN "Contact: “a\uFE0F”.", "hidden_character[\uFE0F]U+FE0F"},
        {EN "Contact: “é\uFE00 \uFE0F”.",
         "hidden_character[\uFE00]U+FE00\nhidden_character[\uFE0F]U+FE0F"},
    };
    TOLD(mistakes);
}

static void dates_and_numbers_are_of_the_calendar(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Fact f: “f”; established if the post appears before 2027-02-29.",
         "date_not_in_calendar[2027-02-29]2027-02-29"},
        {EN "Fact f: “f”; established if the post appears before 0000-01-01.",
         "date_not_in_calendar[0000-01-01]0000-01-01"},
        {EN "Fact f: “f”; established if the post appears before 31.04.2027 at 23:59.",
         "date_not_in_calendar[31.04.2027]31.04.2027"},
        {EN "Fact f: “f”; established if the post appears before 30.4.2027 at 23:60.",
         "time_not_on_clock[23:60]23:60"},
        {EN "Fact f: “f”; established if the post appears between 23:59 and 24:00.",
         "time_not_on_clock[24:00]24:00"},
        {EN "Charter “A” of “B”, version 1.2.2027.", "number_like_date[1.2.2027]1.2.2027"},
    };
    TOLD(mistakes);
}

static void two_readings_are_shown(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Fact f: “f”; established if “a” or “b” and “c”.",
         "mixed_and_or[“a” or “b” and “c”]all of these conditions are met:|any of these conditions "
         "is met:|or|and|“a” or “b”|“c”|“a”|“b” and “c”"},
        {EN "Fact f: “f”; established if “a” and “b” or “c” and “d” or “e”.",
         "mixed_and_or[“a” and “b” or “c”]any of these conditions is met:|all of these conditions "
         "are met:|and|or|“a” and “b”|“c”|“a”|“b” or “c”"},
        {EN "Fact f: “f”; established if “a” and “b” and/or “c”.",
         "and_or[and/or]“b” and “c”|“b” or “c”|and/or"},
        {EN "Fact f: “f”; established if “a” and “b” and “c” or “d”.",
         "mixed_and_or[“a” and “b” and “c” or “d”]any of these conditions is met:|all of these "
         "conditions are met:|and|or|“a” and “b” and “c”|“d”|“a” and “b”|“c” or “d”"},
        {FR "Fait f : « f » ; établi si « a » ou « b » et « c ».",
         "mixed_and_or[« a » ou « b » et « c »]toutes ces conditions sont remplies :|l'une au "
         "moins de ces conditions est remplie :|ou|et|« a » ou « b »|« c »|« a »|« b » et « c »"},
        {EN "Fact f: “f”; established if any of these conditions is met:\n- all of these "
            "conditions are met:\n- “a”\n- “b”.",
         "list_of_list[all of these conditions are met]"},
    };
    TOLD(mistakes);
}

static void what_stands_twice_or_nowhere_is_said(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {EN "Text: “t”. Reason: “r”. Commitment: “c”.", "outside_article[Text]Text"},
        {EN "It is forbidden to “do”\n  if “a”. Reason: “r”.",
         "outside_article[It is forbidden to]It is forbidden to"},
        {EN "Commitment: “c”.", "outside_article[Commitment: “c”]Commitment: “c”"},
        {EN "Example allowed: “x”.", "outside_article[Example allowed: “x”]Example allowed: “x”"},
        {EN "By way of exception to article 1, it is\npermitted to “do”.",
         "outside_article[it is\npermitted to]it is"},
        {EN "Nonsense. It is forbidden to “do”.", "unexpected[Nonsense]Nonsense" OPENINGS},
        {EN "Charter “A” of “B”. Charter “C” of “D”.",
         "sentence_doubled[Charter “C” of “D”]Charter “C” of “D”"},
        {EN "Contact: “a”. Applies to: “b”.\nContact: “c”.", "sentence_doubled[Contact]Contact"},
        {EN "Article 1 “A”. Text: “a”.\n Text:\n “b”.", "sentence_doubled[Text]Text"},
        {EN "Article 1 “A”. Example allowed: “t” and “u”.", "unexpected[and “u”]u"},
    };
    TOLD(mistakes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, free_arena)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_stop_that_is_forgotten_ends_a_sentence),
        TEST(a_quote_that_does_not_close_takes_its_line),
        TEST(a_name_has_small_letters),
        TEST(the_phrase_that_was_meant_is_proposed),
        TEST(a_language_is_said_first),
        TEST(what_is_hidden_is_named),
        TEST(a_selector_stands_behind_what_is_drawn),
        TEST(dates_and_numbers_are_of_the_calendar),
        TEST(two_readings_are_shown),
        TEST(what_stands_twice_or_nowhere_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
