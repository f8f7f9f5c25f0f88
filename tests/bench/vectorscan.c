/* SPDX-License-Identifier: Apache-2.0 */
/* vectorscan TERMS POSTS bare|bounded: Vectorscan scanning the posts' texts for the terms, in
 * either case, each reported once a text; "bounded" adds word boundaries. No folding, no rules. */

#include "tests/bench/measure.h"

#include <hs/hs.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct work {
    hs_database_t *database;
    hs_scratch_t *scratch;
    struct measure_posts posts;
};

static int count_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                       void *context) {
    (void)id, (void)from, (void)to, (void)flags;
    ++*(size_t *)context;
    return 0;
}

/* How many posts have a term. */
static size_t scan_all(void *context) {
    struct work *work = context;
    size_t found = 0;
    for (size_t i = 0; i < work->posts.count; i++) {
        struct measure_text text = work->posts.items[i].text;
        size_t matches = 0;
        hs_scan(work->database, text.bytes, (unsigned)text.size, 0, work->scratch, count_match,
                &matches);
        found += matches > 0;
    }
    return found;
}

/* Terms are letters and spaces: nothing in them means anything to a pattern. */
static void compile(struct work *work, const char *path, bool bounded) {
    size_t count;
    struct measure_text *terms = measure_lines(path, &count);
    const char **patterns = malloc(count * sizeof *patterns);
    unsigned *flags = malloc(count * sizeof *flags), *ids = malloc(count * sizeof *ids);
    size_t *sizes = malloc(count * sizeof *sizes);
    if (!patterns || !flags || !ids || !sizes) measure_fail("no memory");
    for (size_t i = 0; i < count; i++) {
        size_t room = terms[i].size + 5;
        char *pattern = malloc(room);
        if (!pattern) measure_fail("no memory");
        snprintf(pattern, room, bounded ? "\\b%.*s\\b" : "%.*s", (int)terms[i].size,
                 terms[i].bytes);
        patterns[i] = pattern;
        sizes[i] = strlen(pattern);
        flags[i] = HS_FLAG_CASELESS | HS_FLAG_SINGLEMATCH;
        ids[i] = (unsigned)i;
    }
    hs_compile_error_t *error;
    hs_error_t result = bounded
                            ? hs_compile_multi(patterns, flags, ids, (unsigned)count, HS_MODE_BLOCK,
                                               NULL, &work->database, &error)
                            : hs_compile_lit_multi(patterns, flags, ids, sizes, (unsigned)count,
                                                   HS_MODE_BLOCK, NULL, &work->database, &error);
    if (result != HS_SUCCESS) measure_fail(error->message);
    if (hs_alloc_scratch(work->database, &work->scratch) != HS_SUCCESS) measure_fail("no memory");
}

int main(int argc, char **argv) {
    if (argc != 4) measure_fail("usage: vectorscan TERMS POSTS bare|bounded");
    struct work work = {0};
    work.posts = measure_posts(argv[2]);
    compile(&work, argv[1], strcmp(argv[3], "bounded") == 0);
    char name[128];
    snprintf(name, sizeof name, "Vectorscan %s", hs_version());
    measure_serve(name, scan_all, &work);
    return 0;
}
