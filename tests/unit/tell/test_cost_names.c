/* SPDX-License-Identifier: Apache-2.0 */
/* What a table says that the accounts, hashtags and links of a post may take, its lists, conditions
 * and rules, counted by hand: cost.h, and charte.h for what each figure is of. */
#include "tests/unit/made_table.h"
#include "tests/unit/meagre.h"

#include "runtime/table/table.h"
#include "runtime/tell/cost.h"

#include <stdio.h>

/* Putting a name or an occurrence in order among as many as a text has. */
enum { IN_ORDER = 32 };

static charte_description cost_of(struct made *made) {
    charte_description cost = {.size = sizeof cost};
    made_open(made);
    assert_int_equal(charte_table_describe(made->opened, made_str("fr"), &cost), CHARTE_OK);
    made_free(made);
    return cost;
}

/* Names */

static uint32_t named_list(struct made *made, const char *const *terms) {
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    uint32_t list = made_list(made, ids[made->table.lists.count], NULL);
    for (; *terms; terms++) made_term(made, list, *terms, TERM_NOT_IN_TEXT);
    return list;
}

#define TERMS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* What is asked of the terms of one list alone. */
static charte_description naming(uint32_t evidence, const char *const *terms) {
    struct made *made = made_new();
    made_evidence_of(made, evidence, named_list(made, terms));
    return cost_of(made);
}

static void expect_names(charte_description cost, size_t steps, size_t byte_steps) {
    assert_int_equal(cost.name_steps, steps);
    assert_int_equal(cost.name_byte_steps, byte_steps);
}

/* A name may match all terms that are alike, each list's once, and it is held against each term
 * once, a step and one for every four bytes of it. */
static void a_name_may_match_the_terms_that_are_alike(void **state) {
    (void)state;
    const uint32_t account = EVIDENCE_addresses_account;
    expect_names(naming(account, TERMS("@abc")), IN_ORDER + 1 + (1 + 1), 3);
    expect_names(naming(account, TERMS("@ab")), IN_ORDER + 1 + (1 + 0), 3);
    expect_names(naming(account, TERMS("@abcdefg")), IN_ORDER + 1 + (1 + 2), 3);
    expect_names(naming(account, TERMS("@abc", "@abd")), IN_ORDER + 1 + 2 * (1 + 1), 3 * 2);
    struct made *made = made_new();
    uint32_t first = named_list(made, TERMS("@abc", "@xyz")),
             second = named_list(made, TERMS("@abc"));
    uint32_t third = named_list(made, TERMS("@abc", "@uvw"));
    made_evidence_of(made, account, first);
    made_evidence_of(made, account, second);
    made_evidence_of(made, account, third);
    expect_names(cost_of(made), IN_ORDER + 3 + 3 * (1 + 1), 3 * 3);
}

/* It may also match each that has a star. */
static void a_name_may_match_every_term_with_a_star(void **state) {
    (void)state;
    const uint32_t account = EVIDENCE_addresses_account;
    expect_names(naming(account, TERMS("@abc*")), IN_ORDER + 1 + (1 + 1), 3);
    expect_names(naming(account, TERMS("@*abc")), IN_ORDER + 1 + (1 + 1), 3);
    expect_names(naming(account, TERMS("@ab*", "@abc*", "@*bc", "@xyz")), IN_ORDER + 1 + 3 + 4 * 2,
                 3 * 3);
}

/* At each byte a part may begin of each length up to the longest term that may stand anywhere. */
static void what_a_name_may_hold_is_looked_for_at_each_byte(void **state) {
    (void)state;
    const uint32_t account = EVIDENCE_addresses_account;
    expect_names(naming(account, TERMS("@*abcd*")), IN_ORDER + 1 + (1 + 1), 3 + 4);
    expect_names(naming(account, TERMS("@*abcd*", "@*ab*")), IN_ORDER + 2 + 2 * (1 + 1),
                 (3 + 4) * 2);
    expect_names(naming(account, TERMS("@abcdefgh")), IN_ORDER + 1 + (1 + 2), 3);
}

/* `costarring` and `liquid` have the same hash: what is looked for is compared with such as it is
 * searched for. */
static void terms_of_one_hash_are_compared_in_the_search(void **state) {
    (void)state;
    const uint32_t account = EVIDENCE_addresses_account;
    expect_names(naming(account, TERMS("@costarring", "@liquid")), IN_ORDER + 2 + (1 + 2) + (1 + 1),
                 3 * 2 * (1 + 2));
    expect_names(naming(account, TERMS("@liquid", "@costarring", "@abcdefghijklmno")),
                 IN_ORDER + 2 + (1 + 2) + (1 + 1) + (1 + 4), 3 * 2 * (1 + 4));
    expect_names(naming(account, TERMS("@costarrinh", "@liquid")), IN_ORDER + 1 + (1 + 2) + (1 + 1),
                 3 * 2);
}

