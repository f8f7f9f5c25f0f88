/* SPDX-License-Identifier: Apache-2.0 */
/* What the characters of a view are to those who look for words, patterns and numbers in it. */
#ifndef CHARTE_CLASSES_H
#define CHARTE_CLASSES_H

#include "runtime/text/characters.h"
#include "runtime/text/fold.h"
#include "runtime/text/utf8.h"

enum classes {
    CLASS_OTHER = 0,
    CLASS_LETTER = 1,
    CLASS_DIGIT = 2,
    CLASS_MARK = 4,
    CLASS_ALONE = 8,
    CLASS_SPACE = 16,
    CLASS_LINE_END = 32,
    CLASS_BEGINS = CLASS_LETTER | CLASS_DIGIT | CLASS_ALONE,
    CLASS_WORD = CLASS_BEGINS | CLASS_MARK
};

/* The class of each ASCII character: no capital stands in a view. */
extern const unsigned char classes_ascii[128];

/* The class of the character of several bytes at a place, and its size. */
unsigned classes_of_other(const struct fold_view *view, uint32_t at, uint32_t *size);

/* The class of the character at a place, and its size. The byte behind a view's end is zero, which
 * is of no class. */
static inline unsigned classes_at(const struct fold_view *view, uint32_t at, uint32_t *size) {
    unsigned char byte = (unsigned char)view->bytes[at];
    *size = 1;
    return byte < 0x80 ? classes_ascii[byte] : classes_of_other(view, at, size);
}

/* Whether a letter, digit or mark stands right before a place. */
static inline bool classes_word_before(const struct fold_view *view, uint32_t at) {
    uint32_t size;
    return at > 0 && classes_at(view, utf8_before(view->bytes, at), &size) & CLASS_WORD;
}

/* Whether one stands right at it. */
static inline bool classes_word_at(const struct fold_view *view, uint32_t at) {
    uint32_t size;
    return at < view->size && classes_at(view, at, &size) & CLASS_WORD;
}

/* Whether there are so many characters between two places. */
static inline bool classes_has_characters(const struct fold_view *view, uint32_t begin,
                                          uint32_t end, uint32_t least) {
    for (; begin < end && least > 0; begin++) least -= !utf8_continues(view->bytes[begin]);
    return least == 0;
}

/* Whether the character of a text that a character of its view stands for has a flag of
 * characters.h. */
bool classes_has_flag(const struct fold_view *view, const char *text, uint32_t at, unsigned flag);

/* Whether that character is a capital, or a small letter. */
static inline bool classes_is_capital(const struct fold_view *view, const char *text, uint32_t at) {
    if (view->piece_count > 0 || (unsigned char)text[at] >= 0x80)
        return classes_has_flag(view, text, at, CHARACTER_CAPITAL);
    return text[at] >= 'A' && text[at] <= 'Z';
}

static inline bool classes_is_small(const struct fold_view *view, const char *text, uint32_t at) {
    if (view->piece_count > 0 || (unsigned char)text[at] >= 0x80)
        return classes_has_flag(view, text, at, CHARACTER_SMALL);
    return text[at] >= 'a' && text[at] <= 'z';
}

#endif
