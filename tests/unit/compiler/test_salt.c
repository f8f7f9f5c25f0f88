/* SPDX-License-Identifier: Apache-2.0 */
/* Which digits are a salt, and what the salts of a charter's list files come to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/meaning/resolve/salt.h"
#include "tests/unit/made_arena.h"

/* So many bytes, of which so many are distinct. */
static struct str digits_of(size_t bytes, size_t distinct) {
    char *digits = arena_alloc(arena, 2 * bytes + 1);
    for (size_t i = 0; i < bytes; i++) {
        static const char hex[] = "0123456789abcdef";
        size_t byte = 16 * (i % distinct) % 256 + i % distinct / 16;
        digits[2 * i] = hex[byte / 16];
        digits[2 * i + 1] = hex[byte % 16];
    }
    return (struct str){digits, 2 * bytes};
}

static void a_salt_has_so_many_digits(void **state) {
    (void)state;
    for (size_t bytes = 0; bytes < 70; bytes++) {
        struct str salt = salt_spelt(arena, digits_of(bytes, 60));
        assert_int_equal(str_present(salt), bytes >= SALT_LEAST && bytes <= SALT_MOST);
        if (str_present(salt)) assert_int_equal(salt.size, bytes);
        struct str odd = digits_of(bytes + 1, 60);
        odd.size--;
        assert_false(str_present(salt_spelt(arena, odd)));
    }
}

static void a_salt_is_what_its_digits_spell(void **state) {
    (void)state;
    struct str salt = salt_spelt(arena, STR("000102030405060708090A0b0C0d0eFF"));
    static const unsigned char bytes[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255};
    assert_int_equal(salt.size, sizeof bytes);
    assert_memory_equal(salt.bytes, bytes, sizeof bytes);
    assert_false(str_present(salt_spelt(arena, STR("000102030405060708090A0b0C0d0eFG"))));
    assert_false(str_present(salt_spelt(arena, STR("g00102030405060708090A0b0C0d0eFF"))));
    assert_false(str_present(salt_spelt(arena, STR("00010203 405060708090A0b0C0d0eFF"))));
}

/* What a person types in its place has few distinct bytes. */
static void a_salt_is_varied(void **state) {
    (void)state;
    for (size_t distinct = 1; distinct <= 16; distinct++)
        assert_int_equal(str_present(salt_spelt(arena, digits_of(16, distinct))), distinct >= 9);
    assert_true(str_present(salt_spelt(arena, STR("00010203040506070801010101010101"))));
    assert_true(str_present(salt_spelt(arena, STR("01010101010101010203040506070800"))));
    assert_false(str_present(salt_spelt(arena, digits_of(SALT_MOST, 8))));
    assert_true(str_present(salt_spelt(arena, digits_of(SALT_MOST, 9))));
}

/* The list files of a charter, each with its salt. */
struct files {
    struct table table;
    struct diagnostics log;
};

static struct source *add_file(struct files *files, const char *salt) {
    struct source *source = source_of(arena, STR("names.txt"), STR("Acme\n"));
    source->is_confidential = true;
    if (salt) source->salt = str_of(salt);
    ARENA_PUSH(arena, &files->log.lists, source);
    return source;
}

static struct files files_of(const char *const *salts, size_t count) {
    struct files files = {.log = diagnostics_in(arena)};
    for (size_t i = 0; i < count; i++) add_file(&files, salts[i]);
    return files;
}

static struct str salt_of(const char *one, const char *two, const char *three) {
    const char *const salts[] = {one, two, three};
    size_t count = three ? 3 : two ? 2 : 1;
    struct files files = files_of(salts, count);
    struct str salt = salt_of_table(arena, &files.table, &files.log);
    assert_int_equal(salt.size, TABLE_SALT_SIZE);
    return salt;
}

/* By the bytes that are hashed, written out. */
static void salts_are_hashed_each_behind_its_size(void **state) {
    (void)state;
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)"\2ab\3abc\2b\xFF", 10);
    assert_memory_equal(salt_of("abc", "ab", "b\xFF").bytes, hash, sizeof hash);
    assert_memory_equal(salt_of("ab", "abc", "b\xFF").bytes, hash, sizeof hash);
    assert_memory_equal(salt_of("b\xFF", "abc", "ab").bytes, hash, sizeof hash);
}

static void neither_order_nor_repetition_counts(void **state) {
    (void)state;
    struct str salt = salt_of("one", "two", "three");
    assert_true(str_equal(salt_of("three", "two", "one"), salt));
    assert_true(str_equal(salt_of("two", "one", "three"), salt));
    assert_true(str_equal(salt_of("one", "one", "one"), salt_of("one", NULL, NULL)));
    assert_true(str_equal(salt_of("one", "two", "one"), salt_of("two", "one", NULL)));
    assert_false(str_equal(salt_of("one", "two", NULL), salt));
    assert_false(str_equal(salt_of("on", "etwo", "three"), salt));
    assert_false(str_equal(salt_of("one", "one", "two"), salt_of("one", "two", "two1")));
}

static void without_salt_there_is_none(void **state) {
    (void)state;
    static const char *const salts[] = {"one", NULL, "two"};
    struct files none = files_of(salts, 0), one = files_of(salts, 1), lacking = files_of(salts, 2);
    assert_false(str_present(salt_of_table(arena, &none.table, &none.log)));
    assert_true(str_present(salt_of_table(arena, &one.table, &one.log)));
    assert_false(str_present(salt_of_table(arena, &lacking.table, &lacking.log)));
}

/* What is publishable needs no salt, and its salt is not read. */
static void what_is_publishable_counts_for_nothing(void **state) {
    (void)state;
    static const char *const salts[] = {"one"};
    struct files files = files_of(salts, 1);
    add_file(&files, "two")->is_confidential = false;
    add_file(&files, NULL)->is_confidential = false;
    assert_true(
        str_equal(salt_of_table(arena, &files.table, &files.log), salt_of("one", NULL, NULL)));
    struct files publishable = files_of(salts, 0);
    add_file(&publishable, "two")->is_confidential = false;
    assert_false(str_present(salt_of_table(arena, &publishable.table, &publishable.log)));
}

/* A confidential term in the charter itself lies beside no salt; a publishable one may. */
static void what_the_charter_says_must_not_be_confidential(void **state) {
    (void)state;
    static const char *const salts[] = {"one"};
    struct files files = files_of(salts, 1);
    const struct source *charter = source_of(arena, STR("a.charte"), STR("x"));
    static struct list lists[2];
    struct term terms[] = {{.text = STR("Acme"), .source = charter},
                           {.text = STR("Belmont"), .source = files.log.lists.items[0]}};
    terms[1].flags = TERM_CONFIDENTIAL;
    ARENA_PUSH(arena, &lists[1].terms, terms[1]);
    ARENA_PUSH(arena, &lists[1].terms, terms[0]);
    ARENA_PUSH(arena, &files.table.lists, lists[0]);
    ARENA_PUSH(arena, &files.table.lists, lists[1]);
    assert_true(str_present(salt_of_table(arena, &files.table, &files.log)));
    files.table.lists.items[1].terms.items[1].flags = TERM_CONFIDENTIAL;
    assert_false(str_present(salt_of_table(arena, &files.table, &files.log)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_salt_has_so_many_digits, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_salt_is_what_its_digits_spell, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_salt_is_varied, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(salts_are_hashed_each_behind_its_size, open_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(neither_order_nor_repetition_counts, open_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(without_salt_there_is_none, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(what_is_publishable_counts_for_nothing, open_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(what_the_charter_says_must_not_be_confidential, open_arena,
                                        free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
