/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/dependents.h"

#include "runtime/table/evidence_row.h"
#include "runtime/table/field.h"
#include "runtime/table/rule_row.h"

#include <string.h>

/* Pairs of a row and an item, gathered twice: to count them, then to put them in their places. */
struct rows {
    uint32_t *first, *items;
    uint32_t count;
    bool placing;
};

static void add_pair(struct rows *rows, uint32_t row, uint32_t item) {
    if (rows->placing)
        rows->items[rows->first[row]++] = item;
    else
        rows->first[row + 1]++;
}

typedef void gather_pairs(struct rows *rows, const struct charte_table *table,
                          const uint32_t *owner);

static void gather_inputs(struct rows *rows, const struct charte_table *table,
                          const uint32_t *owner) {
    for (uint32_t i = 0; i < table->NODES_count; i++) {
        uint32_t inputs = owner[i] == TABLE_NONE ? 0 : evidence_inputs(table->NODES[i].kind);
        for (uint32_t input = 0; inputs; input++, inputs >>= 1)
            if (inputs & 1) add_pair(rows, input, i);
    }
}

static void gather_lists(struct rows *rows, const struct charte_table *table,
                         const uint32_t *owner) {
    for (uint32_t i = 0; i < table->NODES_count; i++) {
        const struct table_node *node = &table->NODES[i];
        if (owner[i] == TABLE_NONE || !evidence_searches(node->kind)) continue;
        for (uint32_t k = 0; k < node->count; k++)
            add_pair(rows, table->OPERANDS[node->first + k], i);
    }
}

static void gather_including(struct rows *rows, const struct charte_table *table,
                             const uint32_t *owner) {
    (void)owner;
    for (uint32_t i = 0; i < table->LISTS_count; i++)
        for (uint32_t k = 0; k < table->LISTS[i].included_count; k++)
            add_pair(rows, table->OPERANDS[table->LISTS[i].first_included + k], i);
}

static void gather_excepting(struct rows *rows, const struct charte_table *table,
                             const uint32_t *owner) {
    (void)owner;
    for (uint32_t i = 0; i < table->LISTS_count; i++)
        for (uint32_t k = 0; k < table->LISTS[i].excepted_count; k++)
            add_pair(rows, table->OPERANDS[table->LISTS[i].first_excepted + k], i);
}

static void gather_facts(struct rows *rows, const struct charte_table *table,
                         const uint32_t *owner) {
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (table->NODES[i].kind == OPERATOR_FACT && owner[i] != TABLE_NONE)
            add_pair(rows, table->NODES[i].a, owner[i]);
    for (uint32_t i = 0; i < table->ORDER_count; i++)
        add_pair(rows, table->RULES[table->ORDER[i]].focus, table->FACTS_count + i);
}

static void gather_overridden(struct rows *rows, const struct charte_table *table,
                              const uint32_t *owner) {
    (void)owner;
    for (uint32_t i = 0; i < table->ORDER_count; i++) {
        const struct table_rule *rule = &table->RULES[table->ORDER[i]];
        for (uint32_t k = 0; k < rule->overrider_count; k++) {
            uint32_t by = table->OVERRIDERS[rule->first_overrider + k];
            if (rule_overrides(&table->RULES[by])) add_pair(rows, by, table->FACTS_count + i);
        }
    }
}

static void gather_reading(struct rows *rows, const struct charte_table *table,
                           const uint32_t *owner) {
    (void)owner;
    for (uint32_t i = 0; i < table->ORDER_count; i++) {
        const struct table_rule *rule = &table->RULES[table->ORDER[i]];
        if (rule->role != TABLE_NONE) add_pair(rows, FIELD_APPROVALS, table->FACTS_count + i);
        if (rule->period_count) add_pair(rows, FIELD_CREATED_AT, table->FACTS_count + i);
    }
}

