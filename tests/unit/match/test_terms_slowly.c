/* SPDX-License-Identifier: Apache-2.0 */
/* What is found in a text is what holding each term against each of its places finds; and what the
 * words of a text, many or long, leave behind. */
#include "runtime/base/limits.h"
#include "tests/unit/made_searcher.h"
#include "tests/unit/random.h"

enum { TERMS = 8, TERM_WORDS = 4, LETTERS = 4, WORDS = 12 };

/* Letters of one byte and of two, none of which has another spelling. */
static const char *const letters[LETTERS] = {"a", "b", "\xD0\xB6", "\xD1\x8E"};

struct slow_word {
    char letters[8]; /* numbers of letters, one each, behind 'A' */
    bool before, behind;
};

struct slow_term {
    struct slow_word words[TERM_WORDS];
    uint32_t count;
};

static void make_word(uint32_t *random, struct slow_word *word, uint32_t most, bool has_stars) {
    uint32_t size = 1 + random_below(random, most), form = random_below(random, 6);
    for (uint32_t i = 0; i < size; i++)
        word->letters[i] = (char)('A' + random_below(random, LETTERS));
    word->letters[size] = '\0';
    word->before = has_stars && form & 1;
    word->behind = has_stars && form & 2;
}

static void write_word(char *text, const struct slow_word *word) {
    if (word->before) strcat(text, "*");
    for (const char *c = word->letters; *c; c++) strcat(text, letters[*c - 'A']);
    if (word->behind) strcat(text, "*");
}

static bool word_matches(const struct slow_word *term, const char *word) {
    size_t size = strlen(term->letters), length = strlen(word);
    if (size > length) return false;
    if (term->before && term->behind) return strstr(word, term->letters) != NULL;
    if (term->before) return strcmp(word + length - size, term->letters) == 0;
    return strncmp(word, term->letters, size) == 0 && (term->behind || size == length);
}

static void found_slowly(const struct slow_term *terms, uint32_t term_count,
                         const struct slow_word *words, uint32_t word_count, char *line) {
    for (uint32_t first = 0; first < word_count; first++)
        for (uint32_t size = 1; size <= TERM_WORDS && first + size <= word_count; size++)
            for (uint32_t i = 0; i < term_count; i++) {
                bool matches = terms[i].count == size;
                for (uint32_t k = 0; matches && k < size; k++)
                    matches = word_matches(&terms[i].words[k], words[first + k].letters);
                if (matches) line += sprintf(line, "%u %u-%u|", i, first, first + size - 1);
            }
}

/* The same, with room for no hit more. */
static void find_quickly(struct searcher *s, const char *text, char *line, size_t capacity) {
    size_t count;
    *line = '\0';
    assert_int_equal(terms_find(&s->work, text, strlen(text), s->hits, capacity, &count, NULL),
                     TERMS_OK);
    for (size_t i = 0; i < count; i++)
        line += sprintf(line, "%u %d-%d|", s->hits[i].term, s->hits[i].first_word,
                        s->hits[i].last_word);
}

static void terms_of_words_and_stars_are_found(bool has_stars, uint32_t longest) {
    static char slow[65536], quick[65536];
    uint32_t random = 37;
    for (int round = 0; round < 150; round++) {
        struct slow_term terms[TERMS];
        struct slow_word words[WORDS];
        char all[1024] = "";
        for (uint32_t i = 0; i < TERMS; i++) {
            terms[i].count = 1 + random_below(&random, TERM_WORDS);
            if (i) strcat(all, "|");
            for (uint32_t k = 0; k < terms[i].count; k++) {
                make_word(&random, &terms[i].words[k], longest, has_stars);
                if (k) strcat(all, " ");
                write_word(all, &terms[i].words[k]);
            }
        }
        struct searcher *s = searcher_for(all, 512);
        for (int texts = 0; texts < 20; texts++) {
            char text[512] = "";
            uint32_t count = random_below(&random, WORDS + 1);
            for (uint32_t i = 0; i < count; i++) {
                make_word(&random, &words[i], longest + 1, false);
                write_word(text, &words[i]);
                strcat(text, " ");
            }
            *slow = '\0';
            found_slowly(terms, TERMS, words, count, slow);
            size_t hits = 0;
            for (const char *c = slow; *c; c++) hits += *c == '|';
            find_quickly(s, text, quick, hits);
            if (strcmp(slow, quick) != 0) fail_msg("%s in %s: %s, not %s", all, text, quick, slow);
        }
        searcher_free(s);
    }
}

static void terms_are_found_word_by_word(void **state) {
    (void)state;
    terms_of_words_and_stars_are_found(false, 1);
    terms_of_words_and_stars_are_found(false, 2);
}

static void stars_are_found_letter_by_letter(void **state) {
    (void)state;
    terms_of_words_and_stars_are_found(true, 1);
    terms_of_words_and_stars_are_found(true, 3);
}

/* Words of one hash: each is found by itself. */
static void words_of_one_hash_are_told_apart(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"avll", "mxyc"}, {"fowda", "owcc"}, {"zrsva", "vqyoa"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *one = pairs[i][0], *other = pairs[i][1];
        char both[32], text[32], expected[32];
        assert_int_equal(table_hash(one, (uint32_t)strlen(one)),
                         table_hash(other, (uint32_t)strlen(other)));
        sprintf(text, "%s %s", one, other);
        sprintf(expected, "0 %s|", one);
        finds(one, text, expected);
        sprintf(expected, "0 %s|", other);
        finds(other, text, expected);
        sprintf(both, "%s|%s", one, other);
        sprintf(expected, "0 %s|1 %s|", one, other);
        finds(both, text, expected);
        sprintf(both, "%s*|*%s*", one, other);
        finds(both, text, expected);
        sprintf(both, "*%s|%s*", one, other);
        finds(both, text, expected);
    }
}

