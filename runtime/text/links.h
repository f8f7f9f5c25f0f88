/* SPDX-License-Identifier: Apache-2.0 */
/* Links, taken apart as far as a list of domains needs: a host and what follows it. Both the links
 * of a post and the terms of a list are given in the view's spelling (fold.h). */
#ifndef CHARTE_LINKS_H
#define CHARTE_LINKS_H

#include <stdbool.h>
#include <stddef.h>

struct link {
    const char *host; /* without scheme, user, port and final dot */
    size_t host_size;
    const char *path; /* from the first of `/ ? #` to the end; size 0: none */
    size_t path_size;
};

/* The parts lie in the bytes given. */
struct link links_parse(const char *bytes, size_t size);

/* Whether what begins a link's path, so many bytes of it and one at least, may be the whole of a
 * term's: a path covers what lies under it. */
bool links_path_ends(const struct link *link, size_t size);

#endif
