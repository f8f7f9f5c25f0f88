/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence: what can be read off a post record, as evidence.def lists it. */
#ifndef CHARTE_EVIDENCE_H
#define CHARTE_EVIDENCE_H

#include "runtime/decide/scratch.h"
#include "runtime/table/evidence_row.h"

/* The truth of a node that is an evidence, before its negation. The record and its lists have been
 * read. */
enum truth evidence_read(struct charte_scratch *scratch, uint32_t node);

/* The language named by a text_lang that the record's is; empty: none. */
charte_str evidence_language(const struct charte_scratch *scratch, uint32_t node);

/* The two groups of a text_near. */
struct lists_groups evidence_groups(const struct charte_table *table,
                                    const struct table_node *node);

#endif
