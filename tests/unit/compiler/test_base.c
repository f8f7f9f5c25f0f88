/* SPDX-License-Identifier: Apache-2.0 */
/* What a compilation's memory promises: the arena, its growing arrays, buffers and maps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "compiler/base/buffer.h"
#include "compiler/base/map.h"

enum { ALIGN = _Alignof(max_align_t), LARGE = 1 << 20 };

static jmp_buf ended;

static void end(void) {
    longjmp(ended, 1);
}

static int open(void **state) {
    *state = arena_new(end);
    return *state ? 0 : -1;
}

static int shut(void **state) {
    arena_free(*state);
    return 0;
}

static bool is_zero(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (bytes[i]) return false;
    return true;
}

static void what_is_given_is_zero_aligned_and_apart(void **state) {
    static const size_t sizes[] = {1, ALIGN - 1, ALIGN, ALIGN + 1, 1000, LARGE};
    char *given[sizeof sizes / sizeof *sizes];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        given[i] = arena_alloc(*state, sizes[i]);
        assert_int_equal((uintptr_t)given[i] % ALIGN, 0);
        assert_true(is_zero(given[i], sizes[i]));
        memset(given[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_int_equal(given[i][0], i + 1);
        assert_int_equal(given[i][sizes[i] - 1], i + 1);
    }
}

static void what_is_given_back_is_given_again_and_zero(void **state) {
    char *first = arena_alloc(*state, 1000);
    memset(first, 1, 1000);
    arena_shrink(*state, first, 100);
    char *next = arena_alloc(*state, 100);
    assert_ptr_equal(next, first + (100 + ALIGN - 1) / ALIGN * ALIGN);
    assert_true(is_zero(next, 100));
    for (size_t i = 0; i < 100; i++) assert_int_equal(first[i], 1);
}

static void only_the_last_is_given_back(void **state) {
    char *first = arena_alloc(*state, 160), *last = arena_alloc(*state, 160);
    arena_shrink(*state, first, 16);
    assert_ptr_equal(arena_alloc(*state, 160), last + 160);
    last = arena_alloc(*state, 160);
    arena_shrink(*state, last, 16);
    arena_shrink(*state, last, 160); /* what was given back is not taken again */
    assert_ptr_equal(arena_alloc(*state, 16), last + 16);
}

static void what_is_larger_than_a_block_stands_apart(void **state) {
    char *before = arena_alloc(*state, 16);
    char *large = arena_alloc(*state, LARGE);
    arena_shrink(*state, large, 16);
    char *behind = arena_alloc(*state, 16);
    assert_ptr_equal(behind, before + 16);
    memset(large, 1, LARGE);
    assert_true(is_zero(behind, 16));
}

static void what_is_larger_may_come_first(void **state) {
    char *large = arena_alloc(*state, LARGE);
    assert_true(is_zero(large, LARGE));
    assert_non_null(arena_alloc(*state, 16));
}

static void a_full_block_is_followed_by_another(void **state) {
    enum { PIECES = 100, SIZE = 4096 };
    char *pieces[PIECES];
    for (int i = 0; i < PIECES; i++) {
        pieces[i] = arena_alloc(*state, SIZE);
        assert_true(is_zero(pieces[i], SIZE));
        memset(pieces[i], i + 1, SIZE);
    }
    for (int i = 0; i < PIECES; i++) {
        assert_int_equal(pieces[i][0], i + 1);
        assert_int_equal(pieces[i][SIZE - 1], i + 1);
    }
    /* And what is given next stands in the new one. */
    char *first = arena_alloc(*state, 16), *next = arena_alloc(*state, 16);
    assert_ptr_equal(next, first + 16);
    arena_shrink(*state, next, 0);
    assert_ptr_equal(arena_alloc(*state, 16), next);
}

static void without_memory_the_end_is_called(void **state) {
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - ALIGN, SIZE_MAX - 2 * ALIGN, SIZE_MAX / 2};
    static volatile size_t i;
    static volatile int calls;
    calls = 0;
    for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (setjmp(ended))
            calls++;
        else
            arena_alloc(*state, sizes[i]);
    }
    assert_int_equal(calls, i);
    if (setjmp(ended))
        calls++;
    else
        arena_end(*state);
    assert_int_equal(calls, i + 1);
}

static void copies_and_formats_end_with_a_zero(void **state) {
    struct str copy = arena_copy(*state, (struct str){"abcdef", 3});
    assert_int_equal(copy.size, 3);
    assert_string_equal(copy.bytes, "abc");
    copy = arena_copy(*state, (struct str){0});
    assert_int_equal(copy.size, 0);
    assert_string_equal(copy.bytes, "");
    copy = arena_format(*state, "%d-%s", 12, "x");
    assert_int_equal(copy.size, 4);
    assert_string_equal(copy.bytes, "12-x");
}

