/* SPDX-License-Identifier: Apache-2.0 */
/* XML as it is written, an element a line; strings are UTF-8 already. What XML cannot hold in a
 * text (a control character) becomes U+FFFD. */
#ifndef CHARTE_TABLE_XML_TEXT_H
#define CHARTE_TABLE_XML_TEXT_H

#include "compiler/base/buffer.h"
#include "compiler/table/table.h"

struct xml {
    struct arena *arena;
    struct buffer out;
    unsigned languages;             /* bits (1u << language): those that texts are written in */
    TABLE_ARRAY(const char *) open; /* the elements open, the outermost first */
    bool in_tag;                    /* the start tag of the innermost one has no end yet */
    bool on_line;                   /* it has content on its own line */
};

struct xml xml_begin(struct arena *arena, unsigned languages);

/* The document in the arena, a line end last. */
struct str xml_end(struct xml *xml);

void xml_open(struct xml *xml, const char *name);
void xml_close(struct xml *xml);

/* Of the element opened last, before anything in it. */
void xml_attribute(struct xml *xml, const char *name, struct str value);
void xml_attribute_if(struct xml *xml, const char *name, const char *value); /* none where empty */
void xml_number(struct xml *xml, const char *name, uint32_t value);
void xml_flag(struct xml *xml, const char *name, bool is); /* "true", or no attribute */

/* An element that holds a text alone, closed. */
void xml_element(struct xml *xml, const char *name, struct str content);

/* The same for each language written that has the text, with its xml:lang. */
void xml_texts(struct xml *xml, const char *name, const struct text *text);

/* The content of the element opened last. */
void xml_content(struct xml *xml, struct str content);

#endif
