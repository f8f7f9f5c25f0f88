/* The charter document: one HTML file, whole in itself, that is handed to people. It is a function
 * of the table alone, so the same table gives the same bytes; it asks the network for nothing and
 * runs no script. Confidential terms are in no part of it: it prints no list.
 *
 * Anchors come from numbers and never from titles. The first version, the one that prevails, else
 * the first language of the charter, has the plain ones: art-3 (an article), art-3-2 (a rule),
 * plus contents, text, scenarios, glossary, checks. Another version has its code before them:
 * de-art-3-2. A version as a whole is at its code: de. */
#ifndef CHARTE_DOCUMENT_DOCUMENT_H
#define CHARTE_DOCUMENT_DOCUMENT_H

#include "compiler/table/table.h"

/* The document's bytes, UTF-8, in the arena; an absent string when memory ran out. The digest that
 * it shows is the table's; none is shown while it is zero. */
struct str document_html(struct arena *arena, const struct table *table);

#endif
