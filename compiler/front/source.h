/* SPDX-License-Identifier: Apache-2.0 */
/* A source text: the bytes of one charter file or list file, and where its lines begin. It owns
 * nothing but what lies in its arena. Spans are half-open byte ranges; lines and columns are
 * computed only to speak of a place. */
#ifndef CHARTE_FRONT_SOURCE_H
#define CHARTE_FRONT_SOURCE_H

#include "compiler/base/arena.h"
#include "compiler/front/language.h"
#include <stdint.h>

struct span {
    uint32_t begin, end;
};

struct source {
    struct str name;        /* as given by the user, for messages */
    struct str text;        /* the file's bytes as read, BOM included */
    enum language language; /* of its messages; LANGUAGE_NONE until known */
    uint32_t *line_starts;
    size_t line_count;
    uint32_t *characters; /* how many begin before each piece of the text, see source.c */
    /* Its bytes are no text in UTF-8: whoever asks is answered in their own language. */
    bool is_undecoded;
    bool is_unread; /* nothing of it is shown, for nothing of it was read */
    /* Not to be shown, see conceal.h: the file as a whole, or parts of it. */
    bool is_confidential;
    struct str salt; /* of a list file, bytes; absent: it has none */
    struct {
        struct span *items;
        size_t count, capacity;
    } concealed; /* in order */
};

/* A place as people count: line and column from 1, columns in user-perceived characters. */
struct position {
    uint32_t line, column;
};

/* What reading a file came to. */
enum source_result { SOURCE_OK, SOURCE_UNREADABLE, SOURCE_TOO_LARGE };

/* Reads a whole file ("-" is standard input). On anything but SOURCE_OK
 * errno says why. */
enum source_result source_read(struct arena *arena, const char *path, struct source **source);

/* A source of text in memory (it must outlive the arena's use). */
struct source *source_of(struct arena *arena, struct str name, struct str text);

struct position source_position(const struct source *source, uint32_t offset);

/* The line that holds offset, without its line end. */
struct str source_line(const struct source *source, uint32_t line);

#endif
