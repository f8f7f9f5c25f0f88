/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/veil.h"

#include "runtime/table/rule_row.h"

#include <string.h>

struct marking {
    const struct charte_table *table;
    unsigned char *facts, *rules;
};

/* The marks of what stands where more of it makes less of the whole. */
static unsigned turned(unsigned marks) {
    unsigned raised = marks & VEIL_RAISED ? VEIL_LOWERED : 0;
    return raised | (marks & VEIL_LOWERED ? VEIL_RAISED : 0);
}

static unsigned way(unsigned marks) {
    return marks & (VEIL_RAISED | VEIL_LOWERED);
}

static unsigned of_condition(const struct marking *marking, uint32_t index) {
    if (index == TABLE_NONE) return 0;
    const struct table_node *node = &marking->table->NODES[index];
    unsigned marks = node->kind == OPERATOR_FACT ? way(marking->facts[node->a]) : 0;
    if (table_is_group(node))
        for (uint32_t k = 0; k < node->count; k++)
            marks |= of_condition(marking, marking->table->OPERANDS[node->first + k]);
    return node->negated ? turned(marks) : marks;
}

static void mark_fact(const struct marking *marking, uint32_t index) {
    const struct table_fact *fact = &marking->table->FACTS[index];
    unsigned marks = of_condition(marking, fact->established) |
                     of_condition(marking, fact->to_check) |
                     turned(of_condition(marking, fact->ruled_out));
    marking->facts[index] |= (unsigned char)marks;
}

/* A duty is owed where its focus is false, and overrides where it is met, too: both ways. */
static unsigned of_focus(const struct marking *marking, const struct table_rule *rule) {
    unsigned marks = way(marking->facts[rule->focus]);
    return rule_is_duty(rule) && marks ? VEIL_RAISED | VEIL_LOWERED : marks;
}

static void mark_rule(const struct marking *marking, uint32_t index) {
    const struct charte_table *table = marking->table;
    const struct table_rule *rule = &table->RULES[index];
    unsigned marks = of_focus(marking, rule) | of_condition(marking, rule->condition) |
                     turned(of_condition(marking, rule->exception));
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = table->OVERRIDERS[rule->first_overrider + k];
        if (rule_overrides(&table->RULES[by])) marks |= turned(marking->rules[by]);
    }
    if (rule->modality == MODALITY_protect) marks |= VEIL_RAISED | VEIL_RIGHT;
    marking->rules[index] = (unsigned char)marks;
}

size_t veil_room(const struct charte_table *table) {
    return (size_t)table->FACTS_count + table->RULES_count;
}

struct veil veil_in(void *memory, const struct charte_table *table) {
    struct marking marking = {table, memory, (unsigned char *)memory + table->FACTS_count};
    struct veil veil = {.facts = marking.facts, .rules = marking.rules};
    memset(memory, 0, veil_room(table));
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        if (table->RULES[i].modality != MODALITY_protect) continue;
        marking.facts[table->RULES[i].focus] = VEIL_RAISED | VEIL_RIGHT;
        veil.rights = true;
    }
    for (uint32_t i = 0; i < table->FACTS_count; i++) mark_fact(&marking, i);
    for (uint32_t i = 0; i < table->ORDER_count; i++) mark_rule(&marking, table->ORDER[i]);
    return veil;
}
