/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/claiming.h"

#include "runtime/decide/scratch.h"

bool claiming_by_yes(const charte_table *table, uint32_t fact) {
    return table->veil.facts[fact] & VEIL_RAISED;
}

bool claiming_is_of_right(const charte_table *table, uint32_t fact) {
    return table->veil.facts[fact] & VEIL_RIGHT;
}

bool claiming_by_words(const charte_verdict *verdict, uint32_t fact) {
    const struct facts *facts = &verdict->scratch->facts;
    return verdict->reason == VERDICT_CHECKED && facts->values[fact] == TRUTH_TRUE &&
           facts->states[fact].source != SOURCE_ASSUMED;
}

bool claiming_is_right(const charte_table *table, uint32_t rule) {
    return table->RULES[rule].modality == MODALITY_protect;
}

bool claiming_is_told(const charte_table *table, uint32_t rule) {
    return table->RULES[rule].modality != MODALITY_permit && !claiming_is_right(table, rule);
}

bool claiming_takes_off(const charte_table *table, uint32_t rule) {
    return table->veil.rules[rule] & VEIL_LOWERED && claiming_is_told(table, rule);
}

uint32_t claiming_right(const charte_verdict *verdict) {
    const struct charte_table *table = verdict->scratch->table;
    uint32_t first = 0;
    for (uint32_t i = table->RULES_count; i-- > 0;) {
        if (!claiming_is_right(table, i)) continue;
        if (verdict->scratch->rules[i].live == TRUTH_TRUE) return i;
        first = i;
    }
    return first;
}
