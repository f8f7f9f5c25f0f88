/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a line of NDJSON as a post record, charte.post/1. */
#ifndef CHARTE_INGEST_POST_H
#define CHARTE_INGEST_POST_H

#include "runtime/ingest/json.h"

/* Belongs to one thread at a time; the posts it reads lie in it. */
struct ingest_posts;

/* Told the path of each field that no post record has ("author.age"), once for each occurrence. */
typedef void ingest_ignored(void *context, const char *path);

/* NULL: no memory. on_ignored may be NULL. */
struct ingest_posts *ingest_posts_new(ingest_ignored *on_ignored, void *context);
void ingest_posts_free(struct ingest_posts *posts);

enum ingest_result {
    INGEST_OK,
    INGEST_NOT_JSON,
    INGEST_NOT_UTF8,
    INGEST_TOO_DEEP,
    INGEST_BAD_NUMBER, /* not as JSON writes one: 01, 1., 1e */
    INGEST_NOT_OBJECT,
    INGEST_WRONG_KIND,    /* a field is not of the kind `wanted` */
    INGEST_DOUBLED,       /* a field or answer stands twice */
    INGEST_NO_TEXT,       /* the one field that is needed */
    INGEST_UNKNOWN_VALUE, /* of a closed field; `wanted` lists what it may be */
    INGEST_NO_MEMORY
};

struct ingest_problem {
    enum ingest_result result;
    char field[80]; /* its path, cut where it is longer; empty where none is to blame */
    enum ingest_kind wanted;
};

/* Reads the size bytes of a line (INGEST_PADDING more can be read). The post's strings are good
 * until the next one is read. On anything but INGEST_OK the problem is filled and the post is not.
 */
enum ingest_result ingest_post(struct ingest_posts *posts, const char *line, size_t size,
                               charte_post *post, struct ingest_problem *problem);

#endif
