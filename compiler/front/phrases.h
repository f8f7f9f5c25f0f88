/* SPDX-License-Identifier: Apache-2.0 */
/* The tokens of the grammar: words joined to the longest phrase of the language. */
#ifndef CHARTE_FRONT_PHRASES_H
#define CHARTE_FRONT_PHRASES_H

#include "compiler/base/map.h"
#include "compiler/front/build.h"
#include "compiler/front/dialect.h"
#include "compiler/front/scan.h"
#include "compiler/front/wording.h"

struct phrases {
    struct arena *arena;
    struct source *source;
    struct diagnostics *log;
    struct scan_pieces pieces;
    struct str *words; /* of each piece that is a word or sign of one, folded; absent otherwise */
    size_t at;
    int writing; /* of the last token, where it is a phrase: see dialect_writing */
    int pending; /* the second token of a phrase that says two, or -1 */
    struct span pending_span;
    bool stopped; /* the last token was a stop, or none has been */
    int before;   /* the last token */
    struct {
        struct refused_name {
            struct str word, proposed;
        } * items;
        size_t count, capacity;
    } refused;                /* words that cannot be names, each said once */
    struct map refused_words; /* a word → its place in `refused` */
    size_t concealed;         /* pieces that conceal_terms has passed */
    struct wording wording;   /* see phrases_wording */
    bool is_trial;            /* nothing is proposed while a proposal is tried */
    size_t tried;             /* bytes that have been read to try some */
};

struct phrases phrases_of(struct arena *arena, struct source *source, struct diagnostics *log,
                          struct scan_pieces pieces);

/* A piece as written. */
struct str phrases_text(const struct phrases *phrases, size_t index);

/* The piece that begins at a place, or the next one, or the last. */
size_t phrases_piece_at(const struct phrases *phrases, uint32_t begin);

/* The longest phrase of a language at a piece; no word where none begins there. */
struct dialect_match phrases_match(const struct phrases *phrases, enum language language,
                                   size_t index);

/* What words do to the sense of a sentence, in the language of the source. */
const struct wording *phrases_wording(struct phrases *phrases);

/* Whether the text up to the end of a sentence is understood at a place in it, and one token
 * further, once other words stand there. False, too, once so much has been read to find out that it
 * would take long: what is not known is not proposed. */
bool phrases_read_with(struct phrases *phrases, struct span place, struct str words);

/* The grammar's terminal of a phrase's token. */
int phrases_terminal(int token);

/* After parsing: what stands in quotes that were never closed has not been read. */
void phrases_unclosed(const struct phrases *phrases, struct ast_charter *charter);

/* What may follow at a place: names of it, none where it is hardly limited; and whether each token
 * may. */
struct expected {
    const struct str *names;
    size_t count;
    const bool *tokens;
};

/* Says that what stands at span is not understood there, and what may follow. */
void phrases_unexpected(struct phrases *phrases, struct build *b, struct span span,
                        const struct expected *expected);

/* A quoted text without its quotes, its common indentation and the white space around; NFC. */
struct str quoted_text(struct arena *arena, struct str quoted);

#endif
