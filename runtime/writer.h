/* Writes JSON to a caller's sink, in small pieces gathered in a buffer of its own. Once the sink
 * refuses, the rest is dropped and its number kept. */
#ifndef CHARTE_WRITER_H
#define CHARTE_WRITER_H

#include "runtime/charte.h"

struct writer {
    charte_write *write;
    void *context;
    int result; /* 0, or what the sink returned */
    size_t used;
    char buffer[2048];
};

void writer_bytes(struct writer *writer, const char *bytes, size_t size);
void writer_text(struct writer *writer, const char *text);
void writer_number(struct writer *writer, uint32_t number);

/* A JSON string: quotes, the backslash and U+0000 to U+001F escaped, everything else as it is. */
void writer_string(struct writer *writer, charte_str s);

/* The escapes alone, without quotes around. */
void writer_escaped(struct writer *writer, charte_str s);

/* Hands over what is left; returns the result. */
int writer_end(struct writer *writer);

#endif
