/* SPDX-License-Identifier: Apache-2.0 */
/* Patterns that were perhaps meant as regular expressions. */
#ifndef CHARTE_ADVICE_EXPRESSION_H
#define CHARTE_ADVICE_EXPRESSION_H

#include "compiler/base/arena.h"

/* Whether a pattern reads as a regular expression, of which it would find the signs themselves. */
bool expression_reads(struct str pattern);

/* The pattern that finds the same; absent where none does. */
struct str expression_as_pattern(struct arena *arena, struct str expression);

#endif