/* The path of a link is what its bytes may lengthen. */
static void a_link_is_looked_up_with_its_path(void **state) {
    (void)state;
    expect_names(naming(EVIDENCE_links_to, TERMS("acme.ch")), IN_ORDER + 1 + (1 + 1), 3);
    expect_names(naming(EVIDENCE_links_to, TERMS("acme.ch/abcd")), IN_ORDER + 1 + (1 + 3), 3 + 5);
}

/* Of the kinds of names the one that takes most is told: not all of them, nor the last. */
static void the_kind_of_name_that_takes_most_is_told(void **state) {
    (void)state;
    const uint32_t kinds[] = {EVIDENCE_addresses_account, EVIDENCE_has_hashtag, EVIDENCE_links_to};
    for (int most = 0; most < 3; most++) {
        struct made *made = made_new();
        uint32_t few = named_list(made, TERMS("ab")),
                 many = named_list(made, TERMS("ab", "cd", "ef"));
        for (int kind = 0; kind < 3; kind++)
            made_evidence_of(made, kinds[kind], kind == most ? many : few);
        expect_names(cost_of(made), IN_ORDER + 1 + 3, 3 * 2);
    }
    struct made *made = made_new();
    uint32_t held = named_list(made, TERMS("*abcdefgh*")),
             many = named_list(made, TERMS("a", "b", "c"));
    made_evidence_of(made, EVIDENCE_addresses_account, held);
    made_evidence_of(made, EVIDENCE_has_hashtag, many);
    expect_names(cost_of(made), IN_ORDER + 1 + 3, 3 + 8);
}

/* A name that an exception may mask is carried again to each list that masks or is masked, and to
 * those that take it in or except it; one that nothing masks is not. */
static void a_name_is_carried_where_something_masks_it(void **state) {
    (void)state;
    const uint32_t account = EVIDENCE_addresses_account;
    struct made *made = made_new();
    uint32_t one = named_list(made, TERMS("@a")), other = named_list(made, TERMS("@b"));
    uint32_t all = named_list(made, TERMS("@c"));
    made_push(made, &made->table.lists.items[all].included, one);
    made_push(made, &made->table.lists.items[all].included, other);
    made_evidence_of(made, account, all);
    expect_names(cost_of(made), IN_ORDER + 1 + 3, 3 * 2);

    made = made_new();
    one = named_list(made, TERMS("@a")), other = named_list(made, TERMS("@b"));
    all = named_list(made, TERMS("@c"));
    made_push(made, &made->table.lists.items[all].included, one);
    made_push(made, &made->table.lists.items[all].excepted, other);
    made_evidence_of(made, account, all);
    expect_names(cost_of(made), IN_ORDER + 1 + 3 + (1 + 1) + (1 + 1), 3 * 2);

    made = made_new();
    one = named_list(made, TERMS("@a")), other = named_list(made, TERMS("@b"));
    all = named_list(made, TERMS("@c"));
    uint32_t more = named_list(made, TERMS("@d"));
    made_push(made, &made->table.lists.items[other].included, one);
    made_push(made, &made->table.lists.items[all].excepted, one);
    made_push(made, &made->table.lists.items[more].excepted, one);
    made_push(made, &made->table.lists.items[more].included, other);
    made_push(made, &made->table.lists.items[more].included, all);
    made_evidence_of(made, account, more);
    expect_names(cost_of(made), IN_ORDER + 1 + 4 + (1 + 1 + 2) + (1 + 1) + (1 + 1), 3 * 3);
}

/* Lists, conditions and rules */

/* Once each, of every section that is gone over to decide; the conditions and what they name once
 * more, to read the evidence. */
static void a_post_takes_every_condition_fact_and_rule_once(void **state) {
    (void)state;
    const struct table_period year = {20270101, 20271231};
    for (int protects = 0; protects < 2; protects++) {
        struct made *made = made_new();
        uint32_t text = made_fact(made, "text", 0, made_evidence(made, EVIDENCE_has_link));
        uint32_t asked = made_asked(made, "asked");
        made_asked(made, "beside");
        uint32_t both = made_group(made, OPERATOR_ANY, made_is(made, text), made_is(made, asked));
        uint32_t first =
            made_rule(made, "1.1", protects ? MODALITY_protect : MODALITY_permit, text);
        for (int i = 0; i < 4; i++) {
            uint32_t rule = made_rule(made, "1.2", MODALITY_forbid, asked);
            made_override(made, first, rule);
            ARENA_PUSH(made->arena, &made_rule_at(made, rule)->periods, year);
            ARENA_PUSH(made->arena, &made_rule_at(made, rule)->periods, year);
        }
        made_rule_at(made, first)->condition = both;
        size_t operands = 2, nodes = 4, facts = 3, rules = 5, overriders = 4, periods = 8;
        size_t times = protects ? 4 : 1; /* claims.h: with and without claims, for each reader */
        charte_description cost = cost_of(made);
        assert_int_equal(cost.post_steps,
                         operands + nodes +
                             times * (operands + nodes + facts + rules + overriders + periods));
        assert_int_equal(cost.hit_steps, IN_ORDER);
    }
}

