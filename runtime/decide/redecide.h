/* SPDX-License-Identifier: Apache-2.0 */
/* Deciding again only what a record touches. A scratch keeps the values of the record before; of
 * the next one, what reads an input or a list that has changed is decided again, then what rests on
 * what that has changed, in order (self-adjusting computation, as in Acar 2005, over a graph that
 * the table fixes). The result is the one that deciding everything gives: each value is a function
 * of what it rests on alone. */
#ifndef CHARTE_REDECIDE_H
#define CHARTE_REDECIDE_H

#include "runtime/decide/scratch.h"

/* How many bytes, aligned for uint64_t. */
size_t redecide_room(const struct charte_table *table);
struct redecide redecide_in(void *memory, const struct charte_table *table);

/* What a reader is told: without rights in the table, what the author is. */
const struct redecide_told *redecide_told(const struct charte_scratch *scratch,
                                          enum charte_reader reader);

/* Decides evidence, facts and rules for the record that has been read, and the outcomes. */
void redecide_record(struct charte_scratch *scratch);

/* Decides the facts and rules that wait in redecide.units, and what rests on those that change: how
 * many. */
uint32_t redecide_settle(struct charte_scratch *scratch);

/* The outcome of what is decided now, the date aside. */
struct verdict_outcome redecide_outcome(const struct charte_scratch *scratch,
                                        enum charte_reader reader);

#endif