static struct dependents_rows make_rows(uint32_t **memory, uint32_t count, gather_pairs *gather,
                                        const struct charte_table *table, const uint32_t *owner) {
    struct rows rows = {.first = *memory, .count = count};
    memset(rows.first, 0, (count + 1) * sizeof *rows.first);
    gather(&rows, table, owner);
    for (uint32_t i = 1; i <= count; i++) rows.first[i] += rows.first[i - 1];
    rows.items = rows.first + count + 1;
    *memory = rows.items + rows.first[count];
    rows.placing = true;
    gather(&rows, table, owner);
    memmove(rows.first + 1, rows.first, count * sizeof *rows.first);
    rows.first[0] = 0;
    return (struct dependents_rows){rows.first, rows.items};
}

static void own(uint32_t *owner, const struct charte_table *table, uint32_t node, uint32_t unit) {
    if (node == TABLE_NONE) return;
    owner[node] = unit;
    if (!table_is_group(&table->NODES[node])) return;
    for (uint32_t k = 0; k < table->NODES[node].count; k++)
        own(owner, table, table->OPERANDS[table->NODES[node].first + k], unit);
}

static void find_owners(uint32_t *owner, const struct charte_table *table) {
    memset(owner, 0xFF, table->NODES_count * sizeof *owner);
    for (uint32_t i = 0; i < table->FACTS_count; i++) {
        own(owner, table, table->FACTS[i].ruled_out, i);
        own(owner, table, table->FACTS[i].established, i);
        own(owner, table, table->FACTS[i].to_check, i);
    }
    for (uint32_t i = 0; i < table->ORDER_count; i++) {
        const struct table_rule *rule = &table->RULES[table->ORDER[i]];
        own(owner, table, rule->condition, table->FACTS_count + i);
        own(owner, table, rule->exception, table->FACTS_count + i);
    }
}

static uint32_t least_length(const struct charte_table *table) {
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (evidence_row(table->NODES[i].kind)->field == FIELD_LENGTH && table->NODES[i].a < least)
            least = table->NODES[i].a;
    return least;
}

static uint32_t used_inputs(const struct dependents *dependents) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < FIELD_INPUT_COUNT; i++)
        if (dependents->by_input.first[i] < dependents->by_input.first[i + 1] ||
            dependents->reading.first[i] < dependents->reading.first[i + 1])
            used |= 1u << i;
    return used;
}

/* An evidence reads two inputs at most, a name and a handle; an operand is a list of one that looks
 * for it, takes it in or excepts it. */
size_t dependents_room(const struct charte_table *table) {
    size_t heads = 2 * (FIELD_INPUT_COUNT + 1) + 3 * ((size_t)table->LISTS_count + 1) +
                   table->FACTS_count + 1 + table->RULES_count + 1;
    size_t items = 2 * (size_t)table->NODES_count + table->OPERANDS_count +
                   3 * (size_t)table->RULES_count + table->OVERRIDERS_count;
    return (table->NODES_count + heads + items) * sizeof(uint32_t);
}

struct dependents dependents_in(void *memory, const struct charte_table *table) {
    uint32_t *owner = memory, *rest = owner + table->NODES_count;
    struct dependents dependents = {.unit_count = table->FACTS_count + table->ORDER_count,
                                    .owner = owner,
                                    .least_length = least_length(table)};
    find_owners(owner, table);
    dependents.by_input = make_rows(&rest, FIELD_INPUT_COUNT, gather_inputs, table, owner);
    dependents.by_list = make_rows(&rest, table->LISTS_count, gather_lists, table, owner);
    dependents.including = make_rows(&rest, table->LISTS_count, gather_including, table, owner);
    dependents.excepting = make_rows(&rest, table->LISTS_count, gather_excepting, table, owner);
    dependents.by_fact = make_rows(&rest, table->FACTS_count, gather_facts, table, owner);
    dependents.by_rule = make_rows(&rest, table->RULES_count, gather_overridden, table, owner);
    dependents.reading = make_rows(&rest, FIELD_INPUT_COUNT, gather_reading, table, owner);
    dependents.inputs = used_inputs(&dependents);
    return dependents;
}
