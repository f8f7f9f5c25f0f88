/* SPDX-License-Identifier: Apache-2.0 */
/* How a language says the words of a charter: the canonical phrase of each, in the form that its
 * neighbours ask for. */
#ifndef CHARTE_FORMAT_PHRASING_H
#define CHARTE_FORMAT_PHRASING_H

#include "compiler/format/words.h"

struct phrasing {
    struct arena *arena;
    const struct words *words;
    enum language language;
    bool own;    /* it is the language that the charter is written in */
    bool curled; /* apostrophes are curled, as the author's */
};

/* Whether the author curls the apostrophes of phrases. */
bool apostrophes_curled(const struct words *words);

/* The phrase of a word, or of it and the next where the language says both in one; *count is how
 * many words it says. */
struct str phrasing_of(const struct phrasing *phrasing, size_t word, size_t *count);

#endif
