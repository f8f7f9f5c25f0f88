/* SPDX-License-Identifier: Apache-2.0 */
/* The phrases of the language in each dialect: which words say which token, and how a token is
 * written. The phrases come from grammar/dialects, the tokens from grammar/tokens.def; the data is
 * generated when the compiler is built. */
#ifndef CHARTE_FRONT_DIALECT_H
#define CHARTE_FRONT_DIALECT_H

#include "compiler/front/language.h"

/* How a language writes a token ("forbid", "verdict.forbidden", "platform_is.not"): its canonical
 * phrase, as in the table of the dialect, a colon or comma that belongs to it included. Static.
 * Absent for an unknown token. */
struct str dialect_phrase(enum language language, const char *token);

/* Tokens by number, in the order of tokens.def. */
enum { DIALECT_NO_TOKEN = -1 };
int dialect_token_count(void);
const char *dialect_token_name(int token);
struct str dialect_canonical(enum language language, int token);

/* The number of a token by its name, or DIALECT_NO_TOKEN. */
int dialect_token(const char *name);

/* What a phrase is beside the others of its token. DIALECT_FIRST is the canonical one, and what is
 * merely a synonym of it; the others are written where something asks for them. */
enum dialect_form {
    DIALECT_FIRST,
    DIALECT_VOWEL,    /* before a text that begins with a vowel */
    DIALECT_IL,       /* before a phrase that begins with "il" */
    DIALECT_PLURAL,   /* several numbers follow */
    DIALECT_SINGULAR, /* the number before is one */
    DIALECT_INVERTED, /* behind a fronted exception */
    DIALECT_AGREES,   /* it agrees with a person, a number or a word: the author's choice */
};

/* A phrase as a dialect's table has it; second is DIALECT_NO_TOKEN unless it says two tokens. */
struct dialect_writing {
    const char *text;
    int first, second;
    enum dialect_form form;
};

/* A phrase in the spelling in which dialects compare: folded words, a space between two. */
struct dialect_spelt {
    const char *words;
    int writing;
};

size_t dialect_spelt_count(enum language language);
const struct dialect_spelt *dialect_spelt(enum language language, size_t index);

/* The writing that a match or a token names. */
const struct dialect_writing *dialect_writing(enum language language, int writing);

/* The first phrase of a token, or of two, that has a form; NULL where there is none. Static. */
const char *dialect_form(enum language language, int first, int second, enum dialect_form form);

/* What words say: one token, or two where one phrase says both. word_count is how many words the
 * phrase takes, 0 where no phrase begins here. */
struct dialect_match {
    int first, second;
    size_t word_count;
    int writing; /* the phrase: see dialect_writing */
};

/* The longest phrase at the beginning of some words. A word is folded (FOLD_PLAIN), without spaces,
 * hyphens or commas; an apostrophe ends a word and belongs to it; ":" and "/" are words. */
struct dialect_match dialect_longest(enum language language, const struct str *words, size_t count);

#endif
