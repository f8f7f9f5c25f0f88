#include "compiler/table/kinds.h"

/* What is met on the way through conditions and the facts that they use. */
struct reach {
    bool text;   /* evidence that is read off the text and what stands in it */
    bool record; /* other evidence */
    bool person; /* a fact is asked, or has a sign that a person must judge */
};

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

static void reach_fact(struct reach *reach, const struct table *table, uint32_t index);

static void reach_node(struct reach *reach, const struct table *table, uint32_t index) {
    if (index == TABLE_NONE) return;
    const struct node *node = &table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) {
        reach_fact(reach, table, node->a);
    } else if (node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY) {
        for (size_t i = 0; i < node->operands.count; i++)
            reach_node(reach, table, node->operands.items[i]);
    } else if (is_in_text(node->kind)) {
        reach->text = true;
    } else {
        reach->record = true;
    }
}

static void reach_fact(struct reach *reach, const struct table *table, uint32_t index) {
    const struct fact *fact = &table->facts.items[index];
    if ((fact->flags & FACT_ASKS) || fact->to_check != TABLE_NONE) reach->person = true;
    reach_node(reach, table, fact->ruled_out);
    reach_node(reach, table, fact->established);
    reach_node(reach, table, fact->to_check);
}

enum rule_kind rule_kind(const struct table *table, uint32_t index) {
    const struct rule *rule = &table->rules.items[index];
    struct reach reach = {0};
    reach_fact(&reach, table, rule->focus);
    bool focus_has_evidence = reach.text || reach.record;
    reach_node(&reach, table, rule->condition);
    reach_node(&reach, table, rule->exception);
    if (reach.person) return focus_has_evidence ? RULE_BY_SIGN : RULE_BY_WORD;
    return reach.record || rule->periods.count ? RULE_BY_RECORD : RULE_BY_TEXT;
}
