/* SPDX-License-Identifier: Apache-2.0 */
/* What conditions must be, as table_format.h and evidence.def say: each clause broken alone, and
 * the nearest that holds it. */
#include "tests/unit/laid_table.h"

#include "runtime/table/evidence_row.h"

static const char *const NO_CONDITION = "is no condition of this table";

/* Three lists, four roles, five platforms, six labels, seven texts, two facts. */
struct named_table {
    struct laid laid;
    struct table_fact facts[2];
};

static void name_all(struct named_table *named) {
    static const struct table_list lists[3];
    static const struct table_name names[6];
    static const struct table_str texts[7];
    *named = (struct named_table){.laid = laid_least()};
    for (int i = 0; i < 2; i++)
        named->facts[i] = (struct table_fact){
            .ruled_out = TABLE_NONE, .established = TABLE_NONE, .to_check = TABLE_NONE};
    LAY(&named->laid, LISTS, lists);
    LAY_FIRST(&named->laid, ROLES, names, 4);
    LAY_FIRST(&named->laid, PLATFORMS, names, 5);
    LAY_FIRST(&named->laid, LABELS, names, 6);
    LAY(&named->laid, TEXTS, texts);
    LAY(&named->laid, FACTS, named->facts);
}

/* Evidence */

static bool node_is_taken(const struct table_node *node, const uint32_t *operands, size_t count) {
    struct named_table named;
    charte_error error;
    size_t size;
    name_all(&named);
    LAY_FIRST(&named.laid, NODES, node, 1);
    if (count) LAY_FIRST(&named.laid, OPERANDS, operands, count);
    char *bytes = laid_bytes(&named.laid, &size);
    int result = open_copy(bytes, size, &error);
    free(bytes);
    if (result != CHARTE_OK) laid_refused(&named.laid, TABLE_NODES, 0, NO_CONDITION);
    return result == CHARTE_OK;
}

/* How many there are of what an evidence's operands name; of none it has no operands. */
static uint32_t named_by(enum evidence_operands operands) {
    static const uint32_t counts[] = {
        [OPERANDS_LISTS] = 3,     [OPERANDS_LISTS_A] = 3, [OPERANDS_NEAR] = 3,
        [OPERANDS_ROLES] = 4,     [OPERANDS_LABELS] = 6,  [OPERANDS_PLATFORMS] = 5,
        [OPERANDS_LANGUAGES] = 7, [OPERANDS_TIMES] = 0};
    return counts[operands];
}

enum { A_DAY = 20270228 };

static void evidence_names_what_the_table_has(void **state) {
    (void)state;
    for (uint32_t kind = 0; kind < EVIDENCE_CODES; kind++) {
        const struct evidence_row *row = evidence_row(kind);
        uint32_t limit = named_by(row->operands);
        struct table_node node = {.kind = kind, .a = row->operands == OPERANDS_DATE ? A_DAY : 0};
        if (!row->known) continue;
        assert_true(node_is_taken(&node, NULL, 0));
        node.count = 2;
        if (limit)
            assert_true(node_is_taken(&node, (const uint32_t[]){0, limit - 1}, 2));
        else
            assert_false(node_is_taken(&node, (const uint32_t[]){0, 0}, 2));
        assert_false(node_is_taken(&node, (const uint32_t[]){0, limit}, 2));
        assert_false(node_is_taken(&node, (const uint32_t[]){limit, 0}, 2));
    }
}

static void only_known_evidence_is_taken(void **state) {
    (void)state;
    for (uint32_t kind = 0; kind < 2 * EVIDENCE_CODES; kind++) {
        bool known = kind == OPERATOR_ALL || kind == OPERATOR_ANY || kind == OPERATOR_FACT;
        struct table_node node = {.kind = kind};
        known |= kind < EVIDENCE_CODES && evidence_row(kind)->known;
        if (kind == EVIDENCE_appears_before || kind == EVIDENCE_appears_after) node.a = A_DAY;
        assert_int_equal(node_is_taken(&node, NULL, 0), known);
    }
    struct table_node node = {.kind = 0xFFFFFFFF};
    assert_false(node_is_taken(&node, NULL, 0));
}

static bool numbers_taken(uint32_t kind, uint32_t a, uint32_t b) {
    struct table_node node = {.kind = kind, .a = a, .b = b};
    return node_is_taken(&node, NULL, 0);
}

