/* SPDX-License-Identifier: Apache-2.0 */
/* Occurrences of terms while a text is searched: gathered in the caller's room, then put in order.
 */
#ifndef CHARTE_HITS_H
#define CHARTE_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct terms_hit {
    uint32_t term;                 /* TERMS record */
    uint32_t begin, end;           /* in the text: whole characters */
    int32_t first_word, last_word; /* numbers of its words, from 0; where it has none, first_word is
                                      that of the word behind it and last_word one less */
    uint32_t item;                 /* the text among several of a field, else 0 */
};

struct hits {
    struct terms_hit *items;
    size_t count, capacity;
    bool full; /* there were more */
};

static inline void hits_add(struct hits *hits, struct terms_hit hit) {
    if (hits->count == hits->capacity)
        hits->full = true;
    else
        hits->items[hits->count++] = hit;
}

/* Of one text: in order of begin, end and term, each once. Allocates nothing. */
void hits_sort(struct hits *hits);

#endif
