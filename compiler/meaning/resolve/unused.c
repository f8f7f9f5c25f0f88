/* SPDX-License-Identifier: Apache-2.0 */
/* What is declared and never used: most often a name misspelt where it was meant, or a rule that
 * was left out. */
#include "compiler/meaning/resolve/translation.h"
#include "runtime/table/evidence_row.h"

struct uses {
    bool *facts, *lists, *roles, *labels, *platforms;
};

static void use_all(bool *used, const struct index_array *indexes) {
    for (size_t i = 0; i < indexes->count; i++) used[indexes->items[i]] = true;
}

static void use_evidence(const struct uses *uses, const struct node *node) {
    switch ((enum evidence_operands)evidence_row(node->kind)->operands) {
    case OPERANDS_ROLES:
        use_all(uses->roles, &node->operands);
        break;
    case OPERANDS_PLATFORMS:
        use_all(uses->platforms, &node->operands);
        break;
    case OPERANDS_LABELS:
        use_all(uses->labels, &node->operands);
        break;
    case OPERANDS_LISTS:
    case OPERANDS_LISTS_A:
    case OPERANDS_NEAR:
        use_all(uses->lists, &node->operands);
        break;
    case OPERANDS_NONE:
    case OPERANDS_NUMBER:
    case OPERANDS_LANGUAGES:
    case OPERANDS_DATE:
    case OPERANDS_TIMES:
        break;
    }
}

static void use_node(const struct uses *uses, const struct node *node) {
    if (node->kind == OPERATOR_FACT)
        uses->facts[node->a] = true;
    else if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY)
        use_evidence(uses, node);
}

static struct uses find_uses(const struct translation *translation) {
    const struct table *t = translation->table;
    struct uses uses = {
        .facts = ARENA_ARRAY(translation->arena, bool, t->facts.count),
        .lists = ARENA_ARRAY(translation->arena, bool, t->lists.count),
        .roles = ARENA_ARRAY(translation->arena, bool, t->roles.count),
        .labels = ARENA_ARRAY(translation->arena, bool, t->labels.count),
        .platforms = ARENA_ARRAY(translation->arena, bool, t->platforms.count),
    };
    for (size_t i = 0; i < t->nodes.count; i++) use_node(&uses, &t->nodes.items[i]);
    for (size_t i = 0; i < t->rules.count; i++) {
        uses.facts[t->rules.items[i].focus] = true;
        if (t->rules.items[i].role != TABLE_NONE) uses.roles[t->rules.items[i].role] = true;
    }
    for (size_t i = 0; i < t->lists.count; i++) {
        use_all(uses.lists, &t->lists.items[i].included);
        use_all(uses.lists, &t->lists.items[i].excepted);
    }
    return uses;
}

void report_unused(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    struct uses uses = find_uses(translation);
    struct str none = {0};
    for (size_t i = 0; i < ast->facts.count; i++)
        if (!uses.facts[translation->fact_index[i]])
            diagnose_with(translation->log, DIAGNOSTIC_unused_fact,
                          place_in(translation, ast->facts.items[i].id.span),
                          ast->facts.items[i].id.value, none);
    for (size_t i = 0; i < ast->lists.count; i++)
        if (!uses.lists[translation->list_index[i]])
            diagnose_with(translation->log, DIAGNOSTIC_unused_list,
                          place_in(translation, ast->lists.items[i].id.span),
                          ast->lists.items[i].id.value, none);
    for (size_t i = 0; i < ast->roles.count; i++)
        if (!uses.roles[i])
            diagnose_with(translation->log, DIAGNOSTIC_unused_role,
                          place_in(translation, ast->roles.items[i].id.span),
                          ast->roles.items[i].id.value, none);
    for (size_t i = 0; i < ast->labels.count; i++)
        if (!uses.labels[i])
            diagnose_with(translation->log, DIAGNOSTIC_unused_label,
                          place_in(translation, ast->labels.items[i].id.span),
                          ast->labels.items[i].id.value, none);
}
