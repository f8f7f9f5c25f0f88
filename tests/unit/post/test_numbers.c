/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers in posts: none is read, and what is ignored may hold any that JSON has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/ingest/numbers.h"
#include "runtime/ingest/post.h"

/* Reads a line; on INGEST_OK the text must be this. */
static enum ingest_result read_line(struct ingest_posts *posts, const char *line,
                                    const char *text) {
    size_t size = strlen(line);
    char *padded = calloc(1, size + INGEST_PADDING);
    charte_post post;
    struct ingest_problem problem;
    memcpy(padded, line, size);
    enum ingest_result result = ingest_post(posts, padded, size, &post, &problem);
    free(padded); /* the post does not lie in the line */
    if (result != INGEST_OK) return result;
    assert_int_equal(post.text.length, strlen(text));
    assert_memory_equal(post.text.bytes, text, post.text.length);
    return result;
}

static void note_ignored(void *context, const char *path) {
    char *ignored = context;
    strcat(strcat(ignored, path), " ");
}

/* What is ignored may hold any number that JSON has. */
static void ignored_numbers_are_of_any_size(void **state) {
    static const char *const numbers[] = {"123456789012345678901234567890",
                                          "-9223372036854775809",
                                          "18446744073709551616",
                                          "1e999",
                                          "1E400",
                                          "-1.5E+400",
                                          "-0",
                                          "0",
                                          "0e0",
                                          "0.10e-1000",
                                          "1e-999",
                                          "[1e999,2e999 ]",
                                          "{\"a\":[{\"b\\\"1e9\":1e999}],\"c\":\"\\\\\"}"};
    char line[600], nines[100] = {0}, ignored[100];
    struct ingest_posts *posts = ingest_posts_new(note_ignored, ignored);
    (void)state;
    memset(nines, '9', sizeof nines - 1);
    for (size_t i = 0; i <= sizeof numbers / sizeof *numbers; i++) {
        const char *number = i ? numbers[i - 1] : nines;
        snprintf(line, sizeof line,
                 "{\"a\":%s,\"text\":\"1e999 and \\\"2e999\\\"\",\"author\":{\"n\":%s},\"z\":%s}",
                 number, number, number);
        ignored[0] = 0;
        enum ingest_result result = read_line(posts, line, "1e999 and \"2e999\"");
        if (result != INGEST_OK) print_message("%s\n", line);
        assert_int_equal(result, INGEST_OK);
        assert_string_equal(ignored, "a author.n z ");
    }
    ingest_posts_free(posts);
}

static void numbers_become_zero_where_they_stand(void **state) {
    (void)state;
    char text[] = "[1e999,-12 ,01,1x,1.,-,\"1e9\\\"7\",{\"3\":0.5},tru1,2\"4\"]";
    ingest_numbers_to_zero(text, strlen(text));
    assert_string_equal(text, "[0    ,0   ,01,1x,1.,-,\"1e9\\\"7\",{\"3\":0  },tru0,2\"4\"]");
    char open[] = "1 \"2\\";
    ingest_numbers_to_zero(open, strlen(open));
    assert_string_equal(open, "0 \"2\\");
}

static void ignored_numbers_are_json(void **state) {
    static const char *const wrong[] = {
        "01",  "1.",     "+1",  "1e",      "-",   "-01",  ".5", "1.e1",  "1e+", "0x1",
        "NaN", "1e999x", "1 2", "1e9991.", "--1", "1..2", "00", "1e9e9", "-a",  "9e999\"a\""};
    struct ingest_posts *posts = ingest_posts_new(NULL, NULL);
    char line[200];
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        for (int beside = 0; beside < 3; beside++) {
            static const char *const lines[] = {"{\"text\":\"a\",\"n\":%s}",
                                                "{\"n\":1e999,\"m\":%s,\"text\":\"a\"}",
                                                "{\"n\":[%s,1e999],\"text\":\"a\"}"};
            snprintf(line, sizeof line, lines[beside], wrong[i]);
            enum ingest_result result = read_line(posts, line, "a");
            if (result != INGEST_BAD_NUMBER && result != INGEST_NOT_JSON)
                print_message("%s: %d\n", line, result);
            assert_true(result == INGEST_BAD_NUMBER || result == INGEST_NOT_JSON);
        }
    ingest_posts_free(posts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ignored_numbers_are_of_any_size),
        cmocka_unit_test(numbers_become_zero_where_they_stand),
        cmocka_unit_test(ignored_numbers_are_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
