/* SPDX-License-Identifier: Apache-2.0 */
/* Facts that are false by absence, because no list found a word, and which of their questions are
 * put (VERDICT_NOTES.md, "Firm values and questions put"). Evaluating reads them as false; this is
 * worked out where it matters: before a verdict is called final, and before anything is asked. */
#ifndef CHARTE_ABSENCE_H
#define CHARTE_ABSENCE_H

#include "runtime/decide/claims.h"

/* How many bytes, aligned for uint64_t. */
size_t absence_room(const struct charte_table *table);
struct absence absence_in(void *memory, const struct charte_table *table);

/* Works it out for the author's pass of the record that was evaluated, or the unclaimed one. */
struct absence_firm absence_settle(struct charte_scratch *scratch, enum absence_pass pass);
/* The rules of the three passes for tools: what the unclaimed one puts is put in all. */
struct claims_rules absence_settle_told(struct charte_scratch *scratch);

/* Whether the question of a fact is put, in the pass settled last. */
bool absence_puts(const struct charte_scratch *scratch, const struct absence_firm *firm,
                  uint32_t fact);

/* Whether no completion gives another verdict, to a reader; of one that is final but for this.
 * final.c. */
bool absence_is_final(struct charte_scratch *scratch, enum charte_reader reader);

#endif
