/* SPDX-License-Identifier: Apache-2.0 */
/* Elements of an HTML document over libxml2, which does the escaping. After memory has run out
 * every call does nothing and html_finish returns an absent string, so callers check only there;
 * a NULL parent is allowed everywhere for the same reason. Private to document/. */
#ifndef CHARTE_DOCUMENT_HTML_H
#define CHARTE_DOCUMENT_HTML_H

#include "compiler/base/buffer.h"
#include <libxml/tree.h>

struct html {
    struct arena *arena;
    xmlDoc *doc;
    xmlNode *root; /* the html element */
    bool failed;
    /* The text that stands last in `open`, not yet given to it: text is added to it in many pieces,
     * and libxml2 copies all of it for each. */
    xmlNode *open;
    struct buffer *text;
};

struct html html_begin(struct arena *arena);

/* A new last child. A block stands on a line of its own in the source, an inline element does not;
 * class may be NULL. */
xmlNode *html_block(struct html *html, xmlNode *parent, const char *name, const char *class);
xmlNode *html_inline(struct html *html, xmlNode *parent, const char *name, const char *class);

/* A block or an inline element that holds only text. */
xmlNode *html_block_text(struct html *html, xmlNode *parent, const char *name, const char *class,
                         struct str text);
xmlNode *html_inline_text(struct html *html, xmlNode *parent, const char *name, const char *class,
                          struct str text);

void html_attribute(struct html *html, xmlNode *node, const char *name, struct str value);

/* Text as it is; control characters other than line breaks and tabs, which HTML forbids, are left
 * out. */
void html_text(struct html *html, xmlNode *parent, struct str text);

/* A comment on lines of its own. The text has no "--". */
void html_comment(struct html *html, xmlNode *parent, struct str text);

/* The document's bytes in the arena. Frees the document. */
struct str html_finish(struct html *html);

#endif
