/* SPDX-License-Identifier: Apache-2.0 */
/* Unicode's data in memory, for the tool that makes unicode_data.h of it. */
#ifndef CHARTE_UNICODE_DATA_H
#define CHARTE_UNICODE_DATA_H

#include "runtime/text/characters.h"

#include <stdbool.h>

enum { UNICODE_LIMIT = 0x110000, LONGEST = 24 };

struct sequence {
    int size;
    uint32_t items[LONGEST];
};

/* Sequences by character; NULL: the character alone. */
typedef struct sequence *sequences[UNICODE_LIMIT];

struct data {
    const char *folder;
    char version[32];
    struct character character[UNICODE_LIMIT];
    bool compatible[UNICODE_LIMIT]; /* its decomposition is */
    bool excluded[UNICODE_LIMIT];   /* from composition */
    sequences decomposition;        /* one step */
    sequences canonical;            /* whole */
    sequences casefold;             /* NFKC_Casefold */
    sequences view;
};

/* Prints a message and ends the tool. */
void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

struct sequence one(uint32_t c);
struct sequence get(const sequences of, uint32_t c);
void set(sequences of, uint32_t c, const struct sequence *sequence);
void append(struct sequence *to, const struct sequence *from);

/* Fills data from the files in its folder. */
void read_all(struct data *data);

/* Writes the tables to standard output. */
void print_all(const struct data *data);

#endif
