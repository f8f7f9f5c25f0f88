/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/language.h"

enum { BLANKS_TIGHT, BLANKS_BLANK, COMMA_NONE = 0, COMMA_COMMA };

#define MARK(text)                                                                                 \
    { text, sizeof text - 1 }

static const struct {
    const char *code;
    struct manner manner;
} rows[LANGUAGE_COUNT] = {
#define LANGUAGE(code, CODE, own_name, open, close, blanks, last, exception, endings, vowels)      \
    {#code,                                                                                        \
     {own_name, MARK(open), MARK(close), BLANKS_##blanks, COMMA_##last, COMMA_##exception,         \
      endings, vowels}},
#include "runtime/table/language.def"
#undef LANGUAGE
};

static const char *const sayings[SAYING_COUNT][LANGUAGE_COUNT] = {
#define SAYING(name, ...) {__VA_ARGS__},
#include "compiler/front/sayings.def"
#undef SAYING
};

const char *language_code(enum language language) {
    return rows[language].code;
}

const struct manner *manner_of(enum language language) {
    return &rows[language].manner;
}

const char *saying_in(enum language language, enum saying saying) {
    return sayings[saying][language];
}

enum language language_of_code(struct str code) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *known = rows[language].code;
        size_t size = strlen(known);
        bool ends = code.size == size || (code.size > size && strchr("-_.@", code.bytes[size]));
        if (code.size >= size && memcmp(code.bytes, known, size) == 0 && ends)
            return (enum language)language;
    }
    return LANGUAGE_NONE;
}
