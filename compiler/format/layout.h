/* SPDX-License-Identifier: Apache-2.0 */
/* From the parts of one sentence to its lines: a sentence that fits stands on one line, another is
 * broken where it may be, at the strongest places first. */
#ifndef CHARTE_FORMAT_LAYOUT_H
#define CHARTE_FORMAT_LAYOUT_H

#include "compiler/base/buffer.h"

enum { LAYOUT_WIDTH = 100 };

/* How willingly a line is broken before a part. */
enum layout_break {
    BREAK_NEVER,
    BREAK_WEAK,   /* where nothing stronger helps */
    BREAK_CLAUSE, /* where the clause does not fit on the line any more */
    BREAK_GROUP,  /* where the sentence does not fit on one line */
    BREAK_ALWAYS,
};

struct part {
    struct str text; /* over several lines where it is a quoted text of several */
    enum layout_break before;
    unsigned indent; /* of the line that begins with it */
    bool is_comment; /* it ends its line, and does not count in its width */
    bool own_line;   /* the comment stands alone on its line */
};

struct parts {
    struct part *items;
    size_t count, capacity;
};

/* Adds the lines of a sentence, the first indented as its first part says, without the last line
 * end. */
void layout_write(struct buffer *out, const struct parts *parts);

#endif
