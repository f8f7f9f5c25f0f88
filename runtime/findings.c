#include "runtime/findings.h"

/* Recursion ends: conditions are trees no deeper than LIMIT_CONDITION_DEPTH. */
static bool condition_has_one(const struct charte_scratch *scratch, const unsigned char *found,
                              uint32_t index) {
    const struct charte_table *table = scratch->table;
    const struct condition_values values = {table, scratch->evidence, scratch->facts.values};
    if (index == TABLE_NONE || table->NODES[index].negated) return false;
    if (condition_value(&values, index, TRUTH_FALSE) == TRUTH_FALSE) return false;
    const struct table_node *node = &table->NODES[index];
    if (node->kind == OPERATOR_FACT) return found[node->a];
    if (!condition_is_group(node)) return scratch->evidence[index] == TRUTH_TRUE;
    for (uint32_t k = 0; k < node->count; k++)
        if (condition_has_one(scratch, found, table->OPERANDS[node->first + k])) return true;
    return false;
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
    return (!rules_is_duty(rule) && found[rule->focus]) ||
           condition_has_one(scratch, found, rule->condition) ||
           condition_has_one(scratch, found, rule->exception);
}
