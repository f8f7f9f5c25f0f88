/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of NDJSON, cut from streams of any shape, read as post records. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/ingest/lines.h"
#include "runtime/ingest/post.h"

/* What reading one line came to. */
struct reading {
    struct ingest_posts *posts;
    charte_post post;
    struct ingest_problem problem;
    char ignored[200];
};

static void note_ignored(void *context, const char *path) {
    struct reading *reading = context;
    size_t used = strlen(reading->ignored);
    snprintf(reading->ignored + used, sizeof reading->ignored - used, "%s ", path);
}

static struct reading *begin(void) {
    struct reading *reading = calloc(1, sizeof *reading);
    reading->posts = ingest_posts_new(note_ignored, reading);
    assert_non_null(reading->posts);
    return reading;
}

static void end(struct reading *reading) {
    ingest_posts_free(reading->posts);
    free(reading);
}

static enum ingest_result read_bytes(struct reading *reading, const char *line, size_t size) {
    char *padded = calloc(1, size + INGEST_PADDING);
    memcpy(padded, line, size);
    enum ingest_result result =
        ingest_post(reading->posts, padded, size, &reading->post, &reading->problem);
    free(padded); /* the post does not lie in the line */
    return result;
}

static enum ingest_result read_line(struct reading *reading, const char *line) {
    return read_bytes(reading, line, strlen(line));
}

static void assert_says(charte_str s, const char *text) {
    assert_non_null(s.bytes);
    assert_int_equal(s.length, strlen(text));
    assert_memory_equal(s.bytes, text, s.length);
}

static void every_field_is_read(void **state) {
    struct reading *reading = begin();
    (void)state;
    const char *line =
        "{\"id\":\"7\",\"url\":\"https://a.example\",\"draft\":true,\"text\":\"Bonjour \\u00e9\","
        "\"lang\":\"fr\",\"created_at\":\"2027-01-02T03:04:05Z\",\"kind\":\"reply\","
        "\"platform\":\"x\",\"account\":\"official\",\"audience\":\"public\","
        "\"author\":{\"id\":\"a\",\"name\":\"Ada\",\"handle\":\"ada\",\"roles\":[\"r\",\"s\"],"
        "\"profile\":\"p\",\"bot\":false},\"mentions\":[\"m\"],\"hashtags\":[],\"links\":[\"l\"],"
        "\"media\":[{\"type\":\"photo\"},{\"type\":\"video\",\"alt\":\"\"}],"
        "\"original\":{\"text\":\"o\"},\"location\":true,\"sponsored\":false,\"labels\":[\"b\"],"
        "\"approvals\":[\"c\"],\"facts\":{\"z\":true,\"a\":false},\"warning\":\"w\","
        "\"poll\":[\"q\",\"\"],\"titles\":[]}";
    assert_int_equal(read_line(reading, line), INGEST_OK);
    const charte_post *post = &reading->post;
    assert_int_equal(post->size, sizeof *post);
    assert_says(post->id, "7");
    assert_says(post->text, "Bonjour \xC3\xA9");
    assert_says(post->lang, "fr");
    assert_says(post->created_at, "2027-01-02T03:04:05Z");
    assert_says(post->kind, "reply");
    assert_says(post->platform, "x");
    assert_says(post->account, "official");
    assert_says(post->audience, "public");
    assert_says(post->author_id, "a");
    assert_says(post->author_name, "Ada");
    assert_says(post->author_handle, "ada");
    assert_says(post->author_profile, "p");
    assert_int_equal(post->author_bot, CHARTE_FALSE);
    assert_int_equal(post->author_roles.count, 2);
    assert_says(post->author_roles.items[1], "s");
    assert_int_equal(post->draft, CHARTE_TRUE);
    assert_says(post->mentions.items[0], "m");
    assert_true(post->hashtags.known);
    assert_int_equal(post->hashtags.count, 0);
    assert_says(post->links.items[0], "l");
    assert_true(post->media_known);
    assert_int_equal(post->media_count, 2);
    assert_int_equal(post->media[1].type, CHARTE_VIDEO);
    assert_null(post->media[0].alt.bytes);
    assert_says(post->media[1].alt, "");
    assert_says(post->original, "o");
    assert_says(post->warning, "w");
    assert_int_equal(post->poll.count, 2);
    assert_says(post->poll.items[0], "q");
    assert_says(post->poll.items[1], "");
    assert_true(post->titles.known);
    assert_int_equal(post->titles.count, 0);
    assert_int_equal(post->location, CHARTE_TRUE);
    assert_int_equal(post->sponsored, CHARTE_FALSE);
    assert_says(post->labels.items[0], "b");
    assert_says(post->approvals.items[0], "c");
    assert_int_equal(post->answer_count, 2);
    assert_string_equal(reading->ignored, "");
    end(reading);
}

