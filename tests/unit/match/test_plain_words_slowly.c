/* SPDX-License-Identifier: Apache-2.0 */
/* Words found by bits are the words that words_next finds, in random texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/base/filter.h"
#include "runtime/match/plain_words.h"
#include "runtime/table/table_format.h"
#include "tests/unit/random.h"

enum { ROOM = 512, MOST = 600 };

/* Pieces that meet in every order: letters of all sorts, signs that join or end words. */
static const char *const pieces[] = {
    "a",
    "innen",
    "s",
    "don",
    "l",
    "qu",
    "www",
    "http",
    "é",
    "я",
    "ь",
    "렀",
    "ß",
    "e\xCC\x81",
    "\xCC\x81",
    "東",
    "ก",
    "12",
    "x9",
    "longerthaneight",
    " ",
    "  ",
    "\n",
    ".",
    ",",
    "!",
    "?",
    ":",
    "://",
    "/",
    "-",
    "_",
    "*",
    "+",
    "'",
    "’",
    "@",
    "#",
    "&",
    "\"",
    "«",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "·",
    "(",
    "…",
    "🎉",
    "AbC",
    "arba",
    "ab",
    "In",
    "Innen",
    "e-s",
    ".e",
    "(e)s",
    ".com",
    ".la/",
    "ə",
    "@",
    "‐",
    "\xC4\xB0",
    "ﬁ",
    ";",
    "%",
    "~",
};

struct found {
    uint32_t begin, end, stem_end;
    int kind;
    unsigned ends;
    bool tagged;
};

static size_t make_text(uint32_t *state, char *text) {
    size_t size = 0, count = next_random(state) % 40;
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[next_random(state) % (sizeof pieces / sizeof *pieces)];
        size_t length = strlen(piece);
        if (size + length >= ROOM) break;
        memcpy(text + size, piece, length);
        size += length;
    }
    return size;
}

static void add_token(struct found *found, size_t *count, const struct words_token *token) {
    found[(*count)++] = (struct found){token->begin,     token->end,  token->stem_end,
                                       (int)token->kind, token->ends, token->tagged};
}

static size_t slowly(const struct fold_view *view, const char *text, struct found *found) {
    struct words words = words_of(view, text);
    size_t count = 0;
    for (struct words_token token; words_next(&words, &token);) add_token(found, &count, &token);
    return count;
}

/* The caller frees the edges. */
static struct plain_words runs_of(const struct fold_view *view, const char *text, size_t size) {
    struct plain_words runs = plain_words_of(view, text, size, malloc(plain_words_room(ROOM)));
    runs.has_apostrophes = true;
    return runs;
}

/* All words are wanted, so that each is given. */
static size_t by_runs(const struct fold_view *view, const char *text, size_t size,
                      struct found *found) {
    static const uint64_t all[1] = {~(uint64_t)0};
    const struct wanted wanted = {{all, 0}, NULL, NULL};
    struct words words = words_of(view, text);
    struct plain_words runs = runs_of(view, text, size);
    struct plain_word word;
    struct words_token token;
    size_t count = 0;
    for (;;) {
        assert_int_equal(plain_words_next(&runs, &words, &wanted, false, &word), 0);
        if (word.is_wanted) {
            unsigned ends = word.ends | words_ends_between(view, text, word.gap, word.begin);
            assert_int_equal(word.hash,
                             table_hash(view->bytes + word.begin, word.end - word.begin));
            found[count++] =
                (struct found){word.begin, word.end, word.end, WORDS_WORD, ends, false};
        } else if (words_next(&words, &token)) {
            add_token(found, &count, &token);
        } else {
            break;
        }
    }
    free(runs.edges);
    return count;
}

static void the_words_are_the_same(void **state) {
    (void)state;
    static struct found a[MOST], b[MOST];
    uint32_t random = 7;
    struct fold_view view = fold_view_in(malloc(fold_room(ROOM)), ROOM);
    for (int i = 0; i < 60000; i++) {
        char text[ROOM];
        size_t size = make_text(&random, text);
        assert_int_equal(fold_text(&view, FOLD_VIEW, text, size, NULL), FOLD_OK);
        size_t count = slowly(&view, text, a);
        assert_int_equal(by_runs(&view, text, size, b), count);
        for (size_t k = 0; k < count; k++) {
            bool same = a[k].begin == b[k].begin && a[k].end == b[k].end &&
                        a[k].kind == b[k].kind && a[k].stem_end == b[k].stem_end &&
                        a[k].ends == b[k].ends && a[k].tagged == b[k].tagged;
            if (!same) fail_msg("token %zu of %.*s", k, (int)size, text);
        }
    }
    free(view.bytes);
}

/* Reads a text as those do who pass over doubts: keeps words that the filter may have, but notes no
 * sentences, which they do not need. */
static size_t passing(const struct fold_view *view, const char *text, size_t size,
                      const struct wanted *wanted, struct found *found) {
    struct words words = words_of(view, text);
    struct plain_words runs = runs_of(view, text, size);
    struct plain_word word;
    struct words_token token;
    size_t count = 0, turns = 0;
    for (;;) {
        assert_true(turns++ < MOST);
        plain_words_next(&runs, &words, wanted, true, &word);
        if (word.is_wanted)
            found[count++] = (struct found){word.begin, word.end, word.end, WORDS_WORD, 0, false};
        else if (plain_words_ended(&runs, &words) || !words_next(&words, &token))
            break;
        else if (token.kind == WORDS_WORD &&
                 filter_has(&wanted->filter,
                            table_hash(view->bytes + token.begin, token.stem_end - token.begin)))
            add_token(found, &count, &token);
    }
    free(runs.edges);
    return count;
}

static size_t only_wanted(const struct fold_view *view, const struct wanted *wanted,
                          struct found *found, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (found[i].kind == WORDS_WORD &&
            filter_has(&wanted->filter, table_hash(view->bytes + found[i].begin,
                                                   found[i].stem_end - found[i].begin)))
            found[kept++] = found[i];
    return kept;
}

static void no_wanted_word_is_passed_over(void **state) {
    (void)state;
    static const char *const pool[] = {"a", "s", "don", "longerthaneight", "é", "я", "12", "abc"};
    static struct found a[MOST], b[MOST];
    uint32_t random = 5;
    struct fold_view view = fold_view_in(malloc(fold_room(ROOM)), ROOM);
    for (int i = 0; i < 60000; i++) {
        uint64_t bits[64] = {0};
        const struct wanted wanted = {{bits, 63}, NULL, NULL};
        char text[ROOM];
        size_t size = make_text(&random, text);
        for (int k = 0; k < 2; k++) {
            const char *word = pool[next_random(&random) % (sizeof pool / sizeof *pool)];
            filter_add(bits, 63, table_hash(word, strlen(word)));
        }
        assert_int_equal(fold_text(&view, FOLD_VIEW, text, size, NULL), FOLD_OK);
        size_t count = only_wanted(&view, &wanted, a, slowly(&view, text, a));
        assert_int_equal(passing(&view, text, size, &wanted, b), count);
        for (size_t k = 0; k < count; k++)
            if (a[k].begin != b[k].begin || a[k].end != b[k].end || a[k].stem_end != b[k].stem_end)
                fail_msg("word %zu of %.*s", k, (int)size, text);
    }
    free(view.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_are_the_same),
        cmocka_unit_test(no_wanted_word_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
