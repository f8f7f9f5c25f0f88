/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: threads TABLE POSTS THREADS EVALUATIONS. Threads share one table, each with its scratch,
 * and evaluate posts in an order of their own. Every verdict must have the bytes that one thread
 * wrote before them, nothing may be allocated while evaluating, and memory may not grow. */
#include "runtime/charte.h"
#include "runtime/ingest/lines.h"
#include "runtime/ingest/post.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Allocations, of the whole program's own objects: the linker sends them here (--wrap). */

static atomic_ulong allocations;
static _Thread_local bool evaluating;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size) {
    allocations += evaluating;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    allocations += evaluating;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    allocations += evaluating;
    return __real_realloc(memory, size);
}

/* And those that are asked of the caller's allocator, with what has not been given back. */

struct account {
    atomic_ulong asked, held;
};

static void *account_allocate(void *context, size_t size) {
    struct account *account = context;
    account->asked++;
    account->held++;
    return __real_malloc(size);
}

static void account_release(void *context, void *memory) {
    struct account *account = context;
    account->held--;
    free(memory);
}

static void fail(const char *what) {
    fprintf(stderr, "threads: %s\n", what);
    exit(3);
}

static void *must(void *memory) {
    if (!memory) fail("no memory");
    return memory;
}

static long resident_kilobytes(void) {
    char line[256];
    long found = 0;
    FILE *status = fopen("/proc/self/status", "r");
    if (!status) fail("/proc/self/status cannot be read");
    while (fgets(line, sizeof line, status))
        if (strncmp(line, "VmRSS:", 6) == 0) found = strtol(line + 6, NULL, 10);
    fclose(status);
    return found;
}

/* What is evaluated: each post, told in each way. */

static const charte_format ways[] = {
    {.size = sizeof(charte_format)},
    {.size = sizeof(charte_format), .reader = CHARTE_FOR_AUTHOR, .quote = true},
    {.size = sizeof(charte_format), .language = {"de", 2}, .quote = true},
};

enum { WAYS = sizeof ways / sizeof *ways, MOST_POSTS = 10000 };

struct bytes {
    char *bytes;
    size_t size;
};

struct work {
    charte_table *table;
    charte_allocator allocator;
    charte_post posts[MOST_POSTS];
    size_t post_count;
    struct bytes wanted[MOST_POSTS][WAYS];
    unsigned long evaluations; /* of each thread */
    pthread_barrier_t warm, start;
    atomic_ulong differences;
};

static int append(void *context, const char *bytes, size_t size) {
    struct bytes *line = context;
    line->bytes = must(realloc(line->bytes, line->size + size));
    memcpy(line->bytes + line->size, bytes, size);
    line->size += size;
    return 0;
}

/* Takes away what is as expected; another result at the first byte that is not. */
static int compare(void *context, const char *bytes, size_t size) {
    struct bytes *left = context;
    if (size > left->size || memcmp(left->bytes, bytes, size) != 0) return 1;
    left->bytes += size;
    left->size -= size;
    return 0;
}

static bool as_before(struct work *work, charte_scratch *scratch, size_t post, size_t way) {
    const charte_verdict *verdict;
    struct bytes left = work->wanted[post][way];
    evaluating = true;
    bool same = charte_evaluate(scratch, &work->posts[post], &verdict, NULL) == CHARTE_OK &&
                charte_verdict_write(verdict, &ways[way], compare, &left) == CHARTE_OK;
    evaluating = false;
    return same && left.size == 0;
}

static charte_scratch *scratch_of(struct work *work) {
    charte_scratch *scratch;
    if (charte_scratch_new(work->table, 0, &work->allocator, &scratch, NULL) != CHARTE_OK)
        fail("no scratch");
    return scratch;
}

static void *evaluate_many(void *context) {
    struct work *work = context;
    charte_scratch *scratch = scratch_of(work);
    uint64_t state = (uintptr_t)scratch;
    for (size_t post = 0; post < work->post_count; post++)
        work->differences += !as_before(work, scratch, post, 0);
    pthread_barrier_wait(&work->warm);
    pthread_barrier_wait(&work->start);
    for (unsigned long i = 0; i < work->evaluations; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        size_t choice = (size_t)(state >> 33) % (work->post_count * WAYS);
        work->differences += !as_before(work, scratch, choice / WAYS, choice % WAYS);
    }
    charte_scratch_free(scratch);
    return NULL;
}

