/* SPDX-License-Identifier: Apache-2.0 */
/* What truths facts, conditions and rules can have: the strong Kleene tables over sets. What stands
 * in two places is taken for independent, so a set may be too large, never too small. */
#include "compiler/meaning/advice/advice.h"
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
    if (!evidence_row(node->kind)->in_text) return false;
    for (size_t i = 0; i < node->operands.count; i++)
        if (table->lists.items[node->operands.items[i]].flags & LIST_CONFIDENTIAL) return false;
    return true;
}

/* Of a condition; TABLE_NONE is true. */
static unsigned condition_values(const struct table *table, const unsigned char *facts,
                                 uint32_t index) {
    if (index == TABLE_NONE) return MAY_BE_TRUE;
    const struct node *node = &table->nodes.items[index];
    unsigned values = MAY_BE_ANY;
    if (node->kind == OPERATOR_FACT) {
        values = facts[node->a];
    } else if (node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY) {
        bool all = node->kind == OPERATOR_ALL;
        values = all ? MAY_BE_TRUE : MAY_BE_FALSE;
        for (size_t i = 0; i < node->operands.count; i++) {
            unsigned child = condition_values(table, facts, node->operands.items[i]);
            values = all ? both(values, child) : either(values, child);
        }
    } else if (is_known(table, node)) {
        values = MAY_BE_TRUE | MAY_BE_FALSE;
    }
    return node->negated ? negated(values) : values;
}

static unsigned clause_values(const struct table *table, const unsigned char *facts,
                              uint32_t clause) {
    return clause == TABLE_NONE ? MAY_BE_FALSE : condition_values(table, facts, clause);
}

static unsigned default_values(const struct fact *fact) {
    return fact->flags & FACT_DEFAULT_YES  ? MAY_BE_TRUE
           : fact->flags & FACT_DEFAULT_NO ? MAY_BE_FALSE
                                           : MAY_BE_UNKNOWN;
}

/* Of a fact without an answer; an open one has a value where nothing decides. */
static unsigned unanswered_values(const struct table *table, const unsigned char *facts,
                                  const struct fact *fact, unsigned open) {
    unsigned excluded = clause_values(table, facts, fact->ruled_out);
    unsigned established = clause_values(table, facts, fact->established);
    unsigned sign = clause_values(table, facts, fact->to_check);
    unsigned left = fact->flags & FACT_OPEN ? open : both(sign, MAY_BE_UNKNOWN);
    return both(negated(excluded), either(established, left));
}

unsigned advice_firm_values(const struct table *table, const unsigned char *facts,
                            const struct fact *fact) {
    return unanswered_values(table, facts, fact, MAY_BE_UNKNOWN);
}

/* An answer is disputed where something stands against it. */
unsigned advice_answered_values(const struct table *table, const unsigned char *facts,
                                const struct fact *fact) {
    unsigned against = clause_values(table, facts, fact->ruled_out) |
                       clause_values(table, facts, fact->established);
    bool disputed = against & (MAY_BE_TRUE | MAY_BE_UNKNOWN);
    return MAY_BE_TRUE | MAY_BE_FALSE | (disputed ? MAY_BE_UNKNOWN : 0u);
}

const unsigned char *advice_fact_values(const struct translation *first) {
    const struct table *table = first->table;
    unsigned char *facts = ARENA_ARRAY(first->arena, unsigned char, table->facts.count);
    for (size_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        facts[i] = (unsigned char)unanswered_values(table, facts, fact, default_values(fact));
    }
    return facts;
}

/* Of a rule, those that override it being known. */
static unsigned rule_values(const struct table *table, const unsigned char *facts,
                            const unsigned char *rules, const struct rule *rule) {
    bool duty = rule->modality == MODALITY_oblige || rule->modality == MODALITY_advise;
    unsigned overridden = MAY_BE_FALSE;
    unsigned live = both(condition_values(table, facts, rule->condition),
                         negated(clause_values(table, facts, rule->exception)));
    if (!duty) live = both(live, facts[rule->focus]);
    if (rule->periods.count) live = both(live, MAY_BE_ANY);
    for (size_t i = 0; i < rule->overriders.count; i++) {
        uint32_t by = rule->overriders.items[i];
        if (!table->rules.items[by].on_trial) overridden = either(overridden, rules[by]);
    }
    return both(live, negated(overridden));
}

const unsigned char *advice_rule_values(const struct translation *first,
                                        const unsigned char *facts) {
    const struct table *table = first->table;
    unsigned char *rules = ARENA_ARRAY(first->arena, unsigned char, table->rules.count);
    for (size_t at = 0; at < table->order.count; at++) {
        uint32_t i = table->order.items[at];
        rules[i] = (unsigned char)rule_values(table, facts, rules, &table->rules.items[i]);
    }
    return rules;
}
