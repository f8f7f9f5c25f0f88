/* SPDX-License-Identifier: Apache-2.0 */
/* A growing run of bytes in an arena, for writing. It never fails (see arena.h). */
#ifndef CHARTE_BASE_BUFFER_H
#define CHARTE_BASE_BUFFER_H

#include "compiler/base/arena.h"
#include <stdint.h>

struct buffer {
    struct arena *arena;
    char *bytes;
    size_t size;
    size_t capacity;
};

struct buffer buffer_in(struct arena *arena);
void buffer_add(struct buffer *buffer, struct str s);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_add_u32(struct buffer *buffer, uint32_t value); /* little-endian */
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What has been written, valid until the next write. */
struct str buffer_str(const struct buffer *buffer);

#endif