/* A file, 8-aligned and with padding for who reads beyond it. */
static struct bytes read_file(const char *path) {
    struct bytes read = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail("a file cannot be read");
    long end = ftell(file);
    rewind(file);
    read.bytes = must(calloc(1, (size_t)end + INGEST_PADDING));
    read.size = fread(read.bytes, 1, (size_t)end, file);
    fclose(file);
    return read;
}

/* Every post keeps the reader that it lies in. */
static void read_posts(struct work *work, struct ingest_posts **readers, struct bytes file) {
    for (char *line = file.bytes, *end; (end = strchr(line, '\n')); line = end + 1) {
        struct ingest_problem problem;
        size_t at = work->post_count;
        if (at == MOST_POSTS) fail("too many posts");
        readers[at] = must(ingest_posts_new(NULL, NULL));
        if (ingest_post(readers[at], line, (size_t)(end - line), &work->posts[at], &problem) !=
            INGEST_OK)
            fail("a line is no post");
        work->post_count++;
    }
    if (work->post_count == 0) fail("there are no posts");
}

static void write_wanted(struct work *work) {
    charte_scratch *scratch = scratch_of(work);
    const charte_verdict *verdict;
    for (size_t i = 0; i < work->post_count * WAYS; i++) {
        struct bytes *line = &work->wanted[i / WAYS][i % WAYS];
        if (charte_evaluate(scratch, &work->posts[i / WAYS], &verdict, NULL) != CHARTE_OK)
            fail("a post is refused");
        charte_verdict_write(verdict, &ways[i % WAYS], append, line);
    }
    charte_scratch_free(scratch);
}

/* Kilobytes resident once every thread has used its scratch, and when all are done. */
static void run_threads(struct work *work, unsigned count, long resident[2]) {
    pthread_t *threads = must(calloc(count, sizeof *threads));
    pthread_barrier_init(&work->warm, NULL, count + 1);
    pthread_barrier_init(&work->start, NULL, count + 1);
    for (unsigned i = 0; i < count; i++)
        if (pthread_create(&threads[i], NULL, evaluate_many, work) != 0) fail("no thread");
    pthread_barrier_wait(&work->warm);
    resident[0] = resident_kilobytes();
    pthread_barrier_wait(&work->start);
    for (unsigned i = 0; i < count; i++) pthread_join(threads[i], NULL);
    resident[1] = resident_kilobytes();
    pthread_barrier_destroy(&work->warm);
    pthread_barrier_destroy(&work->start);
    free(threads);
}

static int report(const struct work *work, const struct account *account, unsigned threads,
                  const long resident[2]) {
    bool grown = resident[1] > resident[0] + 1024;
    int failed = (work->differences != 0) + (allocations != 0) + (account->held != 0) + grown;
    printf("%lu evaluations on %u threads, %zu posts: %lu differences\n",
           work->evaluations * threads, threads, work->post_count, work->differences);
    printf("%lu allocations while evaluating; of the allocator %lu for the table and %u scratches, "
           "%lu not given back\n",
           allocations, account->asked, threads + 1, account->held);
    printf("%ld kB resident before, %ld kB after\n", resident[0], resident[1]);
    printf("%d passed, %d failed\n", 4 - failed, failed);
    return failed != 0;
}

int main(int argc, char **argv) {
    if (argc != 5) fail("usage: threads TABLE POSTS THREADS EVALUATIONS");
    struct bytes table = read_file(argv[1]), lines = read_file(argv[2]);
    unsigned threads = (unsigned)strtoul(argv[3], NULL, 10);
    struct work *work = must(calloc(1, sizeof *work));
    struct ingest_posts **readers = must(calloc(MOST_POSTS, sizeof *readers));
    struct account account = {0};
    long resident[2];
    if (threads == 0) fail("there are no threads");
    work->evaluations = strtoul(argv[4], NULL, 10) / threads;
    work->allocator =
        (charte_allocator){sizeof work->allocator, account_allocate, account_release, &account};
    if (charte_table_open(table.bytes, table.size, &work->allocator, &work->table, NULL) !=
        CHARTE_OK)
        fail("no table");
    read_posts(work, readers, lines);
    write_wanted(work);
    run_threads(work, threads, resident);
    charte_table_close(work->table);
    for (size_t i = 0; i < work->post_count; i++) {
        ingest_posts_free(readers[i]);
        for (size_t way = 0; way < WAYS; way++) free(work->wanted[i][way].bytes);
    }
    int code = report(work, &account, threads, resident);
    free(readers);
    free(work);
    free(table.bytes);
    free(lines.bytes);
    return code;
}
