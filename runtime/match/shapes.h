/* SPDX-License-Identifier: Apache-2.0 */
/* What lists find by its shape and not by its words: patterns, numbers and amounts, addresses. */
#ifndef CHARTE_SHAPES_H
#define CHARTE_SHAPES_H

#include "runtime/match/addresses.h"
#include "runtime/match/hits.h"
#include "runtime/table/table.h"
#include "runtime/text/words.h"

struct shapes_word {
    uint32_t begin, end; /* in the view */
};

struct shapes {
    const struct charte_table *table;
    unsigned detectors; /* kinds that some list names, a bit each */
    bool begins[256];   /* bytes that begin a pattern */
    bool used;          /* the table has any of them */
    bool notes_words;   /* and asks how near words are */
    struct shapes_word *words;
    size_t word_count;
    struct addresses addresses;
    uint32_t first[DETECTOR_COUNT + 1]; /* by kind: its first detector, and behind the last */
};

/* How many bytes, aligned for uint64_t, the work takes on texts of up to max_text bytes. */
size_t shapes_room(const struct charte_table *table, size_t max_text);
struct shapes shapes_in(void *memory, const struct charte_table *table, size_t max_text);

/* Adds what occurs in a view. shapes->words are its words, where notes_words is set, `tokens` its
 * tokens that are none. */
void shapes_find(struct shapes *shapes, const struct fold_view *view,
                 const struct words_token *tokens, size_t token_count, struct hits *hits);

#endif