static void dates_and_times_are_those_of_a_calendar(void **state) {
    (void)state;
    const uint32_t dated[] = {EVIDENCE_appears_before, EVIDENCE_appears_after};
    for (int i = 0; i < 2; i++) {
        assert_true(numbers_taken(dated[i], A_DAY, 0));
        assert_true(numbers_taken(dated[i], A_DAY, 24 * 60));
        assert_false(numbers_taken(dated[i], A_DAY, 24 * 60 + 1));
        assert_true(numbers_taken(dated[i], A_DAY, TABLE_NO_TIME));
        assert_false(numbers_taken(dated[i], A_DAY, TABLE_NO_TIME - 1));
        assert_false(numbers_taken(dated[i], A_DAY + 1, 0));
        assert_false(numbers_taken(dated[i], A_DAY + 1, TABLE_NO_TIME));
        assert_false(numbers_taken(dated[i], 0, TABLE_NO_TIME));
    }
    assert_true(numbers_taken(EVIDENCE_appears_between, 24 * 60, 0));
    assert_true(numbers_taken(EVIDENCE_appears_between, 0, 24 * 60));
    assert_false(numbers_taken(EVIDENCE_appears_between, 24 * 60 + 1, 0));
    assert_false(numbers_taken(EVIDENCE_appears_between, 0, 24 * 60 + 1));
    assert_false(numbers_taken(EVIDENCE_appears_between, 0, TABLE_NO_TIME));
    assert_true(numbers_taken(EVIDENCE_text_longer, 0xFFFFFFFF, 0));
}

/* Lists of the first group are some of its operands, or all of them. */
static void nearness_parts_its_lists(void **state) {
    (void)state;
    const uint32_t lists[] = {0, 2, 1};
    for (uint32_t first = 0; first < 6; first++) {
        struct table_node node = {EVIDENCE_text_near, 0, 0, 3, first, 7};
        assert_int_equal(node_is_taken(&node, lists, 3), first <= 3);
    }
}

/* Trees */

/* Nodes of all and any, by their children: those of node i are its row's first `counts[i]`. */
struct grown {
    struct named_table named;
    struct table_node nodes[4];
    uint32_t operands[4];
};

/* Of facts 1, 0 and 1, and the last of them all. */
static void grow(struct grown *grown, uint32_t operator) {
    name_all(&grown->named);
    for (uint32_t i = 0; i < 3; i++)
        grown->nodes[i] = (struct table_node){OPERATOR_FACT, 0, 0, 0, i != 1, 0};
    grown->nodes[3] = (struct table_node){operator, 0, 0, 3, 0, 0};
    for (uint32_t i = 0; i < 4; i++) grown->operands[i] = i;
    LAY(&grown->named.laid, NODES, grown->nodes);
    LAY(&grown->named.laid, OPERANDS, grown->operands);
}

static void children_stand_before_their_node_and_are_its_own(void **state) {
    (void)state;
    const uint32_t operators[] = {OPERATOR_ALL, OPERATOR_ANY};
    for (int i = 0; i < 2; i++) {
        struct grown grown;
        const struct laid *laid = &grown.named.laid;
        grow(&grown, operators[i]);
        laid_taken(laid);
        grown.operands[2] = 3;
        laid_refused(laid, TABLE_NODES, 3, NO_CONDITION);
        grown.operands[2] = 4;
        laid_refused(laid, TABLE_NODES, 3, NO_CONDITION);
        grown.operands[2] = 0;
        laid_refused(laid, TABLE_NODES, 3, NO_CONDITION);
        grown.operands[2] = 1;
        laid_refused(laid, TABLE_NODES, 3, NO_CONDITION);
        grow(&grown, operators[i]);
        grown.nodes[2] = (struct table_node){operators[i], 0, 3, 1, 0, 0};
        grown.operands[3] = 0;
        laid_refused(laid, TABLE_NODES, 3, NO_CONDITION);
        grown.operands[0] = 2, grown.operands[2] = 1, grown.nodes[3].count = 2;
        grown.operands[1] = 1;
        laid_taken(laid);
    }
}

static void a_condition_on_a_fact_is_a_leaf(void **state) {
    (void)state;
    struct grown grown;
    const struct laid *laid = &grown.named.laid;
    grow(&grown, OPERATOR_ALL);
    grown.nodes[1].a = 2;
    laid_refused(laid, TABLE_NODES, 1, NO_CONDITION);
    grown.nodes[1].a = TABLE_NONE;
    laid_refused(laid, TABLE_NODES, 1, NO_CONDITION);
    grow(&grown, OPERATOR_ALL);
    grown.nodes[0].first = 3, grown.nodes[0].count = 1;
    laid_refused(laid, TABLE_NODES, 0, NO_CONDITION);
}

static void the_first_that_is_broken_is_told(void **state) {
    (void)state;
    struct grown grown;
    grow(&grown, OPERATOR_ALL);
    grown.nodes[0].a = grown.nodes[1].a = 2;
    laid_refused(&grown.named.laid, TABLE_NODES, 0, NO_CONDITION);
}

