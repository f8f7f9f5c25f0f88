/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/format/marks.h"

static const char *mark_of(enum language language) {
    return saying_in(language, SAYING_to_translate);
}

struct str mark_off(struct str text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct str mark = str_of(mark_of((enum language)language));
        if (text.size < mark.size || memcmp(text.bytes, mark.bytes, mark.size) != 0) continue;
        return (struct str){text.bytes + mark.size, text.size - mark.size};
    }
    return text;
}

struct str mark_on(struct arena *arena, struct str text, enum language language) {
    struct str plain = mark_off(text);
    return arena_format(arena, "%s%.*s", mark_of(language), STR_ARG(plain));
}
