/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the terms of a table in a text: all occurrences, overlaps too, in one pass over its words
 * (TEXT.md), and what it finds by its shape (shapes.h). Twin of compiler/table/matcher.c, which
 * says how the table is made. */
#ifndef CHARTE_TERMS_H
#define CHARTE_TERMS_H

#include "runtime/match/plain_words.h"
#include "runtime/match/shapes.h"

struct terms_state { /* a phrase begun */
    uint32_t node;
    uint32_t begin; /* in the view */
    uint32_t word;
};

struct terms_work {
    const struct charte_table *table;
    struct fold_view view;      /* of the text searched last */
    struct words_token *tokens; /* its links, addresses, mentions and hashtags */
    size_t token_count;
    struct fold_view exact; /* of one word */
    uint32_t *stamps;       /* by class: the last word that stood for it */
    uint32_t stamp;
    uint32_t *classes; /* of the word at hand */
    uint32_t class_count;
    struct terms_state *before, *states,
        *next; /* each node at most once; before: the word before */
    size_t before_count, state_count, next_count;
    struct terms_last { /* the word read last, where another may be joined to it */
        uint32_t begin, end;
        unsigned char ends;
        bool may_join;
    } last;
    bool crosses; /* phrases are going on over the end of a sentence */
    char *key;
    uint32_t *edges;      /* of the view, see plain_words.h */
    struct wanted wanted; /* the words that need a look */
    bool passes_doubts;   /* see plain_words_next */
    struct shapes shapes;
};

enum terms_result {
    TERMS_OK,
    TERMS_NOT_UTF8, /* *where is the offset */
    TERMS_TOO_LONG, /* longer than the work's room */
    TERMS_TOO_MANY, /* more hits than there is room for */
};

/* How many bytes, aligned for uint64_t, the work takes on texts of up to max_text bytes. */
size_t terms_room(const struct charte_table *table, size_t max_text);
struct terms_work terms_work_in(void *memory, const struct charte_table *table, size_t max_text);

/* Fills hits, sorted by begin, end and term, each once; *count is their number. work->view and
 * work->tokens are the text's until the next call. */
enum terms_result terms_find(struct terms_work *work, const char *text, size_t size,
                             struct terms_hit *hits, size_t capacity, size_t *count, size_t *where);

/* Of a word of the text: the classes it stands for, work->classes, of what is looked up in the view
 * from begin to end (hash is plain_words_hash of it), of a token, of one that phrases come to over
 * the ends of sentences before it, or of two words as one, over such ends or none. term_classes.c.
 */
void terms_classify(struct terms_work *work, const char *text, uint32_t begin, uint32_t end,
                    uint32_t hash);
void terms_classify_token(struct terms_work *work, const char *text,
                          const struct words_token *token);
void terms_classify_crossing(struct terms_work *work, const char *text,
                             const struct words_token *token);

struct terms_halves {
    uint32_t first, first_end, second, end;
};
void terms_classify_joined(struct terms_work *work, const struct terms_halves *halves,
                           unsigned ends);

/* Adds the classes of a hashtag as a whole: the words of a term written together. */
void terms_classify_tag(struct terms_work *work, const struct words_token *token);

#endif
