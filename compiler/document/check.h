/* SPDX-License-Identifier: Apache-2.0 */
/* The check of a draft in the page: a form for what a draft's author knows of it, the questions of
 * the charter, and what script shows of the answer. Nothing in it is written by the script: every
 * word stands in the document, in each version's language. Private to document/. */
#ifndef CHARTE_DOCUMENT_CHECK_H
#define CHARTE_DOCUMENT_CHECK_H

#include "compiler/document/page.h"

/* The draft; and folded below it the fields that the charter's conditions can make use of. */
void check_text(const struct page *page, xmlNode *form);
void check_fields(const struct page *page, xmlNode *form);

/* What each field is of which it is known that there is none, an object of JSON by its path; of the
 * others it is an empty string. */
struct str check_none(struct arena *arena);

/* Marks what holds a draft, so that no service reads along; gives it back. */
xmlNode *check_keep_private(const struct page *page, xmlNode *node);

/* Whether the page lacks lists that are confidential. */
bool page_withholds(const struct page *page);

/* check_words.c: what the script takes its words from. */
void check_words(const struct page *page, xmlNode *section);

/* check_data.c: what the check works with. */

/* The module, compressed; empty where the command was built without one. */
struct str check_module(void);

struct str check_script(struct arena *arena);

/* Adds the module, with the notices of what it holds, the public table and the script to the body.
 */
void check_data(struct html *html, xmlNode *body, struct str table, struct str script);

#endif
