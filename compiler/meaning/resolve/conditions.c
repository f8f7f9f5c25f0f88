#include "compiler/meaning/resolve/version.h"
#include "compiler/table/evidence.h"

#include <stdlib.h>

static uint32_t add_node(struct version *version, struct node node) {
    ARENA_PUSH(version->arena, &version->table->nodes, node);
    return (uint32_t)version->table->nodes.count - 1;
}

static void add_operand(struct version *version, struct node *node, uint32_t index) {
    ARENA_PUSH(version->arena, &node->operands, index);
}

/* Quoted texts after an evidence are terms; a label among them was meant as a condition. */
static void refuse_labels(struct version *version, const struct ast_operands *operands) {
    for (size_t i = 0; i < operands->count; i++) {
        const struct ast_operand *operand = &operands->items[i];
        if (operand->kind != OPERAND_QUOTED) continue;
        bool denied;
        uint32_t fact = labelled_fact(version, operand->text.value, &denied);
        if (fact == MAP_NONE) continue;
        struct diagnostic *said = diagnose_with(version->log, DIAGNOSTIC_label_as_term,
                                                place_in(version, operand->text.span),
                                                operand->text.value, (struct str){0});
        diagnostic_relate(said, place_in(version, version->ast->facts.items[fact].label.span));
    }
}

static void lower_lists(struct version *version, struct node *node,
                        const struct ast_operands *operands) {
    bool quoted = false;
    refuse_labels(version, operands);
    for (size_t i = 0; i < operands->count; i++) {
        const struct ast_operand *operand = &operands->items[i];
        if (operand->kind == OPERAND_QUOTED) {
            quoted = true;
            continue;
        }
        uint32_t list = find_name(version, NAME_LIST, operand->text);
        if (list != MAP_NONE) add_operand(version, node, version->list_index[list]);
    }
    if (quoted) add_operand(version, node, add_quoted_list(version, operands));
}

static void lower_names(struct version *version, struct node *node,
                        const struct ast_operands *operands, enum name_kind kind) {
    for (size_t i = 0; i < operands->count; i++) {
        uint32_t found = kind == NAME_ROLE ? find_role(version, operands->items[i])
                                           : find_name(version, kind, operands->items[i].text);
        if (found != MAP_NONE) add_operand(version, node, found);
    }
}

/* A count as written, of at least `least`; what is beyond a million means nothing. */
static uint32_t number_of(struct version *version, const struct ast_text *number,
                          unsigned long least) {
    unsigned long value = strtoul(number->value.bytes ? number->value.bytes : "0", NULL, 10);
    if (value < least || value > 1000000)
        diagnose_with(version->log, DIAGNOSTIC_number_out_of_range, place_in(version, number->span),
                      number->value, (struct str){0});
    return (uint32_t)(value <= 1000000 ? value : 0);
}

static struct node lower_evidence(struct version *version, const struct condition *condition) {
    const struct evidence *evidence = condition->evidence;
    struct node node = {.kind = evidence->kind, .negated = condition->negated};
    switch ((enum evidence_operands)evidence_row(evidence->kind)->operands) {
    case OPERANDS_NONE:
        break;
    case OPERANDS_LISTS_A:
        node.a = number_of(version, &evidence->number, 1);
        lower_lists(version, &node, &evidence->operands);
        break;
    case OPERANDS_LISTS:
        lower_lists(version, &node, &evidence->operands);
        break;
    case OPERANDS_NEAR:
        node.b = number_of(version, &evidence->number, 1);
        lower_lists(version, &node, &evidence->operands);
        node.a = (uint32_t)node.operands.count;
        lower_lists(version, &node, &evidence->near_operands);
        break;
    case OPERANDS_NUMBER:
        node.a = number_of(version, &evidence->number, 0);
        break;
    case OPERANDS_LANGUAGES:
        for (size_t i = 0; i < evidence->languages.count; i++)
            ARENA_PUSH(version->arena, &node.languages, evidence->languages.items[i].value);
        break;
    case OPERANDS_ROLES:
        lower_names(version, &node, &evidence->operands, NAME_ROLE);
        break;
    case OPERANDS_PLATFORMS:
        lower_names(version, &node, &evidence->operands, NAME_PLATFORM);
        break;
    case OPERANDS_LABELS:
        lower_names(version, &node, &evidence->operands, NAME_POST_LABEL);
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

static uint32_t lower_label(struct version *version, const struct condition *condition) {
    bool denied;
    uint32_t fact = find_fact(version, condition->label, &denied);
    if (fact == MAP_NONE) return TABLE_NONE;
    struct node node = {.kind = OPERATOR_FACT,
                        .negated = condition->negated != denied,
                        .a = version->fact_index[fact]};
    return add_node(version, node);
}

static uint32_t lower_group(struct version *version, const struct condition *condition) {
    struct node node = {.kind = condition->kind == CONDITION_ALL ? OPERATOR_ALL : OPERATOR_ANY,
                        .negated = condition->negated};
    for (const struct condition *child = condition->children; child; child = child->next)
        add_operand(version, &node, lower_condition(version, child));
    return add_node(version, node);
}

uint32_t lower_condition(struct version *version, const struct condition *condition) {
    if (!condition) return TABLE_NONE;
    if (condition->kind == CONDITION_LABEL) return lower_label(version, condition);
    if (condition->kind == CONDITION_EVIDENCE)
        return add_node(version, lower_evidence(version, condition));
    return lower_group(version, condition);
}
