/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a verdict is final, questions put by absence counted. */
#include "runtime/decide/absence.h"
#include "runtime/decide/claims.h"
#include "runtime/decide/redecide.h"
#include "runtime/decide/scratch.h"

struct range {
    unsigned least, most; /* the levels that are firmly brought, and that may be */
};

static void widen(struct range *range, const struct table_rule *rule,
                  const struct rule_state *state) {
    if (!rule_overrides(rule)) return;
    if (state->firm == TRUTH_TRUE && state->least > range->least) range->least = state->least;
    if (state->firm != TRUTH_FALSE && state->most > range->most) range->most = state->most;
}

static struct range range_of(const struct charte_table *table, const struct rule_state *rules) {
    struct range range = {LEVEL_ALLOWED, LEVEL_ALLOWED};
    for (uint32_t i = 0; i < table->RULES_count; i++) widen(&range, &table->RULES[i], &rules[i]);
    return range;
}

static struct range range_told(const struct charte_table *table, struct claims_rules rules) {
    struct range range = {LEVEL_ALLOWED, LEVEL_ALLOWED};
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        struct rule_state told = claims_tell(table, &rules, i);
        widen(&range, &table->RULES[i], &told);
    }
    return range;
}

static bool stays(struct range range, unsigned level) {
    return range.least == level && range.most == level;
}

bool absence_is_final(struct charte_scratch *scratch, enum charte_reader reader) {
    const struct charte_table *table = scratch->table;
    unsigned level = redecide_told(scratch, reader)->outcome.level;
    if (!table->absence.any) return true;
    /* What tools are told of may rest on what restricts if nobody claims anything. */
    if (reader == CHARTE_FOR_TOOLS && table->veil.rights)
        return stays(range_told(table, absence_settle_told(scratch)), level);
    /* Below that nothing restricts. */
    if (level < LEVEL_CAUTION) return true;
    return stays(range_of(table, absence_settle(scratch, ABSENCE_SAID).rules), level);
}
