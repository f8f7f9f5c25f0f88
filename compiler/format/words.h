/* SPDX-License-Identifier: Apache-2.0 */
/* A charter as the words that its sentences are made of, in the author's order, with the comments
 * and empty lines before each: what the formatter writes again. Commas, semicolons and the colons
 * that belong to a phrase are not kept: where they stand is the formatter's to say. */
#ifndef CHARTE_FORMAT_WORDS_H
#define CHARTE_FORMAT_WORDS_H

#include "compiler/front/build.h"

struct comment {
    struct str text;   /* from its sign, without white space at the end */
    bool own_line;     /* nothing but white space stands before it */
    bool blank_before; /* an empty line stands before it */
};

struct word {
    int terminal; /* of the grammar, a TOKEN_ of grammar.h; the last word is TOKEN_YYEOF */
    struct token token;
    struct str written; /* in the source */
    int writing;        /* of a phrase: see dialect_writing; DIALECT_NO_TOKEN otherwise */
    struct {
        struct comment *items;
        size_t count, capacity;
    } comments;            /* before it */
    bool blank_before;     /* an empty line stands before it, behind its comments */
    bool behind_exception; /* an exception stands before it in its sentence */
};

struct words {
    struct word *items;
    size_t count, capacity;
};

/* The words of a charter that has been parsed without an error. */
struct words words_read(struct arena *arena, struct source *source);

/* Gives words their names in another language: a word that one language uses for two things is two
 * words in another ("on" a platform, "on" a date), and the first sentence says the language. */
void words_translate(struct words *words, enum language language);

/* Whether two charters say the same, word for word, whatever their phrases, and have the same
 * comments; marks of texts to translate left aside where `marked`. */
bool words_same(const struct words *one, const struct words *other, bool marked);

#endif
