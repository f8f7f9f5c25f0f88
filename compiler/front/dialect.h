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

/* What words say: one token, or two where one phrase says both. word_count is how many words the
 * phrase takes, 0 where no phrase begins here. */
struct dialect_match {
    int first, second;
    size_t word_count;
};

/* The longest phrase at the beginning of some words. A word is folded (FOLD_PLAIN), without spaces,
 * hyphens or commas; an apostrophe ends a word and belongs to it; ":" and "/" are words. */
struct dialect_match dialect_longest(enum language language, const struct str *words, size_t count);

#endif
