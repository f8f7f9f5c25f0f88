/* SPDX-License-Identifier: Apache-2.0 */
/* Streams of posts: cut into lines, read, evaluated. A scratch that has seen posts before gives the
 * verdict that a new one gives. */
#include "runtime/ingest/lines.h"
#include "runtime/ingest/post.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

#include <stdlib.h>
#include <unistd.h>

enum { TEXT = 2048, PIPE = 32 * 1024 };

struct reader {
    const charte_table *table;
    charte_scratch *scratch; /* used again for each post */
    struct ingest_posts *posts;
    size_t ignored;
};

static void count_ignored(void *context, const char *path) {
    FUZZ_CHECK(path);
    ++*(size_t *)context;
}

struct line {
    char *bytes;
    size_t size;
};

static int keep(void *context, const char *bytes, size_t size) {
    struct line *line = context;
    line->bytes = realloc(line->bytes, line->size + size + 1);
    FUZZ_CHECK(line->bytes);
    memcpy(line->bytes + line->size, bytes, size);
    line->size += size;
    return 0;
}

static struct line written(const charte_verdict *verdict, enum charte_reader reader) {
    struct line line = {0};
    charte_format format = {.size = sizeof format, .reader = reader, .quote = true};
    FUZZ_CHECK(charte_verdict_write(verdict, &format, keep, &line) == CHARTE_OK);
    return line;
}

static void check_same(const charte_verdict *a, const charte_verdict *b) {
    for (int reader = CHARTE_FOR_TOOLS; reader <= CHARTE_FOR_AUTHOR; reader++) {
        struct line x = written(a, (enum charte_reader)reader);
        struct line y = written(b, (enum charte_reader)reader);
        FUZZ_CHECK(x.size == y.size && memcmp(x.bytes, y.bytes, x.size) == 0);
        free(x.bytes);
        free(y.bytes);
    }
}

static void evaluate(struct reader *reader, charte_post *post) {
    charte_scratch *fresh = NULL;
    FUZZ_CHECK(charte_scratch_new(reader->table, TEXT, NULL, &fresh, NULL) == CHARTE_OK);
    for (int none = 0; none < 2; none++) {
        const charte_verdict *verdict = NULL, *again = NULL;
        post->absent_is_none = none;
        int result = charte_evaluate(reader->scratch, post, &verdict, NULL);
        FUZZ_CHECK(charte_evaluate(fresh, post, &again, NULL) == result);
        FUZZ_CHECK(result == CHARTE_OK || result == CHARTE_ERROR_LIMIT ||
                   result == CHARTE_ERROR_VALUE);
        if (result != CHARTE_OK) continue;
        check_same(verdict, again);
        use_verdict(verdict);
    }
    charte_scratch_free(fresh);
}

static void read_line(struct reader *reader, const struct ingest_line *line) {
    charte_post post;
    struct ingest_problem problem;
    enum ingest_result result =
        ingest_post(reader->posts, line->bytes, line->size, &post, &problem);
    if (result == INGEST_OK)
        evaluate(reader, &post);
    else
        FUZZ_CHECK(memchr(problem.field, 0, sizeof problem.field));
}

static void read_stream(struct reader *reader, int descriptor) {
    struct ingest_lines lines = ingest_lines_of(descriptor, -1);
    struct ingest_block block = {0};
    uint64_t before = 0;
    while (ingest_lines_next(&lines, &block) == INGEST_READ_BLOCK) {
        struct ingest_line line = {0};
        while (ingest_block_next(&block, &line)) {
            FUZZ_CHECK(line.number > before && !memchr(line.bytes, '\n', line.size));
            before = line.number;
            read_line(reader, &line);
        }
    }
    ingest_block_free(&block);
    ingest_lines_free(&lines);
}

void fuzz_post(const uint8_t *data, size_t size) {
    int ends[2];
    if (size > PIPE) return;
    FUZZ_CHECK(pipe(ends) == 0);
    FUZZ_CHECK(write(ends[1], data ? data : (const uint8_t *)"", size) == (ssize_t)size);
    close(ends[1]);
    struct reader reader = {.table = use_every_table()};
    reader.posts = ingest_posts_new(count_ignored, &reader.ignored);
    FUZZ_CHECK(reader.posts);
    FUZZ_CHECK(charte_scratch_new(reader.table, TEXT, NULL, &reader.scratch, NULL) == CHARTE_OK);
    read_stream(&reader, ends[0]);
    close(ends[0]);
    charte_scratch_free(reader.scratch);
    ingest_posts_free(reader.posts);
}
