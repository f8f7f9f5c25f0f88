/* SPDX-License-Identifier: Apache-2.0 */
/* What rests on what in a table, turned round (derived.h). */
#ifndef CHARTE_DEPENDENTS_H
#define CHARTE_DEPENDENTS_H

#include "runtime/table/table.h"

/* How many bytes, aligned for uint32_t, the index of a verified table takes. */
size_t dependents_room(const struct charte_table *table);
struct dependents dependents_in(void *memory, const struct charte_table *table);

#endif
