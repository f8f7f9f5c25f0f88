/* SPDX-License-Identifier: Apache-2.0 */
/* What Unicode says of a character, from tables made of its own files (unicode/). */
#ifndef CHARTE_CHARACTERS_H
#define CHARTE_CHARACTERS_H

#include <stdint.h>

enum character_kind {
    CHARACTER_OTHER,
    CHARACTER_LETTER,
    CHARACTER_ALONE, /* a letter of Han, Hiragana, Katakana or Thai: a word by itself */
    CHARACTER_DIGIT, /* of category Nd */
    CHARACTER_MARK,
    CHARACTER_SPACE,
    CHARACTER_LINE_END,
};

/* Grapheme_Cluster_Break, and Extended_Pictographic, which no character with a break of its own
 * has. */
#define CHARACTER_BREAKS(BREAK)                                                                    \
    BREAK(Other)                                                                                   \
    BREAK(CR)                                                                                      \
    BREAK(LF)                                                                                      \
    BREAK(Control)                                                                                 \
    BREAK(Extend)                                                                                  \
    BREAK(ZWJ)                                                                                     \
    BREAK(Regional_Indicator)                                                                      \
    BREAK(Prepend)                                                                                 \
    BREAK(SpacingMark)                                                                             \
    BREAK(L)                                                                                       \
    BREAK(V)                                                                                       \
    BREAK(T)                                                                                       \
    BREAK(LV)                                                                                      \
    BREAK(LVT)                                                                                     \
    BREAK(Pictograph)

enum character_break {
#define BREAK(name) BREAK_##name,
    CHARACTER_BREAKS(BREAK)
#undef BREAK
        BREAK_COUNT
};

enum character_flags {
    CHARACTER_JOINS = 1, /* canonical composition may change it together with what is before */
    CHARACTER_FOLDED_JOINS = 2, /* the same of its view; a dropped character joins */
    CHARACTER_CAPITAL = 4,      /* upper or title case */
    CHARACTER_SMALL = 8,
    CHARACTER_DROPPED = 16, /* default-ignorable */
    CHARACTER_LINE = 32,    /* a mark that draws a line through, below or above letters */
};

struct character {
    unsigned char kind;
    unsigned char grapheme_break;
    unsigned char combining_class;
    unsigned char flags;
};

enum { CHARACTER_KEYCAP = 0x20E3 }; /* no mark: with the sign before it, it is one picture */

const struct character *character_of(uint32_t c);

/* The view of a character by itself, in UTF-8, its size in *size; NULL: it is its own view. */
const char *character_folding(uint32_t c, unsigned *size);

/* The full canonical decomposition, at most four characters; 0: it is its own. Hangul syllables
 * have none here. */
unsigned character_decomposition(uint32_t c, const uint32_t **parts);

/* The primary composite of two characters, or 0. Hangul has none here. */
uint32_t character_composition(uint32_t first, uint32_t second);

const char *character_version(void);

#endif
