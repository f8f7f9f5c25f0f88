/* SPDX-License-Identifier: Apache-2.0 */
/* What looking for terms keeps of words and what it passes over. */
#include "tests/unit/made_searcher.h"
#include "tests/unit/random.h"

static void hits_know_their_words(void **state) {
    (void)state;
    const char *text = "un deux #TroisQuatre cinq";
    struct searcher *s = searcher_for("deux|trois quatre|cinq", strlen(text));
    static const uint32_t first[] = {1, 2, 4}, last[] = {1, 3, 4};
    size_t count;
    terms_find(&s->work, text, strlen(text), s->hits, s->capacity, &count, NULL);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(s->hits[i].first_word, first[i]);
        assert_int_equal(s->hits[i].last_word, last[i]);
    }
    assert_int_equal(s->work.token_count, 1);
    assert_int_equal(s->work.tokens[0].kind, WORDS_HASHTAG);
    searcher_free(s);
}

static void failures_are_told(void **state) {
    (void)state;
    struct searcher *s = searcher_for("a", 8);
    size_t count, where = 0;
    assert_int_equal(terms_find(&s->work, "a a a", 5, s->hits, 2, &count, NULL), TERMS_TOO_MANY);
    assert_int_equal(terms_find(&s->work, "a a a", 5, s->hits, 3, &count, NULL), TERMS_OK);
    assert_int_equal(count, 3);
    assert_int_equal(terms_find(&s->work, "a\xFF", 2, s->hits, 3, &count, &where), TERMS_NOT_UTF8);
    assert_int_equal(where, 1);
    assert_int_equal(terms_find(&s->work, "aaaaaaaaa", 9, s->hits, 3, &count, NULL),
                     TERMS_TOO_LONG);
    searcher_free(s);
}

/* When the numbers of words have gone round, no class of an old word is taken for the new one's. */
static void counting_words_goes_round(void **state) {
    (void)state;
    struct searcher *s = searcher_for("a", 8);
    size_t count;
    s->work.stamp = UINT32_MAX - 1;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(terms_find(&s->work, "a", 1, s->hits, 8, &count, NULL), TERMS_OK);
        assert_int_equal(count, 1);
    }
    searcher_free(s);
}

static void the_words_of_a_pattern_are_those_in_it(void **state) {
    (void)state;
    struct searcher *s = searcher_for("%PRJ-##|%:)", 64);
    const char *text = "one PRJ-12 two :) three";
    static const int32_t first[] = {1, 4}, last[] = {2, 3};
    size_t count;
    terms_find(&s->work, text, strlen(text), s->hits, s->capacity, &count, NULL);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(s->hits[i].first_word, first[i]);
        assert_int_equal(s->hits[i].last_word, last[i]);
    }
    searcher_free(s);
}

/* The NFD, upper-cased and unaccented forms of a text find the same terms. */
static void forms_of_a_text_find_the_same(void **state) {
    static const char *const forms[][4] = {
        {"a", "a", "A", "A"},
        {"é", "e\xCC\x81", "É", "E"},
        {"ç", "c\xCC\xA7", "Ç", "C"},
        {"ö", "o\xCC\x88", "Ö", "O"},
        {"ù", "u\xCC\x80", "Ù", "U"},
        {"n", "n\xC2\xAD", "N", "N"},
        {"œ", "œ\xE2\x80\x8D", "Œ", "OE"},
        {"ß", "ß\xCD\x8F", "SS", "SS"},
        {"ệ", "e\xCC\x82\xCC\xA3", "Ệ", "E"},
        {"'", "’", "´", "'"},
    };
    uint32_t seed = 11;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        char form[4][128] = {"n", "n", "N", "N"};
        uint32_t size = 1 + random_below(&seed, 6);
        for (uint32_t i = 0; i < size; i++) {
            uint32_t letter = random_below(&seed, sizeof forms / sizeof forms[0] - (i + 1 == size));
            for (int f = 0; f < 4; f++) strcat(form[f], forms[letter][f]);
        }
        for (int f = 0; f < 4; f++) {
            struct searcher *s = searcher_for(form[0], strlen(form[f]));
            size_t count;
            assert_int_equal(
                terms_find(&s->work, form[f], strlen(form[f]), s->hits, s->capacity, &count, NULL),
                TERMS_OK);
            if (count == 0) fail_msg("%s is not found in %s", form[0], form[f]);
            searcher_free(s);
        }
    }
}

/* Words that may be part of a link or the like are passed over where nobody needs to know; what is
 * found is the same. */
static void pass_over_doubts(bool with_stars) {
    static const char *const pieces[] = {
        "acme", "team", "s",  "innen", "don",   "www",  "http", "x9", "été", " ",    " ", "  ",
        ".",    ",",    ":",  "://",   "/",     "-",    "_",    "*",  "'",   "@",    "#", "&",
        "!",    "\n",   "l'", "é",     "Innen", ".com", "(e)s", ".e", "ə",   "mail", "e",
    };
    enum { ROOM = 256 };
    const char *terms =
        with_stars ? "acme*|*s|x*|*nen|été|acme team|te* don x9|*h|done|e-mail|teamen"
                   : "acme|s|innen|été|acme team|team don x9|www|done|email|acmeteam|teamen|dono";
    static const uint64_t all[1] = {~(uint64_t)0};
    struct searcher *fast = searcher_for(terms, ROOM);
    struct searcher *slow = searcher_for(terms, ROOM);
    uint32_t random = 5;
    assert_true(fast->work.passes_doubts);
    slow->work.passes_doubts = false;
    slow->work.wanted = (struct wanted){{all, 0}, NULL, NULL};
    for (int i = 0; i < 60000; i++) {
        char text[ROOM];
        size_t size = 0, pieces_left = next_random(&random) % 30, a, b;
        for (; pieces_left > 0; pieces_left--) {
            const char *piece = pieces[next_random(&random) % (sizeof pieces / sizeof *pieces)];
            if (size + strlen(piece) > ROOM) break;
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        terms_find(&fast->work, text, size, fast->hits, fast->capacity, &a, NULL);
        terms_find(&slow->work, text, size, slow->hits, slow->capacity, &b, NULL);
        bool same = a == b;
        for (size_t k = 0; same && k < a; k++)
            same = fast->hits[k].term == slow->hits[k].term &&
                   fast->hits[k].begin == slow->hits[k].begin &&
                   fast->hits[k].end == slow->hits[k].end;
        if (!same) fail_msg("%.*s", (int)size, text);
    }
    searcher_free(fast);
    searcher_free(slow);
}

static void passing_over_doubts_loses_nothing(void **state) {
    (void)state;
    pass_over_doubts(false);
    pass_over_doubts(true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_know_their_words),
        cmocka_unit_test(failures_are_told),
        cmocka_unit_test(counting_words_goes_round),
        cmocka_unit_test(the_words_of_a_pattern_are_those_in_it),
        cmocka_unit_test(forms_of_a_text_find_the_same),
        cmocka_unit_test(passing_over_doubts_loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
