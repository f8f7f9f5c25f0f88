/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/writings/xml_condition.h"

#include "compiler/table/evidence.h"
#include "compiler/table/writings/writing.h"

static void write_named(struct xml *x, const char *element, const struct node *node,
                        const struct named *named) {
    for (size_t i = 0; i < node->operands.count; i++) {
        xml_open(x, element);
        xml_attribute(x, "ref", named[node->operands.items[i]].id);
        xml_close(x);
    }
}

/* Lists stand by number: those quoted in an evidence have no name. */
static void write_lists(struct xml *x, const struct table *table, const struct node *node,
                        size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++) {
        uint32_t number = node->operands.items[i];
        xml_open(x, "list");
        xml_number(x, "number", number);
        if (!(table->lists.items[number].flags & LIST_ANONYMOUS))
            xml_attribute(x, "ref", table->lists.items[number].id);
        xml_close(x);
    }
}

static void write_near(struct xml *x, const struct table *table, const struct node *node) {
    xml_number(x, "words", node->b);
    write_lists(x, table, node, 0, node->a);
    xml_open(x, "near");
    write_lists(x, table, node, node->a, node->operands.count);
    xml_close(x);
}

static void write_languages(struct xml *x, const struct node *node) {
    for (size_t i = 0; i < node->languages.count; i++) {
        xml_open(x, "language");
        xml_attribute(x, "code", node->languages.items[i]);
        xml_close(x);
    }
}

static void write_operands(struct xml *x, const struct table *table, const struct node *node,
                           enum evidence_operands operands) {
    switch (operands) {
    case OPERANDS_NONE:
        break;
    case OPERANDS_NEAR:
        write_near(x, table, node);
        break;
    case OPERANDS_LISTS_A:
        xml_number(x, "least", node->a);
        write_lists(x, table, node, 0, node->operands.count);
        break;
    case OPERANDS_LISTS:
        write_lists(x, table, node, 0, node->operands.count);
        break;
    case OPERANDS_NUMBER:
        xml_number(x, "more", node->a);
        break;
    case OPERANDS_LANGUAGES:
        write_languages(x, node);
        break;
    case OPERANDS_ROLES:
        write_named(x, "role", node, table->roles.items);
        break;
    case OPERANDS_PLATFORMS:
        write_named(x, "platform", node, table->platforms.items);
        break;
    case OPERANDS_LABELS:
        write_named(x, "label", node, table->labels.items);
        break;
    case OPERANDS_DATE:
        xml_attribute_if(x, "date", date_spelt(node->a).text);
        xml_attribute_if(x, "time", time_spelt(node->b).text);
        break;
    case OPERANDS_TIMES:
        xml_attribute_if(x, "from", time_spelt(node->a).text);
        xml_attribute_if(x, "to", time_spelt(node->b).text);
        break;
    }
}

static const char *element_of(uint32_t kind) {
    switch (kind) {
    case OPERATOR_ALL:
        return "all";
    case OPERATOR_ANY:
        return "any";
    case OPERATOR_FACT:
        return "fact";
    default:
        return "evidence";
    }
}

static void write_node(struct xml *x, const struct table *table, uint32_t index) {
    const struct node *node = &table->nodes.items[index];
    const char *element = element_of(node->kind);
    bool is_evidence = strcmp(element, "evidence") == 0;
    xml_open(x, element);
    if (is_evidence) xml_attribute(x, "kind", str_of(evidence_name(node->kind)));
    if (node->kind == OPERATOR_FACT) xml_attribute(x, "ref", table->facts.items[node->a].id);
    xml_flag(x, "negated", node->negated);
    if (is_evidence)
        write_operands(x, table, node, evidence_row(node->kind)->operands);
    else
        for (size_t i = 0; i < node->operands.count; i++)
            write_node(x, table, node->operands.items[i]);
    xml_close(x);
}

void xml_condition(struct xml *xml, const struct table *table, const char *name, uint32_t node) {
    if (node == TABLE_NONE) return;
    xml_open(xml, name);
    write_node(xml, table, node);
    xml_close(xml);
}