/* Lists are gone over in each of the ten texts. What is counted is worked out with all that the
 * list takes in, in each of the six that the text stands for: an inclusion and the list itself are
 * a step each, and so often is an occurrence gone over. */
static void lists_that_are_counted_are_worked_out(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t inner = made_list(made, "a", "Acme"), outer = made_list(made, "b", "Belmont");
    made_push(made, &made->table.lists.items[outer].included, inner);
    made_evidence_of(made, EVIDENCE_text_mentions, outer);
    size_t operands = 1 + 1, nodes = 1;
    charte_description cost = cost_of(made);
    assert_int_equal(cost.hit_readings, 0);
    assert_int_equal(cost.hit_steps, IN_ORDER);
    assert_int_equal(cost.post_steps, 2 * 10 + 2 * (operands + nodes));

    made = made_new();
    inner = made_list(made, "a", "Acme"), outer = made_list(made, "b", "Belmont");
    made_push(made, &made->table.lists.items[outer].included, inner);
    for (int i = 0; i < 3; i++) {
        struct node least = {.kind = EVIDENCE_text_mentions_least, .a = 2};
        made_push(made, &least.operands, i ? outer : inner);
        made_node(made, least);
    }
    operands = 1 + 3, nodes = 3;
    cost = cost_of(made);
    assert_int_equal(cost.hit_readings, 3);
    assert_int_equal(cost.hit_steps, IN_ORDER * (1 + 3));
    assert_int_equal(cost.post_steps, 6 * (1 + 2 + 2) + 2 * 10 + 2 * (operands + nodes));
}

/* So is what an exception may mask, once in each of the fields in which it is asked for: what the
 * text mentions in six, a name and a handle are two. */
static void lists_with_exceptions_are_worked_out_in_each_field(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t inner = made_list(made, "a", "Acme"), outer = made_list(made, "b", "Belmont");
    made_push(made, &made->table.lists.items[outer].excepted, inner);
    made_evidence_of(made, EVIDENCE_text_mentions, outer);
    made_evidence_of(made, EVIDENCE_text_mentions, outer);
    made_evidence_of(made, EVIDENCE_name_mentions, outer);
    made_evidence_of(made, EVIDENCE_name_mentions, inner);
    size_t operands = 1 + 4, nodes = 4;
    charte_description cost = cost_of(made);
    assert_int_equal(cost.hit_readings, 1);
    assert_int_equal(cost.post_steps, (6 + 2) * (1 + 1) + 2 * 10 + 2 * (operands + nodes));
}

/* Memory */

static void a_table_is_not_told_of_without_memory(void **state) {
    (void)state;
    struct meagre meagre = {1000, 0};
    charte_allocator allocator = meagre_allocator(&meagre);
    charte_description description = {.size = sizeof description};
    charte_table *table;
    struct made *made = made_new();
    made_evidence_of(made, EVIDENCE_text_mentions, made_list(made, "a", "Acme"));
    made_write(made);
    assert_int_equal(
        charte_table_open(made->bytes.bytes, made->bytes.size, &allocator, &table, NULL),
        CHARTE_OK);
    int held = meagre.out;
    meagre.left = 1000;
    assert_int_equal(charte_table_describe(table, made_str("fr"), &description), CHARTE_OK);
    assert_int_equal(meagre.out, held);
    int needed = 1000 - meagre.left;
    assert_true(needed >= 4);
    for (int left = 0; left < needed; left++) {
        meagre.left = left;
        assert_int_equal(charte_table_describe(table, made_str("fr"), &description),
                         CHARTE_ERROR_MEMORY);
        assert_int_equal(meagre.out, held);
    }
    charte_table_close(table);
    assert_int_equal(meagre.out, 0);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_may_match_the_terms_that_are_alike),
        cmocka_unit_test(a_name_may_match_every_term_with_a_star),
        cmocka_unit_test(what_a_name_may_hold_is_looked_for_at_each_byte),
        cmocka_unit_test(terms_of_one_hash_are_compared_in_the_search),
        cmocka_unit_test(a_link_is_looked_up_with_its_path),
        cmocka_unit_test(the_kind_of_name_that_takes_most_is_told),
        cmocka_unit_test(a_name_is_carried_where_something_masks_it),
        cmocka_unit_test(a_post_takes_every_condition_fact_and_rule_once),
        cmocka_unit_test(lists_that_are_counted_are_worked_out),
        cmocka_unit_test(lists_with_exceptions_are_worked_out_in_each_field),
        cmocka_unit_test(a_table_is_not_told_of_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
