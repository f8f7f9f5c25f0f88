/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the patterns of a table in a view: every occurrence, overlapping ones too (TEXT_NOTES.md,
 * "Patterns"). Twin of compiler/table/patterns.c. A place that can begin none costs one look; the
 * others at most a walk down the trie, LIMIT_PATTERN characters deep. */
#ifndef CHARTE_PATTERNS_H
#define CHARTE_PATTERNS_H

#include "runtime/table/table.h"
#include "runtime/text/fold.h"

/* Takes an occurrence of a TERMS record: bytes begin to end of the view. */
typedef void patterns_receiver(void *context, uint32_t term, uint32_t begin, uint32_t end);

/* Which bytes of a view can begin a pattern of the table. */
void patterns_begin(const struct charte_table *table, bool begins[256]);

void patterns_find(const struct charte_table *table, const bool begins[256],
                   const struct fold_view *view, patterns_receiver *receive, void *context);

#endif
