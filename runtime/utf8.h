/* Whether bytes are UTF-8: shortest forms only, no surrogates, nothing above U+10FFFF. */
#ifndef CHARTE_UTF8_H
#define CHARTE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The size of the character at the beginning, which goes to *c; 0 where there is none. */
size_t utf8_decode(const char *bytes, size_t size, uint32_t *c);

/* Writes a character, whose size it gives; at most four bytes. */
size_t utf8_encode(uint32_t c, char *out);

/* The size of the longest valid beginning: size where all of it is UTF-8. */
size_t utf8_valid(const char *bytes, size_t size);

#endif
