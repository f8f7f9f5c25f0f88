/* SPDX-License-Identifier: Apache-2.0 */
/* evaluate TABLE POSTS: charte_evaluate on posts that are in memory already, and nothing else. Says
 * beside its name how many allocations evaluating all posts made, whoever asked for them. */

#include "runtime/charte.h"
#include "tests/bench/measure.h"

#include <stdio.h>
#include <stdlib.h>

struct work {
    charte_scratch *scratch;
    charte_post *posts;
    size_t count;
};

static size_t allocations;

/* The linker puts these before the C library's. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size) {
    allocations++;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    allocations++;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    allocations++;
    return __real_realloc(memory, size);
}

static void *counted(void *context, size_t size) {
    (*(size_t *)context)++;
    return __real_malloc(size);
}

static void released(void *context, void *memory) {
    (void)context;
    free(memory);
}

static size_t evaluate_all(void *context) {
    struct work *work = context;
    size_t found = 0;
    for (size_t i = 0; i < work->count; i++) {
        const charte_verdict *verdict;
        if (charte_evaluate(work->scratch, &work->posts[i], &verdict, NULL) != CHARTE_OK)
            continue; /* a post that is not UTF-8 */
        found += charte_verdict_rank(verdict, CHARTE_FOR_TOOLS) > 0;
    }
    return found;
}

static charte_str str(struct measure_text text) {
    return (charte_str){text.bytes, text.size};
}

static void take_posts(struct work *work, const char *path, size_t *longest) {
    struct measure_posts posts = measure_posts(path);
    work->count = posts.count;
    work->posts = calloc(posts.count + 1, sizeof *work->posts);
    if (!work->posts) measure_fail("no memory");
    for (size_t i = 0; i < posts.count; i++) {
        const struct measure_post *post = &posts.items[i];
        work->posts[i] = (charte_post){.size = sizeof(charte_post),
                                       .id = str(post->id),
                                       .lang = str(post->lang),
                                       .draft = CHARTE_TRUE,
                                       .text = str(post->text)};
        if (post->text.size > *longest) *longest = post->text.size;
    }
}

int main(int argc, char **argv) {
    if (argc != 3) measure_fail("usage: evaluate TABLE POSTS");
    charte_allocator allocator = {.size = sizeof allocator,
                                  .allocate = counted,
                                  .release = released,
                                  .context = &allocations};
    struct work work = {0};
    charte_table *table;
    charte_error error = {.size = sizeof error};
    size_t size, longest = 0;
    char *bytes = measure_read(argv[1], &size);
    take_posts(&work, argv[2], &longest);
    if (charte_table_open(bytes, size, &allocator, &table, &error) ||
        charte_scratch_new(table, longest, &allocator, &work.scratch, &error))
        measure_fail(error.message);

    size_t before = allocations;
    evaluate_all(&work);
    char name[64];
    snprintf(name, sizeof name, "charte %s allocations=%zu", CHARTE_VERSION, allocations - before);
    measure_serve(name, evaluate_all, &work);
    return 0;
}
