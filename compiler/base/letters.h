/* SPDX-License-Identifier: Apache-2.0 */
/* Letters as far as writing needs them: of the languages of charters, which is ASCII and Latin-1,
 * by case. Texts are matched with runtime/text/fold.h, not with these. */
#ifndef CHARTE_BASE_LETTERS_H
#define CHARTE_BASE_LETTERS_H

#include "compiler/base/arena.h"
#include "runtime/text/utf8.h"

/* Latin-1 letters are C3 80 to C3 BE, the small ones 0x20 above; times and division are none. */
static inline bool letters_is_small(struct str letter) {
    unsigned char last = letter.size ? (unsigned char)letter.bytes[letter.size - 1] : 0;
    if (letter.size == 1) return last >= 'a' && last <= 'z';
    return letter.size == 2 && letter.bytes[0] == '\xC3' && last >= 0xA0 && last <= 0xBE &&
           last != 0xB7;
}

/* With a capital at its beginning. */
static inline struct str letters_capital(struct arena *arena, struct str s) {
    size_t size = s.size ? str_character_size(s, 0) : 0;
    if (!letters_is_small((struct str){s.bytes, size})) return s;
    struct str made = arena_copy(arena, s);
    ((char *)made.bytes)[size - 1] = (char)(made.bytes[size - 1] - 0x20);
    return made;
}

/* A byte of a text as it is compared: the small letter's. before is the byte before it, or 0. */
static inline char letters_folded(char c, char before) {
    if (c >= 'A' && c <= 'Z') return (char)(c + 0x20);
    unsigned char byte = (unsigned char)c;
    if (before == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97)
        return (char)(byte + 0x20);
    return c;
}

/* Whether the character at `at` belongs to a word: a letter, a digit, or any character beyond
 * Latin-1's signs (their first byte is C2) and general punctuation (E2). */
static inline bool letters_in_word(struct str s, size_t at) {
    if (at >= s.size) return false;
    unsigned char lead = (unsigned char)s.bytes[at];
    return (lead >= '0' && lead <= '9') || (lead >= 'A' && lead <= 'Z') ||
           (lead >= 'a' && lead <= 'z') || (lead >= 0xC3 && lead != 0xE2);
}

/* Whether a word may begin or end at `at`. */
static inline bool letters_part_at(struct str s, size_t at) {
    if (at == 0) return true;
    size_t before = at - 1;
    while (before > 0 && utf8_continues(s.bytes[before])) before--;
    return !letters_in_word(s, before) || !letters_in_word(s, at);
}

#endif
