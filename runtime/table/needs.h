/* SPDX-License-Identifier: Apache-2.0 */
/* What deciding a rule takes, for whoever goes over the conditions of a table: as the compiler
 * holds them, and as a file does. */
#ifndef CHARTE_NEEDS_H
#define CHARTE_NEEDS_H

#include "runtime/charte.h"
#include "runtime/table/evidence_row.h"

/* A bit each; what conditions need is all that is met in them and in the facts that they use. */
enum need {
    NEED_TEXT = 1,   /* evidence that is read off the text and what stands in it */
    NEED_RECORD = 2, /* other evidence */
    NEED_PERSON = 4, /* a fact is asked, or has a sign that a person must judge */
};

static inline unsigned needs_of_evidence(uint32_t kind) {
    return evidence_row(kind)->in_text ? NEED_TEXT : NEED_RECORD;
}

/* Of a fact, beside what its conditions need. */
static inline unsigned needs_of_fact(uint32_t flags, uint32_t to_check) {
    return (flags & FACT_ASKS) || to_check != TABLE_NONE ? NEED_PERSON : 0u;
}

/* What the fact needs that a rule is about decides between a sign and a person's word; what all
 * needs that it names, whether a person is needed. */
static inline enum charte_rule_kind needs_rule_kind(unsigned focus, unsigned all, bool in_periods) {
    if (all & NEED_PERSON)
        return focus & (NEED_TEXT | NEED_RECORD) ? CHARTE_RULE_BY_SIGN : CHARTE_RULE_BY_WORD;
    return all & NEED_RECORD || in_periods ? CHARTE_RULE_BY_RECORD : CHARTE_RULE_BY_TEXT;
}

#endif
