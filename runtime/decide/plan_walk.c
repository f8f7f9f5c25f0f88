/* SPDX-License-Identifier: Apache-2.0 */
/* The walk from unsettled rules down to what is open: breadth first, through what is firmly
 * unknown. */
#include "runtime/base/bits.h"
#include "runtime/base/limits.h"
#include "runtime/decide/absence.h"
#include "runtime/decide/findings.h"
#include "runtime/decide/lacking.h"
#include "runtime/decide/plan.h"
#include "runtime/decide/scratch.h"
#include "runtime/table/evidence_row.h"

#include <string.h>

struct walk {
    struct charte_scratch *scratch;
    const struct charte_table *table;
    struct plan *plan;
    struct condition_values firm;
    unsigned level; /* firmly brought already */
    uint32_t rule;  /* from which it goes */
    bool naming;    /* it meets nothing: only what evidence names is noted */
};

/* Items */

static struct plan_item *item_for(const struct walk *walk, uint32_t id) {
    struct plan *plan = walk->plan;
    if (plan->item_of[id] == TABLE_NONE) {
        plan->item_of[id] = plan->count;
        plan->items[plan->count] = (struct plan_item){.id = id,
                                                      .raiser = TABLE_NONE,
                                                      .order = plan->met++,
                                                      .last_rule = TABLE_NONE,
                                                      .first_pair = TABLE_NONE,
                                                      .last_pair = TABLE_NONE};
        plan->count++;
    }
    return &plan->items[plan->item_of[id]];
}

static void pair(const struct walk *walk, struct plan_item *item) {
    struct plan *plan = walk->plan;
    if (plan->pair_count == PLAN_PAIRS) return;
    uint32_t number = plan->pair_count++;
    plan->pairs[number] = (struct plan_pair){walk->rule, plan->item_of[item->id], TABLE_NONE};
    if (item->last_pair == TABLE_NONE)
        item->first_pair = number;
    else
        plan->pairs[item->last_pair].next = number;
    item->last_pair = number;
}

static void meet(const struct walk *walk, uint32_t id, uint32_t raiser) {
    if (walk->naming) return;
    struct plan_item *item = item_for(walk, id);
    if (item->raiser == TABLE_NONE && raiser != TABLE_NONE) {
        item->raiser = raiser;
        item->order = walk->plan->met++;
    }
    item->levels |= 1u << walk->plan->firm.rules[walk->rule].most;
    if (item->last_rule == walk->rule) return;
    item->last_rule = walk->rule;
    pair(walk, item);
}

static void meet_field(const struct walk *walk, enum field field, uint32_t raiser) {
    meet(walk, walk->table->FACTS_count + (uint32_t)field, raiser);
}

/* What evidence names */

static void add_name(struct plan_names *names, uint32_t name) {
    for (uint32_t i = 0; i < names->count; i++)
        if (names->items[i] == name) return;
    if (names->count < PLAN_NAMES) names->items[names->count++] = name;
}

static void note(const struct walk *walk, uint32_t index, enum field field) {
    struct plan_names *names = &walk->plan->names[field];
    const struct table_node *node = &walk->table->NODES[index];
    switch ((enum field_class)field_row(field)->class) {
    case FIELD_IS_MEDIA:
        add_name(names, evidence_row(node->kind)->value);
        break;
    case FIELD_IS_SEARCHED:
        add_name(names, index);
        break;
    case FIELD_IS_LANGUAGE:
    case FIELD_IS_PLATFORM:
    case FIELD_IS_MARKS:
        for (uint32_t k = 0; k < node->count; k++)
            add_name(names, walk->table->OPERANDS[node->first + k]);
        break;
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_TIME:
    case FIELD_IS_CLOSED:
    case FIELD_IS_TRUTH:
    case FIELD_IS_ENTITIES:
    case FIELD_IS_LENGTH:
        break;
    }
}

/* Conditions: first the fields that they lack, then the facts that they name. */

static bool is_open(const struct walk *walk, uint32_t index) {
    return condition_value(&walk->firm, index, TRUTH_TRUE) == TRUTH_UNKNOWN;
}

static void meet_fields(const struct walk *walk, uint32_t index, uint32_t raiser) {
    if (!is_open(walk, index)) return;
    const struct table_node *node = &walk->table->NODES[index];
    for (uint32_t k = 0; table_is_group(node) && k < node->count; k++)
        meet_fields(walk, walk->table->OPERANDS[node->first + k], raiser);
    uint32_t lacking = lacking_of(walk->scratch, index);
    for (; lacking; lacking &= lacking - 1) {
        enum field field = (enum field)bits_lowest(lacking);
        meet_field(walk, field, raiser);
        note(walk, index, field);
    }
}

static void enter(const struct walk *walk, uint32_t unit, uint32_t raiser) {
    struct plan *plan = walk->plan;
    uint32_t *entered = raiser == TABLE_NONE ? plan->plain : plan->raised;
    uint32_t from = plan->entered < LIMIT_ENTERED ? walk->rule : 0;
    if (plan->raised[unit] == from || entered[unit] == from) return;
    entered[unit] = from;
    plan->entered++;
    plan->queue[plan->queued++] = (struct plan_step){unit, raiser};
}

static void enter_facts(const struct walk *walk, uint32_t index, uint32_t raiser) {
    if (!is_open(walk, index)) return;
    const struct table_node *node = &walk->table->NODES[index];
    if (node->kind == OPERATOR_FACT) enter(walk, node->a, raiser);
    for (uint32_t k = 0; table_is_group(node) && k < node->count; k++)
        enter_facts(walk, walk->table->OPERANDS[node->first + k], raiser);
}

/* Where it begins */

