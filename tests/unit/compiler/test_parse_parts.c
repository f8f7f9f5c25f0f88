/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of a sentence become, where they stand, and that none of it goes over to another
 * sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/front/parse.h"
#include "tests/unit/made_arena.h"

static struct ast_charter *charter;
static struct source *source;

/* A charter in English, with so many errors. */
static void parse(size_t errors, const char *text) {
    struct diagnostics log = diagnostics_in(arena);
    struct str whole = arena_format(arena, "Language: English.\n%s", text);
    source = source_of(arena, STR("a.charte"), whole);
    charter = parse_charter(arena, source, &log);
    assert_int_equal(log.errors, errors);
}

static void stands(struct span span, const char *expected) {
    assert_true(str_equal((struct str){source->text.bytes + span.begin, span.end - span.begin},
                          str_of(expected)));
}

static void is(struct ast_text text, const char *expected) {
    assert_true(str_equal(text.value, str_of(expected)));
}

static void each_part_knows_where_it_stands(void **state) {
    (void)state;
    parse(0,
          "Charter “A” of “B”. List a “L”: “t”. Chapter 1 “C”. Article 1 “A”. 1.1 It is forbidden "
          "to “do”. Example allowed: “x” given that “a” and “b”. Scenario “s”: “y”; verdict "
          "forbidden. Role r: “R”. Fact f: “f”; to ask: “?”. Commitment: “c”.");
    stands(charter->charter_span, "Charter “A” of “B”");
    const struct ast_list *list = &charter->lists.items[0];
    is(list->id, "a");
    is(list->title, "L");
    stands(list->span, "List a “L”: “t”");
    stands(list->items.items[0].span, "“t”");
    stands(charter->chapters.items[0].span, "Chapter 1 “C”");
    const struct ast_article *article = &charter->articles.items[0];
    stands(article->span, "Article 1 “A”");
    const struct ast_rule *rule = &article->rules.items[0];
    is(rule->focus, "do");
    assert_int_equal(rule->modality, MODALITY_forbid);
    stands(rule->span, "1.1 It is forbidden to “do”");
    stands(rule->modality_span, "It is forbidden to");
    const struct ast_example *example = &rule->notes.examples.items[0];
    is(example->text, "x");
    stands(example->span, "Example allowed: “x” given that “a” and “b”");
    stands(example->verdict_span, "allowed");
    assert_int_equal(example->verdict, LEVEL_ALLOWED);
    stands(example->circumstances.items[0].span, "given that “a”");
    stands(example->circumstances.items[1].span, "and “b”");
    is(charter->scenarios.items[0].text, "y");
    assert_int_equal(charter->scenarios.items[0].verdict, LEVEL_FORBIDDEN);
    stands(charter->roles.items[0].span, "Role r: “R”");
    stands(charter->facts.items[0].span, "Fact f: “f”; to ask: “?”");
    stands(article->rules.items[1].span, "Commitment: “c”");
}

static uint32_t time_of(size_t errors, const char *time) {
    parse(errors, arena_format(arena,
                               "Fact f: “f”; established if the post appears between %s and "
                               "12:00.",
                               time)
                      .bytes);
    return charter->facts.items[0].established->evidence->time.value;
}

static uint32_t date_of(size_t errors, const char *date) {
    parse(
        errors,
        arena_format(arena, "Fact f: “f”; established if the post appears before %s.", date).bytes);
    return charter->facts.items[0].established->evidence->date.value;
}

static void times_and_dates_are_numbers(void **state) {
    (void)state;
    assert_int_equal(time_of(0, "00:00"), 0);
    assert_int_equal(time_of(0, "00:30"), 30);
    assert_int_equal(time_of(0, "0:05"), 5);
    assert_int_equal(time_of(0, "10:20"), 620);
    assert_int_equal(time_of(0, "23:59"), 1439);
    assert_int_equal(time_of(1, "24:00"), 0);
    assert_int_equal(time_of(1, "23:60"), 0);
    assert_int_equal(date_of(0, "31.12.2027"), 20271231);
    assert_int_equal(date_of(0, "1.2.2027"), 20270201);
    assert_int_equal(date_of(0, "2027-10-09"), 20271009);
    assert_int_equal(date_of(0, "0001-01-01"), 10101);
    assert_int_equal(date_of(1, "0000-01-01"), 0);
    assert_int_equal(date_of(1, "30.02.2027"), 0);
}

static void a_number_with_a_stop_is_a_rule_s(void **state) {
    (void)state;
    parse(0,
          "Article 1 “A”. By way of exception to articles 2, 3.1 and 4, it is permitted to “do”, "
          "subject to rules 5 and 6.1. By way of exception to every other article, it is "
          "permitted to “do”.");
    const struct ast_rule *rules = charter->articles.items[0].rules.items;
    static const enum reference_kind kinds[] = {
        REFERENCE_ARTICLE, REFERENCE_RULE, REFERENCE_ARTICLE, REFERENCE_ARTICLE, REFERENCE_RULE};
    for (size_t i = 0; i < 3; i++) assert_int_equal(rules[0].derogates.items[i].kind, kinds[i]);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(rules[0].subject_to.items[i].kind, kinds[3 + i]);
    assert_int_equal(rules[1].derogates.items[0].kind, REFERENCE_ALL_OTHERS);
    assert_int_equal(rules[1].subject_to.count, 0);
}

