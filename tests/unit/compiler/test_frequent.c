/* SPDX-License-Identifier: Apache-2.0 */
/* The everyday words of each language, and 1 of how many posts has one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compiler/base/spelling.h"
#include "compiler/meaning/advice/frequent.h"

#include <stdlib.h>

static const struct row {
    enum language language;
    const char *word;
    unsigned share;
} rows[] = {
#define W(word, share)            {0, word, share},
#define FREQUENT(code, CODE, ...) {LANGUAGE_##CODE, NULL, 0}, __VA_ARGS__
#include "compiler/meaning/advice/frequent.def"
#undef FREQUENT
#undef W
};

enum { ROWS = sizeof rows / sizeof *rows };

static unsigned share(enum language language, const char *word) {
    return frequent_share(language, str_of(word));
}

/* As the matcher compares them, each once, none too short to be asked for; of a share of which two
 * are told of. */
static void a_word_is_found_in_its_language(void **state) {
    (void)state;
    struct arena *arena = arena_new(abort);
    enum language language = LANGUAGE_NONE;
    size_t words[LANGUAGE_COUNT] = {0};
    for (size_t i = 0; i < ROWS; i++) {
        struct str word = str_of(rows[i].word);
        if (!rows[i].word) {
            language = rows[i].language;
            continue;
        }
        assert_int_equal(frequent_share(language, word), rows[i].share);
        assert_true(str_equal(spelling_key(arena, word), word));
        assert_true(str_characters(word) > 2);
        assert_true(frequent_posts(2 * rows[i].share) > 0);
        if (rows[i - 1].word) assert_true(str_compare(str_of(rows[i - 1].word), word) < 0);
        words[language]++;
    }
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) assert_in_range(words[i], 100, 2000);
    arena_free(arena);
}

static void another_word_is_in_none(void **state) {
    (void)state;
    assert_int_equal(share(LANGUAGE_DE, "die"), 3075);
    assert_int_equal(share(LANGUAGE_EN, "die"), 0);
    assert_int_equal(share(LANGUAGE_DE, "Die"), 0);
    assert_int_equal(share(LANGUAGE_DE, "di"), 0);
    assert_int_equal(share(LANGUAGE_DE, "diee"), 0);
    assert_int_equal(share(LANGUAGE_DE, ""), 0);
    assert_int_equal(share(LANGUAGE_DE, "dass"), 588);
    assert_int_equal(share(LANGUAGE_DE, "daß"), 0);
    assert_int_equal(share(LANGUAGE_FR, "été"), 132);
    assert_int_equal(share(LANGUAGE_FR, "ete"), 0);
    assert_int_equal(share(LANGUAGE_FR, "cœur"), 36);
    assert_int_equal(frequent_share(LANGUAGE_EN, (struct str){"their", 3}),
                     share(LANGUAGE_EN, "the"));
    static const char *const names[] = {"acme",   "apple", "coop", "migros",
                                        "orange", "post",  "sage", "swiss"};
    for (enum language language = 0; language < LANGUAGE_COUNT; language++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            assert_int_equal(share(language, names[i]), 0);
}

/* The share of posts of FREQUENT_POST words that have a word of that share. */
static double posts_with(unsigned share) {
    double none = 1;
    for (int i = 0; i < FREQUENT_POST; i++) none *= 1 - (double)share / FREQUENT_PER;
    return 1 - none;
}

/* Between two steps the one that is nearer, as one number is to the other. */
static void what_is_said_is_the_nearest_step(void **state) {
    (void)state;
    static const unsigned steps[] = {2, 3, 5, 10, 20, 50, 100};
    size_t step = 6;
    for (unsigned share = 0; share <= FREQUENT_PER; share++) {
        double posts = posts_with(share);
        while (step > 0 && posts * posts * steps[step - 1] * steps[step] >= 1) step--;
        assert_int_equal(frequent_posts(share), step == 6 ? 0 : steps[step]);
    }
    assert_int_equal(step, 0);
}

static void the_first_of_each_step(void **state) {
    (void)state;
    static const unsigned said[][2] = {{0, 0},    {71, 0},   {72, 50},  {160, 50},        {161, 20},
                                       {366, 20}, {367, 10}, {759, 10}, {760, 5},         {1482, 5},
                                       {1483, 3}, {2589, 3}, {2590, 2}, {FREQUENT_PER, 2}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_int_equal(frequent_posts(said[i][0]), said[i][1]);
    assert_int_equal(frequent_posts(72), FREQUENT_SELDOM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_found_in_its_language),
        cmocka_unit_test(another_word_is_in_none),
        cmocka_unit_test(what_is_said_is_the_nearest_step),
        cmocka_unit_test(the_first_of_each_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
