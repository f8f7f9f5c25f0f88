/* SPDX-License-Identifier: Apache-2.0 */
/* Supposing answers and fields in a scratch. */
#ifndef CHARTE_PLAN_SUPPOSE_H
#define CHARTE_PLAN_SUPPOSE_H

#include "runtime/decide/scratch.h"

/* The values of a field: numbers from the first on; or sets of so many members. */
struct suppose_values {
    uint32_t first, count, members;
};
struct suppose_values suppose_values(const struct charte_scratch *scratch,
                                     const struct record *given, enum field field);

/* Gives a field, which the record lacks, its value of a number; or none: pictures, where they are
 * known, are then not described. `given` is the record as it was before anything was supposed. */
void suppose_field(struct charte_scratch *scratch, const struct record *given, enum field field,
                   uint32_t value);
void suppose_none(struct charte_scratch *scratch, const struct record *given, enum field field);
/* Takes all fields back. */
void suppose_given(struct charte_scratch *scratch, const struct record *given);

/* Gives an answer, or takes it back: ANSWER_NONE. */
void suppose_answer(struct charte_scratch *scratch, uint32_t fact, enum fact_answer answer);

/* Finds of which facts among the items the question is put now. */
void suppose_put(struct charte_scratch *scratch);

/* What it comes to: verdict, at_most, and what protects. */
uint64_t suppose_outcome(struct charte_scratch *scratch);

/* Notes which answers, given or supposed, are disputed now; and whether one is that was not. */
void suppose_note_disputes(struct charte_scratch *scratch);
bool suppose_disputes_more(struct charte_scratch *scratch);

/* Whether LIMIT_SUPPOSING leaves room for more. */
bool suppose_more(const struct charte_scratch *scratch);

#endif
