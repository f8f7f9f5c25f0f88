/* SPDX-License-Identifier: Apache-2.0 */
/* A term cut into words, as the matcher will cut it (TEXT.md, "Terms"). */
#ifndef CHARTE_TABLE_TERM_WORDS_H
#define CHARTE_TABLE_TERM_WORDS_H

#include "compiler/base/arena.h"
#include <stdint.h>

struct term_spellings {
    struct str *items;
    size_t count, capacity;
};

struct term_word {
    struct str text;             /* in the view's spelling, or as written where the term is exact */
    struct str view;             /* in the view's spelling */
    uint32_t kind;               /* 0: a whole word; else a table_affix_kind */
    unsigned ends;               /* words_ends between it and the word before */
    struct str gap;              /* what stands there, in the view's spelling */
    struct term_spellings forms; /* what its inclusive form says besides */
};

struct term_words {
    struct term_word *items;
    size_t count, capacity;
};

struct term_words term_cut(struct arena *arena, struct str term, bool exact);

/* The term as a text is read, where that is otherwise: «amazon.es» is one word there, with a form.
 * No words: it is not. */
struct term_words term_as_text(struct arena *arena, struct str term);

/* What a term comes to when it is cut into words. */
enum term_status {
    TERM_OK,
    TERM_NO_WORDS, /* nothing is left to match (`C++` leaves less than was meant, see left) */
    TERM_PARTIAL,  /* signs that would be ignored carry meaning: `C++`, `R&D`, an emoji */
    TERM_TOO_LONG, /* over LIMIT_TERM_WORDS, LIMIT_TERM_BYTES or LIMIT_AFFIX_BYTES */
    TERM_BAD_STAR, /* `*` elsewhere than at a word's end or start, or alone */
};

/* Cuts a term as the matcher will. *left, in the arena, is what remains, for the message. */
enum term_status term_examine(struct arena *arena, struct str term, struct str *left);

#endif
