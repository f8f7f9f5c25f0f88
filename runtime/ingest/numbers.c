/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/ingest/numbers.h"

#include <stdbool.h>
#include <string.h>

struct scan {
    const char *bytes;
    size_t at, size;
};

static bool take_one_of(struct scan *scan, const char *signs) {
    if (scan->at == scan->size || !scan->bytes[scan->at]) return false;
    if (!strchr(signs, scan->bytes[scan->at])) return false;
    scan->at++;
    return true;
}

static bool take_digits(struct scan *scan) {
    size_t begin = scan->at;
    while (take_one_of(scan, "0123456789"))
        ;
    return scan->at > begin;
}

/* Behind a number stands nothing that could belong to it. */
static bool ends(struct scan scan) {
    return scan.at == scan.size || take_one_of(&scan, " \t\r\n,]}");
}

/* The end of the number that begins at `at`, or `at` where none does. */
static size_t number_end(const char *bytes, size_t at, size_t size) {
    struct scan scan = {bytes, at, size};
    take_one_of(&scan, "-");
    if (!take_one_of(&scan, "0") && !take_digits(&scan)) return at;
    if (take_one_of(&scan, ".") && !take_digits(&scan)) return at;
    if (take_one_of(&scan, "eE")) {
        take_one_of(&scan, "+-");
        if (!take_digits(&scan)) return at;
    }
    return ends(scan) ? scan.at : at;
}

/* Behind the quote that ends the string whose first one stands at `at`. */
static size_t string_end(const char *bytes, size_t at, size_t size) {
    for (at++; at < size && bytes[at] != '"'; at++) at += bytes[at] == '\\';
    return at + 1;
}

/* The end of a word that is none of the above: true, or what was meant to be a number. */
static size_t word_end(const char *bytes, size_t at, size_t size) {
    struct scan scan = {bytes, at, size};
    while (!ends(scan) && bytes[scan.at] != '"') scan.at++;
    return scan.at > at ? scan.at : at + 1;
}

void ingest_numbers_to_zero(char *bytes, size_t size) {
    for (size_t at = 0; at < size;) {
        size_t end = number_end(bytes, at, size);
        if (end > at) {
            memset(bytes + at, ' ', end - at);
            bytes[at] = '0';
            at = end;
        } else if (bytes[at] == '"') {
            at = string_end(bytes, at, size);
        } else if (strchr("-0123456789", bytes[at]) && bytes[at]) {
            at = word_end(bytes, at, size);
        } else {
            at++;
        }
    }
}
