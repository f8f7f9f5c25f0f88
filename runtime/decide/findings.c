/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/findings.h"

/* Recursion ends: conditions are trees no deeper than LIMIT_CONDITION_DEPTH. */
static void each_below(const struct charte_scratch *scratch, uint32_t index, bool positive,
                       findings_receiver *receive, void *context) {
    const struct charte_table *table = scratch->table;
    const struct condition_values values = {table, scratch->evidence, scratch->facts.values};
    if (condition_value(&values, index, TRUTH_FALSE) == TRUTH_FALSE) return;
    const struct table_node *node = &table->NODES[index];
    positive = positive != (node->negated != 0);
    for (uint32_t k = 0; table_is_group(node) && k < node->count; k++)
        each_below(scratch, table->OPERANDS[node->first + k], positive, receive, context);
    if (table_is_group(node) || !positive) return;
    if (node->kind == OPERATOR_FACT || scratch->evidence[index] == TRUTH_TRUE)
        receive(context, index);
}

void findings_each(const struct charte_scratch *scratch, uint32_t node, findings_receiver *receive,
                   void *context) {
    each_below(scratch, node, true, receive, context);
}

struct search {
    const struct charte_scratch *scratch;
    const unsigned char *found;
    bool any;
};

static void notice(void *context, uint32_t index) {
    struct search *search = context;
    const struct table_node *node = &search->scratch->table->NODES[index];
    search->any |= node->kind != OPERATOR_FACT || search->found[node->a];
}

static bool condition_has_one(const struct charte_scratch *scratch, const unsigned char *found,
                              uint32_t index) {
    struct search search = {scratch, found, false};
    findings_each(scratch, index, notice, &search);
    return search.any;
}

static bool fact_has_one(const struct charte_scratch *scratch, const unsigned char *found,
                         uint32_t index) {
    const struct table_fact *fact = &scratch->table->FACTS[index];
    if (scratch->facts.values[index] == TRUTH_FALSE) return false;
    if (fact->flags & FACT_ASKS && scratch->facts.answers[index] == ANSWER_YES) return true;
    return condition_has_one(scratch, found, fact->ruled_out) ||
           condition_has_one(scratch, found, fact->established) ||
           condition_has_one(scratch, found, fact->to_check);
}

void findings_of_facts(const struct charte_scratch *scratch, unsigned char *found) {
    for (uint32_t i = 0; i < scratch->table->FACTS_count; i++)
        found[i] = fact_has_one(scratch, found, i);
}

bool findings_of_rule(const struct charte_scratch *scratch, const unsigned char *found,
                      uint32_t index) {
    const struct table_rule *rule = &scratch->table->RULES[index];
    return (!rule_is_duty(rule) && found[rule->focus]) ||
           condition_has_one(scratch, found, rule->condition) ||
           condition_has_one(scratch, found, rule->exception);
}
