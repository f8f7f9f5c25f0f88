/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/writings/json_condition.h"

#include "compiler/table/evidence.h"
#include "compiler/table/writings/writing.h"

static void write_named(struct json *j, const struct node *node, const struct named *named) {
    json_key(j, "of");
    json_open(j, '[');
    for (size_t i = 0; i < node->operands.count; i++)
        json_string(j, named[node->operands.items[i]].id);
    json_close(j, ']');
}

/* Lists stand by number: those quoted in an evidence have no name. */
static void write_lists(struct json *j, const char *name, const struct node *node, size_t begin,
                        size_t end) {
    json_key(j, name);
    json_open(j, '[');
    for (size_t i = begin; i < end; i++) json_number(j, node->operands.items[i]);
    json_close(j, ']');
}

static void write_number(struct json *j, const char *name, uint32_t number) {
    json_key(j, name);
    json_number(j, number);
}

static void write_languages(struct json *j, const struct node *node) {
    json_key(j, "languages");
    json_open(j, '[');
    for (size_t i = 0; i < node->languages.count; i++) json_string(j, node->languages.items[i]);
    json_close(j, ']');
}

static void write_operands(struct json *j, const struct table *table, const struct node *node,
                           enum evidence_operands operands) {
    switch (operands) {
    case OPERANDS_NONE:
        break;
    case OPERANDS_NEAR:
        write_lists(j, "of", node, 0, node->a);
        write_lists(j, "near", node, node->a, node->operands.count);
        write_number(j, "words", node->b);
        break;
    case OPERANDS_LISTS_A:
        write_number(j, "least", node->a);
        write_lists(j, "of", node, 0, node->operands.count);
        break;
    case OPERANDS_LISTS:
        write_lists(j, "of", node, 0, node->operands.count);
        break;
    case OPERANDS_NUMBER:
        write_number(j, "more", node->a);
        break;
    case OPERANDS_LANGUAGES:
        write_languages(j, node);
        break;
    case OPERANDS_ROLES:
        write_named(j, node, table->roles.items);
        break;
    case OPERANDS_PLATFORMS:
        write_named(j, node, table->platforms.items);
        break;
    case OPERANDS_LABELS:
        write_named(j, node, table->labels.items);
        break;
    case OPERANDS_DATE:
        json_pair_or_null(j, "date", date_spelt(node->a).text);
        json_pair_or_null(j, "time", time_spelt(node->b).text);
        break;
    case OPERANDS_TIMES:
        json_pair_or_null(j, "from", time_spelt(node->a).text);
        json_pair_or_null(j, "to", time_spelt(node->b).text);
        break;
    }
}

static void write_node(struct json *j, const struct table *table, uint32_t index) {
    const struct node *node = &table->nodes.items[index];
    json_open(j, '{');
    if (node->kind == OPERATOR_FACT) {
        json_pair(j, "fact", table->facts.items[node->a].id);
    } else if (node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY) {
        json_key(j, node->kind == OPERATOR_ALL ? "all" : "any");
        json_open(j, '[');
        for (size_t i = 0; i < node->operands.count; i++)
            write_node(j, table, node->operands.items[i]);
        json_close(j, ']');
    } else {
        json_pair(j, "evidence", str_of(evidence_name(node->kind)));
        write_operands(j, table, node, evidence_row(node->kind)->operands);
    }
    if (node->negated) json_boolean(j, "negated", true);
    json_close(j, '}');
}

void json_condition(struct json *json, const struct table *table, const char *name, uint32_t node) {
    json_key(json, name);
    if (node == TABLE_NONE)
        json_word(json, "null");
    else
        write_node(json, table, node);
}
