/* SPDX-License-Identifier: Apache-2.0 */
/* What rests on a protected right in a table (VERDICT.md, "For whom the result is"): a walk over
 * facts and rules in the order in which each rests on earlier ones (derived.h). */
#ifndef CHARTE_VEIL_H
#define CHARTE_VEIL_H

#include "runtime/table/table.h"

/* How many bytes the marks of a verified table take. */
size_t veil_room(const struct charte_table *table);
/* For a table whose dependents are there. */
struct veil veil_in(void *memory, const struct charte_table *table);

#endif
