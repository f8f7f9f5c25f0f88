/* SPDX-License-Identifier: Apache-2.0 */
/* Records found by the author's identifiers. */
#include "tests/unit/made_table.h"

#include "runtime/post/names.h"

enum { MOST = 8 };

/* Records with something behind the identifier, of the ids parted by blanks. */
struct indexed {
    struct charte_table table;
    struct table_article records[MOST];
    uint32_t order[MOST + 1];
    struct names names;
};

static struct names *index_ids(struct indexed *indexed, const char *ids) {
    uint32_t count = 0;
    *indexed = (struct indexed){.table = {.STRINGS = ids}};
    for (int i = 0; i <= MOST; i++) indexed->order[i] = 77;
    for (const char *at = ids; *at; count++) {
        uint32_t size = (uint32_t)strcspn(at, " ");
        indexed->records[count].number = (struct table_str){(uint32_t)(at - ids), size};
        indexed->records[count].title_text = 1000 + count;
        at += size + (at[size] == ' ');
    }
    indexed->names = names_index(&indexed->table, indexed->records, count, sizeof *indexed->records,
                                 indexed->order);
    assert_int_equal(indexed->order[count], 77);
    return &indexed->names;
}

static uint32_t find(const struct names *names, const char *id) {
    return names_find(names, made_str(id));
}

static void each_name_is_found_and_no_other(void **state) {
    (void)state;
    struct indexed indexed;
    const struct names *names = index_ids(&indexed, "mm cc zebra k acc ab");
    const char *const absent[] = {"",   "a",  "j",   "l",   "z",   "aa",  "ac",     "cb",    "cd",
                                  "mn", "zz", "acb", "acd", "add", "zzz", "zebras", "zebr~", "m"};
    assert_int_equal(find(names, "mm"), 0);
    assert_int_equal(find(names, "cc"), 1);
    assert_int_equal(find(names, "zebra"), 2);
    assert_int_equal(find(names, "k"), 3);
    assert_int_equal(find(names, "acc"), 4);
    assert_int_equal(find(names, "ab"), 5);
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        assert_int_equal(find(names, absent[i]), TABLE_NONE);
}

static void however_many_there_are_each_is_found(void **state) {
    (void)state;
    static const char *const ids[] = {"",        "b",         "b d",         "b d f",
                                      "b d f h", "b d f h j", "b d f h j l", "b d f h j l n"};
    for (uint32_t count = 0; count < MOST; count++) {
        struct indexed indexed;
        const struct names *names = index_ids(&indexed, ids[count]);
        for (char letter = 'a'; letter <= 'z'; letter++) {
            uint32_t place = (uint32_t)(letter - 'b') / 2;
            bool is_there = letter % 2 == 0 && place < count;
            assert_int_equal(find(names, (char[]){letter, 0}), is_there ? place : TABLE_NONE);
        }
    }
}

static void of_equal_names_the_first_is_found(void **state) {
    (void)state;
    struct indexed indexed;
    const struct names *names = index_ids(&indexed, "b a b c a b");
    assert_int_equal(find(names, "b"), 0);
    assert_int_equal(find(names, "a"), 1);
    assert_int_equal(find(names, "c"), 3);
}

/* Of records fewer than there are, those behind them are none of it. */
static void what_stands_behind_is_not_found(void **state) {
    (void)state;
    struct indexed indexed;
    index_ids(&indexed, "a bb zzz");
    struct names fewer =
        names_index(&indexed.table, indexed.records, 2, sizeof *indexed.records, indexed.order);
    assert_int_equal(indexed.order[2], 2);
    assert_int_equal(find(&fewer, "bb"), 1);
    assert_int_equal(find(&fewer, "zzz"), TABLE_NONE);
}

/* Bytes are unsigned, and a name may be empty, as a list's is that has none. */
static void names_are_compared_by_their_bytes(void **state) {
    (void)state;
    struct indexed indexed;
    const struct names *names = index_ids(&indexed, "é  z");
    assert_int_equal(find(names, "é"), 0);
    assert_int_equal(find(names, ""), 1);
    assert_int_equal(find(names, "z"), 2);
    assert_int_equal(find(names, "zz"), TABLE_NONE);
    assert_int_equal(find(names, "\x7f\x7f"), TABLE_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_name_is_found_and_no_other),
        cmocka_unit_test(however_many_there_are_each_is_found),
        cmocka_unit_test(of_equal_names_the_first_is_found),
        cmocka_unit_test(what_stands_behind_is_not_found),
        cmocka_unit_test(names_are_compared_by_their_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
