/* SPDX-License-Identifier: Apache-2.0 */
/* Where lines and columns of a source stand, what of it is concealed, what a quoted text says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "compiler/front/conceal.h"
#include "compiler/front/phrases.h"
#include "tests/unit/made_arena.h"

static struct source *source(const char *text) {
    return source_of(arena, STR("a.charte"), str_of(text));
}

static void stands(const struct source *of, uint32_t offset, uint32_t line, uint32_t column) {
    struct position at = source_position(of, offset);
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

static void lines_and_columns_begin_with_one(void **state) {
    (void)state;
    const struct source *text = source("ab\ncdé\n\nf");
    stands(text, 0, 1, 1);
    stands(text, 2, 1, 3);
    stands(text, 3, 2, 1);
    stands(text, 7, 2, 4);
    stands(text, 8, 3, 1);
    stands(text, 9, 4, 1);
    stands(text, 10, 4, 2);
    stands(source(""), 0, 1, 1);
    stands(source("\n"), 1, 2, 1);
    stands(source("ab"), 7, 1, 3); /* beyond the end is the end */
}

static void a_line_is_given_without_its_end(void **state) {
    (void)state;
    const struct source *text = source("ab\r\n\ncd\n\n");
    static const char *const lines[] = {"ab", "", "cd", "", ""};
    assert_int_equal(text->line_count, 5);
    for (uint32_t i = 0; i < 5; i++)
        assert_true(str_equal(source_line(text, i + 1), str_of(lines[i])));
    assert_true(str_equal(source_line(source("a"), 1), STR("a")));
}

/* Across each place where characters have been counted. */
static void columns_far_out_are_counted_by_characters(void **state) {
    (void)state;
    enum { SIZE = 1030 };
    static char text[SIZE + 1];
    for (size_t i = 0; i < SIZE; i += 2) memcpy(text + i, "é", 2);
    for (size_t size = SIZE - 8; size <= SIZE; size += 2) {
        const struct source *of = source_of(arena, STR("a"), (struct str){text, size});
        for (uint32_t i = 0; i <= size; i += 2) stands(of, i, 1, i / 2 + 1);
    }
    memset(text, 'a', SIZE);
    text[300] = text[700] = '\n';
    for (size_t size = 768; size <= 1025; size++) {
        const struct source *of = source_of(arena, STR("a"), (struct str){text, size});
        stands(of, 256, 1, 257);
        stands(of, 300, 1, 301);
        stands(of, 301, 2, 1);
        stands(of, 512, 2, 212);
        stands(of, 767, 3, 67);
        stands(of, (uint32_t)size, 3, (uint32_t)size - 700);
    }
}

static void a_file_is_read_whole(void **state) {
    (void)state;
    static const size_t sizes[] = {0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 300000};
    char path[] = "/tmp/charte-source-XXXXXX";
    int file = mkstemp(path);
    char *bytes = malloc(300000);
    for (size_t i = 0; i < 300000; i++) bytes[i] = (char)('a' + i % 26);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_int_equal(ftruncate(file, 0), 0);
        assert_int_equal(pwrite(file, bytes, sizes[i], 0), sizes[i]);
        struct source *read = NULL;
        assert_int_equal(source_read(arena, path, &read), SOURCE_OK);
        assert_int_equal(read->text.size, sizes[i]);
        assert_memory_equal(read->text.bytes, bytes, sizes[i]);
        assert_true(str_equal(read->name, str_of(path)));
        assert_int_equal(read->language, LANGUAGE_NONE);
    }
    free(bytes);
    close(file);
    unlink(path);
}

static void what_cannot_be_read_says_why(void **state) {
    (void)state;
    struct source *read = NULL;
    assert_int_equal(source_read(arena, "/tmp/charte-no-such-file", &read), SOURCE_UNREADABLE);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(source_read(arena, "/tmp", &read), SOURCE_UNREADABLE);
    assert_int_equal(errno, EISDIR);
    assert_null(read);
}

static void conceal(struct source *of, uint32_t begin, uint32_t end) {
    conceal_span(arena, of, (struct span){begin, end});
}

