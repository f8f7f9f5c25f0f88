/* Whether a verdict is final, questions put by absence counted. */
#include "runtime/scratch.h"

struct range {
    unsigned least, most; /* the levels that are firmly brought, and that may be */
};

static void widen(struct range *range, const struct table_rule *rule,
                  const struct rule_state *state) {
    if (!rules_overrides(rule)) return;
    if (state->firm == TRUTH_TRUE && state->least > range->least) range->least = state->least;
    if (state->firm != TRUTH_FALSE && state->most > range->most) range->most = state->most;
}

/* What is firm of the rules of a pass. */
typedef const struct rule_state *firm_rules(struct charte_scratch *scratch, enum absence_pass pass);

static const struct rule_state *rules_settled(struct charte_scratch *scratch,
                                              enum absence_pass number) {
    return absence_settle(scratch, number).rules;
}

static struct range range_of(struct charte_scratch *scratch, bool tools, firm_rules *rules) {
    const struct charte_table *table = scratch->table;
    struct range range = {LEVEL_ALLOWED, LEVEL_ALLOWED};
    if (!tools) {
        const struct rule_state *said = rules(scratch, ABSENCE_SAID);
        for (uint32_t i = 0; i < table->RULES_count; i++) widen(&range, &table->RULES[i], &said[i]);
        return range;
    }
    const struct claims_rules claims = {.unclaimed = rules(scratch, ABSENCE_UNCLAIMED),
                                        .without = rules(scratch, ABSENCE_WITHOUT),
                                        .settled = rules(scratch, ABSENCE_SETTLED)};
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        struct rule_state told = claims_tell(table, &claims, i);
        widen(&range, &table->RULES[i], &told);
    }
    return range;
}

bool absence_is_final(struct charte_scratch *scratch, enum charte_reader reader) {
    bool tools = reader == CHARTE_FOR_TOOLS && scratch->table->veil.rights;
    unsigned level = touch_told(scratch, reader)->outcome.level;
    if (!scratch->table->absence.any) return true;
    /* Below that nothing restricts; but what tools are told of may rest on what restricts if nobody
     * claims anything. */
    if (!tools && level < LEVEL_CAUTION) return true;
    struct range range = range_of(scratch, tools, absence_tried);
    if (range.least < level || range.most > level) range = range_of(scratch, tools, rules_settled);
    return range.least == level && range.most == level;
}
