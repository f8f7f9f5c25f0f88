/* SPDX-License-Identifier: Apache-2.0 */
/* From the bytes of a .ctab back to the structure that it was written from, for the other writings:
 * twin of binary.h. */
#ifndef CHARTE_TABLE_READ_H
#define CHARTE_TABLE_READ_H

#include "compiler/table/table.h"

/* The table of bytes that charte_table_open has opened: they are verified, aligned, and outlive the
 * arena's use. What a .ctab does not keep (prose, glossary, commitments, examples, where terms
 * stand) is absent. */
struct table *table_read(struct arena *arena, const void *bytes);

#endif
