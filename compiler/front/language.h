/* The languages a charter can be written in, and what the whole compiler asks about them. */
#ifndef CHARTE_FRONT_LANGUAGE_H
#define CHARTE_FRONT_LANGUAGE_H

#include "compiler/base/str.h"

enum language {
#define LANGUAGE(code, CODE, own_name) LANGUAGE_##CODE,
#include "runtime/language.def"
#undef LANGUAGE
    LANGUAGE_COUNT,
    LANGUAGE_NONE = LANGUAGE_COUNT
};

/* "fr"; NUL-terminated, static. */
const char *language_code(enum language language);

/* The language of a code or of a locale's name ("de", "de_CH.UTF-8", "fr-CH"); LANGUAGE_NONE for
 * another. */
enum language language_of_code(struct str code);

#endif
