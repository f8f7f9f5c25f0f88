/* SPDX-License-Identifier: Apache-2.0 */
/* Cuts a stream into blocks of whole lines, of any length up to a limit, whatever its size. */
#ifndef CHARTE_INGEST_LINES_H
#define CHARTE_INGEST_LINES_H

#include "runtime/ingest/json.h"

/* A line, bytes: a post with its texts is a few kilobytes; a bound keeps memory bounded. */
#ifndef INGEST_LINE_BYTES
#define INGEST_LINE_BYTES (64u << 20)
#endif

struct ingest_lines {
    int descriptor; /* where the bytes come from */
    int stop;       /* a descriptor that becomes readable to end the reading, or -1 */
    char *carry;    /* the beginning of the next block's first line */
    size_t carry_size, carry_capacity;
    uint64_t line; /* how many have been read */
    bool begun, ended;
};

struct ingest_lines ingest_lines_of(int descriptor, int stop);
void ingest_lines_free(struct ingest_lines *lines);

/* Whole lines, with their ends; the last of a stream may lack its own. Zero it before its first
 * use; it is used again for other blocks. INGEST_PADDING bytes behind size can be read. */
struct ingest_block {
    char *bytes;
    size_t size, capacity;
    uint64_t first_line; /* its number, from 1 */
    bool too_long;       /* stands for one line over the limit; it holds no bytes */
};

void ingest_block_free(struct ingest_block *block);

enum ingest_read { INGEST_READ_BLOCK, INGEST_READ_END, INGEST_READ_ERROR };

/* The next block, as soon as there is a whole line. INGEST_READ_ERROR: errno says why. */
enum ingest_read ingest_lines_next(struct ingest_lines *lines, struct ingest_block *block);

/* One line of a block, without its end. */
struct ingest_line {
    const char *bytes;
    size_t size, next; /* next: where the following one begins; 0 before the first */
    uint64_t number;
};

/* The next line that is not blank; false: there is none. */
bool ingest_block_next(const struct ingest_block *block, struct ingest_line *line);

#endif
