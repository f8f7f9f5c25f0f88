/* SPDX-License-Identifier: Apache-2.0 */
/* The grammar: what each sentence of a charter becomes, and what is said of one that is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/base/buffer.h"
#include "compiler/front/parse.h"
#include "tests/unit/code_names.h"

struct parsed {
    struct arena *arena;
    struct ast_charter *charter;
    struct diagnostics log;
};

static void no_memory(void) {
    abort();
}

/* A charter in English; what is found wrong is in the log. */
static struct parsed parse(const char *text) {
    struct parsed parsed = {.arena = arena_new(no_memory)};
    parsed.log = diagnostics_in(parsed.arena);
    struct str whole = arena_format(parsed.arena, "Language: English.\n%s", text);
    parsed.charter =
        parse_charter(parsed.arena, source_of(parsed.arena, STR("a.charte"), whole), &parsed.log);
    return parsed;
}

/* The codes of a log, a space behind each. */
static void found(struct parsed *parsed, const char *expected) {
    struct buffer codes = buffer_in(parsed->arena);
    for (size_t i = 0; i < parsed->log.count; i++)
        buffer_format(&codes, "%s ", code_name(parsed->log.items[i].code));
    buffer_add_char(&codes, '\0');
    assert_string_equal(buffer_str(&codes).bytes, expected);
}

static struct parsed parse_clean(const char *text) {
    struct parsed parsed = parse(text);
    found(&parsed, "");
    return parsed;
}

static void is(struct ast_text text, const char *expected) {
    assert_true(str_present(text.value));
    assert_true(str_equal(text.value, str_of(expected)));
}

/* A text of charters that is read and refused with these codes. */
static void refused(const char *text, const char *codes) {
    struct parsed parsed = parse(text);
    found(&parsed, codes);
    arena_free(parsed.arena);
}

static void a_header_says_what_the_charter_is(void **state) {
    (void)state;
    struct parsed p = parse_clean("Charter “T” of “O”, version 2.1, in force from 2027-02-03.\n"
                                  "Contact: “c”. Applies to: “all”. Preamble: “p”.\n"
                                  "Checked: the author's drafts and official accounts.\n"
                                  "Prevailing: the French version.\n"
                                  "In this charter: “a”: “b”; “c”: “d”.\n");
    is(p.charter->title, "T");
    is(p.charter->organisation, "O");
    is(p.charter->version, "2.1");
    is(p.charter->contact, "c");
    is(p.charter->applies_to, "all");
    is(p.charter->preamble, "p");
    assert_int_equal(p.charter->in_force.value, 20270203);
    assert_int_equal(p.charter->control, CONTROL_DRAFTS | CONTROL_OFFICIAL);
    assert_int_equal(p.charter->prevails, LANGUAGE_FR);
    assert_int_equal(p.charter->glossary.count, 2);
    is(p.charter->glossary.items[1].meaning, "d");
    arena_free(p.arena);
}

static void a_header_is_said_once(void **state) {
    (void)state;
    refused("Charter “T” of “O”. Charter “U” of “O”.", "sentence_doubled ");
    refused("Contact: “a”. Contact: “b”.", "sentence_doubled ");
    refused("Preamble: “a”. Preamble: “b”. Applies to: “a”. Applies to: “b”.",
            "sentence_doubled sentence_doubled ");
    refused("Charter “T” of “O”. Language: English.", "language_late ");
    refused("Charter “T” of “O”, version 2027-01-01.", "number_like_date ");
}

static void declarations_name_things(void **state) {
    (void)state;
    struct parsed p = parse_clean(
        "Role press: “Press office”. Label internal: “Internal”. Platform forum: “Our forum”.\n"
        "List a “A” confidential: “one”, exactly “Two”, pattern “##”, b, the file “f.txt” "
        "publishable,\n  an e-mail address of the domain “x.example” and an IBAN; except “three”.\n"
        "List b: “one” or “two”.\n");
    is(p.charter->roles.items[0].id, "press");
    is(p.charter->labels.items[0].title, "Internal");
    is(p.charter->platforms.items[0].title, "Our forum");
    const struct ast_list *list = &p.charter->lists.items[0];
    static const enum list_item_kind kinds[] = {ITEM_TERM, ITEM_EXACT,    ITEM_PATTERN,  ITEM_LIST,
                                                ITEM_FILE, ITEM_DETECTOR, ITEM_DETECTOR, ITEM_TERM};
    assert_int_equal(list->items.count, sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < list->items.count; i++)
        assert_int_equal(list->items.items[i].kind, kinds[i]);
    assert_true(list->confidential && list->items.items[4].publishable);
    assert_int_equal(list->items.items[6].detector, DETECTOR_IBAN);
    is(list->items.items[5].domain, "x.example");
    assert_true(list->items.items[7].except && !list->items.items[6].except);
    assert_int_equal(p.charter->lists.items[1].items.count, 2);
    assert_false(p.charter->lists.items[1].confidential);
    arena_free(p.arena);
}

