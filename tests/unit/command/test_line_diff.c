/* SPDX-License-Identifier: Apache-2.0 */
/* The difference that `format` shows: which lines go and come, and the lines around them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/base/arena.h"
#include "compiler/command/line_diff.h"
#include "tests/unit/random.h"

enum { MOST = 2000 };

/* What is said of two texts; freed by the caller. */
static char *said_of(const char *from, const char *to, bool colour) {
    struct arena *arena = arena_new(abort);
    char *said = NULL;
    size_t size;
    FILE *stream = open_memstream(&said, &size);
    assert_non_null(arena);
    line_diff_print(stream, arena, source_of(arena, STR("a"), str_of(from)),
                    source_of(arena, STR("b"), str_of(to)), colour);
    fclose(stream);
    arena_free(arena);
    return said;
}

static void assert_said(const char *from, const char *to, const char *expected) {
    char *said = said_of(from, to, false);
    assert_string_equal(said, expected);
    free(said);
}

#define NAMES "--- a\n+++ b\n"

static void where_nothing_differs_nothing_is_shown(void **state) {
    (void)state;
    assert_said("", "", NAMES);
    assert_said("a\nb\n", "a\nb\n", NAMES);
    assert_said("a", "a", NAMES);
}

static void lines_go_and_come(void **state) {
    (void)state;
    assert_said("", "a\n", NAMES "@@ -1,0 +1,1 @@\n+a\n");
    assert_said("a\n", "", NAMES "@@ -1,1 +1,0 @@\n-a\n");
    assert_said("a\n", "b\n", NAMES "@@ -1,1 +1,1 @@\n-a\n+b\n");
    assert_said("a\nb\n", "a\nx\nb\n", NAMES "@@ -1,2 +1,3 @@\n a\n+x\n b\n");
    assert_said("a\nx\nb\n", "a\nb\n", NAMES "@@ -1,3 +1,2 @@\n a\n-x\n b\n");
    assert_said("a\nb\n", "b\na\n", NAMES "@@ -1,2 +1,2 @@\n-a\n b\n+a\n");
}

static void a_line_and_the_same_without_its_end_differ(void **state) {
    (void)state;
    assert_said("a\nb", "a\nb\n", NAMES "@@ -1,2 +1,2 @@\n a\n-b\n+b\n");
    assert_said("a\r\nb\n", "a\nb\n", NAMES "@@ -1,2 +1,2 @@\n-a\n+a\n b\n");
}

