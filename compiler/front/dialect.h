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

#endif