static void a_fact_has_clauses_each_once(void **state) {
    (void)state;
    struct parsed p = parse_clean("Fact f: “do”, that is “it does”; established if “a”;\n"
                                  "  to check if “b”; ruled out if “c”; otherwise to ask: “q?”;\n"
                                  "  without an answer, no. Fact g: “go”; to ask: “r?”.");
    const struct ast_fact *fact = &p.charter->facts.items[0];
    is(fact->label, "do");
    is(fact->sentence, "it does");
    is(fact->established->label, "a");
    is(fact->to_check->label, "b");
    is(fact->ruled_out->label, "c");
    is(fact->otherwise_question, "q?");
    assert_int_equal(fact->otherwise, DEFAULT_NO);
    is(p.charter->facts.items[1].question, "r?");
    assert_false(str_present(p.charter->facts.items[1].sentence.value));
    arena_free(p.arena);
    p = parse_clean("Fact f: “do”; to check if “a”; to check if “b”; to ask: “q?”; to ask: “r?”.");
    assert_int_equal(p.charter->facts.items[0].doubled.count, 2);
    is(p.charter->facts.items[0].to_check->label, "a");
    is(p.charter->facts.items[0].question, "q?");
    arena_free(p.arena);
}

/* The condition of a fact. */
static const struct condition *condition_of(struct parsed *p, const char *text) {
    struct arena *arena = arena_new(no_memory);
    *p = parse_clean(arena_format(arena, "Fact f: “do”; established if %s.", text).bytes);
    arena_free(arena);
    return p->charter->facts.items[0].established;
}

static void conditions_are_trees(void **state) {
    (void)state;
    struct parsed p;
    const struct condition *c = condition_of(&p, "“a” and “b” and it is false that “c”");
    assert_int_equal(c->kind, CONDITION_ALL);
    is(c->children->label, "a");
    assert_true(c->children->next->next->negated);
    arena_free(p.arena);
    c = condition_of(&p, "any of these conditions is met:\n - “a”;\n - “b” and “c”");
    assert_int_equal(c->kind, CONDITION_ANY);
    assert_int_equal(c->children->next->kind, CONDITION_ALL);
    arena_free(p.arena);
    refused("Fact f: “do”; established if “a” and “b” or “c”.", "mixed_and_or ");
    refused("Fact f: “do”; established if “a” and/or “b”.", "and_or ");
}

/* What an evidence is, with its number and how many operands it has. */
static void evidence(const char *text, uint32_t kind, bool negated, const char *number,
                     size_t operands) {
    struct parsed p;
    const struct condition *c = condition_of(&p, text);
    assert_int_equal(c->kind, CONDITION_EVIDENCE);
    assert_int_equal(c->evidence->kind, kind);
    assert_int_equal(c->negated, negated);
    assert_int_equal(c->evidence->operands.count, operands);
    if (number) is(c->evidence->number, number);
    arena_free(p.arena);
}

static void evidence_is_read_with_its_operands(void **state) {
    (void)state;
    evidence("the text mentions a", EVIDENCE_text_mentions, false, NULL, 1);
    evidence("the text does not mention a or “b” or c", EVIDENCE_text_mentions, true, NULL, 3);
    evidence("the text mentions a fewer than 4 words from b", EVIDENCE_text_near, false, "4", 1);
    evidence("the text mentions at least 2 terms from a", EVIDENCE_text_mentions_least, false, "2",
             1);
    evidence("the text does not exceed 280 characters", EVIDENCE_text_longer, true, "280", 0);
    evidence("the post addresses more than 3 accounts", EVIDENCE_addresses_more, false, "3", 0);
    evidence("the post contains a photo", EVIDENCE_has_photo, false, NULL, 0);
    evidence("the post links to “x.example”", EVIDENCE_links_to, false, NULL, 1);
    evidence("the approval of the “Press office” has not been given", EVIDENCE_approval_by, true,
             NULL, 1);
    evidence("the text is in German or French", EVIDENCE_text_lang, false, NULL, 0);
}

