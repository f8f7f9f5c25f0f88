/* SPDX-License-Identifier: Apache-2.0 */
/* Writes JSON to a caller's sink, in small pieces gathered in a buffer of its own. Once the sink
 * refuses, the rest is dropped and its number kept. */
#ifndef CHARTE_WRITER_H
#define CHARTE_WRITER_H

#include "runtime/charte.h"

#include <string.h>

struct writer {
    charte_write *write;
    void *context;
    int result; /* 0, or what the sink returned */
    size_t used;
    char buffer[2048];
};

/* What does not fit into the buffer. */
void writer_overflow(struct writer *writer, const char *bytes, size_t size);

static inline void writer_bytes(struct writer *writer, const char *bytes, size_t size) {
    if (size >= sizeof writer->buffer - writer->used) {
        writer_overflow(writer, bytes, size);
        return;
    }
    memcpy(writer->buffer + writer->used, bytes, size);
    writer->used += size;
}

static inline void writer_text(struct writer *writer, const char *text) {
    writer_bytes(writer, text, strlen(text));
}

void writer_number(struct writer *writer, uint32_t number);

/* A JSON string: quotes, the backslash and U+0000 to U+001F escaped, everything else as it is. */
void writer_string(struct writer *writer, charte_str s);

/* The escapes alone, without quotes around. */
void writer_escaped(struct writer *writer, charte_str s);

/* Hands over what is left; returns the result. */
int writer_end(struct writer *writer);

#endif
