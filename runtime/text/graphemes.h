/* SPDX-License-Identifier: Apache-2.0 */
/* User-perceived characters: extended grapheme clusters of Unicode's Standard Annex 29. */
#ifndef CHARTE_GRAPHEMES_H
#define CHARTE_GRAPHEMES_H

#include <stddef.h>

/* Where the character that begins at `at` ends; at < size. Bytes that are no UTF-8 are characters
 * of one byte. */
size_t graphemes_next(const char *text, size_t size, size_t at);

size_t graphemes_count(const char *text, size_t size);

#endif