static void evidence_of_time_has_dates_and_times(void **state) {
    (void)state;
    struct parsed p;
    const struct condition *c = condition_of(&p, "the post appears before 2027-01-02 at 9:30");
    assert_int_equal(c->evidence->date.value, 20270102);
    assert_int_equal(c->evidence->time.value, 9 * 60 + 30);
    arena_free(p.arena);
    c = condition_of(&p, "the post appears after 2027-01-02");
    assert_int_equal(c->evidence->time.value, TABLE_NO_TIME);
    arena_free(p.arena);
    c = condition_of(&p, "the post appears between 22:00 and 06:15");
    assert_int_equal(c->evidence->time.value, 22 * 60);
    assert_int_equal(c->evidence->time_end.value, 6 * 60 + 15);
    arena_free(p.arena);
    refused("Fact f: “do”; established if the post appears before 2027-02-30.",
            "date_not_in_calendar ");
    refused("Fact f: “do”; established if the post appears between 24:30 and 1:00.",
            "time_not_on_clock ");
}

static void a_rule_has_all_its_parts(void **state) {
    (void)state;
    struct parsed p = parse_clean(
        "Chapter 1 “C”. Article 1 “A”. Text: “prose”.\n"
        "1.1 By way of exception to articles 2, 3 and 4, it is forbidden to “do”, if “a”, unless "
        "“b”,\n  from 2027-01-01 until 2027-12-31, until 2029-01-01, on a trial basis, subject to "
        "rules 5.1 and 6.\n"
        "Reason: “r”. Legal basis: “l”. Advice: “d”. Contact: “c”.\n"
        "Approval from the “Press office” is required to “go”.\n"
        "By way of exception to every other article, everyone has the protected right to “say”.\n"
        "Commitment: “to listen”.\n");
    const struct ast_article *article = &p.charter->articles.items[0];
    const struct ast_rule *rule = &article->rules.items[0];
    is(p.charter->chapters.items[0].title, "C");
    is(article->prose, "prose");
    assert_int_equal(article->chapter, 0);
    is(rule->number, "1.1");
    assert_int_equal(rule->derogates.count, 3);
    is(rule->derogates.items[2].number, "4");
    is(rule->condition->label, "a");
    is(rule->exception->label, "b");
    assert_int_equal(rule->periods.count, 2);
    assert_int_equal(rule->periods.items[0].from.value, 20270101);
    assert_int_equal(rule->periods.items[0].to.value, 20271231);
    assert_int_equal(rule->periods.items[1].from.value, 0);
    assert_int_equal(rule->periods.items[1].to.value, 20290101);
    assert_true(rule->on_trial);
    assert_int_equal(rule->subject_to.count, 2);
    is(rule->notes.reason, "r");
    is(rule->notes.legal_basis, "l");
    is(rule->notes.advice, "d");
    is(rule->notes.contact, "c");
    is(article->rules.items[1].role.text, "Press office");
    assert_int_equal(article->rules.items[2].derogates.items[0].kind, REFERENCE_ALL_OTHERS);
    assert_true(article->rules.items[3].is_commitment);
    is(article->rules.items[3].commitment, "to listen");
    arena_free(p.arena);
}

static void what_belongs_to_an_article_stands_in_one(void **state) {
    (void)state;
    refused("It is forbidden to “do”.", "outside_article ");
    refused("Reason: “r”. Text: “p”. Example allowed: “t”.", "outside_article ");
    refused("Article 1 “A”. Text: “p”. Text: “q”.", "sentence_doubled ");
    struct parsed p =
        parse_clean("Article 1 “A”. It is forbidden to “do”. Reason: “r”. Reason: “s”.");
    const struct ast_notes *notes = &p.charter->articles.items[0].rules.items[0].notes;
    is(notes->reason, "r");
    assert_int_equal(notes->doubled.count, 1);
    arena_free(p.arena);
}

