/* SPDX-License-Identifier: Apache-2.0 */
/* The raw pieces of a charter's text, before any language is known: words, quoted texts, numbers,
 * signs. grammar/charte.l finds them; phrases.c joins words to the phrases of the language. */
#ifndef CHARTE_FRONT_SCAN_H
#define CHARTE_FRONT_SCAN_H

#include "compiler/front/source.h"

enum scan_kind {
    SCAN_WORD, /* letters, digits, underscores, an apostrophe at its end */
    SCAN_TEXT, /* quoted, the quotes included */
    SCAN_NUMBER,
    SCAN_DATE,
    SCAN_TIME,
    SCAN_STOP,
    SCAN_SEMICOLON,
    SCAN_COLON,
    SCAN_SLASH,
    SCAN_DASH, /* at a line's start */
    SCAN_STRANGE,
    SCAN_OPEN, /* a quote that is never closed: the piece ends at its line's end */
    SCAN_END,
};

struct scan_piece {
    enum scan_kind kind;
    struct span span;
    bool line_start; /* the first of its line */
};

struct scan_pieces {
    struct scan_piece *items; /* the last is SCAN_END */
    size_t count, capacity;
    struct {
        struct span *items;
        size_t count, capacity;
    } comments; /* from "#" to the end of the line */
};

/* All pieces of a source from its first byte to its last. */
struct scan_pieces scan_source(struct arena *arena, const struct source *source);

#endif
