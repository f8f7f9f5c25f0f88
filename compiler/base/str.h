/* SPDX-License-Identifier: Apache-2.0 */
/* A string is a pointer and a length: not NUL-terminated, never owned. An absent string has no
 * pointer; an empty one has a pointer and no length. */
#ifndef CHARTE_BASE_STR_H
#define CHARTE_BASE_STR_H

#include "runtime/text/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *bytes;
    size_t size;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).size, ((s).bytes ? (s).bytes : "")

static inline struct str str_of(const char *text) {
    return (struct str){text, text ? strlen(text) : 0};
}

static inline bool str_present(struct str s) {
    return s.bytes != NULL;
}

static inline bool str_equal(struct str a, struct str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

/* Byte order; a prefix comes first. */
static inline int str_compare(struct str a, struct str b) {
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;
    if (order != 0) return order;
    return (a.size > b.size) - (a.size < b.size);
}

/* Takes the first line off a string, its end too; that is no part of what is given. */
static inline struct str str_take_line(struct str *rest) {
    const char *end = rest->size ? (const char *)memchr(rest->bytes, '\n', rest->size) : NULL;
    size_t size = end ? (size_t)(end - rest->bytes) : rest->size;
    struct str line = {rest->bytes, size};
    rest->bytes += size + (end ? 1 : 0);
    rest->size -= size + (end ? 1 : 0);
    return line;
}

/* The bytes of the character that begins at `at`, 1 where none does. */
static inline size_t str_character_size(struct str s, size_t at) {
    size_t size = utf8_lead_size(s.bytes[at]);
    return at + size <= s.size ? size : 1;
}

/* How many characters begin in it. */
static inline size_t str_characters(struct str s) {
    size_t count = 0;
    for (size_t i = 0; i < s.size; i++) count += !utf8_continues(s.bytes[i]);
    return count;
}

#endif
