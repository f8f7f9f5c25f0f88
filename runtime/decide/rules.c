/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/rules.h"

bool rules_firmly_pending(const struct table_rule *rule, const struct rule_state *state) {
    if (state->most == LEVEL_ALLOWED) return false;
    bool is_unmet = rule_is_duty(rule) && state->least != state->most;
    return state->firm == TRUTH_UNKNOWN || (state->firm == TRUTH_TRUE && is_unmet);
}

static bool is_within(const struct table_period *period, uint32_t date) {
    return (period->from == 0 || date >= period->from) && (period->to == 0 || date <= period->to);
}

static enum truth in_force(const struct charte_table *table, const struct table_rule *rule,
                           const struct record *record) {
    if (rule->period_count == 0) return TRUTH_TRUE;
    if (!record->dated) return TRUTH_UNKNOWN;
    for (uint32_t k = 0; k < rule->period_count; k++)
        if (is_within(&table->PERIODS[rule->first_period + k], record->created.date))
            return TRUTH_TRUE;
    return TRUTH_FALSE;
}

static enum truth applies(const struct condition_values *values, const struct table_rule *rule,
                          enum truth dates) {
    enum truth truth = truth_and(condition_value(values, rule->condition, TRUTH_TRUE),
                                 truth_not(condition_value(values, rule->exception, TRUTH_FALSE)));
    if (!rule_is_duty(rule)) truth = truth_and(truth, values->facts[rule->focus]);
    return truth_and(truth, dates);
}

struct overridden {
    enum truth live, firm;
};

/* Whether an overrider is live, and firmly. */
static struct overridden overridden(const struct rule_state *states,
                                    const struct charte_table *table,
                                    const struct table_rule *rule) {
    struct overridden found = {TRUTH_FALSE, TRUTH_FALSE};
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = table->OVERRIDERS[rule->first_overrider + k];
        if (!rule_overrides(&table->RULES[by])) continue;
        found.live = truth_or(found.live, states[by].live);
        found.firm = truth_or(found.firm, states[by].firm);
    }
    return found;
}

/* What is still owed: a duty's focus not met, an approval not given. */
static enum truth owes(const struct table_rule *rule, enum truth focus,
                       const struct record *record) {
    if (rule_is_duty(rule)) return truth_not(focus);
    if (rule->role == TABLE_NONE) return TRUTH_TRUE;
    if (!record->marks[FIELD_APPROVALS].known) return TRUTH_UNKNOWN;
    return truth_of(!record->marks[FIELD_APPROVALS].marks[rule->role]);
}

static void set_levels(struct rule_state *state, const struct table_rule *rule, enum truth focus,
                       const struct record *record) {
    unsigned char level = (unsigned char)rule_level(rule);
    enum truth owed = owes(rule, focus, record);
    bool is_open = owed == TRUTH_UNKNOWN && rule_is_duty(rule);
    state->level = owed == TRUTH_FALSE || is_open ? LEVEL_ALLOWED : level;
    bool may_come = state->live == TRUTH_UNKNOWN || (state->live == TRUTH_TRUE && is_open);
    bool is_pending = may_come && owed != TRUTH_FALSE && rule_overrides(rule);
    state->pending = is_pending ? level : LEVEL_ALLOWED;
}

static void set_range(struct rule_state *state, const struct table_rule *rule, enum truth focus,
                      const struct record *record) {
    unsigned char level = (unsigned char)rule_level(rule);
    enum truth owed = owes(rule, focus, record);
    state->least = owed == TRUTH_TRUE ? level : LEVEL_ALLOWED;
    state->most = owed == TRUTH_FALSE ? LEVEL_ALLOWED : level;
}

/* What is firm of a rule, over firm values of facts. */
static inline void decide_firmly(struct rule_state *states, const struct condition_values *firm,
                                 const struct record *record, uint32_t index, enum truth dates,
                                 enum truth overridden) {
    const struct table_rule *rule = &firm->table->RULES[index];
    states[index].firm =
        (unsigned char)truth_and(applies(firm, rule, dates), truth_not(overridden));
    set_range(&states[index], rule, firm->facts[rule->focus], record);
}

void rules_decide_firmly(struct rule_state *states, const struct charte_table *table,
                         const unsigned char *evidence, const unsigned char *facts,
                         const struct record *record, uint32_t index) {
    const struct condition_values firm = {table, evidence, facts};
    const struct table_rule *rule = &table->RULES[index];
    decide_firmly(states, &firm, record, index, in_force(table, rule, record),
                  overridden(states, table, rule).firm);
}

void rules_decide(struct rule_state *states, const struct charte_table *table,
                  const unsigned char *evidence, const struct facts *facts,
                  const struct record *record, uint32_t index) {
    const struct condition_values now = {table, evidence, facts->values};
    const struct condition_values firm = {table, evidence, facts->firm};
    const struct table_rule *rule = &table->RULES[index];
    struct rule_state *state = &states[index];
    enum truth dates = in_force(table, rule, record);
    struct overridden by = overridden(states, table, rule);
    state->applies = (unsigned char)applies(&now, rule, dates);
    state->overridden = (unsigned char)by.live;
    state->live = (unsigned char)truth_and(state->applies, truth_not(by.live));
    set_levels(state, rule, facts->values[rule->focus], record);
    decide_firmly(states, &firm, record, index, dates, by.firm);
}
