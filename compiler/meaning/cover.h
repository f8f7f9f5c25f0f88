/* Which terms of a set find another term, or stand in a text: the words of the one among those of
 * the other, in the spellings of text.md. A lookup takes the time of the words it looks at,
 * whatever the number of terms. Private to meaning/. */
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

struct cover {
    struct arena *arena;
    TABLE_ARRAY(struct cover_term) terms;
    struct map first[COVER_KINDS]; /* a spelling of a first word → its place in heads */
    TABLE_ARRAY(uint32_t) heads;   /* the last of `links` for that spelling */
    TABLE_ARRAY(struct cover_link) links;
};

struct cover_link {
    uint32_t term, next;
};

struct cover cover_in(struct arena *arena);

/* Adds a term that is cut into words; one that leaves none is left out. */
void cover_add(struct cover *cover, const struct term *term);

/* A term of the set that is found among the words, NULL where there is none. With `but`: another
 * than that one, of a language version that has it too; versions say the same again. */
const struct cover_term *cover_find(const struct cover *cover, const struct term_words *words,
                                    const struct term *but);

#endif
