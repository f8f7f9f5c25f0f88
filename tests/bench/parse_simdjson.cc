/* SPDX-License-Identifier: Apache-2.0 */
// parse_simdjson FILE: parses every line of the file with simdjson's DOM, and does nothing else.
// Lines come as `charte eval` reads them.

extern "C" {
#include "runtime/ingest/lines.h"
}
#include "tests/bench/measure.h"

#include <simdjson.h>

#include <fcntl.h>
#include <stdio.h>

int main(int argc, char **argv) {
    if (argc != 2) measure_fail("usage: parse_simdjson FILE");
    simdjson::dom::parser parser;
    ingest_lines lines = ingest_lines_of(open(argv[1], O_RDONLY), -1);
    ingest_block block = {};
    size_t parsed = 0;
    while (ingest_lines_next(&lines, &block) == INGEST_READ_BLOCK) {
        ingest_line line = {};
        while (ingest_block_next(&block, &line))
            parsed += !parser.parse(line.bytes, line.size, false).error();
    }
    printf("%zu\n", parsed);
    return 0;
}
