/* SPDX-License-Identifier: Apache-2.0 */
/* A string in one of the spellings of runtime/text/fold.h, in an arena. */
#ifndef CHARTE_BASE_SPELLING_H
#define CHARTE_BASE_SPELLING_H

#include "compiler/base/arena.h"
#include "runtime/text/fold.h"

/* False where s is not UTF-8 or too long to fold; *where, unless NULL, is then the place. */
bool spell(struct arena *arena, enum fold_spelling spelling, struct str s, struct str *spelt,
           size_t *where);

/* The view of s with white space made single and trimmed: how labels, titles and names are compared
 * (letter case, kinds of apostrophe and spaces don't matter). s is UTF-8 of at most FOLD_LIMIT. */
struct str spelling_key(struct arena *arena, struct str s);

#endif