static void an_array_grows_by_doubling(void **state) {
    struct {
        int *items;
        size_t count, capacity;
    } array = {0};
    size_t grown = 4;
    for (int i = 0; i < 1000; i++) {
        const int *before = array.items;
        bool full = array.count == array.capacity;
        ARENA_PUSH(*state, &array, i);
        if (full && i) grown *= 2;
        assert_int_equal(array.capacity, grown);
        assert_int_equal(array.count, i + 1);
        if (!full) assert_ptr_equal(array.items, before);
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(array.items[i], i);
}

static void a_buffer_holds_what_was_written(void **state) {
    struct buffer buffer = buffer_in(*state);
    assert_string_equal(buffer_str(&buffer).bytes, "");
    assert_int_equal(buffer_str(&buffer).size, 0);
    buffer_add(&buffer, (struct str){0});
    assert_int_equal(buffer_str(&buffer).size, 0);
    buffer_add_u32(&buffer, 0x04030201);
    buffer_add(&buffer, STR("tex"));
    buffer_add(&buffer, STR("t"));
    buffer_format(&buffer, "<%u>", 7u);
    buffer_add_char(&buffer, '.');
    assert_int_equal(buffer_str(&buffer).size, 12);
    assert_memory_equal(buffer_str(&buffer).bytes, "\x01\x02\x03\x04text<7>.", 12);
}

/* Across every size at which it moves, by each way of writing. */
static void a_buffer_moves_and_loses_nothing(void **state) {
    struct buffer by_chars = buffer_in(*state), by_texts = buffer_in(*state);
    struct buffer by_numbers = buffer_in(*state), formatted = buffer_in(*state);
    for (uint32_t i = 0; i < 3000; i++) {
        char number[5];
        snprintf(number, sizeof number, "%04u", i);
        for (int k = 0; k < 4; k++) buffer_add_char(&by_chars, number[k]);
        buffer_add(&by_texts, (struct str){number, 4});
        buffer_format(&formatted, "%04u", i);
        buffer_add_u32(&by_numbers, i);
    }
    assert_int_equal(by_chars.size, 12000);
    assert_true(str_equal(buffer_str(&by_chars), buffer_str(&by_texts)));
    assert_true(str_equal(buffer_str(&by_chars), buffer_str(&formatted)));
    for (uint32_t i = 0; i < 3000; i++) {
        const unsigned char *at = (const unsigned char *)by_numbers.bytes + 4 * i;
        assert_int_equal(at[0] | at[1] << 8 | at[2] << 16 | at[3] << 24, i);
    }
    struct buffer once = buffer_in(*state);
    buffer_add(&once, buffer_str(&by_chars));
    assert_true(str_equal(buffer_str(&once), buffer_str(&by_chars)));
}

static void a_map_keeps_the_first_number_of_a_key(void **state) {
    struct map map = map_in(*state);
    assert_int_equal(map_get(&map, STR("a")), MAP_NONE);
    assert_int_equal(map_add(&map, STR("a"), 7), 7);
    assert_int_equal(map_add(&map, STR("a"), 8), 7);
    assert_int_equal(map_get(&map, STR("a")), 7);
    assert_int_equal(map_get(&map, STR("b")), MAP_NONE);
    assert_int_equal(map.count, 1);
}

static void an_empty_key_is_a_key(void **state) {
    struct map map = map_in(*state);
    map_add(&map, STR("a"), 1);
    assert_int_equal(map_get(&map, STR("")), MAP_NONE);
    assert_int_equal(map_add(&map, (struct str){0}, 2), 2);
    assert_int_equal(map_get(&map, STR("")), 2);
    assert_int_equal(map_add(&map, STR(""), 3), 2);
}

static void a_map_finds_all_of_many(void **state) {
    struct map map = map_in(*state);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(map_add(&map, arena_format(*state, "key %u", i), i), i);
    assert_int_equal(map.count, 5000);
    for (uint32_t i = 0; i < 5000; i++) {
        assert_int_equal(map_get(&map, arena_format(*state, "key %u", i)), i);
        assert_int_equal(map_get(&map, arena_format(*state, "no key %u", i)), MAP_NONE);
    }
}

/* Two keys of one hash, as table_hash makes it. */
static void keys_of_one_hash_are_two(void **state) {
    struct map map = map_in(*state);
    assert_int_equal(map_add(&map, STR("k38064"), 1), 1);
    assert_int_equal(map_get(&map, STR("k113070")), MAP_NONE);
    assert_int_equal(map_add(&map, STR("k113070"), 2), 2);
    assert_int_equal(map_get(&map, STR("k38064")), 1);
}

static void lines_are_taken_off_one_by_one(void **state) {
    (void)state;
    struct str rest = STR("one\n\ntwo");
    assert_true(str_equal(str_take_line(&rest), STR("one")));
    assert_true(str_equal(str_take_line(&rest), STR("")));
    assert_true(str_equal(str_take_line(&rest), STR("two")));
    assert_int_equal(rest.size, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_given_is_zero_aligned_and_apart),
        TEST(what_is_given_back_is_given_again_and_zero),
        TEST(only_the_last_is_given_back),
        TEST(what_is_larger_than_a_block_stands_apart),
        TEST(what_is_larger_may_come_first),
        TEST(a_full_block_is_followed_by_another),
        TEST(without_memory_the_end_is_called),
        TEST(copies_and_formats_end_with_a_zero),
        TEST(an_array_grows_by_doubling),
        TEST(a_buffer_holds_what_was_written),
        TEST(a_buffer_moves_and_loses_nothing),
        TEST(a_map_keeps_the_first_number_of_a_key),
        TEST(an_empty_key_is_a_key),
        TEST(a_map_finds_all_of_many),
        TEST(keys_of_one_hash_are_two),
        TEST(lines_are_taken_off_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