static void concealed_spans_stay_in_order(void **state) {
    (void)state;
    struct source *of = source("0123456789abcdefghij");
    conceal(of, 12, 14);
    conceal(of, 2, 4);
    conceal(of, 16, 18);
    conceal(of, 8, 10);
    conceal(of, 8, 10);
    assert_int_equal(of->concealed.count, 4);
    for (uint32_t i = 0; i < 20; i++) {
        bool in =
            (i >= 2 && i < 4) || (i >= 8 && i < 10) || (i >= 12 && i < 14) || (i >= 16 && i < 18);
        assert_int_equal(concealed_end(of, i), in ? (i | 1) + 1 : i);
        assert_int_equal(shown_of(of, (struct span){i, i + 1}, STR("x")).bytes[0] != 'x', in);
    }
    struct span more[] = {{0, 1}, {5, 6}, {10, 11}, {19, 20}};
    conceal_spans(arena, of, more, 4);
    assert_int_equal(of->concealed.count, 8);
    for (size_t i = 1; i < 8; i++)
        assert_true(of->concealed.items[i - 1].end <= of->concealed.items[i].begin);
    conceal_spans(arena, of, more, 0);
    assert_int_equal(of->concealed.count, 8);
}

static void a_span_shows_nothing_where_part_of_it_is_concealed(void **state) {
    (void)state;
    struct source *of = source("0123456789");
    conceal(of, 4, 6);
    assert_string_equal(shown_of(of, (struct span){2, 4}, STR("x")).bytes, "x");
    assert_string_equal(shown_of(of, (struct span){2, 5}, STR("x")).bytes, CONCEALED);
    assert_string_equal(shown_of(of, (struct span){5, 8}, STR("x")).bytes, CONCEALED);
    assert_string_equal(shown_of(of, (struct span){6, 8}, STR("x")).bytes, "x");
    assert_null(shown_of(of, (struct span){5, 8}, (struct str){0}).bytes);
    of->is_confidential = true;
    assert_string_equal(shown_of(of, (struct span){6, 8}, STR("x")).bytes, CONCEALED);
    assert_int_equal(concealed_end(of, 1), 10);
}

static const char *beside(struct source *of, const char *text) {
    struct str shown = shown_beside(arena, of, (struct span){2, 6}, str_of(text));
    return shown.bytes ? arena_copy(arena, shown).bytes : NULL;
}

static void what_is_said_beside_a_concealed_text_has_none_of_it(void **state) {
    (void)state;
    struct source *of = source("a Nord b");
    assert_string_equal(beside(of, "Nord"), "Nord");
    conceal(of, 2, 6);
    assert_string_equal(beside(of, "Nord"), CONCEALED);
    assert_string_equal(beside(of, "nOR"), CONCEALED);
    assert_string_equal(beside(of, "ord"), CONCEALED);
    assert_string_equal(beside(of, "the nord!"), CONCEALED);
    assert_string_equal(beside(of, "nordé"), CONCEALED);
    assert_string_equal(beside(of, "Süd"), "Süd");
    assert_string_equal(beside(of, "nod"), "nod");
    assert_string_equal(beside(of, "\xFF"), CONCEALED);
    assert_null(beside(of, NULL));
}

static void says(const char *quoted, const char *expected) {
    struct str text = quoted_text(arena, str_of(quoted));
    assert_string_equal(text.bytes, expected);
    assert_int_equal(text.size, strlen(expected));
}

static void quotes_and_the_blanks_in_them_are_left_out(void **state) {
    (void)state;
    says("“a”", "a");
    says("« a »", "a");
    says("«a»", "a");
    says("„a“", "a");
    says("„a\"", "a");
    says("\"a\"", "a");
    says("\"\"", "");
    says("“ \t\r\n ”", "");
    says("«\u00A0\u202Fa b\u202F\u00A0»", "a b");
    says("“ « a » ”", "« a »");
    says("“e\xCC\x81”", "é");
    says("“à”", "à");
    says("“x\u2028”", "x\u2028");
}

static void common_indentation_is_left_out(void **state) {
    (void)state;
    says("“\n  a\n  b\n”", "a\nb");
    says("“\n    a\n  b\n     c\n”", "a\nb\n   c");
    says("“a\n   b\n   c”", "a\nb\nc");
    says("“   a\n b”", "a\nb");
    says("“\n\t\ta\n\tb\n”", "a\nb");
    says("“\r\n  a\r\n\r\n  b\r\n”", "a\n\nb");
    says("“\n  a\n \n  b\n”", "a\n\nb");
    says("“\n  a\n     \n  b\n”", "a\n   \nb");
    says("“a\nb”", "a\nb");
    says("“\n  a\n”", "a");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, free_arena)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(lines_and_columns_begin_with_one),
        TEST(a_line_is_given_without_its_end),
        TEST(columns_far_out_are_counted_by_characters),
        TEST(a_file_is_read_whole),
        TEST(what_cannot_be_read_says_why),
        TEST(concealed_spans_stay_in_order),
        TEST(a_span_shows_nothing_where_part_of_it_is_concealed),
        TEST(what_is_said_beside_a_concealed_text_has_none_of_it),
        TEST(quotes_and_the_blanks_in_them_are_left_out),
        TEST(common_indentation_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
