/* A term cut into words, and the spellings in which a word of a term is found (text.md, "Terms").
 */
#ifndef CHARTE_TABLE_TERM_WORDS_H
#define CHARTE_TABLE_TERM_WORDS_H

#include "compiler/base/arena.h"
#include <stdint.h>

struct term_word {
    struct str text; /* in the view's spelling, or as written where the term is exact */
    struct str view; /* in the view's spelling */
    uint32_t kind;   /* 0: a whole word; else a table_affix_kind */
};

struct term_words {
    struct term_word *items;
    size_t count, capacity;
};

struct term_words term_cut(struct arena *arena, struct str term, bool exact);

struct term_spellings {
    struct str *items;
    size_t count, capacity;
};

/* Exact spellings begin with U+0001, which no word of a text has: they are looked up apart. */
#define TERM_EXACT_MARK "\x01"

struct term_spellings term_spellings(struct arena *arena, const struct term_word *word, bool exact);

/* The spellings of a term's words written together behind a `#`, as a hashtag may be; none where
 * the term has one word, or one with a star. */
struct term_spellings term_tags(struct arena *arena, const struct term_words *words);

#endif
