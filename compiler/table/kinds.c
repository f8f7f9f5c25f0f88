#include "compiler/table/kinds.h"

#include "runtime/evidence_row.h"

/* What deciding something needs, a bit each. */
enum need {
    NEED_TEXT = 1,   /* evidence that is read off the text and what stands in it */
    NEED_RECORD = 2, /* other evidence */
    NEED_PERSON = 4, /* a fact is asked, or has a sign that a person must judge */
};

static unsigned node_needs(const struct table *table, const unsigned char *facts, uint32_t index) {
    if (index == TABLE_NONE) return 0;
    const struct node *node = &table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) return facts[node->a];
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY)
        return evidence_row(node->kind)->in_text ? NEED_TEXT : NEED_RECORD;
    unsigned needs = 0;
    for (size_t i = 0; i < node->operands.count; i++)
        needs |= node_needs(table, facts, node->operands.items[i]);
    return needs;
}

/* In topological order: what a fact uses has been looked at before it. */
static const unsigned char *fact_needs(struct arena *arena, const struct table *table) {
    unsigned char *facts = ARENA_ARRAY(arena, unsigned char, table->facts.count);
    for (size_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        bool person = (fact->flags & FACT_ASKS) || fact->to_check != TABLE_NONE;
        facts[i] =
            (unsigned char)(node_needs(table, facts, fact->ruled_out) |
                            node_needs(table, facts, fact->established) |
                            node_needs(table, facts, fact->to_check) | (person ? NEED_PERSON : 0));
    }
    return facts;
}

static enum rule_kind kind_of(const struct table *table, const unsigned char *facts,
                              const struct rule *rule) {
    unsigned focus = facts[rule->focus];
    unsigned needs = focus | node_needs(table, facts, rule->condition) |
                     node_needs(table, facts, rule->exception);
    if (needs & NEED_PERSON) return focus & (NEED_TEXT | NEED_RECORD) ? RULE_BY_SIGN : RULE_BY_WORD;
    return (needs & NEED_RECORD) || rule->periods.count ? RULE_BY_RECORD : RULE_BY_TEXT;
}

const enum rule_kind *rule_kinds(struct arena *arena, const struct table *table) {
    const unsigned char *facts = fact_needs(arena, table);
    enum rule_kind *kinds = ARENA_ARRAY(arena, enum rule_kind, table->rules.count);
    for (size_t i = 0; i < table->rules.count; i++)
        kinds[i] = kind_of(table, facts, &table->rules.items[i]);
    return kinds;
}
