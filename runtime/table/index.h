/* SPDX-License-Identifier: Apache-2.0 */
/* What is derived from a table's sections once, when it is opened, for all that evaluate it. */
#ifndef CHARTE_INDEX_H
#define CHARTE_INDEX_H

#include "runtime/table/table.h"

/* How many bytes, aligned for uint64_t, the index of a verified table takes. */
size_t index_room(const struct charte_table *table);

/* Sets what table.h says of it, in that memory. */
void index_table(struct charte_table *table, void *memory);

#endif
