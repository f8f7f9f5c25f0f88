/* SPDX-License-Identifier: Apache-2.0 */
/* The .ctab writing (runtime/table/table_format.h), twin of runtime/table/load.c. */
#ifndef CHARTE_TABLE_BINARY_H
#define CHARTE_TABLE_BINARY_H

#include "compiler/table/table.h"

/* The table's bytes, in the arena; absent where they are beyond LIMIT_RECORDS or LIMIT_TABLE_BYTES.
 * Sets table->digest and table->unicode. The same table gives the
 * same bytes. */
struct str table_binary(struct arena *arena, struct table *table);

#endif
