/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/ingest/lines.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { READ_BYTES = 256 * 1024 };

struct ingest_lines ingest_lines_of(int descriptor, int stop) {
    return (struct ingest_lines){.descriptor = descriptor, .stop = stop};
}

void ingest_lines_free(struct ingest_lines *lines) {
    free(lines->carry);
    lines->carry = NULL;
}

void ingest_block_free(struct ingest_block *block) {
    free(block->bytes);
    block->bytes = NULL;
}

static bool reserve(char **bytes, size_t *capacity, size_t wanted) {
    if (*capacity >= wanted) return true;
    size_t larger = *capacity * 2 > wanted ? *capacity * 2 : wanted;
    char *moved = realloc(*bytes, larger);
    if (!moved) return false;
    *bytes = moved;
    *capacity = larger;
    return true;
}

/* Waits until there is something to read; false: the reading is to stop. */
static bool wait_for_input(const struct ingest_lines *lines) {
    struct pollfd polled[2] = {{.fd = lines->stop, .events = POLLIN},
                               {.fd = lines->descriptor, .events = POLLIN}};
    if (lines->stop < 0) return true;
    while (poll(polled, 2, -1) < 0)
        if (errno != EINTR) return true;
    return polled[0].revents == 0;
}

/* Reads some more behind the block's bytes: how many, 0 at the end, -1 with errno. */
static ssize_t read_some(struct ingest_lines *lines, struct ingest_block *block) {
    if (!reserve(&block->bytes, &block->capacity, block->size + READ_BYTES + INGEST_PADDING))
        return errno = ENOMEM, -1;
    if (!wait_for_input(lines)) return 0;
    ssize_t count;
    do count = read(lines->descriptor, block->bytes + block->size, READ_BYTES);
    while (count < 0 && errno == EINTR);
    return count;
}

/* The end of the last whole line at or behind `from`; 0: there is none. */
static size_t last_line_end(const struct ingest_block *block, size_t from) {
    size_t at = block->size;
    while (at > from && block->bytes[at - 1] != '\n') at--;
    return at > from ? at : 0;
}

static bool carry_from(struct ingest_lines *lines, struct ingest_block *block, size_t from) {
    size_t size = block->size - from;
    if (!reserve(&lines->carry, &lines->carry_capacity, size)) return errno = ENOMEM, false;
    if (size) memcpy(lines->carry, block->bytes + from, size);
    lines->carry_size = size;
    block->size = from;
    return true;
}

static bool take_carry(struct ingest_lines *lines, struct ingest_block *block) {
    size_t wanted = lines->carry_size + READ_BYTES + INGEST_PADDING;
    if (!reserve(&block->bytes, &block->capacity, wanted)) return errno = ENOMEM, false;
    if (lines->carry_size) memcpy(block->bytes, lines->carry, lines->carry_size);
    block->size = lines->carry_size;
    lines->carry_size = 0;
    return true;
}

/* Passes over the rest of a line that is too long; the block then stands for that line. */
static enum ingest_read skip_line(struct ingest_lines *lines, struct ingest_block *block) {
    const char *end = NULL;
    do {
        block->size = 0;
        ssize_t count = read_some(lines, block);
        if (count < 0) return INGEST_READ_ERROR;
        if (count == 0) lines->ended = true;
        block->size = (size_t)count;
        end = memchr(block->bytes, '\n', block->size);
    } while (!end && !lines->ended);
    size_t rest = end ? (size_t)(end + 1 - block->bytes) : block->size;
    if (!carry_from(lines, block, rest)) return INGEST_READ_ERROR;
    block->size = 0;
    block->too_long = lines->begun = true;
    block->first_line = ++lines->line;
    return INGEST_READ_BLOCK;
}

static size_t count_ends(const struct ingest_block *block) {
    const char *at = block->bytes, *end = block->bytes + block->size;
    size_t count = 0;
    for (; at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++) count++;
    return count;
}

static enum ingest_read give_block(struct ingest_lines *lines, struct ingest_block *block) {
    static const char mark[3] = "\xEF\xBB\xBF";
    if (!lines->begun && block->size >= sizeof mark &&
        memcmp(block->bytes, mark, sizeof mark) == 0) {
        block->size -= sizeof mark;
        memmove(block->bytes, block->bytes + sizeof mark, block->size);
    }
    lines->begun = true;
    block->first_line = lines->line + 1;
    lines->line += count_ends(block);
    memset(block->bytes + block->size, 0, INGEST_PADDING);
    return INGEST_READ_BLOCK;
}

/* Gives the carried bytes' whole lines, which a skipped line may have left. */
static bool has_line(struct ingest_lines *lines, struct ingest_block *block, size_t from,
                     enum ingest_read *result) {
    size_t end = last_line_end(block, from);
    if (!end) return false;
    *result = carry_from(lines, block, end) ? give_block(lines, block) : INGEST_READ_ERROR;
    return true;
}

enum ingest_read ingest_lines_next(struct ingest_lines *lines, struct ingest_block *block) {
    enum ingest_read result;
    block->too_long = false;
    if (!take_carry(lines, block)) return INGEST_READ_ERROR;
    if (has_line(lines, block, 0, &result)) return result;
    while (!lines->ended) {
        size_t from = block->size;
        if (from > INGEST_LINE_BYTES) return skip_line(lines, block);
        ssize_t count = read_some(lines, block);
        if (count < 0) return INGEST_READ_ERROR;
        if (count == 0) lines->ended = true;
        block->size += (size_t)count;
        if (has_line(lines, block, from, &result)) return result;
    }
    return block->size ? give_block(lines, block) : INGEST_READ_END;
}

static bool is_blank(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (!strchr(" \t\r", bytes[i]) || !bytes[i]) return false;
    return true;
}

bool ingest_block_next(const struct ingest_block *block, struct ingest_line *line) {
    if (line->next == 0) line->number = block->first_line - 1;
    while (line->next < block->size) {
        const char *begin = block->bytes + line->next;
        const char *end = memchr(begin, '\n', block->size - line->next);
        line->bytes = begin;
        line->size = end ? (size_t)(end - begin) : block->size - line->next;
        line->next += line->size + 1;
        line->number++;
        if (line->size && begin[line->size - 1] == '\r') line->size--;
        if (!is_blank(line->bytes, line->size)) return true;
    }
    return false;
}
