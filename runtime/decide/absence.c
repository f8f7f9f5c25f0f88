/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/absence.h"

#include "runtime/base/align.h"
#include "runtime/decide/claims.h"

#include <string.h>

/* Work */

size_t absence_room(const struct charte_table *table) {
    size_t states = align_eight(table->RULES_count * sizeof(struct rule_state));
    if (!table->absence.any) return 0;
    return 3 * align_eight(table->FACTS_count) + align_eight(table->RULES_count) +
           align_eight(table->dependents.unit_count) +
           align_eight(table->dependents.unit_count * sizeof(uint32_t)) +
           (1 + ABSENCE_PASSES) * states;
}

static void *take(char **memory, size_t size) {
    void *taken = *memory;
    *memory += align_eight(size);
    return taken;
}

struct absence absence_in(void *memory, const struct charte_table *table) {
    struct absence absence = {0};
    char *rest = memory;
    if (!table->absence.any) return absence;
    absence.marks = take(&rest, table->FACTS_count);
    absence.facts = take(&rest, table->FACTS_count);
    absence.tried = take(&rest, table->FACTS_count);
    absence.looked = take(&rest, table->RULES_count);
    absence.entered = take(&rest, table->dependents.unit_count);
    absence.queue = take(&rest, table->dependents.unit_count * sizeof *absence.queue);
    absence.tried_rules = take(&rest, table->RULES_count * sizeof *absence.tried_rules);
    for (int i = 0; i < ABSENCE_PASSES; i++)
        absence.rules[i] = take(&rest, table->RULES_count * sizeof *absence.rules[i]);
    return absence;
}

/* A pass */

enum { ABSENT = 1, PUT = 2 };

struct pass {
    struct charte_scratch *scratch;
    const struct charte_table *table;
    struct absence *work;
    enum absence_pass number;
    const struct facts *facts;
    const struct rule_state *rules; /* as decided */
    struct rule_state *firmly;      /* as they are where those put are unknown */
};

static struct pass pass_of(struct charte_scratch *scratch, enum absence_pass number) {
    const struct claims *claims = &scratch->claims;
    const struct claims_pass *passes[] = {NULL, &claims->unclaimed, &claims->without,
                                          &claims->settled};
    struct pass pass = {scratch,
                        scratch->table,
                        &scratch->absence,
                        number,
                        &scratch->facts,
                        scratch->rules,
                        scratch->absence.rules[number]};
    if (number == ABSENCE_SAID) return pass;
    pass.facts = &passes[number]->facts;
    pass.rules = passes[number]->rules;
    return pass;
}

/* Whether the pass reads the fact as false, or lets no answer come, whatever the clauses say. */
static bool is_denied(const struct pass *pass, uint32_t fact) {
    return pass->number == ABSENCE_WITHOUT && pass->table->veil.facts[fact] & VEIL_RIGHT;
}

static bool is_settled(const struct pass *pass, uint32_t fact) {
    return pass->number == ABSENCE_SETTLED && pass->table->FACTS[fact].flags & FACT_HIDDEN;
}

/* Words say that it is true, and the pass does not hear them. */
static bool is_unread(const struct pass *pass, uint32_t fact) {
    return pass->number == ABSENCE_UNCLAIMED && pass->table->veil.facts[fact] & VEIL_RIGHT &&
           pass->facts->values[fact] == TRUTH_FALSE &&
           pass->facts->states[fact].established == TRUTH_TRUE &&
           pass->facts->states[fact].ruled_out != TRUTH_TRUE;
}

/* Over firm values that read what is absent before it as unknown. */
static bool is_absent(const struct pass *pass, const unsigned char *firm, uint32_t fact) {
    const struct condition_values values = {pass->table, pass->scratch->evidence, firm};
    const struct table_fact *row = &pass->table->FACTS[fact];
    if (!pass->table->absence.facts[fact] || !facts_ask(pass->facts, pass->table, fact) ||
        firm[fact] != TRUTH_FALSE || is_denied(pass, fact) || is_settled(pass, fact))
        return false;
    return condition_value(&values, row->ruled_out, TRUTH_FALSE) != TRUTH_TRUE &&
           condition_value(&values, row->established, TRUTH_FALSE) == TRUTH_FALSE;
}

