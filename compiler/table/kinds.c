#include "compiler/table/kinds.h"

static enum rule_kind higher(enum rule_kind a, enum rule_kind b) {
    return a > b ? a : b;
}

/* Evidence that is read off the text and what stands in it. */
static bool is_in_text(uint32_t kind) {
    switch (kind) {
    case EVIDENCE_text_mentions:
    case EVIDENCE_text_mentions_least:
    case EVIDENCE_text_near:
    case EVIDENCE_text_longer:
    case EVIDENCE_addresses_account:
    case EVIDENCE_addresses_more:
    case EVIDENCE_has_hashtag:
    case EVIDENCE_links_to:
    case EVIDENCE_has_link:
        return true;
    default:
        return false;
    }
}

static enum rule_kind fact_kind(const struct table *table, uint32_t index);

static enum rule_kind node_kind(const struct table *table, uint32_t index) {
    if (index == TABLE_NONE) return RULE_BY_TEXT;
    const struct node *node = &table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) return fact_kind(table, node->a);
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY)
        return is_in_text(node->kind) ? RULE_BY_TEXT : RULE_BY_RECORD;
    enum rule_kind kind = RULE_BY_TEXT;
    for (size_t i = 0; i < node->operands.count; i++)
        kind = higher(kind, node_kind(table, node->operands.items[i]));
    return kind;
}

static enum rule_kind fact_kind(const struct table *table, uint32_t index) {
    const struct fact *fact = &table->facts.items[index];
    if (fact->flags & FACT_ASKS || fact->to_check != TABLE_NONE) return RULE_BY_PERSON;
    return higher(node_kind(table, fact->ruled_out), node_kind(table, fact->established));
}

enum rule_kind rule_kind(const struct table *table, uint32_t index) {
    const struct rule *rule = &table->rules.items[index];
    enum rule_kind kind = fact_kind(table, rule->focus);
    kind = higher(kind, node_kind(table, rule->condition));
    kind = higher(kind, node_kind(table, rule->exception));
    return rule->periods.count ? higher(kind, RULE_BY_RECORD) : kind;
}