static void three_lines_stand_around(void **state) {
    (void)state;
    assert_said("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
                NAMES "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
    assert_said("1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\nx\n5\n6\n7\n",
                NAMES "@@ -1,7 +1,7 @@\n 1\n 2\n 3\n-4\n+x\n 5\n 6\n 7\n");
    assert_said("1\n2\n3\n4\n5\n", "1\nx\n3\n4\n5\n",
                NAMES "@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n");
    assert_said("1\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n7\n",
                NAMES "@@ -3,3 +3,5 @@\n 3\n 4\n 5\n+6\n+7\n");
}

/* Changes with six lines between are shown together, with seven apart. */
static void what_is_near_stands_together(void **state) {
    (void)state;
    assert_said("a\n1\n2\n3\n4\n5\n6\nb\n", "x\n1\n2\n3\n4\n5\n6\ny\n",
                NAMES "@@ -1,8 +1,8 @@\n-a\n+x\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+y\n");
    assert_said("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "x\nz\n1\n2\n3\n4\n5\n6\n7\ny\n",
                NAMES "@@ -1,4 +1,5 @@\n-a\n+x\n+z\n 1\n 2\n 3\n"
                      "@@ -6,4 +7,4 @@\n 5\n 6\n 7\n-b\n+y\n");
}

static void colours_go_round_what_changes(void **state) {
    (void)state;
    char *said = said_of("a\nb\n", "a\nc\n", true);
    assert_string_equal(said, NAMES "@@ -1,2 +1,2 @@\n a\n\x1b[31m-b\n\x1b[0m\x1b[32m+c\n\x1b[0m");
    free(said);
}

static void nothing_in_a_line_steers_a_terminal(void **state) {
    (void)state;
    assert_said("a\x1b[2J\n", "a\n", NAMES "@@ -1,1 +1,1 @@\n-a\\x1B[2J\n+a\n");
}

/* Text made of lines, and its lines again. */
struct lines {
    char text[MOST * 8];
    char *items[MOST];
    size_t count;
};

static void add_line(struct lines *lines, const char *word, size_t number) {
    char *end = lines->count ? lines->items[lines->count - 1] : lines->text;
    if (lines->count) end = strchr(end, '\n') + 1;
    assert_true(lines->count < MOST);
    snprintf(end, 16, "%s%zu\n", word, number);
    lines->items[lines->count++] = end;
}

static bool same(const char *one, const char *other) {
    size_t size = strcspn(one, "\n");
    return strncmp(one, other, size + 1) == 0;
}

/* How many lines go and come at least: all but the longest that both have in common. */
static size_t least_changes(const struct lines *from, const struct lines *to) {
    static uint32_t common[MOST + 1][MOST + 1];
    for (size_t i = from->count + 1; i-- > 0;)
        for (size_t j = to->count + 1; j-- > 0;) {
            bool end = i == from->count || j == to->count;
            uint32_t down = end ? 0 : common[i + 1][j], right = end ? 0 : common[i][j + 1];
            common[i][j] = end                                  ? 0
                           : same(from->items[i], to->items[j]) ? common[i + 1][j + 1] + 1
                           : down > right                       ? down
                                                                : right;
        }
    return from->count + to->count - 2 * common[0][0];
}

/* Goes along what is said: it leads from one text to the other. How many lines go and come. */
static size_t followed(const struct lines *from, const struct lines *to, const char *said) {
    size_t i = 0, j = 0, changes = 0, i_end = 0, j_end = 0;
    assert_memory_equal(said, NAMES, strlen(NAMES));
    for (said += strlen(NAMES); *said; said = strchr(said, '\n') + 1) {
        const char *line = said + 1;
        if (*said == '@') {
            size_t from_line, from_count, to_line, to_count;
            assert_int_equal(sscanf(said, "@@ -%zu,%zu +%zu,%zu @@", &from_line, &from_count,
                                    &to_line, &to_count),
                             4);
            assert_true(i == i_end && j == j_end && from_line > i);
            while (i + 1 < from_line) assert_true(same(from->items[i++], to->items[j++]));
            assert_int_equal(j + 1, to_line);
            i_end = i + from_count;
            j_end = j + to_count;
            continue;
        }
        if (*said != '+') assert_true(i < i_end && same(from->items[i++], line));
        if (*said != '-') assert_true(j < j_end && same(to->items[j++], line));
        changes += *said != ' ';
    }
    assert_true(i == i_end && j == j_end);
    while (i < from->count && j < to->count) assert_true(same(from->items[i++], to->items[j++]));
    assert_true(i == from->count && j == to->count);
    return changes;
}

static size_t changes_said(const struct lines *from, const struct lines *to) {
    char *said = said_of(from->text, to->text, false);
    size_t changes = followed(from, to, said);
    free(said);
    return changes;
}

static void what_is_said_leads_from_one_to_the_other_by_few_lines(void **state) {
    (void)state;
    uint32_t random = 7;
    for (size_t round = 0; round < 300; round++) {
        struct lines from = {.count = 0}, to = {.count = 0};
        size_t kinds = 2 + round % 9;
        for (size_t i = random_below(&random, 40); i-- > 0;)
            add_line(&from, "", random_below(&random, (uint32_t)kinds));
        for (size_t i = random_below(&random, 40); i-- > 0;)
            add_line(&to, "", random_below(&random, (uint32_t)kinds));
        assert_int_equal(changes_said(&from, &to), least_changes(&from, &to));
    }
}

/* A copy in which about one line of so many goes, comes or is another. */
static void copy_with_changes(const struct lines *from, struct lines *to, uint32_t every,
                              uint32_t *random) {
    for (size_t i = 0; i < from->count; i++) {
        uint32_t what = random_below(random, every * 3);
        if (what == 0) continue;
        if (what <= 2) add_line(to, "new", i);
        if (what != 1) add_line(to, "", (size_t)atoi(from->items[i]));
    }
}

/* More lines than are compared with each other at once, all of which stand more than once. */
static void few_changes_of_many_lines_are_found(void **state) {
    (void)state;
    uint32_t random = 11;
    for (size_t round = 0; round < 12; round++) {
        static struct lines from, to;
        from.count = to.count = 0;
        for (size_t i = 0; i < 250 + round * 60; i++)
            add_line(&from, "", random_below(&random, 10));
        copy_with_changes(&from, &to, 30, &random);
        assert_int_equal(changes_said(&from, &to), least_changes(&from, &to));
    }
}

/* However many lines are new before them, lines that both have once are found again. */
static void lines_that_stand_once_are_found_however_far(void **state) {
    (void)state;
    for (size_t moved = 200; moved <= 800; moved += 100) {
        static struct lines from, to;
        from.count = to.count = 0;
        for (size_t i = 0; i < 700; i++) add_line(&from, "old", i);
        for (size_t i = 0; i < moved; i++) add_line(&to, "new", i);
        for (size_t i = 0; i < 700; i++)
            if (i % 100) add_line(&to, "old", i);
        assert_int_equal(changes_said(&from, &to), moved + 7);
        assert_int_equal(changes_said(&to, &from), moved + 7);
    }
}

/* So are those of a short text. */
static void lines_of_a_short_text_are_found_however_far(void **state) {
    (void)state;
    static struct lines from, to;
    from.count = to.count = 0;
    for (size_t i = 0; i < 4; i++) {
        add_line(&from, "old", i);
        for (size_t k = 0; k < 300; k++) add_line(&to, "new", 300 * i + k);
        add_line(&to, "old", i);
    }
    assert_int_equal(changes_said(&from, &to), 1200);
    assert_int_equal(changes_said(&to, &from), 1200);
}

/* Of lines that changed their order the longest sequence is what stays. */
static void what_stays_is_the_longest_in_order(void **state) {
    (void)state;
    uint32_t random = 5;
    for (size_t round = 0; round < 8; round++) {
        static struct lines from, to;
        size_t order[400];
        from.count = to.count = 0;
        for (size_t i = 0; i < 400; i++) order[i] = i;
        for (size_t i = 0; i < 20 * round; i++) {
            size_t a = random_below(&random, 400), b = random_below(&random, 400), kept = order[a];
            order[a] = order[b];
            order[b] = kept;
        }
        for (size_t i = 0; i < 400; i++) add_line(&from, "line", i);
        for (size_t i = 0; i < 400; i++) add_line(&to, "line", order[i]);
        assert_int_equal(changes_said(&from, &to), least_changes(&from, &to));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_nothing_differs_nothing_is_shown),
        cmocka_unit_test(lines_go_and_come),
        cmocka_unit_test(a_line_and_the_same_without_its_end_differ),
        cmocka_unit_test(three_lines_stand_around),
        cmocka_unit_test(what_is_near_stands_together),
        cmocka_unit_test(colours_go_round_what_changes),
        cmocka_unit_test(nothing_in_a_line_steers_a_terminal),
        cmocka_unit_test(what_is_said_leads_from_one_to_the_other_by_few_lines),
        cmocka_unit_test(few_changes_of_many_lines_are_found),
        cmocka_unit_test(lines_that_stand_once_are_found_however_far),
        cmocka_unit_test(lines_of_a_short_text_are_found_however_far),
        cmocka_unit_test(what_stays_is_the_longest_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