static enum truth firm_value(const struct pass *pass, const unsigned char *firm, uint32_t fact) {
    if (is_denied(pass, fact)) return TRUTH_FALSE;
    enum truth value = facts_firm(pass->facts, pass->table, pass->scratch->evidence, firm, fact,
                                  is_settled(pass, fact));
    return value == TRUTH_TRUE && is_unread(pass, fact) ? TRUTH_FALSE : value;
}

/* Decides firmly what rests on facts that are absent, those with a mark read as unknown, of which
 * another pass may have put some that are not absent in this one: with ABSENT all of them, which
 * are found and marked then. */
static void decide(const struct pass *pass, unsigned char mark, unsigned char *facts,
                   struct rule_state *rules) {
    const struct charte_table *table = pass->table;
    unsigned char *marks = pass->work->marks;
    memcpy(facts, pass->facts->firm, table->FACTS_count);
    memcpy(rules, pass->rules, table->RULES_count * sizeof *rules);
    for (uint32_t i = 0; i < table->FACTS_count; i++) {
        if (!table->absence.resting[i]) continue;
        facts[i] = (unsigned char)firm_value(pass, facts, i);
        if (mark == ABSENT) marks[i] = is_absent(pass, facts, i) ? ABSENT : 0;
        if (marks[i] & mark && (mark == ABSENT || is_absent(pass, facts, i)))
            facts[i] = TRUTH_UNKNOWN;
    }
    for (uint32_t i = 0; i < table->ORDER_count; i++)
        if (table->absence.rules[table->ORDER[i]])
            rules_decide_firmly(rules, table, pass->scratch->evidence, facts,
                                &pass->scratch->record, table->ORDER[i]);
}

/* Rules to look at */

static bool is_looked_at(const struct charte_table *table, const struct rule_state *state,
                         uint32_t rule) {
    if (!rule_restricts(&table->RULES[rule]) || !rule_overrides(&table->RULES[rule])) return false;
    bool live = state->live == TRUTH_TRUE && state->level > LEVEL_ALLOWED;
    return live || rules_firmly_pending(&table->RULES[rule], state);
}

/* Whether there are more than before that rest on what may be false by absence. */
static bool look(const struct pass *pass, const struct rule_state *rules) {
    unsigned char *looked = pass->work->looked;
    bool more = false;
    for (uint32_t i = 0; i < pass->table->RULES_count; i++) {
        if (looked[i] || !pass->table->absence.rules[i] || !is_looked_at(pass->table, &rules[i], i))
            continue;
        looked[i] = more = true;
    }
    return more;
}

/* The walk down through what is unknown */

struct walk {
    const struct pass *pass;
    const struct charte_table *table;
    struct condition_values tried;
    uint32_t count; /* of the queue */
};

static void enter(struct walk *walk, uint32_t unit) {
    struct absence *work = walk->pass->work;
    if (work->entered[unit]) return;
    work->entered[unit] = true;
    work->queue[walk->count++] = unit;
}

/* Recursion ends: conditions are trees no deeper than LIMIT_CONDITION_DEPTH. */
static void enter_condition(struct walk *walk, uint32_t index) {
    if (condition_value(&walk->tried, index, TRUTH_TRUE) != TRUTH_UNKNOWN) return;
    const struct table_node *node = &walk->table->NODES[index];
    if (node->kind == OPERATOR_FACT) enter(walk, node->a);
    if (!table_is_group(node)) return;
    for (uint32_t k = 0; k < node->count; k++)
        enter_condition(walk, walk->table->OPERANDS[node->first + k]);
}

static void walk_rule(struct walk *walk, uint32_t index) {
    const struct table_rule *rule = &walk->table->RULES[index];
    if (walk->tried.facts[rule->focus] == TRUTH_UNKNOWN) enter(walk, rule->focus);
    enter_condition(walk, rule->condition);
    enter_condition(walk, rule->exception);
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = walk->table->OVERRIDERS[rule->first_overrider + k];
        if (rule_overrides(&walk->table->RULES[by]) &&
            walk->pass->work->tried_rules[by].firm == TRUTH_UNKNOWN)
            enter(walk, walk->table->FACTS_count + by);
    }
}

