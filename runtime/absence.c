#include "runtime/absence.h"

#include "runtime/align.h"
#include "runtime/scratch.h"

#include <string.h>

/* What rests on what */

struct marking {
    const struct charte_table *table;
    unsigned char *facts, *rules;
    unsigned char *resting; /* by fact, as rules */
};

static bool names_one(const struct marking *marking, uint32_t index) {
    if (index == TABLE_NONE) return false;
    const struct table_node *node = &marking->table->NODES[index];
    if (node->kind == OPERATOR_FACT) return marking->resting[node->a];
    if (!condition_is_group(node)) return false;
    for (uint32_t k = 0; k < node->count; k++)
        if (names_one(marking, marking->table->OPERANDS[node->first + k])) return true;
    return false;
}

static bool overridden_by_one(const struct marking *marking, const struct table_rule *rule) {
    for (uint32_t k = 0; k < rule->overrider_count; k++)
        if (marking->rules[marking->table->OVERRIDERS[rule->first_overrider + k]]) return true;
    return false;
}

size_t absence_reach_room(const struct charte_table *table) {
    return 2 * (size_t)table->FACTS_count + table->RULES_count;
}

struct absence_reach absence_reach_in(void *memory, const struct charte_table *table) {
    unsigned char *facts = memory;
    struct marking marking = {table, facts, facts + 2 * table->FACTS_count,
                              facts + table->FACTS_count};
    struct absence_reach reach = {.facts = facts, .rules = marking.rules};
    for (uint32_t i = 0; i < table->FACTS_count; i++) {
        const struct table_fact *fact = &table->FACTS[i];
        facts[i] = (fact->flags & FACT_ASKS) && !(fact->flags & FACT_OPEN);
        reach.any |= facts[i];
        marking.resting[i] = facts[i] || names_one(&marking, fact->ruled_out) ||
                             names_one(&marking, fact->established) ||
                             names_one(&marking, fact->to_check);
    }
    for (uint32_t i = 0; i < table->ORDER_count; i++) {
        const struct table_rule *rule = &table->RULES[table->ORDER[i]];
        marking.rules[table->ORDER[i]] =
            marking.resting[rule->focus] || names_one(&marking, rule->condition) ||
            names_one(&marking, rule->exception) || overridden_by_one(&marking, rule);
    }
    return reach;
}

/* Passes */

struct pass {
    struct facts *facts;
    const struct rule_state *rules;
    unsigned char *looked;
    bool without, settled; /* which of those for tools */
};

static uint32_t passes_of(struct charte_scratch *scratch, bool author_alone,
                          struct pass passes[ABSENCE_PASSES]) {
    struct claims *claims = &scratch->claims;
    unsigned char *const *looked = scratch->absence.looked;
    passes[0] = (struct pass){&scratch->facts, scratch->rules, looked[0], false, false};
    if (author_alone || !scratch->table->veil.rights) return 1;
    passes[1] =
        (struct pass){&claims->unclaimed.facts, claims->unclaimed.rules, looked[1], false, false};
    passes[2] =
        (struct pass){&claims->without.facts, claims->without.rules, looked[2], true, false};
    passes[3] =
        (struct pass){&claims->settled.facts, claims->settled.rules, looked[3], false, true};
    return ABSENCE_PASSES;
}

size_t absence_room(const struct charte_table *table) {
    if (!table->absence.any) return 0;
    return ABSENCE_PASSES * align_eight(table->RULES_count) + align_eight(table->reach.unit_count) +
           align_eight(table->reach.unit_count * sizeof(uint32_t));
}

struct absence absence_in(void *memory, const struct charte_table *table) {
    struct absence absence = {0};
    unsigned char *rest = memory;
    if (!table->absence.any) return absence;
    for (int i = 0; i < ABSENCE_PASSES; i++, rest += align_eight(table->RULES_count))
        absence.looked[i] = rest;
    absence.entered = rest;
    absence.queue = (uint32_t *)(void *)(rest + align_eight(table->reach.unit_count));
    return absence;
}

