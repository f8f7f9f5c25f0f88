/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions are trees: every node has one parent at most, a node, a fact or a rule. Children stand
 * before their node and facts before those that use them, so there is no circle. */
#include "runtime/base/failure.h"
#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/table/evidence_row.h"
#include "runtime/table/verify.h"
#include "runtime/text/civil.h"

#include <string.h>

enum { DAY_MINUTES = 24 * 60 };

struct forest {
    unsigned char *has_parent; /* of a node */
    unsigned char *depth;
    uint32_t *facts_below; /* one more than the greatest fact a node names; 0: it names none */
};

static uint32_t operand_limit(const struct verify_state *state, enum evidence_operands operands) {
    switch (operands) {
    case OPERANDS_LISTS:
    case OPERANDS_LISTS_A:
    case OPERANDS_NEAR:
        return state->table->LISTS_count;
    case OPERANDS_LANGUAGES:
        return state->text_rows;
    case OPERANDS_ROLES:
        return state->table->ROLES_count;
    case OPERANDS_PLATFORMS:
        return state->table->PLATFORMS_count;
    case OPERANDS_LABELS:
        return state->table->LABELS_count;
    case OPERANDS_NONE:
    case OPERANDS_NUMBER:
    case OPERANDS_DATE:
    case OPERANDS_TIMES:
        break;
    }
    return 0;
}

static bool numbers_fit(const struct table_node *node, enum evidence_operands operands) {
    switch (operands) {
    case OPERANDS_NEAR:
        return node->a <= node->count;
    case OPERANDS_DATE:
        return civil_date_exists(node->a) && (node->b == TABLE_NO_TIME || node->b <= DAY_MINUTES);
    case OPERANDS_TIMES:
        return node->a <= DAY_MINUTES && node->b <= DAY_MINUTES;
    case OPERANDS_NONE:
    case OPERANDS_LISTS:
    case OPERANDS_LISTS_A:
    case OPERANDS_NUMBER:
    case OPERANDS_LANGUAGES:
    case OPERANDS_ROLES:
    case OPERANDS_PLATFORMS:
    case OPERANDS_LABELS:
        break;
    }
    return true;
}

static bool evidence_fits(const struct verify_state *state, const struct table_node *node) {
    if (node->kind >= EVIDENCE_CODES || !evidence_row(node->kind)->known) return false;
    enum evidence_operands operands = evidence_row(node->kind)->operands;
    uint32_t limit = operand_limit(state, operands);
    for (uint32_t k = 0; k < node->count; k++)
        if (state->table->OPERANDS[node->first + k] >= limit) return false;
    return numbers_fit(node, operands);
}

static bool adopt(struct forest *forest, uint32_t node) {
    if (forest->has_parent[node]) return false;
    forest->has_parent[node] = 1;
    return true;
}

static bool children_fit(const struct verify_state *state, struct forest *forest, uint32_t index) {
    const struct table_node *node = &state->table->NODES[index];
    for (uint32_t k = 0; k < node->count; k++) {
        uint32_t child = state->table->OPERANDS[node->first + k];
        if (child >= index || !adopt(forest, child)) return false;
        if (forest->depth[child] + 1u > LIMIT_CONDITION_DEPTH) return false;
        if (forest->depth[index] < forest->depth[child] + 1)
            forest->depth[index] = (unsigned char)(forest->depth[child] + 1);
        if (forest->facts_below[index] < forest->facts_below[child])
            forest->facts_below[index] = forest->facts_below[child];
    }
    return true;
}

static bool node_fits(const struct verify_state *state, struct forest *forest, uint32_t index) {
    const struct table_node *node = &state->table->NODES[index];
    switch (node->kind) {
    case OPERATOR_ALL:
    case OPERATOR_ANY:
        return children_fit(state, forest, index);
    case OPERATOR_FACT:
        forest->facts_below[index] = node->a + 1;
        return node->a < state->table->FACTS_count && node->count == 0;
    default:
        return evidence_fits(state, node);
    }
}

/* Whether a root is nobody else's and names only facts below the limit. */
static bool root_fits(struct forest *forest, uint32_t node, uint32_t limit) {
    return node == TABLE_NONE || (adopt(forest, node) && forest->facts_below[node] <= limit);
}

static int verify_roots(struct verify_state *state, struct forest *forest) {
    const struct charte_table *table = state->table;
    for (uint32_t i = 0; i < table->FACTS_count; i++) {
        const struct table_fact *fact = &table->FACTS[i];
        if (!root_fits(forest, fact->ruled_out, i) || !root_fits(forest, fact->established, i) ||
            !root_fits(forest, fact->to_check, i))
            return verify_failed(state, TABLE_FACTS, i, "its conditions are shared or circular");
    }
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        const struct table_rule *rule = &table->RULES[i];
        if (!root_fits(forest, rule->condition, table->FACTS_count) ||
            !root_fits(forest, rule->exception, table->FACTS_count))
            return verify_failed(state, TABLE_RULES, i, "its conditions are shared");
    }
    return CHARTE_OK;
}

int verify_nodes(struct verify_state *state) {
    const struct charte_table *table = state->table;
    size_t count = table->NODES_count;
    size_t size = count * (sizeof(uint32_t) + 2);
    uint32_t *memory = memory_allocate(&table->allocator, size);
    if (!memory)
        return failure_set(state->error, CHARTE_ERROR_MEMORY, 0, "no memory to check a table");
    memset(memory, 0, size);
    unsigned char *bytes = (unsigned char *)(memory + count);
    struct forest forest = {bytes, bytes + count, memory};
    int result = CHARTE_OK;
    for (uint32_t i = 0; i < count && result == CHARTE_OK; i++)
        if (!node_fits(state, &forest, i))
            result = verify_failed(state, TABLE_NODES, i, "is no condition of this table");
    if (result == CHARTE_OK) result = verify_roots(state, &forest);
    memory_release(&table->allocator, memory);
    return result;
}
