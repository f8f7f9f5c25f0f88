/* SPDX-License-Identifier: Apache-2.0 */
/* How a term is found: the spellings of its words, and the ways in which they are written as one or
 * as two (TEXT_NOTES.md, "Terms"). */
#ifndef CHARTE_TABLE_TERM_SPELLINGS_H
#define CHARTE_TABLE_TERM_SPELLINGS_H

#include "compiler/table/term_words.h"

/* Exact spellings begin with U+0001, which no word of a text has: they are looked up apart. */
#define TERM_EXACT_MARK "\x01"

struct term_spellings term_spellings(struct arena *arena, const struct term_word *word, bool exact);

/* The spellings of a term's words written together behind a `#`, as a hashtag may be; none where
 * the term has one word, or one with a star. */
struct term_spellings term_tags(struct arena *arena, const struct term_words *words);

/* The ways in which a term's words are looked for, itself first. */
struct term_ways {
    struct term_words *items;
    size_t count, capacity;
};

struct term_ways term_ways(struct arena *arena, const struct term_words *words, bool exact);

#endif