static void absent_and_null_are_unknown(void **state) {
    struct reading *reading = begin();
    (void)state;
    const char *lines[] = {"{\"text\":\"\"}",
                           "{\"text\":\"\",\"lang\":null,\"draft\":null,\"media\":null,"
                           "\"author\":null,\"original\":null,\"labels\":null,"
                           "\"facts\":{\"a\":null}}"};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(read_line(reading, lines[i]), INGEST_OK);
        assert_null(reading->post.lang.bytes);
        assert_int_equal(reading->post.draft, CHARTE_UNKNOWN);
        assert_false(reading->post.media_known);
        assert_null(reading->post.author_name.bytes);
        assert_false(reading->post.author_roles.known);
        assert_null(reading->post.original.bytes);
        assert_null(reading->post.warning.bytes);
        assert_false(reading->post.poll.known);
        assert_false(reading->post.titles.known);
        assert_false(reading->post.labels.known);
        assert_int_equal(reading->post.answer_count, 0);
    }
    end(reading);
}

static void an_empty_object_is_none(void **state) {
    struct reading *reading = begin();
    (void)state;
    assert_int_equal(read_line(reading, "{\"text\":\"a\",\"author\":{},\"original\":{}}"),
                     INGEST_OK);
    assert_says(reading->post.author_profile, "");
    assert_true(reading->post.author_roles.known);
    assert_int_equal(reading->post.author_bot, CHARTE_FALSE);
    assert_says(reading->post.original, "");
    end(reading);
}

static void what_a_post_does_not_have_is_told(void **state) {
    struct reading *reading = begin();
    (void)state;
    assert_int_equal(read_line(reading, "{\"text\":\"a\",\"x\":{\"text\":1},\"author\":{\"age\":3},"
                                        "\"media\":[{\"type\":\"photo\",\"w\":1}]}"),
                     INGEST_OK);
    assert_string_equal(reading->ignored, "x author.age media[].w ");
    end(reading);
}

static void mistakes_are_named(void **state) {
    static const struct {
        const char *line;
        enum ingest_result result;
        const char *field;
    } cases[] = {
        {"{\"text\":\"a\"", INGEST_NOT_JSON, ""},
        {"{\"text\":\"a\"} x", INGEST_NOT_JSON, ""},
        {"{\"text\":tru}", INGEST_NOT_JSON, ""},
        {"[1]", INGEST_NOT_OBJECT, ""},
        {"\"a\"", INGEST_NOT_OBJECT, ""},
        {"{\"text\":\"\\ud800\"}", INGEST_NOT_UTF8, ""},
        {"{\"text\":\"\\ude00\"}", INGEST_NOT_UTF8, ""},
        {"{\"text\":\"\\ud83d\\u0041\"}", INGEST_NOT_UTF8, ""},
        {"{\"text\":\"\xFF\"}", INGEST_NOT_UTF8, ""},
        {"{\"text\":\"\xED\xA0\x80\"}", INGEST_NOT_UTF8, ""},
        {"{\"lang\":\"fr\"}", INGEST_NO_TEXT, "text"},
        {"{\"text\":null}", INGEST_NO_TEXT, "text"},
        {"{\"text\":1}", INGEST_WRONG_KIND, "text"},
        {"{\"text\":\"a\",\"id\":7}", INGEST_WRONG_KIND, "id"},
        {"{\"text\":\"a\",\"id\":99999999999999999999}", INGEST_WRONG_KIND, "id"},
        {"{\"text\":1e999}", INGEST_WRONG_KIND, "text"},
        {"{\"text\":\"a\",\"labels\":[1e999]}", INGEST_WRONG_KIND, "labels"},
        {"{\"text\":\"a\",\"facts\":{\"f\":1e999}}", INGEST_WRONG_KIND, "facts.f"},
        {"{\"text\":\"a\",\"url\":7}", INGEST_WRONG_KIND, "url"},
        {"{\"text\":\"a\",\"draft\":\"yes\"}", INGEST_WRONG_KIND, "draft"},
        {"{\"text\":\"a\",\"labels\":\"b\"}", INGEST_WRONG_KIND, "labels"},
        {"{\"text\":\"a\",\"labels\":[null]}", INGEST_WRONG_KIND, "labels"},
        {"{\"text\":\"a\",\"author\":[]}", INGEST_WRONG_KIND, "author"},
        {"{\"text\":\"a\",\"author\":{\"name\":1}}", INGEST_WRONG_KIND, "author.name"},
        {"{\"text\":\"a\",\"original\":\"b\"}", INGEST_WRONG_KIND, "original"},
        {"{\"text\":\"a\",\"warning\":[]}", INGEST_WRONG_KIND, "warning"},
        {"{\"text\":\"a\",\"poll\":\"b\"}", INGEST_WRONG_KIND, "poll"},
        {"{\"text\":\"a\",\"titles\":[1]}", INGEST_WRONG_KIND, "titles"},
        {"{\"text\":\"a\",\"media\":[\"photo\"]}", INGEST_WRONG_KIND, "media"},
        {"{\"text\":\"a\",\"media\":[{\"type\":\"gif\"}]}", INGEST_UNKNOWN_VALUE, "media[].type"},
        {"{\"text\":\"a\",\"media\":[{}]}", INGEST_UNKNOWN_VALUE, "media[].type"},
        {"{\"text\":\"a\",\"facts\":{\"f\":1}}", INGEST_WRONG_KIND, "facts.f"},
        {"{\"text\":\"a\",\"text\":\"b\"}", INGEST_DOUBLED, "text"},
        {"{\"text\":\"a\",\"facts\":{\"f\":true,\"g\":true,\"f\":false}}", INGEST_DOUBLED,
         "facts.f"},
    };
    struct reading *reading = begin();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum ingest_result result = read_line(reading, cases[i].line);
        if (result != cases[i].result) print_message("%s\n", cases[i].line);
        assert_int_equal(result, cases[i].result);
        assert_int_equal(reading->problem.result, cases[i].result);
        assert_string_equal(reading->problem.field, cases[i].field);
    }
    end(reading);
}

