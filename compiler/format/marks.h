/* SPDX-License-Identifier: Apache-2.0 */
/* The mark that a charter's texts bear after it was written in another language: "to translate: …".
 * It is part of the text, until whoever translates takes it away. */
#ifndef CHARTE_FORMAT_MARKS_H
#define CHARTE_FORMAT_MARKS_H

#include "compiler/base/arena.h"
#include "compiler/front/language.h"

/* The text without its mark, of whatever language; the text itself where it has none. */
struct str mark_off(struct str text);

/* The text with the mark of a language, and no other. */
struct str mark_on(struct arena *arena, struct str text, enum language language);

static inline bool is_marked(struct str text) {
    return mark_off(text).size != text.size;
}

#endif
