/* SPDX-License-Identifier: Apache-2.0 */
/* Which facts tools must not learn of (VERDICT.md, "For whom the result is"): the focus of a
 * protected right; what only protected rights ask for; and what follows from such a focus, as it
 * would tell of it. */
#include "compiler/meaning/resolve/translation.h"

enum reach { REACH_PROTECTED = 1, REACH_OTHER = 2 };

struct reach_map {
    const struct table *table;
    unsigned *facts;
};

static void reach_fact(struct reach_map *map, uint32_t fact, unsigned from);

static void reach_node(struct reach_map *map, uint32_t index, unsigned from) {
    if (index == TABLE_NONE) return;
    const struct node *node = &map->table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) reach_fact(map, node->a, from);
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY) return;
    for (size_t i = 0; i < node->operands.count; i++)
        reach_node(map, node->operands.items[i], from);
}

static void reach_fact(struct reach_map *map, uint32_t fact, unsigned from) {
    if (map->facts[fact] & from) return;
    map->facts[fact] |= from;
    const struct fact *f = &map->table->facts.items[fact];
    reach_node(map, f->ruled_out, from);
    reach_node(map, f->established, from);
    reach_node(map, f->to_check, from);
}

static bool uses_hidden(const struct table *table, uint32_t index) {
    if (index == TABLE_NONE) return false;
    const struct node *node = &table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) return table->facts.items[node->a].flags & FACT_HIDDEN;
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY) return false;
    for (size_t i = 0; i < node->operands.count; i++)
        if (uses_hidden(table, node->operands.items[i])) return true;
    return false;
}

void hide_protected_facts(struct arena *arena, struct table *table) {
    struct reach_map map = {table, ARENA_ARRAY(arena, unsigned, table->facts.count)};
    for (size_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        bool protects = rule->modality == MODALITY_protect;
        unsigned from = protects ? REACH_PROTECTED : REACH_OTHER;
        if (protects) table->facts.items[rule->focus].flags |= FACT_HIDDEN;
        reach_fact(&map, rule->focus, from);
        reach_node(&map, rule->condition, from);
        reach_node(&map, rule->exception, from);
    }
    /* In topological order: what a fact uses has been decided before it. */
    for (size_t i = 0; i < table->facts.count; i++) {
        struct fact *fact = &table->facts.items[i];
        if (uses_hidden(table, fact->ruled_out) || uses_hidden(table, fact->established) ||
            uses_hidden(table, fact->to_check))
            fact->flags |= FACT_HIDDEN;
    }
    for (size_t i = 0; i < table->facts.count; i++)
        if (map.facts[i] == REACH_PROTECTED) table->facts.items[i].flags |= FACT_HIDDEN;
}