static void pairs_and_nuls_are_characters(void **state) {
    struct reading *reading = begin();
    (void)state;
    assert_int_equal(read_line(reading, "{\"text\":\"\\ud83d\\ude00\"}"), INGEST_OK);
    assert_says(reading->post.text, "\xF0\x9F\x98\x80");
    assert_int_equal(read_line(reading, "{\"text\":\"a\\u0000b\"}"), INGEST_OK);
    assert_int_equal(reading->post.text.length, 3);
    assert_memory_equal(reading->post.text.bytes, "a\0b", 3);
    end(reading);
}

static void deep_nesting_is_refused(void **state) {
    struct reading *reading = begin();
    (void)state;
    char *line = malloc(200001);
    memset(line, '[', 100000);
    memset(line + 100000, ']', 100000);
    line[200000] = 0;
    assert_int_equal(read_line(reading, line), INGEST_TOO_DEEP);
    free(line);
    end(reading);
}

static void many_items_are_all_read(void **state) {
    struct reading *reading = begin();
    (void)state;
    const size_t count = 100000;
    char *line = malloc(count * 4 + 64), *at = line;
    at += sprintf(at, "{\"text\":\"a\",\"labels\":[\"x\"");
    for (size_t i = 1; i < count; i++) at += sprintf(at, ",\"y\"");
    sprintf(at, "]}");
    for (int turn = 0; turn < 3; turn++) {
        assert_int_equal(read_line(reading, line), INGEST_OK);
        assert_int_equal(reading->post.labels.count, count);
        assert_says(reading->post.labels.items[count - 1], "y");
    }
    free(line);
    end(reading);
}

/* Cutting lines */

/* A stream of some bytes, as a pipe gives it: a piece at a time. */
static int stream_of(const char *bytes, size_t size) {
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fflush(file), 0);
    int descriptor = dup(fileno(file));
    fclose(file);
    assert_int_equal(lseek(descriptor, 0, SEEK_SET), 0);
    return descriptor;
}

/* "1:a|3:b|" of a stream's lines. */
static void lines_of(const char *bytes, size_t size, char *said, size_t room) {
    int descriptor = stream_of(bytes, size);
    struct ingest_lines lines = ingest_lines_of(descriptor, -1);
    struct ingest_block block = {0};
    size_t used = 0;
    *said = 0;
    while (ingest_lines_next(&lines, &block) == INGEST_READ_BLOCK) {
        struct ingest_line line = {0};
        if (block.too_long)
            used += (size_t)snprintf(said + used, room - used, "%d!|", (int)block.first_line);
        while (ingest_block_next(&block, &line))
            used += (size_t)snprintf(said + used, room - used, "%d:%.*s|", (int)line.number,
                                     (int)(line.size < 9 ? line.size : 9), line.bytes);
    }
    ingest_block_free(&block);
    ingest_lines_free(&lines);
    close(descriptor);
}

