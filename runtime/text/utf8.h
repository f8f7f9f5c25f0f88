/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8: shortest forms only, no surrogates, nothing above U+10FFFF. */
#ifndef CHARTE_UTF8_H
#define CHARTE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a byte goes on with a character that began before it. */
static inline bool utf8_continues(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Where the character before a place, which is not 0, begins. */
static inline uint32_t utf8_before(const char *bytes, uint32_t at) {
    do at--;
    while (at > 0 && utf8_continues(bytes[at]));
    return at;
}

/* The size of the character that a byte begins, as far as that byte says; 1 where it begins none.
 */
static inline size_t utf8_lead_size(char byte) {
    unsigned char lead = (unsigned char)byte;
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The size of the character at the beginning, which goes to *c; 0 where there is none. */
size_t utf8_decode(const char *bytes, size_t size, uint32_t *c);

/* Writes a character, whose size it gives; at most four bytes. */
size_t utf8_encode(uint32_t c, char *out);

/* The size of the longest valid beginning: size where all of it is UTF-8. */
size_t utf8_valid(const char *bytes, size_t size);

#endif
