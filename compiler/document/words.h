/* SPDX-License-Identifier: Apache-2.0 */
/* The document's own words in every language, and the signs that stand beside some of them.
 * Private to document/. */
#ifndef CHARTE_DOCUMENT_WORDS_H
#define CHARTE_DOCUMENT_WORDS_H

#include "compiler/base/arena.h"
#include "compiler/front/language.h"
#include "runtime/table/table_format.h"

enum word {
#define WORD(name, ...) WORD_##name,
#include "compiler/document/words.def"
#undef WORD
    WORD_COUNT
};

enum sign {
#define SIGN(name, paths) SIGN_##name,
#include "compiler/document/signs.def"
#undef SIGN
    SIGN_COUNT
};

struct str word_in(enum language language, enum word word);

/* A word that has places, {0} and on, filled with its parts. In the arena. */
struct str word_of(struct arena *arena, enum language language, enum word word,
                   const struct str *parts);

/* The day as people write it: "1er janvier 2027", "1 January 2027". In the arena. */
struct str word_for_date(struct arena *arena, enum language language, uint32_t date);

/* The identifier of a sign's symbol and its path's data; NUL-terminated, static. */
const char *sign_name(enum sign sign);
const char *sign_path(enum sign sign);

/* How a modality or a verdict looks: its word, its sign and the style class of its weight. */
struct look {
    enum word word;    /* where token is NULL */
    const char *token; /* of the dialect, which has the verdicts' words */
    enum sign sign;
    const char *weight; /* "hard", "soft" or "good" */
};

struct look look_of_modality(uint32_t modality);
struct look look_of_verdict(uint32_t level); /* LEVEL_COUNT: not checked */

#endif