/* Rules to look at */

static bool is_looked_at(const struct charte_table *table, const struct pass *pass, uint32_t rule) {
    const struct rule_state *state = &pass->rules[rule];
    if (!rules_restricts(&table->RULES[rule]) || !rules_overrides(&table->RULES[rule]))
        return false;
    bool live = state->live == TRUTH_TRUE && state->level > LEVEL_ALLOWED;
    return live || rules_firmly_pending(&table->RULES[rule], state);
}

/* Whether there are some that rest on what may be false by absence. */
static bool look(const struct charte_table *table, const struct pass *pass) {
    bool any = false;
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        pass->looked[i] = table->absence.rules[i] && is_looked_at(table, pass, i);
        any |= pass->looked[i];
    }
    return any;
}

/* Facts false by absence */

static bool is_absent(const struct charte_scratch *scratch, const struct pass *pass,
                      uint32_t fact) {
    const struct charte_table *table = scratch->table;
    const struct condition_values firm = {table, scratch->evidence, pass->facts->firm};
    if (!facts_ask(pass->facts, table, fact) || pass->facts->firm[fact] != TRUTH_FALSE)
        return false;
    if (pass->without && table->veil.facts[fact] & VEIL_RIGHT) return false;
    if (pass->settled && table->FACTS[fact].flags & FACT_HIDDEN) return false;
    return condition_value(&firm, table->FACTS[fact].ruled_out, TRUTH_FALSE) != TRUTH_TRUE &&
           condition_value(&firm, table->FACTS[fact].established, TRUTH_FALSE) == TRUTH_FALSE;
}

static void mark_absent(const struct charte_scratch *scratch, const struct pass *pass) {
    for (uint32_t i = 0; i < scratch->table->FACTS_count; i++)
        if (scratch->table->absence.facts[i] && is_absent(scratch, pass, i))
            pass->facts->marks[i] = FACT_ABSENT;
}

/* Decides again what rests on facts false by absence: all of them tried as unknown, or those that
 * are put. */
static void settle(struct charte_scratch *scratch, const struct pass *passes, uint32_t count,
                   bool trying) {
    for (uint32_t p = 0; p < count; p++) {
        passes[p].facts->trying = trying;
        for (uint32_t i = 0; i < scratch->table->FACTS_count; i++)
            if (passes[p].facts->marks[i]) waiting_add(&scratch->touch.units, i);
    }
    touch_settle(scratch);
}

/* The walk down through what is unknown */

struct walk {
    struct charte_scratch *scratch;
    const struct charte_table *table;
    struct condition_values values;
    uint32_t count; /* of the queue */
};

static void enter(struct walk *walk, uint32_t unit) {
    struct absence *absence = &walk->scratch->absence;
    if (absence->entered[unit]) return;
    absence->entered[unit] = true;
    absence->queue[walk->count++] = unit;
}

static void enter_fact(struct walk *walk, uint32_t fact) {
    if (walk->values.facts[fact] == TRUTH_UNKNOWN) enter(walk, fact);
}

/* Recursion ends: conditions are trees no deeper than LIMIT_CONDITION_DEPTH. */
static void enter_condition(struct walk *walk, uint32_t index) {
    if (condition_value(&walk->values, index, TRUTH_TRUE) != TRUTH_UNKNOWN) return;
    const struct table_node *node = &walk->table->NODES[index];
    if (node->kind == OPERATOR_FACT) enter(walk, node->a);
    if (!condition_is_group(node)) return;
    for (uint32_t k = 0; k < node->count; k++)
        enter_condition(walk, walk->table->OPERANDS[node->first + k]);
}

