/* SPDX-License-Identifier: Apache-2.0 */
/* What the runtime knows of protected rights in a table that it has opened (runtime/table/veil.h),
 * for shows.c. Any thread. */
#ifndef CHARTE_COMMAND_CLAIMING_H
#define CHARTE_COMMAND_CLAIMING_H

#include "runtime/charte.h"

/* Whether a yes to the fact claims a right. */
bool claiming_by_yes(const charte_table *table, uint32_t fact);

/* Whether a right is about the fact; and whether the words of the post make such a fact true. */
bool claiming_is_of_right(const charte_table *table, uint32_t fact);
bool claiming_by_words(const charte_verdict *verdict, uint32_t fact);

bool claiming_is_right(const charte_table *table, uint32_t rule);

/* Whether tools are told of a rule where it is live; whether a claim may take it off. */
bool claiming_is_told(const charte_table *table, uint32_t rule);
bool claiming_takes_off(const charte_table *table, uint32_t rule);

/* The right that is live; without one, the first of the charter, which has one. */
uint32_t claiming_right(const charte_verdict *verdict);

#endif
