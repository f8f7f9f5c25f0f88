/* SPDX-License-Identifier: Apache-2.0 */
/* Whether words may be a misspelling of others that mean the same: what is proposed to an author
 * must never turn the sense of what they wrote. A word that the language of charters has, and one
 * of wording.def that turns a sentence, is never taken for another; any other word may be a
 * phrase's word misspelt by a letter or two. Spellings are those in which dialects compare. */
#ifndef CHARTE_FRONT_WORDING_H
#define CHARTE_FRONT_WORDING_H

#include "compiler/base/map.h"
#include "compiler/front/dialect.h"

struct wording {
    struct map known; /* words of phrases, and those of wording.def: what each does to the sense */
    enum language language;
};

/* Of a language; the maps live in the arena. */
struct wording wording_of(struct arena *arena, enum language language);

/* So many words of a text are compared with a phrase at most. */
enum { WORDING_WORDS = 24 };
#define WORDING_OTHER UINT32_MAX

/* How many letters, and light words, differ between a phrase and the words that begin at `words`;
 * *taken is how many of these it is. WORDING_OTHER: they are no misspelling of it. */
uint32_t wording_changes(const struct wording *wording, const struct str *words, size_t count,
                         const char *phrase, size_t *taken);

/* Whether a word does nothing to the sense, as articles; or turns it. */
bool wording_is_light(const struct wording *wording, struct str word);
bool wording_is_grave(const struct wording *wording, struct str word);

/* Whether two texts have the same words that turn a sense, and the same numbers, in one order. */
bool wording_is_one_sense(struct arena *arena, const struct wording *wording, struct str a,
                          struct str b);

#endif
