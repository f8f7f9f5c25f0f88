/* SPDX-License-Identifier: Apache-2.0 */
/* Which terms of a set find another term, or stand in a text: the words of the one among those of
 * the other, in the spellings of TEXT.md. The terms are a trie of their words, so that a lookup
 * takes the time of the words it looks at, whatever the number of terms and however many of them
 * begin alike. Private to meaning/. */
#ifndef CHARTE_MEANING_COVER_H
#define CHARTE_MEANING_COVER_H

#include "compiler/base/map.h"
#include "compiler/table/table.h"
#include "compiler/table/term_words.h"

enum { COVER_KINDS = 4 }; /* whole words, and each table_affix_kind */

struct cover_term {
    const struct term *term;
    struct term_words words;
};

/* Terms of the same words: the last, and the last two of each language. */
struct cover_node {
    uint32_t last, of_language[LANGUAGE_COUNT][2];
};

/* A word of terms; `next` is another one with the same spelling. */
struct cover_link {
    uint32_t word, next;
};

/* A word of terms that finds a word looked at, by its `piece`-th piece. */
struct cover_found {
    uint32_t word, piece;
};

struct cover {
    struct arena *arena;
    TABLE_ARRAY(struct cover_term) terms;
    struct map words;              /* a kind and a view → a word */
    struct map spelt[COVER_KINDS]; /* a spelling → its place in heads */
    TABLE_ARRAY(uint32_t) heads;   /* the last of `links` for that spelling */
    TABLE_ARRAY(struct cover_link) links;
    TABLE_ARRAY(bool) sizes[COVER_KINDS]; /* whether a spelling has so many bytes */
    struct map edges;                     /* a node and a word → a node */
    TABLE_ARRAY(struct cover_node) nodes;
    /* Of a lookup: what finds each word looked at, one word after the other. */
    TABLE_ARRAY(struct cover_found) found;
    TABLE_ARRAY(size_t) ends;
    TABLE_ARRAY(uint32_t) seen; /* by word: the last word looked at that it was found for */
    uint32_t looked_at;
    size_t steps;
};

struct cover cover_in(struct arena *arena);

/* Adds a term that has been cut into words; one that leaves none is left out. */
void cover_add(struct cover *cover, const struct term *term, struct term_words words);

/* A term of the set that is found among the words, NULL where there is none. With `but`: another
 * than that one, of a language version that has it too; translations say the same again. At a word
 * where thousands of ways of reading it begin, those after them are not followed. */
const struct cover_term *cover_find(struct cover *cover, const struct term_words *words,
                                    const struct term *but);

#endif
