/* SPDX-License-Identifier: Apache-2.0 */
/* User-perceived characters: Unicode's own test, and texts of every day. UNICODE names the folder
 * of Unicode's files where it is not the system's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/text/graphemes.h"
#include "runtime/text/utf8.h"

/* A line is `÷ 0020 × 0308 ÷`: characters, and between them whether there is a boundary. */
static void check_line(const char *line) {
    char text[256];
    size_t size = 0, ends[64], count = 0;
    for (const char *at = line; *at && *at != '#';) {
        if (strncmp(at, "÷", 2) == 0 && size > 0) ends[count++] = size;
        if (strncmp(at, "÷", 2) == 0 || strncmp(at, "×", 2) == 0) {
            at += 2;
        } else if (*at == ' ' || *at == '\t') {
            at++;
        } else {
            char *end;
            size += utf8_encode((uint32_t)strtoul(at, &end, 16), text + size);
            at = end;
        }
    }
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        at = graphemes_next(text, size, at);
        if (at != ends[i]) fail_msg("%s", line);
    }
    assert_int_equal(graphemes_count(text, size), count);
}

static void unicodes_test_holds(void **state) {
    char path[4096], line[1024];
    const char *folder = getenv("UNICODE");
    size_t lines = 0;
    (void)state;
    snprintf(path, sizeof path, "%s/auxiliary/GraphemeBreakTest.txt",
             folder ? folder : "/usr/share/unicode");
    FILE *file = fopen(path, "r");
    if (!file) fail_msg("%s cannot be read", path);
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || line[0] == '\n') continue;
        check_line(line);
        lines++;
    }
    fclose(file);
    assert_true(lines > 500);
}

static size_t count(const char *text) {
    return graphemes_count(text, strlen(text));
}

static void people_see_characters(void **state) {
    (void)state;
    assert_int_equal(count(""), 0);
    assert_int_equal(count("abc"), 3);
    assert_int_equal(count("e\xCC\x81tat"), 4);
    assert_int_equal(count("👩‍👩‍👧‍👦!"), 2);
    assert_int_equal(count("🇨🇭🇫🇷🇩🇪"), 3);
    assert_int_equal(count("👍🏽"), 1);
    assert_int_equal(count("a\r\nb"), 3);
}

static void bytes_that_are_no_utf8_count_each(void **state) {
    (void)state;
    assert_int_equal(count("a\xFF\xFE"
                           "b"),
                     4);
    assert_int_equal(count("a\xFF\xCC\x81"), 3);
    assert_int_equal(graphemes_next("\xE2\x82\xAC", 1, 0), 1);
    assert_int_equal(graphemes_next("\xE2\x82\xAC", 2, 0), 1);
    assert_int_equal(graphemes_next("\xE2\x82\xAC", 3, 0), 3);
    assert_int_equal(graphemes_next("e\xCC\x81", 2, 0), 1);
}

/* Only extenders may stand between a picture and the one that it is joined with. */
static void pictures_and_flags_are_joined_in_their_order(void **state) {
    (void)state;
    assert_int_equal(count("\U0001F469\u200Da"), 2);
    assert_int_equal(count("\U0001F469\uFE0F\u200D\U0001F469"), 1);
    assert_int_equal(count("\U0001F469\u0903\u200D\U0001F469"), 2);
    assert_int_equal(count("a\u200D\U0001F469"), 2);
    assert_int_equal(count("\u0600\U0001F1E8\U0001F1ED"), 1);
    assert_int_equal(count("\u0600\U0001F1E8\U0001F1ED\U0001F1EB"), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unicodes_test_holds),
        cmocka_unit_test(people_see_characters),
        cmocka_unit_test(bytes_that_are_no_utf8_count_each),
        cmocka_unit_test(pictures_and_flags_are_joined_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
