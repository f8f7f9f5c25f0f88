/* SPDX-License-Identifier: Apache-2.0 */
/* Which characters may reach a terminal, how wide they are there, and how names are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/base/columns.h"
#include "compiler/base/letters.h"
#include "compiler/base/spelling.h"
#include "compiler/base/visible.h"
#include "runtime/text/utf8.h"

static struct str encoded(uint32_t character, char bytes[4]) {
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = size; i-- > 1; character >>= 6) bytes[i] = (char)(0x80 | (character & 0x3F));
    bytes[0] = (char)(leads[size] | character);
    return (struct str){bytes, size};
}

struct range {
    uint32_t first, last;
};

static bool is_in(uint32_t character, const struct range *ranges, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last) return true;
    return false;
}

static void what_steers_a_terminal_is_hidden(void **state) {
    (void)state;
    static const struct range hidden[] = {{0, 0x1F},        {0x7F, 0x9F},     {0x61C, 0x61C},
                                          {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};
    for (uint32_t c = 0; c < 0x3000; c++) {
        char bytes[4];
        struct str text = encoded(c, bytes);
        bool expected = is_in(c, hidden, sizeof hidden / sizeof *hidden);
        assert_int_equal(hidden_at(text, 0), expected ? text.size : 0);
        assert_int_equal(visible_from(text, 0), expected ? 0 : text.size);
    }
}

static void what_is_visible_ends_at_what_is_hidden(void **state) {
    (void)state;
    assert_int_equal(visible_from(STR("aé日\x07z"), 0), 6);
    assert_int_equal(visible_from(STR("aé日\x07z"), 3), 3);
    assert_int_equal(visible_from(STR("aé日\x07z"), 7), 1);
    assert_int_equal(visible_from(STR("a\u202Eb"), 0), 1);
    assert_int_equal(visible_from(STR("ab"), 2), 0);
    assert_int_equal(visible_from((struct str){"abc", 2}, 0), 2);
}

static void a_byte_that_is_no_character_is_hidden(void **state) {
    (void)state;
    assert_int_equal(hidden_at(STR("a\xFF"), 1), 1);
    assert_int_equal(hidden_at(STR("a\xC3"), 1), 1);
    assert_int_equal(hidden_at(STR("\x80"), 0), 1);
    assert_int_equal(visible_from(STR("a\xFF"
                                      "b"),
                                  0),
                     1);
    assert_int_equal(visible_from(STR("ab\xE2\x80"), 0), 2);
    struct str cut = {"abé", 3};
    assert_int_equal(hidden_at(cut, 2), 1);
    assert_int_equal(visible_from(cut, 0), 2);
    assert_int_equal(hidden_at(STR("\x80z"), 1), 0);
    assert_int_equal(hidden_at(STR("a\u202E"), 1), 3);
}

static unsigned columns_of(uint32_t character) {
    char bytes[4];
    size_t at = 0;
    struct str text = encoded(character, bytes);
    unsigned columns = character_columns(text, &at);
    assert_int_equal(at, text.size);
    return columns;
}

static void marks_take_no_column_and_wide_signs_two(void **state) {
    (void)state;
    static const struct {
        uint32_t character;
        unsigned columns;
    } signs[] = {{'a', 1},     {0xE9, 1},    {0x2FF, 1},   {0x300, 0},   {0x36F, 0},   {0x370, 1},
                 {0x10FF, 1},  {0x1100, 2},  {0x115F, 2},  {0x1160, 1},  {0x200B, 0},  {0x2705, 2},
                 {0x2706, 1},  {0x4E00, 2},  {0x9FFF, 2},  {0xAC00, 2},  {0xD7A3, 2},  {0xFE0F, 0},
                 {0xFF01, 2},  {0xFF61, 1},  {0x1F600, 2}, {0x1F3FB, 0}, {0x1F650, 1}, {0x20000, 2},
                 {0xE0020, 0}, {0xE01EF, 0}, {0xE01F0, 1}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        assert_int_equal(columns_of(signs[i].character), signs[i].columns);
    size_t at = 1;
    assert_int_equal(character_columns(STR("a日b"), &at), 2);
    assert_int_equal(at, 4);
}

static void key(const char *text, const char *expected) {
    struct arena *arena = arena_new(abort);
    struct str made = spelling_key(arena, str_of(text));
    assert_int_equal(made.size, strlen(expected));
    assert_memory_equal(made.bytes, expected, made.size);
    arena_free(arena);
}

static void names_are_compared_without_case_and_spare_blanks(void **state) {
    (void)state;
    key("Un Client", "un client");
    key("  Un \t\r\n client \n", "un client");
    key("a b", "a b");
    key("a\tb", "a b");
    key("a\nb", "a b");
    key("a\rb", "a b");
    key("l’accord", "l'accord");
    key(" ", "");
    key("", "");
}

static void what_is_no_text_is_not_spelt(void **state) {
    (void)state;
    struct arena *arena = arena_new(abort);
    size_t where = 0;
    struct str spelt = {0};
    assert_false(spell(arena, FOLD_VIEW, STR("ab\xFF"), &spelt, &where));
    assert_int_equal(where, 2);
    assert_false(str_present(spelt));
    assert_true(spell(arena, FOLD_PLAIN, STR("Été"), &spelt, NULL));
    assert_true(str_equal(spelt, STR("ete")));
    char *long_text = malloc(FOLD_LIMIT + 1);
    memset(long_text, 'a', FOLD_LIMIT + 1);
    assert_false(spell(arena, FOLD_VIEW, (struct str){long_text, FOLD_LIMIT + 1}, &spelt, NULL));
    assert_true(spell(arena, FOLD_VIEW, (struct str){long_text, FOLD_LIMIT}, &spelt, NULL));
    assert_int_equal(spelt.size, FOLD_LIMIT);
    free(long_text);
    /* What folding took beyond the text is given back. */
    spell(arena, FOLD_VIEW, STR("abc"), &spelt, NULL);
    assert_true((const char *)arena_alloc(arena, 1) - spelt.bytes <= 16);
    arena_free(arena);
}

static void a_sentence_begins_with_a_capital(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"un", "Un"}, {"a", "A"},   {"zoo", "Zoo"}, {"été", "Été"}, {"à", "À"},
        {"þ", "Þ"},   {"÷", "÷"},   {"ÿ", "ÿ"},     {"Un", "Un"},   {"1 un", "1 un"},
        {"`a", "`a"}, {"{a", "{a"}, {"", ""},       {"日", "日"}};
    struct arena *arena = arena_new(abort);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(str_equal(letters_capital(arena, str_of(pairs[i][0])), str_of(pairs[i][1])));
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_steers_a_terminal_is_hidden),
        cmocka_unit_test(what_is_visible_ends_at_what_is_hidden),
        cmocka_unit_test(a_byte_that_is_no_character_is_hidden),
        cmocka_unit_test(marks_take_no_column_and_wide_signs_two),
        cmocka_unit_test(names_are_compared_without_case_and_spare_blanks),
        cmocka_unit_test(what_is_no_text_is_not_spelt),
        cmocka_unit_test(a_sentence_begins_with_a_capital),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
