/* SPDX-License-Identifier: Apache-2.0 */
/* What lists take to be worked out, counted by hand: the compiler refuses what is more than
 * LIMIT_CLOSING, and the runtime counts the same. */
#include "tests/unit/made_table.h"

#include "compiler/table/closing.h"
#include "runtime/base/limits.h"
#include "runtime/table/closing.h"

enum { ALL_WORDS = 6 }; /* fields in which it is looked for what the text mentions */

static uint32_t listed(struct made *made) {
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f"};
    return made_list(made, ids[made->table.lists.count], "Acme");
}

static void includes(struct made *made, uint32_t list, uint32_t other) {
    made_push(made, &made->table.lists.items[list].included, other);
}

static void excepts(struct made *made, uint32_t list, uint32_t other) {
    made_push(made, &made->table.lists.items[list].excepted, other);
}

/* It takes so many steps: the runtime counts them, and beside a list that takes all the others that
 * there may be the compiler takes it, beside one that takes one more it does not. */
static void expect_steps(struct made *made, uint32_t steps) {
    struct closing_cost cost;
    made_open(made);
    assert_int_equal(closing_measure(made->opened, &cost), CHARTE_OK);
    assert_int_equal(cost.steps, steps);
    assert_true(closing_fits(made->arena, &made->table));
    uint32_t first = made_list(made, "first", "Belmont"), full = made_list(made, "full", "Corvin");
    for (uint32_t i = 1; i < LIMIT_CLOSING - steps; i++) includes(made, full, first);
    made_term(made, full, "Corvin Rouge", TERM_EXCEPT);
    made_evidence_of(made, EVIDENCE_original_mentions, full);
    assert_true(closing_fits(made->arena, &made->table));
    includes(made, full, first);
    assert_false(closing_fits(made->arena, &made->table));
    made_free(made);
}

static void a_list_that_nothing_masks_takes_none_where_it_is_asked_for(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = listed(made), b = listed(made);
    includes(made, b, a);
    made_evidence_of(made, EVIDENCE_text_mentions, a);
    made_evidence_of(made, EVIDENCE_name_mentions, b);
    expect_steps(made, 0);
}

/* Once, however many conditions ask. */
static void a_list_that_is_masked_takes_a_step_a_field(void **state) {
    (void)state;
    for (int fields = 1; fields < 4; fields++) {
        struct made *made = made_new();
        uint32_t a = listed(made);
        made_term(made, a, "Acme Rouge", TERM_EXCEPT);
        listed(made);
        if (fields != 2) {
            made_evidence_of(made, EVIDENCE_text_mentions, a);
            made_evidence_of(made, EVIDENCE_text_mentions, a);
        }
        if (fields != 1) made_evidence_of(made, EVIDENCE_name_mentions, a);
        expect_steps(made, (fields != 2 ? ALL_WORDS : 0) + (fields != 1 ? 2 : 0));
    }
}

static void the_first_term_may_be_the_one_that_masks(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = made_list(made, "a", NULL);
    made_term(made, a, "Acme Rouge", TERM_EXCEPT);
    made_term(made, a, "Acme", 0);
    made_evidence_of(made, EVIDENCE_original_mentions, a);
    expect_steps(made, 1);
}

/* Masked is as well what takes a list in that is. */
static void what_takes_in_a_masked_list_is_worked_out_with_it(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = listed(made), b = listed(made), c = listed(made);
    made_term(made, a, "Acme Rouge", TERM_EXCEPT);
    made_term(made, a, "Acme Bleu", 0);
    includes(made, b, a);
    includes(made, c, b);
    made_evidence_of(made, EVIDENCE_profile_mentions, c);
    expect_steps(made, 3);
}

/* Each condition by itself. */
static void lists_that_are_counted_are_worked_out_by_each_condition(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = listed(made), b = listed(made);
    includes(made, b, a);
    made_evidence_of(made, EVIDENCE_text_mentions_least, b);
    made_evidence_of(made, EVIDENCE_text_mentions_least, a);
    struct node near = {.kind = EVIDENCE_text_near, .a = 1, .b = 3};
    made_push(made, &near.operands, a);
    made_push(made, &near.operands, b);
    made_node(made, near);
    expect_steps(made, ALL_WORDS * (2 + 1 + (1 + 2)));
}

/* What is met again is a step, and is not gone into again. */
static void a_list_is_gone_into_once(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = listed(made), b = listed(made), c = listed(made), d = listed(made);
    includes(made, b, a);
    includes(made, c, b);
    includes(made, d, b);
    includes(made, d, c);
    made_evidence_of(made, EVIDENCE_text_mentions_least, d);
    expect_steps(made, ALL_WORDS * (1 + 2 + 1 + 1));
}

/* Of a list that is excepted what it takes in counts, what it excepts does not; and a list may be
 * taken in and excepted. */
static void exceptions_of_what_is_excepted_do_not_count(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = listed(made), b = listed(made), c = listed(made), d = listed(made);
    includes(made, c, a);
    excepts(made, c, b);
    excepts(made, d, c);
    made_evidence_of(made, EVIDENCE_text_mentions, d);
    expect_steps(made, ALL_WORDS * (1 + 1 + 1));

    made = made_new();
    a = listed(made), b = listed(made), c = listed(made);
    includes(made, b, a);
    includes(made, c, b);
    excepts(made, c, b);
    made_evidence_of(made, EVIDENCE_text_mentions, c);
    expect_steps(made, ALL_WORDS * (1 + 2 + 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_that_nothing_masks_takes_none_where_it_is_asked_for),
        cmocka_unit_test(a_list_that_is_masked_takes_a_step_a_field),
        cmocka_unit_test(the_first_term_may_be_the_one_that_masks),
        cmocka_unit_test(what_takes_in_a_masked_list_is_worked_out_with_it),
        cmocka_unit_test(lists_that_are_counted_are_worked_out_by_each_condition),
        cmocka_unit_test(a_list_is_gone_into_once),
        cmocka_unit_test(exceptions_of_what_is_excepted_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
