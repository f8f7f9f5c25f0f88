/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/rule_kinds.h"

#include "runtime/table/needs.h"

static unsigned node_needs(const struct table *table, const unsigned char *facts, uint32_t index) {
    if (index == TABLE_NONE) return 0;
    const struct node *node = &table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) return facts[node->a];
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY)
        return needs_of_evidence(node->kind);
    unsigned needs = 0;
    for (size_t i = 0; i < node->operands.count; i++)
        needs |= node_needs(table, facts, node->operands.items[i]);
    return needs;
}

/* In topological order: what a fact uses has been looked at before it. */
static const unsigned char *fact_needs(struct arena *arena, const struct table *table) {
    unsigned char *facts = ARENA_ARRAY(arena, unsigned char, table->facts.count);
    for (size_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        facts[i] = (unsigned char)(needs_of_fact(fact->flags, fact->to_check) |
                                   node_needs(table, facts, fact->ruled_out) |
                                   node_needs(table, facts, fact->established) |
                                   node_needs(table, facts, fact->to_check));
    }
    return facts;
}

static enum charte_rule_kind kind_of(const struct table *table, const unsigned char *facts,
                                     const struct rule *rule) {
    unsigned focus = facts[rule->focus];
    unsigned all = focus | node_needs(table, facts, rule->condition) |
                   node_needs(table, facts, rule->exception);
    return needs_rule_kind(focus, all, rule->periods.count > 0);
}

const enum charte_rule_kind *rule_kinds(struct arena *arena, const struct table *table) {
    const unsigned char *facts = fact_needs(arena, table);
    enum charte_rule_kind *kinds = ARENA_ARRAY(arena, enum charte_rule_kind, table->rules.count);
    for (size_t i = 0; i < table->rules.count; i++)
        kinds[i] = kind_of(table, facts, &table->rules.items[i]);
    return kinds;
}
