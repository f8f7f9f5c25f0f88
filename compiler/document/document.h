/* SPDX-License-Identifier: Apache-2.0 */
/* The charter document: one HTML file, whole in itself, that is handed to people. It is a function
 * of the table and of what is wished alone, so the same table gives the same bytes; it asks the
 * network for nothing. The one script that it may hold checks a draft in the page, with the public
 * table: confidential terms are in no part of the document.
 *
 * Anchors come from numbers and never from titles. The first version, the one that prevails, else
 * the first language of the charter, has the plain ones: art-3 (an article), art-3-2 (a rule),
 * plus contents, text, changes, check, scenarios, glossary, checks. Another version has its code
 * before them: de-art-3-2. A version as a whole is at its code: de. */
#ifndef CHARTE_DOCUMENT_DOCUMENT_H
#define CHARTE_DOCUMENT_DOCUMENT_H

#include "compiler/table/table.h"

struct document_wishes {
    bool check;                   /* the check of a draft, where document_can_check */
    const struct table *previous; /* tells what changed since then; NULL: nothing */
};

/* Whether the command holds the module that checks drafts in the page: building it takes a
 * toolchain for WebAssembly. */
bool document_can_check(void);

/* The document's bytes, UTF-8, in the arena; an absent string when memory ran out. The digest that
 * it shows is that of the public table, which the records of its check name: confidential terms are
 * no part of it. */
struct str document_html(struct arena *arena, const struct table *table,
                         struct document_wishes wishes);

#endif
