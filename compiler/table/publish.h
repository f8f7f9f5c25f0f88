/* SPDX-License-Identifier: Apache-2.0 */
/* A table without its confidential terms. */
#ifndef CHARTE_TABLE_PUBLISH_H
#define CHARTE_TABLE_PUBLISH_H

#include "compiler/table/table.h"

/* The table with every confidential term left out and its list marked LIST_WITHHELD: no occurrence
 * in it means unknown. A list that a term left out may mask is emptied, as what is found in it may
 * be masked. A fact that such a list feeds, and that asks nothing, asks whether it is so.
 * Shares everything else with the table given; its digest is not set anew. */
struct table *table_publish(struct arena *arena, const struct table *table);

#endif