/* Whether the fact is put that was not. */
static bool walk_fact(struct walk *walk, uint32_t index) {
    const struct table_fact *fact = &walk->table->FACTS[index];
    unsigned char *mark = &walk->pass->work->marks[index];
    bool is_new = *mark == ABSENT;
    if (is_new) *mark |= PUT;
    enter_condition(walk, fact->ruled_out);
    enter_condition(walk, fact->established);
    enter_condition(walk, fact->to_check);
    return is_new;
}

static bool put_reached(const struct pass *pass) {
    const struct charte_table *table = pass->table;
    struct absence *work = pass->work;
    struct walk walk = {pass, table, {table, pass->scratch->evidence, work->tried}, 0};
    bool any = false;
    memset(work->entered, 0, table->dependents.unit_count);
    for (uint32_t i = 0; i < table->RULES_count; i++)
        if (work->looked[i] && rules_firmly_pending(&table->RULES[i], &work->tried_rules[i]))
            enter(&walk, table->FACTS_count + i);
    for (uint32_t i = 0; i < walk.count; i++) {
        uint32_t unit = work->queue[i];
        if (unit < table->FACTS_count)
            any |= walk_fact(&walk, unit);
        else
            walk_rule(&walk, unit - table->FACTS_count);
    }
    return any;
}

enum { ROUNDS = 4 };

static void put_all(const struct pass *pass) {
    for (uint32_t i = 0; i < pass->table->FACTS_count; i++)
        if (pass->work->marks[i]) pass->work->marks[i] |= PUT;
}

/* False: nothing is put, and all is firm as decided. */
static bool settle(const struct pass *pass) {
    struct absence *work = pass->work;
    if (!pass->table->absence.any) return false;
    memset(work->looked, 0, pass->table->RULES_count);
    memset(work->marks, 0, pass->table->FACTS_count);
    if (!look(pass, pass->rules)) return false;
    decide(pass, ABSENT, work->tried, work->tried_rules);
    if (!put_reached(pass)) return false;
    for (int round = 1;; round++) {
        decide(pass, PUT, work->facts, pass->firmly);
        if (round == ROUNDS || !look(pass, pass->firmly) || !put_reached(pass)) return true;
        if (round + 1 == ROUNDS) put_all(pass);
    }
}

struct absence_firm absence_settle(struct charte_scratch *scratch, enum absence_pass number) {
    const struct pass pass = pass_of(scratch, number);
    if (!settle(&pass)) return (struct absence_firm){pass.facts->firm, pass.rules};
    return (struct absence_firm){pass.work->facts, pass.firmly};
}

/* The rules of another pass where what is put in the one is unknown, of which the firm values are
 * given. */
static const struct rule_state *follow(const struct pass *pass, const struct pass *one,
                                       const unsigned char *firm) {
    const struct charte_table *table = pass->table;
    unsigned char *marks = pass->work->marks;
    bool any = false;
    for (uint32_t i = 0; table->absence.any && i < table->FACTS_count; i++) {
        bool is_put =
            table->absence.facts[i] && firm[i] == TRUTH_UNKNOWN && facts_ask(one->facts, table, i);
        marks[i] = is_put ? PUT : 0;
        any |= is_put && pass->facts->firm[i] == TRUTH_FALSE;
    }
    if (!any) return pass->rules;
    decide(pass, PUT, pass->work->tried, pass->firmly);
    return pass->firmly;
}

struct claims_rules absence_settle_told(struct charte_scratch *scratch) {
    const struct pass unclaimed = pass_of(scratch, ABSENCE_UNCLAIMED);
    const struct pass without = pass_of(scratch, ABSENCE_WITHOUT);
    const struct pass settled = pass_of(scratch, ABSENCE_SETTLED);
    bool any = settle(&unclaimed);
    const unsigned char *firm = any ? unclaimed.work->facts : unclaimed.facts->firm;
    return (struct claims_rules){any ? unclaimed.firmly : unclaimed.rules,
                                 follow(&without, &unclaimed, firm),
                                 follow(&settled, &unclaimed, firm)};
}

bool absence_puts(const struct charte_scratch *scratch, const struct absence_firm *firm,
                  uint32_t fact) {
    return facts_ask(&scratch->facts, scratch->table, fact) && firm->facts[fact] == TRUTH_UNKNOWN;
}