/* A node of one child, so many times, over a fact; beside it, in the last, a leaf. */
static void conditions_nest_no_deeper_than_they_may(void **state) {
    (void)state;
    enum { DEEPEST = LIMIT_CONDITION_DEPTH };
    for (int before = 0; before < 2; before++) {
        struct named_table named;
        struct table_node nodes[DEEPEST + 3] = {{.kind = OPERATOR_FACT}, {.kind = OPERATOR_FACT}};
        uint32_t operands[DEEPEST + 2];
        name_all(&named);
        for (uint32_t i = 0; i <= DEEPEST; i++) {
            nodes[i + 2] = (struct table_node){OPERATOR_ALL, 0, i, 1, 0, 0};
            operands[i] = i + 1;
        }
        nodes[DEEPEST + 1].count = 2;
        operands[DEEPEST - 1] = before ? 0 : DEEPEST;
        operands[DEEPEST] = before ? DEEPEST : 0;
        nodes[DEEPEST + 2].first = DEEPEST + 1;
        operands[DEEPEST + 1] = DEEPEST + 1;
        LAY(&named.laid, OPERANDS, operands);
        LAY_FIRST(&named.laid, NODES, nodes, DEEPEST + 2);
        laid_taken(&named.laid);
        LAY(&named.laid, NODES, nodes);
        laid_refused(&named.laid, TABLE_NODES, DEEPEST + 2, NO_CONDITION);
    }
}

/* Roots */

static const char *const SHARED_FACT = "its conditions are shared or circular";
static const char *const SHARED_RULE = "its conditions are shared";

static void a_fact_rests_on_facts_before_it(void **state) {
    (void)state;
    const size_t members[] = {offsetof(struct table_fact, ruled_out),
                              offsetof(struct table_fact, established),
                              offsetof(struct table_fact, to_check)};
    const uint32_t operators[] = {OPERATOR_ALL, OPERATOR_ANY};
    for (int i = 0; i < 6; i++) {
        struct grown grown;
        const struct laid *laid = &grown.named.laid;
        struct table_fact *facts = grown.named.facts;
        grow(&grown, operators[i % 2]);
        uint32_t *first = (uint32_t *)(void *)((char *)&facts[0] + members[i / 2]);
        uint32_t *second = (uint32_t *)(void *)((char *)&facts[1] + members[i / 2]);
        grown.nodes[0].a = grown.nodes[2].a = 0;
        *second = 3;
        laid_taken(laid);
        for (int k = 0; k < 3; k++) {
            grown.nodes[k].a = 1;
            laid_refused(laid, TABLE_FACTS, 1, SHARED_FACT);
            grown.nodes[k].a = 0;
        }
        *second = TABLE_NONE, *first = 3;
        laid_refused(laid, TABLE_FACTS, 0, SHARED_FACT);
        *first = 0, grown.nodes[3].count = 0;
        laid_refused(laid, TABLE_FACTS, 0, SHARED_FACT);
        *first = 3;
        laid_taken(laid);
    }
}

static void a_condition_is_of_one_fact_or_rule_alone(void **state) {
    (void)state;
    static const struct table_article article = {.title_text = 0};
    static const uint32_t order[] = {0, 1};
    struct grown grown;
    const struct laid *laid = &grown.named.laid;
    struct table_rule rules[2];
    for (int i = 0; i < 2; i++)
        rules[i] = (struct table_rule){
            .condition = TABLE_NONE, .exception = TABLE_NONE, .role = TABLE_NONE};
    grow(&grown, OPERATOR_ALL);
    grown.nodes[0].a = grown.nodes[2].a = 0;
    LAY_FIRST(&grown.named.laid, ARTICLES, &article, 1);
    LAY(&grown.named.laid, RULES, rules);
    LAY(&grown.named.laid, ORDER, order);
    uint32_t *roots[] = {&grown.named.facts[1].ruled_out,
                         &grown.named.facts[1].established,
                         &grown.named.facts[1].to_check,
                         &rules[0].condition,
                         &rules[0].exception,
                         &rules[1].condition,
                         &rules[1].exception};
    for (int i = 0; i < 7; i++) {
        const bool of_fact = i < 3;
        *roots[i] = 3;
        laid_taken(laid);
        for (int k = 0; k < i; k++) {
            *roots[k] = 3;
            laid_refused(laid, of_fact ? TABLE_FACTS : TABLE_RULES, of_fact ? 1 : i > 4,
                         of_fact ? SHARED_FACT : SHARED_RULE);
            *roots[k] = TABLE_NONE;
        }
        *roots[i] = 2;
        laid_refused(laid, of_fact ? TABLE_FACTS : TABLE_RULES, of_fact ? 1 : i > 4,
                     of_fact ? SHARED_FACT : SHARED_RULE);
        *roots[i] = TABLE_NONE;
    }
    grown.nodes[0].a = 1;
    rules[1].condition = 3;
    laid_taken(laid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_names_what_the_table_has),
        cmocka_unit_test(only_known_evidence_is_taken),
        cmocka_unit_test(dates_and_times_are_those_of_a_calendar),
        cmocka_unit_test(nearness_parts_its_lists),
        cmocka_unit_test(children_stand_before_their_node_and_are_its_own),
        cmocka_unit_test(a_condition_on_a_fact_is_a_leaf),
        cmocka_unit_test(the_first_that_is_broken_is_told),
        cmocka_unit_test(conditions_nest_no_deeper_than_they_may),
        cmocka_unit_test(a_fact_rests_on_facts_before_it),
        cmocka_unit_test(a_condition_is_of_one_fact_or_rule_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
