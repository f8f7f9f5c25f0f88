/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON writing of a table, charte.table/1: for tools that read rules without the runtime. All
 * that an evaluation needs is in it but confidential terms, which stand in the .ctab alone. */
#ifndef CHARTE_TABLE_JSON_H
#define CHARTE_TABLE_JSON_H

#include "compiler/table/table.h"

/* The table as JSON, in the arena, a line end last. table_binary has set the digest. */
struct str table_json(struct arena *arena, const struct table *table);

#endif
