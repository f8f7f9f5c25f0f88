/* What truths facts and conditions can have before anybody has answered: the strong Kleene tables
 * over sets. What stands in two places is taken for independent, so a set may be too large, never
 * too small. */
#include "compiler/meaning/advice.h"
#include "compiler/table/evidence.h"

static unsigned negated(unsigned values) {
    unsigned turned = values & MAY_BE_UNKNOWN;
    if (values & MAY_BE_TRUE) turned |= MAY_BE_FALSE;
    if (values & MAY_BE_FALSE) turned |= MAY_BE_TRUE;
    return turned;
}

static unsigned both(unsigned a, unsigned b) {
    unsigned values = 0;
    if ((a | b) & MAY_BE_FALSE) values |= MAY_BE_FALSE;
    if (a & b & MAY_BE_TRUE) values |= MAY_BE_TRUE;
    bool unknown = (a & MAY_BE_UNKNOWN && b & (MAY_BE_TRUE | MAY_BE_UNKNOWN)) ||
                   (b & MAY_BE_UNKNOWN && a & (MAY_BE_TRUE | MAY_BE_UNKNOWN));
    return values | (unknown ? MAY_BE_UNKNOWN : 0u);
}

static unsigned either(unsigned a, unsigned b) {
    return negated(both(negated(a), negated(b)));
}

/* What is read off the text is always known, but for the terms that a public table leaves out. */
static bool is_known(const struct table *table, const struct node *node) {
    switch (node->kind) {
    case EVIDENCE_text_longer:
    case EVIDENCE_addresses_more:
    case EVIDENCE_has_link:
        return true;
    case EVIDENCE_text_mentions:
    case EVIDENCE_text_mentions_least:
    case EVIDENCE_text_near:
    case EVIDENCE_addresses_account:
    case EVIDENCE_has_hashtag:
    case EVIDENCE_links_to:
        break;
    default:
        return false;
    }
    for (size_t i = 0; i < node->operands.count; i++)
        if (table->lists.items[node->operands.items[i]].flags & LIST_CONFIDENTIAL) return false;
    return true;
}

unsigned advice_values(const struct table *table, const unsigned char *facts, uint32_t index) {
    if (index == TABLE_NONE) return MAY_BE_TRUE;
    const struct node *node = &table->nodes.items[index];
    unsigned values = MAY_BE_ANY;
    if (node->kind == OPERATOR_FACT) {
        values = facts[node->a];
    } else if (node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY) {
        bool all = node->kind == OPERATOR_ALL;
        values = all ? MAY_BE_TRUE : MAY_BE_FALSE;
        for (size_t i = 0; i < node->operands.count; i++) {
            unsigned child = advice_values(table, facts, node->operands.items[i]);
            values = all ? both(values, child) : either(values, child);
        }
    } else if (is_known(table, node)) {
        values = MAY_BE_TRUE | MAY_BE_FALSE;
    }
    return node->negated ? negated(values) : values;
}

static unsigned clause_values(const struct table *table, const unsigned char *facts,
                              uint32_t clause) {
    return clause == TABLE_NONE ? MAY_BE_FALSE : advice_values(table, facts, clause);
}

static unsigned answer_values(const struct fact *fact) {
    return fact->flags & FACT_DEFAULT_YES  ? MAY_BE_TRUE
           : fact->flags & FACT_DEFAULT_NO ? MAY_BE_FALSE
                                           : MAY_BE_UNKNOWN;
}

unsigned advice_base_values(const struct table *table, const unsigned char *facts,
                            const struct fact *fact) {
    unsigned excluded = clause_values(table, facts, fact->ruled_out);
    unsigned established = clause_values(table, facts, fact->established);
    unsigned sign = clause_values(table, facts, fact->to_check);
    unsigned left = fact->flags & FACT_OPEN ? answer_values(fact) : both(sign, MAY_BE_UNKNOWN);
    return both(negated(excluded), either(established, left));
}

const unsigned char *advice_fact_values(const struct version *first) {
    const struct table *table = first->table;
    unsigned char *facts = ARENA_ARRAY(first->arena, unsigned char, table->facts.count);
    for (size_t i = 0; i < table->facts.count; i++)
        facts[i] = (unsigned char)advice_base_values(table, facts, &table->facts.items[i]);
    return facts;
}
