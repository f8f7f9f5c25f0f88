/* Words found by bits are the words that words_next finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/filter.h"
#include "runtime/runs.h"
#include "runtime/sixteen.h"
#include "runtime/table_format.h"
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
    "\xC4\xB0",
    "ﬁ",
    ";",
    "%",
    "~",
};

struct found {
    uint32_t begin, end, stem_end;
    int kind;
    bool sentence, tagged;
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
    found[(*count)++] = (struct found){token->begin,     token->end,      token->stem_end,
                                       (int)token->kind, token->sentence, token->tagged};
}

static size_t slowly(const struct fold_view *view, const char *text, struct found *found) {
    struct words words = words_of(view, text);
    size_t count = 0;
    for (struct words_token token; words_next(&words, &token);) add_token(found, &count, &token);
    return count;
}

/* All words are wanted, so that each is given. */
static size_t by_runs(const struct fold_view *view, const char *text, struct found *found) {
    static const uint64_t all[1] = {~(uint64_t)0};
    const struct wanted wanted = {{all, 0}, NULL, NULL};
    uint32_t *edges = malloc(runs_room(ROOM));
    struct words words = words_of(view, text);
    struct runs runs = runs_of(view, edges);
    runs.has_apostrophes = true;
    struct runs_word word;
    struct words_token token;
    size_t count = 0;
    for (;;) {
        assert_int_equal(runs_next(&runs, &words, &wanted, false, &word), 0);
        if (word.is_wanted) {
            bool sentence = word.sentence || runs_sentence_ends(view, word.gap, word.begin);
            assert_int_equal(word.hash,
                             table_hash(view->bytes + word.begin, word.end - word.begin));
            found[count++] =
                (struct found){word.begin, word.end, word.end, WORDS_WORD, sentence, false};
        } else if (words_next(&words, &token)) {
            add_token(found, &count, &token);
        } else {
            break;
        }
    }
    free(edges);
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
        assert_int_equal(by_runs(&view, text, b), count);
        for (size_t k = 0; k < count; k++) {
            bool same = a[k].begin == b[k].begin && a[k].end == b[k].end &&
                        a[k].kind == b[k].kind && a[k].stem_end == b[k].stem_end &&
                        a[k].sentence == b[k].sentence && a[k].tagged == b[k].tagged;
            if (!same) fail_msg("token %zu of %.*s", k, (int)size, text);
        }
    }
    free(view.bytes);
}

static void a_filter_never_says_no_wrongly(void **state) {
    (void)state;
    uint64_t words[64] = {0};
    uint32_t random = 3, wrong = 0;
    struct filter filter = {words, 63};
    for (int i = 0; i < 200; i++) filter_add(words, 63, next_random(&random) * 2654435761u);
    random = 3;
    for (int i = 0; i < 200; i++)
        assert_true(filter_has(&filter, next_random(&random) * 2654435761u));
    for (int i = 0; i < 10000; i++)
        wrong += filter_has(&filter, next_random(&random) * 2654435761u);
    assert_true(wrong < 500);
}

static bool is_letter(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

static void sixteen_bytes_are_read_as_one_by_one(void **state) {
    (void)state;
    uint32_t random = 11;
    for (int i = 0; i < 20000; i++) {
        char bytes[16], small[16];
        for (int k = 0; k < 16; k++) bytes[k] = (char)next_random(&random);
        sixteen x = sixteen_load(bytes);
        sixteen_store(small, sixteen_small(x));
        for (int k = 0; k < 16; k++) {
            unsigned char c = (unsigned char)bytes[k];
            assert_int_equal(sixteen_letters(x) >> k & 1, is_letter(c));
            assert_int_equal(sixteen_high(x) >> k & 1, c >= 0x80);
            assert_int_equal(sixteen_equal(x, bytes[0]) >> k & 1, bytes[k] == bytes[0]);
            assert_int_equal((unsigned char)small[k], c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_are_the_same),
        cmocka_unit_test(a_filter_never_says_no_wrongly),
        cmocka_unit_test(sixteen_bytes_are_read_as_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
