/* SPDX-License-Identifier: Apache-2.0 */
/* The plain words of a view, fast. Most words of most texts are a run of ASCII letters and digits
 * between a space and a space or comma: they are found by bits, eight bytes at a time, and given
 * without a closer look. All else is left to words_next, which decides alone what a word is. */
#ifndef CHARTE_PLAIN_WORDS_H
#define CHARTE_PLAIN_WORDS_H

#include "runtime/base/filter.h"
#include "runtime/text/words.h"

struct plain_words {
    const struct fold_view *view;
    uint32_t
        *edges; /* where runs of letters, digits and what is not ASCII begin and end, in turn */
    uint32_t edge_count, next;
    const char *text;     /* that it is the view of */
    bool has_apostrophes; /* some words looked for have one */
    bool has_tags;        /* a `#` stands somewhere */
    bool has_inner;       /* a capital of «MitarbeiterInnen» may stand somewhere */
    uint32_t doubt_end;   /* up to here words_next alone is asked: doubts were not passed over */
    uint32_t other_end;   /* up to here it alone is asked: a run of other characters than letters */
    uint32_t last_sign;   /* no `@` and no `:` stands from here on */
};

/* How many edges are written at a time. */
enum { PLAIN_WORDS_EDGES = 16 };

/* How many bytes, aligned for uint32_t, the edges in views of texts of up to max_text bytes take.
 */
static inline size_t plain_words_room(size_t max_text) {
    return (max_text * FOLD_GROWTH + 1 + PLAIN_WORDS_EDGES) * sizeof(uint32_t);
}

/* Reads a view of a text of so many bytes; edges is memory of that size. */
struct plain_words plain_words_of(const struct fold_view *view, const char *text, size_t size,
                                  uint32_t *edges);

struct plain_word {
    uint32_t begin, end;
    uint32_t hash;      /* table_hash of its bytes */
    uint32_t gap;       /* where what stands before it begins */
    unsigned char ends; /* words_ends before that */
    bool is_wanted;
};

/* Passes over plain words, counting them, up to one that is wanted, and gives that; words->at
 * moves behind what it has passed. Where is_wanted is not set, words_next knows what is there, or
 * that nothing is. Whoever needs neither the number of words nor the tokens between them, and has
 * no phrase begun, may pass over doubts: parts of links and the like, as long as the filter has
 * none of them; the count is then no count of words. */
uint32_t plain_words_next(struct plain_words *runs, struct words *words,
                          const struct wanted *wanted, bool passes_doubts, struct plain_word *word);

/* Whether no word is left: what else there is are tokens without letters. */
static inline bool plain_words_ended(const struct plain_words *runs, const struct words *words) {
    return runs->next == runs->edge_count && words->tag_end == 0;
}

/* table_hash of bytes behind which eight more may be read. */
uint32_t plain_words_hash(const char *bytes, uint32_t size);

#endif
