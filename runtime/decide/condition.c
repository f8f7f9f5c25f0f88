/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/condition.h"

static enum truth all_of(const struct condition_values *values, const struct table_node *node) {
    enum truth truth = TRUTH_TRUE;
    for (uint32_t k = 0; k < node->count && truth != TRUTH_FALSE; k++)
        truth = truth_and(
            truth, condition_value(values, values->table->OPERANDS[node->first + k], TRUTH_TRUE));
    return truth;
}

static enum truth any_of(const struct condition_values *values, const struct table_node *node) {
    enum truth truth = TRUTH_FALSE;
    for (uint32_t k = 0; k < node->count && truth != TRUTH_TRUE; k++)
        truth = truth_or(
            truth, condition_value(values, values->table->OPERANDS[node->first + k], TRUTH_FALSE));
    return truth;
}

static enum truth positive_value(const struct condition_values *values, uint32_t index) {
    const struct table_node *node = &values->table->NODES[index];
    switch (node->kind) {
    case OPERATOR_ALL:
        return all_of(values, node);
    case OPERATOR_ANY:
        return any_of(values, node);
    case OPERATOR_FACT:
        return values->facts[node->a];
    default:
        return values->evidence[index];
    }
}

/* Recursion ends: conditions are trees no deeper than LIMIT_CONDITION_DEPTH. */
enum truth condition_value(const struct condition_values *values, uint32_t node,
                           enum truth absent) {
    if (node == TABLE_NONE) return absent;
    enum truth truth = positive_value(values, node);
    return values->table->NODES[node].negated ? truth_not(truth) : truth;
}
