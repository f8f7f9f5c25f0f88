/* SPDX-License-Identifier: Apache-2.0 */
/* Does the charter leave people what is theirs: the right to raise the alarm, their own accounts,
 * their free hours, what they say in private? */
#include "compiler/meaning/advice/advice.h"
#include "runtime/table/evidence_row.h"

struct reached {
    bool personal;   /* personal accounts, or hours */
    bool not_public; /* an audience that is not public */
};

static void join(struct reached *reached, struct reached other) {
    reached->personal |= other.personal;
    reached->not_public |= other.not_public;
}

/* Of whom a rule speaks that wants an evidence. */
enum reaches { REACHES_ANYBODY, REACHES_PERSONAL, REACHES_OFFICIAL, REACHES_CLOSED, REACHES_OPEN };

static void reach_evidence(uint32_t kind, bool positive, struct reached *reached) {
    static const unsigned char reaches[EVIDENCE_CODES] = {
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    [code] = REACHES_##reaches,
#include "runtime/table/evidence.def"
#undef EVIDENCE
    };
    switch ((enum reaches)reaches[kind]) {
    case REACHES_PERSONAL:
        reached->personal |= positive;
        break;
    case REACHES_OFFICIAL:
        reached->personal |= !positive;
        break;
    case REACHES_CLOSED:
        reached->not_public |= positive;
        break;
    case REACHES_OPEN:
        reached->not_public |= !positive;
        break;
    case REACHES_ANYBODY:
        break;
    }
}

/* `facts` has what each fact reaches that the node may name. */
static void reach_node(const struct table *table, const struct reached *facts, uint32_t index,
                       bool negated, struct reached *reached) {
    if (index == TABLE_NONE) return;
    const struct node *node = &table->nodes.items[index];
    bool positive = node->negated == negated;
    switch (node->kind) {
    case OPERATOR_ALL:
    case OPERATOR_ANY:
        for (size_t i = 0; i < node->operands.count; i++)
            reach_node(table, facts, node->operands.items[i], !positive, reached);
        break;
    case OPERATOR_FACT:
        if (positive) join(reached, facts[node->a]);
        break;
    default:
        reach_evidence(node->kind, positive, reached);
    }
}

/* In topological order: what a fact uses has been reached before it. */
static const struct reached *reached_by_facts(const struct translation *first) {
    const struct table *table = first->table;
    struct reached *facts = ARENA_ARRAY(first->arena, struct reached, table->facts.count);
    for (size_t i = 0; i < table->facts.count; i++) {
        reach_node(table, facts, table->facts.items[i].established, false, &facts[i]);
        reach_node(table, facts, table->facts.items[i].to_check, false, &facts[i]);
    }
    return facts;
}

static bool has_basis(const struct text *text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (str_present(text->in[language])) return true;
    return false;
}

static bool is_duty(uint32_t modality) {
    return modality == MODALITY_oblige || modality == MODALITY_advise;
}

/* What a rule restricts is what it is about and its condition; a duty is not about what it wants.
 */
static void advise_on_rule(struct translation *first, const struct reached *facts,
                           uint32_t number) {
    const struct table *table = first->table;
    const struct rule *rule = &table->rules.items[number];
    struct reached reached = {0};
    reach_node(table, facts, rule->condition, false, &reached);
    if (!is_duty(rule->modality)) join(&reached, facts[rule->focus]);
    bool basis = has_basis(&rule->notes.legal_basis) ||
                 has_basis(&table->articles.items[rule->article].notes.legal_basis);
    if (reached.personal && !basis)
        diagnose(first->log, DIAGNOSTIC_private_sphere, advice_rule_place(first, number));
    if (reached.not_public)
        diagnose(first->log, DIAGNOSTIC_audience_not_public, advice_rule_place(first, number));
}

/* By fact: whether words in the text are enough to establish it, by facts that it names too. */
static bool is_by_words(const struct table *table, const bool *facts, uint32_t index) {
    if (index == TABLE_NONE) return false;
    const struct node *node = &table->nodes.items[index];
    bool any = false, all = true;
    if (node->negated) return false;
    if (node->kind == OPERATOR_FACT) return facts[node->a];
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY)
        return evidence_searches(node->kind);
    for (size_t i = 0; i < node->operands.count; i++) {
        bool is = is_by_words(table, facts, node->operands.items[i]);
        any |= is;
        all &= is;
    }
    return node->kind == OPERATOR_ANY ? any : all;
}

/* In topological order, as above. */
static const bool *facts_by_words(const struct translation *first) {
    const struct table *table = first->table;
    bool *facts = ARENA_ARRAY(first->arena, bool, table->facts.count);
    for (size_t i = 0; i < table->facts.count; i++)
        facts[i] = is_by_words(table, facts, table->facts.items[i].established);
    return facts;
}

/* By halving: they ascend. */
static bool is_overridden_by(const struct rule *rule, uint32_t by) {
    size_t low = 0, high = rule->overriders.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rule->overriders.items[middle] == by) return true;
        if (rule->overriders.items[middle] < by)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Whether every ban gives way to a rule, and there is one. */
static bool lifts_every_ban(const struct table *table, uint32_t right) {
    bool any = false;
    for (size_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        if (rule->modality != MODALITY_forbid) continue;
        if (!is_overridden_by(rule, right)) return false;
        any = true;
    }
    return any;
}

/* A post that has one of the words may tell whatever else is forbidden. */
static void advise_on_words(struct translation *first) {
    const struct table *table = first->table;
    const bool *facts = facts_by_words(first);
    for (uint32_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        bool is_claimed = rule->modality == MODALITY_protect && facts[rule->focus];
        if (is_claimed && lifts_every_ban(table, i))
            diagnose(first->log, DIAGNOSTIC_right_by_words, advice_rule_place(first, i));
    }
}

void advise_on_rights(struct translation *first) {
    const struct table *table = first->table;
    advise_on_words(first);
    const struct reached *facts = reached_by_facts(first);
    bool protects = false, restricts = false;
    for (uint32_t i = 0; i < table->rules.count; i++) {
        uint32_t modality = table->rules.items[i].modality;
        protects |= modality == MODALITY_protect;
        restricts |= advice_restricts(modality);
        if (advice_restricts(modality)) advise_on_rule(first, facts, i);
    }
    if (restricts && !protects)
        diagnose(first->log, DIAGNOSTIC_no_protected_right,
                 place_in(first, first->ast->charter_span));
}
