/* SPDX-License-Identifier: Apache-2.0 */
/* What the bench's programs share. Each prepares what it measures, says so with one line, then
 * measures once for every line it is sent, so that the driver can have programs take turns. */
#ifndef CHARTE_BENCH_MEASURE_H
#define CHARTE_BENCH_MEASURE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct measure_text {
    const char *bytes;
    size_t size;
};

/* As the driver writes them: of each post, its language, its identifier and its text, every one
 * behind its size in four bytes. */
struct measure_post {
    struct measure_text lang, id, text;
};

struct measure_posts {
    struct measure_post *items;
    size_t count;
};

/* Each ends the program, with a message, where it cannot do what it is asked. */
void measure_fail(const char *what);
char *measure_read(const char *path, size_t *size);
struct measure_posts measure_posts(const char *path);

/* The lines of a file: terms, or records. The last one's end may be missing. */
struct measure_text *measure_lines(const char *path, size_t *count);

uint64_t measure_cpu_ns(void);  /* of this thread */
uint64_t measure_wall_ns(void); /* since some moment */

/* Goes over everything once; answers how many it found, so that results can be held to agree. */
typedef size_t measure_pass(void *context);

/* Says "ready NAME", then for each line read goes over everything for a tenth of a second and says
 * how many nanoseconds of this thread's time one pass took, and what it found. */
void measure_serve(const char *name, measure_pass *pass, void *context);

#ifdef __cplusplus
}
#endif

#endif
