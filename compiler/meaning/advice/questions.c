/* SPDX-License-Identifier: Apache-2.0 */
/* Which questions can be put to anybody: those of facts that can be firmly unknown, and those of
 * facts that are false for want of a find while a rule that restricts may hang on them
 * (runtime/VERDICT_NOTES.md). What is in doubt can be put. */
#include "compiler/meaning/advice/advice.h"

/* How a rule rests on a fact: it cannot be live where the fact is false, or it can. */
enum { NEEDED = 1, USED = 2 };

struct uses {
    const struct table *table;
    unsigned char *facts;
};

/* Of a condition that must hold, or must not, for what rests on it. */
static void use_condition(const struct uses *uses, uint32_t index, bool holds, unsigned char how) {
    if (index == TABLE_NONE) return;
    const struct node *node = &uses->table->nodes.items[index];
    bool wanted = holds != node->negated;
    if (node->kind == OPERATOR_FACT) uses->facts[node->a] |= wanted ? how : USED;
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY) return;
    bool each = (node->kind == OPERATOR_ALL) == wanted || node->operands.count == 1;
    for (size_t i = 0; i < node->operands.count; i++)
        use_condition(uses, node->operands.items[i], wanted, each ? how : USED);
}

/* An answer, or a sign beside what establishes it, may make a fact true or unknown whatever one of
 * its clauses is. */
static void use_clauses(const struct uses *uses, uint32_t number) {
    const struct fact *fact = &uses->table->facts.items[number];
    bool both = fact->established != TABLE_NONE && fact->to_check != TABLE_NONE;
    bool disputed = (fact->flags & FACT_ASKS) && fact->ruled_out != TABLE_NONE;
    bool needed = uses->facts[number] == NEEDED && !both && !disputed && !(fact->flags & FACT_OPEN);
    unsigned char how = needed ? NEEDED : USED;
    if (!uses->facts[number]) return;
    use_condition(uses, fact->ruled_out, false, how);
    use_condition(uses, fact->established, true, how);
    use_condition(uses, fact->to_check, true, how);
}

static void use_rule(const struct uses *uses, const struct rule *rule, bool lifts) {
    bool duty = rule->modality == MODALITY_oblige || rule->modality == MODALITY_advise;
    unsigned char how = lifts ? USED : NEEDED;
    uses->facts[rule->focus] |= duty ? USED : how;
    use_condition(uses, rule->condition, true, how);
    use_condition(uses, rule->exception, false, how);
}

/* By rule: whether it could lift one that restricts, or one that could. */
static const bool *lifting_rules(const struct translation *first) {
    const struct table *table = first->table;
    bool *lifts = ARENA_ARRAY(first->arena, bool, table->rules.count);
    for (size_t at = table->order.count; at-- > 0;) {
        uint32_t number = table->order.items[at];
        const struct rule *rule = &table->rules.items[number];
        if (rule->on_trial || !(advice_restricts(rule->modality) || lifts[number])) continue;
        for (size_t i = 0; i < rule->overriders.count; i++) lifts[rule->overriders.items[i]] = true;
    }
    return lifts;
}

/* By fact: USED where a rule that restricts may be live, or pending, while the fact is false. */
static const unsigned char *used_by_rules(const struct translation *first) {
    const struct table *table = first->table;
    const bool *lifts = lifting_rules(first);
    struct uses uses = {table, ARENA_ARRAY(first->arena, unsigned char, table->facts.count)};
    for (size_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        if (!rule->on_trial && (advice_restricts(rule->modality) || lifts[i]))
            use_rule(&uses, rule, lifts[i]);
    }
    for (uint32_t i = (uint32_t)table->facts.count; i-- > 0;) use_clauses(&uses, i);
    return uses.facts;
}

const bool *advice_questions_put(const struct translation *first) {
    const struct table *table = first->table;
    const unsigned char *uses = used_by_rules(first);
    unsigned char *facts = ARENA_ARRAY(first->arena, unsigned char, table->facts.count);
    bool *put = ARENA_ARRAY(first->arena, bool, table->facts.count);
    for (size_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        unsigned values = advice_firm_values(table, facts, fact);
        bool asks = fact->flags & FACT_ASKS;
        put[i] = asks && (values & MAY_BE_UNKNOWN || uses[i] & USED);
        if (put[i]) values |= MAY_BE_UNKNOWN;
        if (asks) values |= advice_answered_values(table, facts, fact);
        facts[i] = (unsigned char)values;
    }
    return put;
}