/* The highest level that is firmly brought. */
static unsigned brought(const struct charte_scratch *scratch) {
    unsigned highest = LEVEL_ALLOWED;
    for (uint32_t i = 0; i < scratch->table->RULES_count; i++) {
        const struct rule_state *state = &scratch->plan.firm.rules[i];
        if (rule_overrides(&scratch->table->RULES[i]) && state->firm == TRUTH_TRUE &&
            state->least > highest)
            highest = state->least;
    }
    return highest;
}

static bool is_unsettled(const struct charte_scratch *scratch, uint32_t rule) {
    const struct rule_state *state = &scratch->plan.firm.rules[rule];
    if (!rule_overrides(&scratch->table->RULES[rule]) || state->most == LEVEL_ALLOWED) return false;
    return state->firm == TRUTH_UNKNOWN ||
           (state->firm == TRUTH_TRUE && state->least != state->most);
}

/* Whether the rule is unsettled, and could bring what is not brought yet, or protects. */
static bool begins(const struct walk *walk, uint32_t rule) {
    bool matters = walk->plan->firm.rules[rule].most > walk->level ||
                   walk->table->RULES[rule].modality == MODALITY_protect;
    return matters && is_unsettled(walk->scratch, rule);
}

/* Units */

static void walk_rule(const struct walk *walk, uint32_t index, uint32_t raiser) {
    const struct charte_table *table = walk->table;
    const struct table_rule *rule = &table->RULES[index];
    uint32_t unit = table->FACTS_count + index;
    if (findings_of_rule(walk->scratch, walk->plan->found, index)) raiser = unit;
    meet_fields(walk, rule->condition, raiser);
    meet_fields(walk, rule->exception, raiser);
    if (lacking_date(walk->scratch, rule)) meet_field(walk, FIELD_CREATED_AT, raiser);
    if (lacking_approvals(walk->scratch, rule)) {
        meet_field(walk, FIELD_APPROVALS, raiser);
        add_name(&walk->plan->names[FIELD_APPROVALS], rule->role);
    }
    if (walk->firm.facts[rule->focus] == TRUTH_UNKNOWN) enter(walk, rule->focus, raiser);
    enter_facts(walk, rule->condition, raiser);
    enter_facts(walk, rule->exception, raiser);
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = table->OVERRIDERS[rule->first_overrider + k];
        if (rule_overrides(&table->RULES[by]) && walk->plan->firm.rules[by].firm == TRUTH_UNKNOWN &&
            !begins(walk, by))
            enter(walk, table->FACTS_count + by, raiser);
    }
}

static void walk_fact(const struct walk *walk, uint32_t index, uint32_t raiser) {
    const struct table_fact *fact = &walk->table->FACTS[index];
    const uint32_t clauses[] = {fact->ruled_out, fact->established, fact->to_check};
    if (walk->plan->found[index]) raiser = index;
    for (int i = 0; i < 3; i++) meet_fields(walk, clauses[i], raiser);
    if (absence_puts(walk->scratch, &walk->plan->firm, index)) meet(walk, index, raiser);
    for (int i = 0; i < 3; i++) enter_facts(walk, clauses[i], raiser);
}

static void walk_entered(const struct walk *walk) {
    struct plan *plan = walk->plan;
    for (uint32_t i = 0; i < plan->queued; i++) {
        struct plan_step step = plan->queue[i];
        if (step.unit < walk->table->FACTS_count)
            walk_fact(walk, step.unit, step.raiser);
        else
            walk_rule(walk, step.unit - walk->table->FACTS_count, step.raiser);
    }
}

static void walk_from(struct walk *walk, uint32_t rule) {
    walk->rule = rule;
    walk->plan->queued = 0;
    enter(walk, walk->table->FACTS_count + rule, TABLE_NONE);
    walk_entered(walk);
}

/* What may dispute an answer is thought of, too, when what is open is supposed. */
static void name_below_answers(struct walk *walk) {
    const struct redecide *redecide = &walk->scratch->redecide;
    walk->naming = true;
    walk->rule = walk->table->RULES_count;
    walk->plan->queued = 0;
    for (uint32_t i = 0; i < redecide->answered_count; i++) {
        uint32_t fact = redecide->answered[i];
        bool asks = walk->table->FACTS[fact].flags & FACT_ASKS;
        if (asks && walk->firm.facts[fact] == TRUTH_UNKNOWN) enter(walk, fact, TABLE_NONE);
    }
    walk_entered(walk);
}

static void forget(struct plan *plan, const struct charte_table *table) {
    uint32_t units = table->FACTS_count + table->RULES_count;
    plan->count = plan->pair_count = plan->entered = plan->met = 0;
    memset(plan->item_of, 0xFF, (table->FACTS_count + FIELD_COUNT) * sizeof *plan->item_of);
    memset(plan->names, 0, sizeof plan->names);
    memset(plan->plain, 0xFF, units * sizeof *plan->plain);
    memset(plan->raised, 0xFF, units * sizeof *plan->raised);
}

void plan_gather(struct charte_scratch *scratch) {
    const struct charte_table *table = scratch->table;
    struct plan *plan = &scratch->plan;
    forget(plan, table);
    plan->firm = absence_settle(scratch, ABSENCE_SAID);
    findings_of_facts(scratch, plan->found);
    struct walk walk = {.scratch = scratch,
                        .table = table,
                        .plan = plan,
                        .firm = {table, scratch->evidence, plan->firm.facts},
                        .level = brought(scratch)};
    for (uint32_t i = 0; i < table->RULES_count; i++)
        if (begins(&walk, i)) walk_from(&walk, i);
    name_below_answers(&walk);
}
