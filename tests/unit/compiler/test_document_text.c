/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of a charter's texts in its document: sentences, prose, contacts, numbers. */
#include "compiler/base/buffer.h"
#include "tests/unit/made_document.h"

static struct arena *arena;

static int open(void **state) {
    (void)state;
    arena = arena_new(no_memory);
    return arena ? 0 : -1;
}

static int shut(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static struct text in(enum language language, const char *said) {
    struct text text = {{{0}}};
    text.in[language] = str_of(said);
    return text;
}

static void add_named(struct table *table, enum language language, bool label, const char *id,
                      const char *title) {
    struct named named = {str_of(id), in(language, title)};
    if (label)
        ARENA_PUSH(arena, &table->labels, named);
    else
        ARENA_PUSH(arena, &table->roles, named);
}

/* A fact "agir" that is "on agit", or not: "on n'agit pas"; two lists, roles and labels. */
static struct table *table_in(enum language language) {
    struct table *table = ARENA_NEW(arena, struct table);
    table->languages = 1u << language;
    table->prevails = LANGUAGE_NONE;
    table->title = in(language, "T");
    add_fact(arena, table, "acts", FACT_OPEN, TABLE_NONE, in(language, "agir"),
             in(language, "on agit"));
    add_fact(arena, table, "talks", FACT_OPEN, TABLE_NONE, in(language, "parler"),
             in(language, "on parle"));
    table->facts.items[0].denial = in(language, "personne n’agit");
    static const char *const lists[][2] = {{"list_one", "Un"}, {"list_two", "Deux"}, {"word", "W"}};
    for (size_t i = 0; i < 3; i++) {
        struct list list = {.id = str_of(lists[i][0]), .title = in(language, lists[i][1])};
        ARENA_PUSH(arena, &table->lists, list);
    }
    add_named(table, language, false, "role_one", "Rôle un");
    add_named(table, language, false, "role_two", "Rôle deux");
    add_named(table, language, true, "label_one", "Marque une");
    add_named(table, language, true, "label_two", "Marque deux");
    add_article(arena, table, "1", TABLE_NONE, in(language, "A"), in(language, NULL));
    return table;
}

/* What stands in the document between two texts. */
static const char *between(struct table *table, const char *open_text, const char *close) {
    struct str html = document_html(arena, table, (struct document_wishes){.check = false});
    const char *begin = strstr(html.bytes, open_text);
    assert_non_null(begin);
    begin += strlen(open_text);
    return arena_copy(arena, (struct str){begin, (size_t)(strstr(begin, close) - begin)}).bytes;
}

static void sentence(enum language language, const char *said, const char *expected) {
    struct table *table = table_in(language);
    add_rule(arena, table, "1.1", MODALITY_forbid, 0, TABLE_NONE, in(language, said));
    assert_string_equal(between(table, "<p class=\"sentence\">", "</p>"), expected);
}

static void a_sentence_begins_with_a_capital_and_ends_with_a_stop(void **state) {
    (void)state;
    sentence(LANGUAGE_EN, "it is forbidden", "It is forbidden.");
    sentence(LANGUAGE_EN, "It is forbidden.", "It is forbidden.");
    sentence(LANGUAGE_EN, "1.1 it is", "It is.");
    sentence(LANGUAGE_EN, "1.1\u00A0 it is \u202F", "It is.");
    sentence(LANGUAGE_EN, "1.10 it is", "1.10 it is.");
    sentence(LANGUAGE_EN, "1.2 it is", "1.2 it is.");
    sentence(LANGUAGE_EN, "1.1", "1.1.");
    sentence(LANGUAGE_FR, "été", "Été.");
}

static void labels_lose_their_quotes(void **state) {
    (void)state;
    sentence(LANGUAGE_EN, "to “agir” or “parler” or “on parle” or “x”",
             "To <b>agir</b> or parler or on parle or <q>“x”</q>.");
    sentence(LANGUAGE_EN, "to “  AGIR\u00A0\u202F\n” now", "To <b>AGIR</b> now.");
    sentence(LANGUAGE_EN, "“personne n’agit” “Rôle un”", "personne n’agit Rôle un.");
    sentence(LANGUAGE_EN, "“Un” “Marque une” “”", "<q>“Un”</q> <q>“Marque une”</q> <q>“”</q>.");
}

static void identifiers_are_said_by_their_titles(void **state) {
    (void)state;
    sentence(LANGUAGE_EN, "list_one, list_two and role_one",
             "List_one, <q>“Deux”</q> and <q>“Rôle un”</q>.");
    sentence(LANGUAGE_EN, "of list_one", "Of <q>“Un”</q>.");
    sentence(LANGUAGE_EN, "of role_two of label_one of label_two",
             "Of <q>“Rôle deux”</q> of <q>“Marque une”</q> of <q>“Marque deux”</q>.");
    sentence(LANGUAGE_EN, "of word or list_three", "Of word or list_three.");
    sentence(LANGUAGE_EN, "of xlist_one list_onex Élist_one", "Of xlist_one list_onex Élist_one.");
    sentence(LANGUAGE_FR, "de list_one", "De <q>«\u00A0Un\u00A0»</q>.");
    sentence(LANGUAGE_EN, "“list_one”", "<q>“list_one”</q>.");
}

static void dates_are_said_in_words(void **state) {
    (void)state;
    sentence(LANGUAGE_EN, "from 2027-03-01 until 31.12.2027, x",
             "From 1 March 2027 until 31 December 2027, x.");
    sentence(LANGUAGE_EN, "2027-03-02", "2 March 2027.");
    sentence(LANGUAGE_EN, "from 2027-13-01", "From 2027-13-01.");
    sentence(LANGUAGE_FR, "le 2027-03-01 et le 02.03.2027", "Le 1er mars 2027 et le 2 mars 2027.");
}

static void a_list_has_a_line_an_item(void **state) {
    (void)state;
    sentence(LANGUAGE_EN, "if: - “x”; - list_one",
             "If: <br>–\u00A0<q>“x”</q>; <br>–\u00A0<q>“Un”</q>.");
}

static void what_is_false_is_said_as_the_author_denies_it(void **state) {
    (void)state;
    sentence(LANGUAGE_EN, "if it is false that “agir”", "If personne n’agit.");
    sentence(LANGUAGE_EN, "if it is false that “on agit” or “x”",
             "If personne n’agit or <q>“x”</q>.");
    sentence(LANGUAGE_EN, "if it is false that “parler”", "If it is false that parler.");
    sentence(LANGUAGE_EN, "if it\nis\u00A0false that \u202F“agir”",
             "If it\nis\u00A0false that "
             "\u202F<b>agir</b>.");
    sentence(LANGUAGE_EN, "if it\nis false that\n“agir”", "If personne n’agit.");
    sentence(LANGUAGE_EN, "false that “agir”", "False that <b>agir</b>.");
    sentence(LANGUAGE_EN, "it is false that “agir”", "It is false that <b>agir</b>.");
    sentence(LANGUAGE_EN, "“agir”", "<b>agir</b>.");
    sentence(LANGUAGE_EN, " “agir”", " <b>agir</b>.");
    sentence(LANGUAGE_FR, "ou s’il est faux de dire que « agir »", "Ou si personne n’agit.");
    sentence(LANGUAGE_FR, "sauf s'il est faux de dire que « agir »", "Sauf si personne n’agit.");
    sentence(LANGUAGE_FR, "or il est faux de dire que « agir »", "Or personne n’agit.");
    sentence(LANGUAGE_FR, "sachant qu’il est faux de dire que « agir »",
             "Sachant que personne n’agit.");
}

/* A sentence with what is false in it, as a fact's denial says it. */
static void denied(const char *said, const char *denial, const char *expected) {
    struct table *table = table_in(LANGUAGE_FR);
    table->facts.items[0].denial = in(LANGUAGE_FR, denial);
    add_rule(arena, table, "1.1", MODALITY_forbid, 0, TABLE_NONE, in(LANGUAGE_FR, said));
    assert_string_equal(between(table, "<p class=\"sentence\">", "</p>"), expected);
}

/* "s'" before "il" alone, "qu'" before any vowel. */
static void what_is_elided_stays_so_where_the_denial_wants_it(void **state) {
    (void)state;
    static const char if_false[] = "ou s’il est faux de dire que « agir »";
    static const char that_false[] = "ou sachant qu'il est faux de dire que « agir »";
    denied(if_false, "il dort", "Ou s’il dort.");
    denied(if_false, "ils dorment", "Ou s’ils dorment.");
    denied(if_false, "illico", "Ou si illico.");
    denied(if_false, "on dort", "Ou si on dort.");
    denied(if_false, "tous dorment", "Ou si tous dorment.");
    denied(that_false, "il dort", "Ou sachant qu'il dort.");
    denied(that_false, "État dort", "Ou sachant qu'État dort.");
    denied(that_false, "tous dorment", "Ou sachant que tous dorment.");
    denied(that_false, "huit dorment", "Ou sachant que huit dorment.");
    denied("ou bien il est faux de dire que « agir »", "il dort", "Ou bien il dort.");
}

static void prose(const char *said, const char *expected) {
    struct table *table = table_in(LANGUAGE_EN);
    table->articles.items[0].prose = in(LANGUAGE_EN, said);
    const char *told = between(table, "<div class=\"prose\">", "</div></article>");
    assert_string_equal(told + (*told == '\n'), expected);
}

static void prose_is_common_mark(void **state) {
    (void)state;
    prose("a *b* **c** `d` e", "<p>a <em>b</em> <strong>c</strong> <code>d</code> e</p>");
    prose("a\nb", "<p>a\nb</p>");
    prose("a  \nb", "<p>a<br>b</p>");
    prose("# a\n## b\n#### c\n##### d", "<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n<h6>d</h6>");
    prose("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li></ul>");
    prose("- a\n\n- b", "<ul>\n<li>\n<p>a</p></li>\n<li>\n<p>b</p></li></ul>");
    prose("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li></ol>");
    prose("0. a", "<ol start=\"0\">\n<li>a</li></ol>");
    prose("7) a", "<ol start=\"7\">\n<li>a</li></ol>");
    prose("> a", "<blockquote>\n<p>a</p></blockquote>");
    prose("***", "<hr>");
    prose("    a\n    b", "<pre>a\nb\n</pre>");
    prose("<div>a</div>", "<p>&lt;div&gt;a&lt;/div&gt;\n</p>");
    prose("a <b>c", "<p>a &lt;b&gt;c</p>");
    prose("![a *b*](c.png \"d\")", "<p>a <em>b</em></p>");
    prose("- > a\n  > b", "<ul>\n<li>\n<blockquote>\n<p>a\nb</p></blockquote></li></ul>");
}

/* Of an article in a chapter they are one level further down. */
static void headings_of_prose_stand_below_their_article(void **state) {
    (void)state;
    struct table *table = table_in(LANGUAGE_EN);
    struct chapter chapter = {STR("1"), in(LANGUAGE_EN, "C")};
    ARENA_PUSH(arena, &table->chapters, chapter);
    table->articles.items[0].chapter = 0;
    table->articles.items[0].prose = in(LANGUAGE_EN, "# a\n## b");
    add_commitment(arena, table, in(LANGUAGE_EN, "# c"));
    assert_string_equal(between(table, "<div class=\"prose\">\n", "</div>"),
                        "<h4>a</h4>\n<h5>b</h5>");
    assert_string_equal(between(table, "<div class=\"sentence\">\n", "</div>"), "<h4>c</h4>");
}

static void links_lead_to_the_web_and_to_mail_alone(void **state) {
    (void)state;
    prose("[a](https://b)", "<p><a href=\"https://b\" rel=\"noreferrer\">a</a></p>");
    prose("[a](http://b)", "<p><a href=\"http://b\" rel=\"noreferrer\">a</a></p>");
    prose("[a](mailto:b@c)", "<p><a href=\"mailto:b@c\" rel=\"noreferrer\">a</a></p>");
    prose("[a](ftp://b) [c](/d) [e](javascript:f) [g](data:h)",
          "<p><span>a</span> <span>c</span> <span>e</span> <span>g</span></p>");
}

static void contact(enum language language, const char *said, const char *expected) {
    struct table *table = table_in(language);
    table->contact = in(language, said);
    const char *told = between(table, "<dl class=\"banner\">", "</dl>");
    told = strstr(told, "<dd>") + strlen("<dd>");
    assert_string_equal(
        arena_copy(arena, (struct str){told, (size_t)(strstr(told, "</dd>") - told)}).bytes,
        expected);
}

static void a_contact_is_a_link_where_it_is_one_address(void **state) {
    (void)state;
    contact(LANGUAGE_EN, "a@b", "<a href=\"mailto:a@b\">a@b</a>");
    contact(LANGUAGE_EN, "https://b", "<a href=\"https://b\">https://b</a>");
    contact(LANGUAGE_EN, "http://b", "<a href=\"http://b\">http://b</a>");
    static const char *const others[] = {
        "@a", "a@", "a b@c", "a", "https://", "https://b c", "http://b c", "ftp://a", "xhttps://b"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        contact(LANGUAGE_EN, others[i], others[i]);
}

static void french_punctuation_is_bound_to_its_word(void **state) {
    (void)state;
    contact(LANGUAGE_FR, "a : b ; c ! d ? e", "a\u00A0: b\u00A0; c\u00A0! d\u00A0? e");
    contact(LANGUAGE_FR, "« a » b", "«\u00A0a\u00A0» b");
    contact(LANGUAGE_FR, " » « ", "\u00A0» «\u00A0");
    contact(LANGUAGE_FR, "a, b :", "a, b\u00A0:");
    contact(LANGUAGE_FR, "a ", "a ");
    contact(LANGUAGE_FR, " a", " a");
    contact(LANGUAGE_EN, "a : b", "a : b");
}

static void numbers_are_anchors_without_stops_and_blanks(void **state) {
    (void)state;
    struct table *table = table_in(LANGUAGE_EN);
    table->articles.items[0].number = STR("1.2 bis");
    assert_string_equal(between(table, "<article id=\"", "\""), "art-1-2-bis");
    assert_string_equal(between(table, "<a class=\"number\" href=\"#", "\""), "art-1-2-bis");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_sentence_begins_with_a_capital_and_ends_with_a_stop),
        TEST(labels_lose_their_quotes),
        TEST(identifiers_are_said_by_their_titles),
        TEST(dates_are_said_in_words),
        TEST(a_list_has_a_line_an_item),
        TEST(what_is_false_is_said_as_the_author_denies_it),
        TEST(what_is_elided_stays_so_where_the_denial_wants_it),
        TEST(prose_is_common_mark),
        TEST(headings_of_prose_stand_below_their_article),
        TEST(links_lead_to_the_web_and_to_mail_alone),
        TEST(a_contact_is_a_link_where_it_is_one_address),
        TEST(french_punctuation_is_bound_to_its_word),
        TEST(numbers_are_anchors_without_stops_and_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
