/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/advice/advice.h"

bool advice_restricts(uint32_t modality) {
    return modality == MODALITY_forbid || modality == MODALITY_oblige ||
           modality == MODALITY_approve || modality == MODALITY_discourage ||
           modality == MODALITY_advise;
}

struct place advice_rule_place(const struct translation *first, uint32_t rule) {
    return place_in(first, first->rule_source[rule]->span);
}

void advise(struct translation *const *translations, size_t count) {
    struct translation *first = translations[0];
    advise_on_quotes(translations, count); /* first: the others know then what it conceals */
    advise_on_terms(first);
    advise_on_names(first);
    advise_on_notes(first);
    advise_on_rights(first);
    advise_on_asking(first);
    advise_on_reach(first);
}