static void assert_lines(const char *bytes, const char *expected) {
    char said[256];
    lines_of(bytes, strlen(bytes), said, sizeof said);
    assert_string_equal(said, expected);
}

static void lines_are_cut(void **state) {
    (void)state;
    assert_lines("", "");
    assert_lines("\n\n", "");
    assert_lines("a\nb\n", "1:a|2:b|");
    assert_lines("a\nb", "1:a|2:b|");
    assert_lines("a\r\n\r\n \t\r\nb\r\n", "1:a|4:b|");
    assert_lines("\xEF\xBB\xBF"
                 "a\n",
                 "1:a|");
    assert_lines("\xEF\xBB\xBF", "");
    assert_lines("a\n\xEF\xBB\xBF\n", "1:a|2:\xEF\xBB\xBF|");
}

static void lines_across_blocks_are_whole(void **state) {
    (void)state;
    const size_t count = 60000;
    char *bytes = malloc(count * 20), *at = bytes;
    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "%05zu-%.*s\n", i, (int)(i % 9), "xxxxxxxxx");
    int descriptor = stream_of(bytes, (size_t)(at - bytes));
    struct ingest_lines lines = ingest_lines_of(descriptor, -1);
    struct ingest_block block = {0};
    size_t seen = 0, blocks = 0;
    for (; ingest_lines_next(&lines, &block) == INGEST_READ_BLOCK; blocks++) {
        struct ingest_line line = {0};
        for (; ingest_block_next(&block, &line); seen++) {
            assert_int_equal(line.number, seen + 1);
            assert_int_equal(line.size, 6 + seen % 9);
            assert_int_equal(strtoul(line.bytes, NULL, 10), seen);
        }
    }
    assert_int_equal(seen, count);
    assert_true(blocks > 1);
    ingest_block_free(&block);
    ingest_lines_free(&lines);
    close(descriptor);
    free(bytes);
}

static void a_line_over_the_limit_is_passed_over(void **state) {
    (void)state;
    const size_t size = INGEST_LINE_BYTES + 600000;
    char *bytes = malloc(size + 16);
    char said[256];
    memset(bytes, 'x', size + 16);
    memcpy(bytes, "a\n", 2);
    memcpy(bytes + size, "\nb\nc\nd\n", 7);
    lines_of(bytes, size + 7, said, sizeof said);
    assert_string_equal(said, "1:a|2!|3:b|4:c|5:d|");
    lines_of(bytes, size, said, sizeof said);
    assert_string_equal(said, "1:a|2!|");
    free(bytes);
}

static void reading_stops_when_told(void **state) {
    (void)state;
    int stop[2], silent[2];
    assert_int_equal(pipe(stop), 0);
    assert_int_equal(pipe(silent), 0);
    struct ingest_lines lines = ingest_lines_of(silent[0], stop[0]);
    struct ingest_block block = {0};
    close(stop[1]);
    assert_int_equal(ingest_lines_next(&lines, &block), INGEST_READ_END);
    ingest_block_free(&block);
    ingest_lines_free(&lines);
    close(stop[0]);
    close(silent[0]);
    close(silent[1]);
}

static void a_folder_cannot_be_read(void **state) {
    (void)state;
    FILE *folder = fopen("/", "r");
    assert_non_null(folder);
    struct ingest_lines lines = ingest_lines_of(fileno(folder), -1);
    struct ingest_block block = {0};
    assert_int_equal(ingest_lines_next(&lines, &block), INGEST_READ_ERROR);
    ingest_block_free(&block);
    ingest_lines_free(&lines);
    fclose(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_read),
        cmocka_unit_test(absent_and_null_are_unknown),
        cmocka_unit_test(an_empty_object_is_none),
        cmocka_unit_test(what_a_post_does_not_have_is_told),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(pairs_and_nuls_are_characters),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(many_items_are_all_read),
        cmocka_unit_test(lines_are_cut),
        cmocka_unit_test(lines_across_blocks_are_whole),
        cmocka_unit_test(a_line_over_the_limit_is_passed_over),
        cmocka_unit_test(reading_stops_when_told),
        cmocka_unit_test(a_folder_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
