/* SPDX-License-Identifier: Apache-2.0 */
/* What rests on facts that may be false by absence, in whatever way (derived.h). */
#ifndef CHARTE_ABSENCE_REACH_H
#define CHARTE_ABSENCE_REACH_H

#include "runtime/table/table.h"

/* How many bytes the reach of a verified table takes. */
size_t absence_reach_room(const struct charte_table *table);
struct absence_reach absence_reach_in(void *memory, const struct charte_table *table);

#endif