static void what_joins_conditions_says_their_kind(void **state) {
    (void)state;
    parse(0,
          "Fact f: “f”; established if “a” or the post contains a link; to check if “c” and “d”.");
    assert_int_equal(charter->facts.items[0].established->kind, CONDITION_ANY);
    assert_int_equal(charter->facts.items[0].to_check->kind, CONDITION_ALL);
    parse(1,
          "Fact f: “f”; established if any of these conditions is met:\n- all of these conditions "
          "are met:\n- “a”\n- “b”.");
    assert_non_null(charter->facts.items[0].established->children);
}

static void an_article_is_of_the_last_chapter(void **state) {
    (void)state;
    parse(0, "Article 1 “A”. Chapter 1 “C”. Chapter 2 “D”. Article 2 “B”.");
    assert_true(charter->articles.items[0].chapter == SIZE_MAX);
    assert_int_equal(charter->articles.items[1].chapter, 1);
}

static void the_first_of_two_headers_stands(void **state) {
    (void)state;
    parse(2, "Contact: “a”. Contact: “b”. Article 1 “A”. Text: “a”. Contact: “c”. Text: “b”.");
    is(charter->contact, "a");
    is(charter->articles.items[0].prose, "a");
    is(charter->articles.items[0].notes.contact, "c");
}

static void a_clause_that_stands_twice_is_kept_by_its_words(void **state) {
    (void)state;
    parse(0, "Fact f: “f”; to check if “a”; to check if “b”; to ask: “q”; to ask: “r”.");
    const struct ast_fact *fact = &charter->facts.items[0];
    assert_int_equal(fact->doubled.count, 2);
    is(fact->doubled.items[0], "to check if");
    is(fact->doubled.items[1], "to ask");
    stands(fact->doubled.items[0].span, "to check if");
}

static void circumstances_have_their_words(void **state) {
    (void)state;
    parse(0,
          "Article 1 “A”. Example allowed: “x” on linkedin, in reply to “y”, in German, posted on "
          "2027-01-02 at 8:00.");
    const struct ast_circumstance *items =
        charter->articles.items[0].notes.examples.items[0].circumstances.items;
    is(items[0].operand.text, "linkedin");
    is(items[1].operand.text, "y");
    is(items[2].operand.text, "de");
    assert_int_equal(items[3].date.value, 20270102);
}

/* Nothing of a sentence that is not read to its end is found in the next. */
static void a_sentence_leaves_nothing_to_the_next(void **state) {
    (void)state;
    parse(1, "Fact f: “f”; established if “a”; nonsense. Fact g: “g”; to ask: “q?”.");
    assert_int_equal(charter->facts.count, 1);
    assert_null(charter->facts.items[0].established);
    parse(1, "List a: “x”, except “y” on a trial basis. List b: “z”.");
    assert_int_equal(charter->lists.count, 1);
    assert_int_equal(charter->lists.items[0].items.count, 1);
    assert_false(charter->lists.items[0].items.items[0].except);
    parse(1, "Article 1 “A”. Example allowed: “x” on linkedin, nonsense. Example allowed: “y”.");
    assert_int_equal(charter->articles.items[0].notes.examples.items[0].circumstances.count, 0);
    parse(1, "Article 1 “A”. It is forbidden to “do”, on a trial basis, nonsense. It is forbidden "
             "to “x”.");
    assert_int_equal(charter->articles.items[0].rules.count, 1);
    assert_false(charter->articles.items[0].rules.items[0].on_trial);
    parse(0,
          "List a: “x”, except “y”. List b: “z”. Fact f: “f”; established if “a”. Fact g: “g”; to "
          "ask: “q”. Article 1 “A”. Example allowed: “x” on linkedin. Example allowed: “y”.");
    assert_false(charter->lists.items[1].items.items[0].except);
    assert_null(charter->facts.items[1].established);
    assert_int_equal(charter->articles.items[0].notes.examples.items[1].circumstances.count, 0);
}

/* A note behind a rule that was not read is perhaps that rule's: it goes to no other. */
static void a_note_of_a_lost_rule_is_nobody_s(void **state) {
    (void)state;
    parse(1,
          "Article 1 “A”. It is forbidden to “do”. Nonsense. Reason: “r”. It is forbidden to “x”. "
          "Reason: “s”.");
    const struct ast_rule *rules = charter->articles.items[0].rules.items;
    assert_false(str_present(rules[0].notes.reason.value));
    is(rules[1].notes.reason, "s");
    parse(1, "Nonsense. Article 1 “A”. Reason: “r”.");
    is(charter->articles.items[0].notes.reason, "r");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, free_arena)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_part_knows_where_it_stands),
        TEST(times_and_dates_are_numbers),
        TEST(a_number_with_a_stop_is_a_rule_s),
        TEST(what_joins_conditions_says_their_kind),
        TEST(an_article_is_of_the_last_chapter),
        TEST(the_first_of_two_headers_stands),
        TEST(a_clause_that_stands_twice_is_kept_by_its_words),
        TEST(circumstances_have_their_words),
        TEST(a_sentence_leaves_nothing_to_the_next),
        TEST(a_note_of_a_lost_rule_is_nobody_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