/* What a phrase goes over. */

static void links_stand_between_the_words_of_a_phrase(void **state) {
    (void)state;
    finds("acme team", "acme https://x.example/y team", "0 acme https://x.example/y team|");
    finds("acme team", "acme @x, team", "0 acme @x, team|");
    finds("acme team", "acme. @x team", "");
    finds("acme team", "acme @x. team", "");
    finds("acme team", "acme. team:x", "");
    finds("acme team", "acme:x. team:x acme team:x", "0 acme team|");
    finds("a b|a c|a d|a e", "a d a b a", "2 a d|0 a b|");
    finds("*acme*", "https://acme.example info@acme.example @acme www.acme.example xacmex",
          "0 xacmex|");
}

/* Whether a word is found at once or looked at closely: behind a `:` all are. */
static void a_word_with_more_spellings_is_found_once(void **state) {
    (void)state;
    finds("état|etat", "etat ETAT: etat:x", "0 etat|1 etat|0 ETAT|1 ETAT|0 etat|1 etat|");
    finds("présidenté", "présidente:x présidente@ présidente', présidente", "0 présidente|");
    finds("don't|aujourd'hui", "I don't, aujourd’hui don", "0 don't|1 aujourd’hui|");
    finds("=Acme|acme", "Acme acme Acme:x acme:x", "0 Acme|1 Acme|1 acme|0 Acme|1 Acme|1 acme|");
}

/* A word of a hashtag stands right beside others, which are no part of it. */
static void the_words_of_a_hashtag_end(void **state) {
    (void)state;
    finds("abcd*", "#XyAbCd", "");
    finds("*abcd", "#AbCdXy", "");
    finds("*xx", "#Xx", "0 Xx|");
    finds("=post*", "POSTAMT postamt", "0 postamt|");
    finds("ab|cd|xy", "#XyAbCd", "2 Xy|0 Ab|1 Cd|");
}

/* More than there is room for is no hit; each is counted once. */
static void as_many_are_found_as_there_is_room_for(void **state) {
    (void)state;
    struct searcher *s = searcher_for("acme|acme*|a b|a c|a d", 64);
    char line[256];
    find_quickly(s, "acme", line, 2);
    assert_string_equal(line, "0 0-0|1 0-0|");
    find_quickly(s, "a c a b", line, 2);
    assert_string_equal(line, "3 0-1|2 2-3|");
    size_t count = 9;
    assert_int_equal(terms_find(&s->work, "acme", 4, s->hits, 1, &count, NULL), TERMS_TOO_MANY);
    count = 9;
    assert_int_equal(terms_find(&s->work, "\xFF", 1, s->hits, 1, &count, NULL), TERMS_NOT_UTF8);
    assert_int_equal(count, 0);
    searcher_free(s);
}

static void finds_two_at(struct searcher *s, uint32_t number) {
    size_t count;
    s->work.stamp = number;
    assert_int_equal(terms_find(&s->work, "b a", 3, s->hits, 8, &count, NULL), TERMS_OK);
    assert_int_equal(count, 2);
}

/* Numbers of words that have come before, in the round before, or never. */
static void a_class_is_met_at_any_number_of_a_word(void **state) {
    (void)state;
    static const uint32_t numbers[] = {0, UINT32_MAX, 0x01010100, UINT32_MAX, 0x01010100};
    for (size_t first = 0; first < sizeof numbers / sizeof *numbers; first++) {
        struct searcher *s = searcher_for("a|b|c", 8);
        for (size_t i = first; i < sizeof numbers / sizeof *numbers; i++)
            finds_two_at(s, numbers[i]);
        size_t count;
        s->work.stamp = UINT32_MAX;
        assert_int_equal(terms_find(&s->work, "c", 1, s->hits, 8, &count, NULL), TERMS_OK);
        finds_two_at(s, 0x01010100);
        searcher_free(s);
    }
}

/* Longer than a term may be: looked up in no spelling of its own, and what follows is found. */
static void words_longer_than_any_term_are_passed_over(void **state) {
    (void)state;
    enum { LONG = 2 * LIMIT_TERM_BYTES };
    static const size_t sizes[] = {LIMIT_TERM_BYTES - 1, LIMIT_TERM_BYTES, LIMIT_TERM_BYTES + 1,
                                   LONG};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        static char term[LONG + 2], text[4 * LONG];
        term[0] = '=';
        memset(term + 1, 'a', sizes[i]);
        term[1 + sizes[i]] = '\0';
        bool is_term = sizes[i] <= LIMIT_TERM_BYTES;
        struct searcher *s = searcher_for(is_term ? term : "=AI|città", 4 * LONG);
        sprintf(text, "%s %s' #%s AI citta'", term + 1, term + 1, term + 1);
        size_t count;
        assert_int_equal(
            terms_find(&s->work, text, strlen(text), s->hits, s->capacity, &count, NULL), TERMS_OK);
        assert_int_equal(count, is_term ? 3 : 2);
        searcher_free(s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_found_word_by_word),
        cmocka_unit_test(stars_are_found_letter_by_letter),
        cmocka_unit_test(words_of_one_hash_are_told_apart),
        cmocka_unit_test(links_stand_between_the_words_of_a_phrase),
        cmocka_unit_test(a_word_with_more_spellings_is_found_once),
        cmocka_unit_test(the_words_of_a_hashtag_end),
        cmocka_unit_test(as_many_are_found_as_there_is_room_for),
        cmocka_unit_test(a_class_is_met_at_any_number_of_a_word),
        cmocka_unit_test(words_longer_than_any_term_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
