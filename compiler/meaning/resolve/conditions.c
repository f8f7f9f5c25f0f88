/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/resolve/translation.h"
#include "compiler/table/evidence.h"

#include <stdlib.h>

static uint32_t add_node(struct translation *translation, struct node node) {
    ARENA_PUSH(translation->arena, &translation->table->nodes, node);
    return (uint32_t)translation->table->nodes.count - 1;
}

static void add_operand(struct translation *translation, struct node *node, uint32_t index) {
    ARENA_PUSH(translation->arena, &node->operands, index);
}

/* Quoted texts after an evidence are terms; a label among them was meant as a condition. */
static void refuse_labels(struct translation *translation, const struct ast_operands *operands) {
    for (size_t i = 0; i < operands->count; i++) {
        const struct ast_operand *operand = &operands->items[i];
        if (operand->kind != OPERAND_QUOTED) continue;
        bool denied;
        uint32_t fact = labelled_fact(translation, operand->text.value, &denied);
        if (fact == MAP_NONE) continue;
        struct diagnostic *said = diagnose_with(translation->log, DIAGNOSTIC_label_as_term,
                                                place_in(translation, operand->text.span),
                                                operand->text.value, (struct str){0});
        diagnostic_relate(said,
                          place_in(translation, translation->ast->facts.items[fact].label.span));
    }
}

static void lower_lists(struct translation *translation, struct node *node,
                        const struct ast_operands *operands) {
    bool quoted = false;
    refuse_labels(translation, operands);
    for (size_t i = 0; i < operands->count; i++) {
        const struct ast_operand *operand = &operands->items[i];
        if (operand->kind == OPERAND_QUOTED) {
            quoted = true;
            continue;
        }
        uint32_t list = find_name(translation, NAME_LIST, operand->text);
        if (list != MAP_NONE) add_operand(translation, node, translation->list_index[list]);
    }
    if (quoted) add_operand(translation, node, add_quoted_list(translation, operands));
}

static void lower_names(struct translation *translation, struct node *node,
                        const struct ast_operands *operands, enum name_kind kind) {
    for (size_t i = 0; i < operands->count; i++) {
        uint32_t found = kind == NAME_ROLE ? find_role(translation, operands->items[i])
                                           : find_name(translation, kind, operands->items[i].text);
        if (found != MAP_NONE) add_operand(translation, node, found);
    }
}

/* A count as written, of at least `least`; what is beyond a million means nothing. */
static uint32_t number_of(struct translation *translation, const struct ast_text *number,
                          unsigned long least) {
    unsigned long value = strtoul(number->value.bytes ? number->value.bytes : "0", NULL, 10);
    if (value < least || value > 1000000)
        diagnose_with(translation->log, DIAGNOSTIC_number_out_of_range,
                      place_in(translation, number->span), number->value, (struct str){0});
    return (uint32_t)(value <= 1000000 ? value : 0);
}

static struct node lower_evidence(struct translation *translation,
                                  const struct condition *condition) {
    const struct evidence *evidence = condition->evidence;
    struct node node = {.kind = evidence->kind, .negated = condition->negated};
    switch ((enum evidence_operands)evidence_row(evidence->kind)->operands) {
    case OPERANDS_NONE:
        break;
    case OPERANDS_LISTS_A:
        node.a = number_of(translation, &evidence->number, 1);
        lower_lists(translation, &node, &evidence->operands);
        break;
    case OPERANDS_LISTS:
        lower_lists(translation, &node, &evidence->operands);
        break;
    case OPERANDS_NEAR:
        node.b = number_of(translation, &evidence->number, 1);
        lower_lists(translation, &node, &evidence->operands);
        node.a = (uint32_t)node.operands.count;
        lower_lists(translation, &node, &evidence->near_operands);
        break;
    case OPERANDS_NUMBER:
        node.a = number_of(translation, &evidence->number, 0);
        break;
    case OPERANDS_LANGUAGES:
        for (size_t i = 0; i < evidence->languages.count; i++)
            ARENA_PUSH(translation->arena, &node.languages, evidence->languages.items[i].value);
        break;
    case OPERANDS_ROLES:
        lower_names(translation, &node, &evidence->operands, NAME_ROLE);
        break;
    case OPERANDS_PLATFORMS:
        lower_names(translation, &node, &evidence->operands, NAME_PLATFORM);
        break;
    case OPERANDS_LABELS:
        lower_names(translation, &node, &evidence->operands, NAME_POST_LABEL);
        break;
    case OPERANDS_DATE:
        node.a = evidence->date.value;
        node.b = evidence->time.value;
        break;
    case OPERANDS_TIMES:
        node.a = evidence->time.value;
        node.b = evidence->time_end.value;
        break;
    }
    return node;
}

static uint32_t lower_label(struct translation *translation, const struct condition *condition) {
    bool denied;
    uint32_t fact = find_fact(translation, condition->label, &denied);
    if (fact == MAP_NONE) return TABLE_NONE;
    struct node node = {.kind = OPERATOR_FACT,
                        .negated = condition->negated != denied,
                        .a = translation->fact_index[fact]};
    return add_node(translation, node);
}

static uint32_t lower_group(struct translation *translation, const struct condition *condition) {
    struct node node = {.kind = condition->kind == CONDITION_ALL ? OPERATOR_ALL : OPERATOR_ANY,
                        .negated = condition->negated};
    for (const struct condition *child = condition->children; child; child = child->next)
        add_operand(translation, &node, lower_condition(translation, child));
    return add_node(translation, node);
}

uint32_t lower_condition(struct translation *translation, const struct condition *condition) {
    if (!condition) return TABLE_NONE;
    if (condition->kind == CONDITION_LABEL) return lower_label(translation, condition);
    if (condition->kind == CONDITION_EVIDENCE)
        return add_node(translation, lower_evidence(translation, condition));
    return lower_group(translation, condition);
}
