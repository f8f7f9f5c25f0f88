/* SPDX-License-Identifier: Apache-2.0 */
/* What the parsers beside simdjson share: the lines of a file, each given to one of them. */
#ifndef CHARTE_BENCH_PARSE_PEER_H
#define CHARTE_BENCH_PARSE_PEER_H

#include "runtime/ingest/lines.h"
#include "tests/bench/measure.h"

#include <fcntl.h>
#include <stdio.h>

/* Ends each line with a NUL, for parsers that want one. */
static inline int parse_file(int argc, char **argv, bool parse(const char *line, size_t size)) {
    if (argc != 2) measure_fail("usage: parse_NAME FILE");
    struct ingest_lines lines = ingest_lines_of(open(argv[1], O_RDONLY), -1);
    struct ingest_block block = {0};
    size_t parsed = 0;
    while (ingest_lines_next(&lines, &block) == INGEST_READ_BLOCK) {
        struct ingest_line line = {0};
        while (ingest_block_next(&block, &line)) {
            block.bytes[line.bytes - block.bytes + (ptrdiff_t)line.size] = '\0';
            parsed += parse(line.bytes, line.size);
        }
    }
    printf("%zu\n", parsed);
    return 0;
}

#endif
