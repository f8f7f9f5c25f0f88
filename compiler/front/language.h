/* SPDX-License-Identifier: Apache-2.0 */
/* The languages a charter can be written in, and what the whole compiler asks about them. */
#ifndef CHARTE_FRONT_LANGUAGE_H
#define CHARTE_FRONT_LANGUAGE_H

#include "compiler/base/str.h"

enum language {
#define LANGUAGE(code, CODE, ...) LANGUAGE_##CODE,
#include "runtime/table/language.def"
#undef LANGUAGE
    LANGUAGE_COUNT,
    LANGUAGE_NONE = LANGUAGE_COUNT
};

/* "fr"; NUL-terminated, static. */
const char *language_code(enum language language);

/* The language of a code or of a locale's name ("de", "de_CH.UTF-8", "fr-CH"); LANGUAGE_NONE for
 * another. */
enum language language_of_code(struct str code);

/* The language; where there is none, the one in which anybody is answered: English. */
static inline enum language language_or_english(enum language language) {
    return language == LANGUAGE_NONE ? LANGUAGE_EN : language;
}

/* How a language writes, as language.def says it; NUL-terminated, static. */
struct manner {
    const char *own_name;   /* "français" */
    struct str open, close; /* quotes */
    bool spaced;            /* a blank inside quotes, and before ":;!?" */
    bool comma_before_and;  /* before the last item of a list */
    bool comma_after_exception;
    const char *endings; /* of the plural and of cases, a blank between them */
    const char *vowels;  /* that change to another instead, at the end of a word */
};

const struct manner *manner_of(enum language language);

/* What sayings.tsv says in a language; NUL-terminated, static. */
enum saying {
#define SAYING(name, ...) SAYING_##name,
#include "compiler/front/sayings.def"
#undef SAYING
    SAYING_COUNT
};

const char *saying_in(enum language language, enum saying saying);

#endif
