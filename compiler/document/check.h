/* The check of a draft in the page: a form for what a draft's author knows of it, the questions of
 * the charter, and what script shows of the answer. Nothing in it is written by the script: every
 * word stands in the document, in each version's language. Private to document/. */
#ifndef CHARTE_DOCUMENT_CHECK_H
#define CHARTE_DOCUMENT_CHECK_H

#include "compiler/document/page.h"

/* The fields of the form: those that the charter's conditions can make use of, and the text. */
void check_fields(const struct page *page, xmlNode *form);

/* check_data.c: what the check works with. */

/* The module, compressed; empty where the command was built without one. */
struct str check_module(void);

struct str check_script(struct arena *arena);

/* Adds the module, with the notices of what it holds, the public table and the script to the body.
 */
void check_data(struct html *html, xmlNode *body, struct str table, struct str script);

#endif
