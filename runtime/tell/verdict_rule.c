/* SPDX-License-Identifier: Apache-2.0 */
/* The part of each rule in a verdict, for whoever tests a charter. */
#include "runtime/decide/redecide.h"
#include "runtime/decide/scratch.h"

int charte_verdict_rule(const charte_verdict *verdict, enum charte_reader reader, size_t rule,
                        charte_rule_part *part) {
    if (!verdict || !part || part->size != sizeof *part) return CHARTE_ERROR_ARGUMENT;
    const struct charte_scratch *scratch = verdict->scratch;
    if (verdict->reason != VERDICT_CHECKED || rule >= scratch->table->RULES_count)
        return CHARTE_ERROR_ARGUMENT;
    const struct rule_state *state = &redecide_told(scratch, reader)->rules[rule];
    *part = (charte_rule_part){.size = sizeof *part,
                               .live = state->live == TRUTH_TRUE,
                               .level = state->level,
                               .pending = state->pending,
                               .on_trial = !rule_overrides(&scratch->table->RULES[rule])};
    return CHARTE_OK;
}