static void an_example_tells_what_the_post_is_like(void **state) {
    (void)state;
    static const enum circumstance_kind kinds[] = {
        CIRCUMSTANCE_PLATFORM, CIRCUMSTANCE_PUBLIC,    CIRCUMSTANCE_ROLE,
        CIRCUMSTANCE_OFFICIAL, CIRCUMSTANCE_PHOTO,     CIRCUMSTANCE_NO_DESCRIPTION,
        CIRCUMSTANCE_REPLY,    CIRCUMSTANCE_DATE,      CIRCUMSTANCE_LANGUAGE,
        CIRCUMSTANCE_LABELLED, CIRCUMSTANCE_APPROVAL,  CIRCUMSTANCE_GIVEN,
        CIRCUMSTANCE_GIVEN,    CIRCUMSTANCE_GIVEN_NOT, CIRCUMSTANCE_PROFILE,
        CIRCUMSTANCE_PLACE,    CIRCUMSTANCE_SPONSORED,
    };
    struct parsed p = parse_clean(
        "Article 1 “A”. It is forbidden to “do”.\n"
        "Example not advisable: “t” on linkedin, in public, by the “Press office”, from an "
        "official "
        "account,\n  with a photo, without a description, in reply to “o”, posted on 2027-01-02 at "
        "8:00, in German,\n  labelled internal, with the approval of the “Press office”, given "
        "that "
        "“a” and “b”,\n  whereas it is false that “c”, with the profile “me”, with a location, as "
        "sponsored content.\n");
    const struct ast_example *example =
        &p.charter->articles.items[0].rules.items[0].notes.examples.items[0];
    assert_int_equal(example->verdict, LEVEL_CAUTION);
    assert_int_equal(example->circumstances.count, sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < example->circumstances.count; i++)
        assert_int_equal(example->circumstances.items[i].kind, kinds[i]);
    assert_int_equal(example->circumstances.items[7].time.value, 8 * 60);
    is(example->circumstances.items[8].operand.text, "de");
    is(example->circumstances.items[12].operand.text, "b");
    arena_free(p.arena);
    refused("Article 1 “A”. Example allowed: “t” and “u”.", "unexpected ");
}

static void a_scenario_names_what_decides(void **state) {
    (void)state;
    struct parsed p = parse_clean("Scenario “S”: “t” on x; verdict forbidden under articles 1, 2 "
                                  "and under rule 3.1.\nScenario “N”: “u”; verdict not checked.");
    const struct ast_example *example = &p.charter->scenarios.items[0];
    is(example->title, "S");
    assert_int_equal(example->rules.count, 3);
    assert_int_equal(example->rules.items[2].kind, REFERENCE_RULE);
    assert_int_equal(p.charter->scenarios.items[1].verdict, AST_NOT_CHECKED);
    arena_free(p.arena);
}

static void a_sentence_that_is_not_read_spoils_no_other(void **state) {
    (void)state;
    struct parsed p = parse("Rolle press: “P”. Role chief “Chief”. Role press: “Press”. List.");
    assert_true(p.log.errors >= 3);
    assert_int_equal(p.charter->roles.count, 1);
    is(p.charter->roles.items[0].title, "Press");
    assert_int_equal(p.charter->unread.count, 3);
    arena_free(p.arena);
}

static void bytes_that_are_no_text_are_told(void **state) {
    (void)state;
    refused("Contact: “\xFF”.", "not_utf8 ");
    refused("Contact: “a\xE2\x80\xAE” .", "hidden_character ");
    refused("Contact: “a\x01”.", "control_character ");
}

/* Beside a version in another language it is no second one in that. */
static void bytes_that_are_no_text_leave_the_language(void **state) {
    (void)state;
    struct parsed p = parse("Contact: “\xFF”.");
    assert_int_equal(p.charter->language, LANGUAGE_EN);
    arena_free(p.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_says_what_the_charter_is),
        cmocka_unit_test(a_header_is_said_once),
        cmocka_unit_test(declarations_name_things),
        cmocka_unit_test(a_fact_has_clauses_each_once),
        cmocka_unit_test(conditions_are_trees),
        cmocka_unit_test(evidence_is_read_with_its_operands),
        cmocka_unit_test(evidence_of_time_has_dates_and_times),
        cmocka_unit_test(a_rule_has_all_its_parts),
        cmocka_unit_test(what_belongs_to_an_article_stands_in_one),
        cmocka_unit_test(an_example_tells_what_the_post_is_like),
        cmocka_unit_test(a_scenario_names_what_decides),
        cmocka_unit_test(a_sentence_that_is_not_read_spoils_no_other),
        cmocka_unit_test(bytes_that_are_no_text_are_told),
        cmocka_unit_test(bytes_that_are_no_text_leave_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
