/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/links.h"

#include <string.h>

static bool is_one_of(char c, const char *signs) {
    return c != '\0' && strchr(signs, c) != NULL;
}

static size_t span_until(const char *bytes, size_t size, const char *stops) {
    size_t n = 0;
    while (n < size && !is_one_of(bytes[n], stops)) n++;
    return n;
}

static size_t scheme_size(const char *bytes, size_t size) {
    size_t n = span_until(bytes, size, ":/?#");
    return n > 0 && size - n >= 3 && memcmp(bytes + n, "://", 3) == 0 ? n + 3 : 0;
}

/* What comes before the last `@` of the authority, that sign included. */
static size_t user_size(const char *bytes, size_t authority) {
    for (size_t n = authority; n > 0; n--)
        if (bytes[n - 1] == '@') return n;
    return 0;
}

struct link links_parse(const char *bytes, size_t size) {
    size_t start = scheme_size(bytes, size);
    size_t end = start + span_until(bytes + start, size - start, "/?#");
    start += user_size(bytes + start, end - start);
    size_t host = span_until(bytes + start, end - start, ":");
    if (host > 0 && bytes[start + host - 1] == '.') host--;
    return (struct link){bytes + start, host, bytes + end, size - end};
}

bool links_path_ends(const struct link *link, size_t size) {
    return size == link->path_size || link->path[size - 1] == '/' ||
           is_one_of(link->path[size], "/?#");
}