static void walk_rule(struct walk *walk, const struct pass *pass, uint32_t index) {
    const struct table_rule *rule = &walk->table->RULES[index];
    enter_fact(walk, rule->focus);
    enter_condition(walk, rule->condition);
    enter_condition(walk, rule->exception);
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = walk->table->OVERRIDERS[rule->first_overrider + k];
        if (rules_overrides(&walk->table->RULES[by]) && pass->rules[by].firm == TRUTH_UNKNOWN)
            enter(walk, walk->table->FACTS_count + by);
    }
}

/* Whether the fact is put that was not. */
static bool walk_fact(struct walk *walk, const struct pass *pass, uint32_t index) {
    const struct table_fact *fact = &walk->table->FACTS[index];
    bool is_new = pass->facts->marks[index] == FACT_ABSENT;
    if (is_new) pass->facts->marks[index] |= FACT_PUT;
    enter_condition(walk, fact->ruled_out);
    enter_condition(walk, fact->established);
    enter_condition(walk, fact->to_check);
    return is_new;
}

static bool put_reached(struct charte_scratch *scratch, const struct pass *pass) {
    const struct charte_table *table = scratch->table;
    struct walk walk = {scratch, table, {table, scratch->evidence, pass->facts->firm}, 0};
    bool any = false;
    memset(scratch->absence.entered, 0, table->reach.unit_count);
    for (uint32_t i = 0; i < table->RULES_count; i++)
        if (pass->looked[i] && rules_firmly_pending(&table->RULES[i], &pass->rules[i]))
            enter(&walk, table->FACTS_count + i);
    for (uint32_t i = 0; i < walk.count; i++) {
        uint32_t unit = scratch->absence.queue[i];
        if (unit < table->FACTS_count)
            any |= walk_fact(&walk, pass, unit);
        else
            walk_rule(&walk, pass, unit - table->FACTS_count);
    }
    return any;
}

static void put_all(const struct charte_table *table, const struct pass *pass) {
    for (uint32_t i = 0; i < table->FACTS_count; i++)
        if (pass->facts->marks[i]) pass->facts->marks[i] |= FACT_PUT;
}

enum { ROUNDS = 4 };

/* A round that puts nothing is the last. */
static void put_in_rounds(struct charte_scratch *scratch, const struct pass *passes,
                          uint32_t count) {
    for (int round = 1;; round++) {
        bool any = false;
        settle(scratch, passes, count, true);
        for (uint32_t p = 0; p < count; p++) any |= put_reached(scratch, &passes[p]);
        for (uint32_t p = 0; p < count && any && round == ROUNDS; p++)
            put_all(scratch->table, &passes[p]);
        settle(scratch, passes, count, false);
        if (!any || round == ROUNDS) return;
        for (uint32_t p = 0; p < count; p++) look(scratch->table, &passes[p]);
    }
}

bool absence_put(struct charte_scratch *scratch, bool author_alone) {
    struct pass passes[ABSENCE_PASSES];
    uint32_t count = passes_of(scratch, author_alone, passes);
    bool any = false;
    if (!scratch->table->absence.any) return false;
    for (uint32_t p = 0; p < count; p++) any |= look(scratch->table, &passes[p]);
    if (!any) return false;
    scratch->touch.reviewing = true;
    for (uint32_t p = 0; p < count; p++) mark_absent(scratch, &passes[p]);
    put_in_rounds(scratch, passes, count);
    return true;
}

void absence_forget(struct charte_scratch *scratch, bool author_alone) {
    struct pass passes[ABSENCE_PASSES];
    uint32_t count = passes_of(scratch, author_alone, passes);
    for (uint32_t p = 0; p < count; p++)
        for (uint32_t i = 0; i < scratch->table->FACTS_count; i++) {
            if (!passes[p].facts->marks[i]) continue;
            passes[p].facts->marks[i] = 0;
            waiting_add(&scratch->touch.units, i);
        }
    touch_settle(scratch);
    scratch->touch.reviewing = false;
}
