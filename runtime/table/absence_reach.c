/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/absence_reach.h"

struct marking {
    const struct charte_table *table;
    unsigned char *facts, *rules;
    unsigned char *resting; /* by fact, as rules */
};

static bool names_one(const struct marking *marking, uint32_t index) {
    if (index == TABLE_NONE) return false;
    const struct table_node *node = &marking->table->NODES[index];
    if (node->kind == OPERATOR_FACT) return marking->resting[node->a];
    if (!table_is_group(node)) return false;
    for (uint32_t k = 0; k < node->count; k++)
        if (names_one(marking, marking->table->OPERANDS[node->first + k])) return true;
    return false;
}

static bool overridden_by_one(const struct marking *marking, const struct table_rule *rule) {
    for (uint32_t k = 0; k < rule->overrider_count; k++)
        if (marking->rules[marking->table->OVERRIDERS[rule->first_overrider + k]]) return true;
    return false;
}

size_t absence_reach_room(const struct charte_table *table) {
    return 2 * (size_t)table->FACTS_count + table->RULES_count;
}

struct absence_reach absence_reach_in(void *memory, const struct charte_table *table) {
    unsigned char *facts = memory;
    struct marking marking = {table, facts, facts + 2 * table->FACTS_count,
                              facts + table->FACTS_count};
    struct absence_reach reach = {
        .facts = facts, .resting = marking.resting, .rules = marking.rules};
    for (uint32_t i = 0; i < table->FACTS_count; i++) {
        const struct table_fact *fact = &table->FACTS[i];
        facts[i] = (fact->flags & FACT_ASKS) && !(fact->flags & FACT_OPEN);
        reach.any |= facts[i];
        marking.resting[i] = facts[i] || names_one(&marking, fact->ruled_out) ||
                             names_one(&marking, fact->established) ||
                             names_one(&marking, fact->to_check);
    }
    for (uint32_t i = 0; i < table->ORDER_count; i++) {
        const struct table_rule *rule = &table->RULES[table->ORDER[i]];
        marking.rules[table->ORDER[i]] =
            marking.resting[rule->focus] || names_one(&marking, rule->condition) ||
            names_one(&marking, rule->exception) || overridden_by_one(&marking, rule);
    }
    return reach;
}
