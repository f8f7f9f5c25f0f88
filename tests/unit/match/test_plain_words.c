/* SPDX-License-Identifier: Apache-2.0 */
/* Which words are found by bits, which are passed over, and what is left to words_next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/base/bytes16.h"
#include "runtime/base/filter.h"
#include "runtime/match/plain_words.h"
#include "runtime/table/table_format.h"
#include "tests/unit/random.h"

/* As many edges as a text of a few bytes has, and the bytes behind their room as they were. */
static void the_edges_stay_in_their_room(void **state) {
    (void)state;
    static const char text[] = "a b c d e f g h i";
    enum { GUARD = 32 };
    for (size_t size = 0; size < sizeof text; size++) {
        struct fold_view view = fold_view_in(malloc(fold_room(size)), size);
        size_t room = plain_words_room(size);
        unsigned char *edges = malloc(room + GUARD);
        memset(edges, 0xA5, room + GUARD);
        assert_int_equal(fold_text(&view, FOLD_VIEW, text, size, NULL), FOLD_OK);
        struct plain_words runs = plain_words_of(&view, text, size, (uint32_t *)(void *)edges);
        assert_int_equal(runs.edge_count, size + size % 2);
        for (uint32_t i = 0; i < runs.edge_count; i++) assert_int_equal(runs.edges[i], i);
        for (size_t i = room; i < room + GUARD; i++) assert_int_equal(edges[i], 0xA5);
        free(edges);
        free(view.bytes);
    }
}

/* Which words are passed over, which are given, and what is left to words_next. */

enum { SMALL = 256 };

struct reading {
    struct fold_view view;
    uint32_t *edges;
    uint64_t words[8];
    struct wanted wanted;
    bool passes_doubts, has_apostrophes;
};

/* None is wanted but the words given, of which each has a space behind it; NULL: all are. */
static struct reading reading_for(const char *wanted, bool passes_doubts) {
    struct reading r = {.passes_doubts = passes_doubts};
    r.view = fold_view_in(malloc(fold_room(SMALL)), SMALL);
    r.edges = malloc(plain_words_room(SMALL));
    memset(r.words, wanted ? 0 : 0xFF, sizeof r.words);
    for (size_t size; wanted && *wanted; wanted += size + 1) {
        size = strcspn(wanted, " ");
        filter_add(r.words, 7, table_hash(wanted, size));
    }
    return r;
}

/* One line: `3` three words passed over, `+` some runs, however many; `word` given, `.` before it
 * where a sentence had ended;
 * `[token]` left to words_next. A space between two. */
static void reads(const char *wanted, bool passes_doubts, bool has_apostrophes, const char *text,
                  const char *expected) {
    struct reading r = reading_for(wanted, passes_doubts);
    r.wanted = (struct wanted){{r.words, 7}, NULL, NULL};
    assert_int_equal(fold_text(&r.view, FOLD_VIEW, text, strlen(text), NULL), FOLD_OK);
    struct words words = words_of(&r.view, text);
    struct plain_words runs = plain_words_of(&r.view, text, strlen(text), r.edges);
    runs.has_apostrophes = has_apostrophes;
    char line[4 * SMALL] = "", *out = line;
    for (;;) {
        struct plain_word word;
        struct words_token token;
        uint32_t passed = plain_words_next(&runs, &words, &r.wanted, passes_doubts, &word);
        if (passed) out += passes_doubts ? sprintf(out, " +") : sprintf(out, " %u", passed);
        if (word.is_wanted) {
            bool ended = (word.ends | words_ends_between(&r.view, text, word.gap, word.begin)) != 0;
            out += sprintf(out, " %s%.*s", ended ? "." : "", (int)(word.end - word.begin),
                           r.view.bytes + word.begin);
        } else if (words_next(&words, &token)) {
            out += sprintf(out, " [%s%.*s]", token.ends ? "." : "", (int)(token.end - token.begin),
                           r.view.bytes + token.begin);
        } else {
            break;
        }
    }
    if (strcmp(*line ? line + 1 : line, expected) != 0)
        fail_msg("«%s»: «%s», not «%s»", text, *line ? line + 1 : line, expected);
    free(r.view.bytes);
    free(r.edges);
}

/* Words between spaces and signs that join none are found without a closer look. */
static void plain_words_are_given_at_once(void **state) {
    (void)state;
    reads(NULL, false, true, "", "");
    reads(NULL, false, true, " , ", "");
    reads(NULL, false, true, "one", ".one");
    reads(NULL, false, true, "one two, three; four", ".one two three four");
    reads(NULL, false, true, " One  TWO\t3\n", ".one two 3");
    reads(NULL, false, true, "été fête ÖL 9é", ".été fête öl 9é");
    reads(NULL, false, true, "longer-than eight bytes: abcdefghijklmnopqrstuvwxyz a",
          "[.longer] [than] eight bytes abcdefghijklmnopqrstuvwxyz a");
    for (const char *sign = "!\"$%&()*,;<=>?[\\]^{|}~ \t\n\r./-+"; *sign; sign++) {
        const char *expected = strchr("!?", *sign) ? ".one .two" : ".one two";
        if (*sign == '.') expected = "[.one] .two";
        if (*sign == '-') expected = "[.one] [two]";
        char text[] = {'o', 'n', 'e', *sign, 't', 'w', 'o', *sign, ' ', '\0'};
        reads(NULL, false, true, text, expected);
    }
}

static void a_sentence_ends_between_words(void **state) {
    (void)state;
    reads(NULL, false, true, "one. two three! four", ".one .two three .four");
    reads(NULL, false, true, "one, (two?) 3\n\n4 five", ".one two .3 .4 five");
    reads("two four ", false, true, "one. two three! four five", "1 .two 1 .four 1");
    reads("four ", false, true, "one. two, three four", "3 four");
    reads("one ", false, true, "  one two", ".one 1");
}

static void signs_that_may_join_are_left(void **state) {
    (void)state;
    reads(NULL, false, true, "www.x ww.x wwww.x www x", "[.www.x] [.ww] .x [wwww] .x www x");
    reads(NULL, false, true, "a/b abc/innen a_b ab_in a*b ab*in",
          ".a b [abc/innen] a b [ab_in] a b [ab*in]");
    reads(NULL, false, true, "one.is one-in www-x www/x", "[.one] .is [one] [in] [www] [x] www x");
    reads(NULL, false, true, "a:b c", "[.a] b c");
    reads(NULL, false, true, "l'a don't a' b", "[.l] a [don't] [a] b");
    reads(NULL, false, true, "one.two @a b", "[.one] .two [@a] b");
    reads(NULL, false, true, "x arbaIn abIn aIn y", ".x [arbain] [abin] ain y");
    reads(NULL, false, true, "foo--bar.ch x", "[.foo--bar.ch] [.foo] [bar] [.ch] [x]");
    reads(NULL, false, true, "one. two, c-d @a b", ".one .two [c] [d] [@a] b");
    reads(NULL, false, true, "a #bc d e", ".a [bc] [bc] [d] e");
    reads(NULL, false, true, "x@y.z b", "[.x@y.z] .b");
    reads(NULL, false, true, "東京 a 東x", "[.東] [京] a [東] [x]");
    reads(NULL, false, true,
          "\xCC\x81"
          "a b",
          "[.a] b");
}

/* A sign that makes a word more stands no further on: told for 64 bytes at a time. */
static void behind_the_last_sign_no_address_stands(void **state) {
    (void)state;
    char text[SMALL], expected[SMALL];
    for (size_t spaces = 58; spaces <= 62; spaces++) {
        sprintf(text, "@a%*s one+two", (int)spaces, "");
        bool is_left = spaces + 6 < 64;
        sprintf(expected, "[.@a] %s two", is_left ? "[.one]" : ".one");
        reads(NULL, false, true, text, expected);
    }
    sprintf(text, "%*sone+two %*s:b one+two", 64, "", 40, "");
    reads(NULL, false, true, text, "[.one] two b [one] two");
}

/* Where nobody needs to know, parts of links, addresses and the like are passed over. */
static void doubts_are_passed_over_where_nobody_asks(void **state) {
    (void)state;
    reads("", true, true, "", "");
    reads("", true, true, "https://www.acme.example/a_b?c a@b.example @x y/innen 東京",
          "+ [東] [京]");
    reads("", true, true, "one. two three! four", "+");
    reads("", true, true, "one two #three four", "+ [three] [three] [four]");
    reads("", true, true, "one,# two", "+");
    reads("", true, true, "one # two #", "+");
    reads("", true, true, "#one", "[.one] [.one]");
    reads("", true, true, "one #__two", "+ [__two] [two]");
    reads("", true, true, "one don' two", "+ [don] +");
    reads("", true, false, "one don' two", "+");
    reads("", true, true, "don't ask l'a", "[.don't] + [l] +");
    reads("", true, false, "don't ask l'a", "+");
    reads("", true, false, "don$t ask #a", "+ [a] [a]");
    reads("two ", true, true, "one. two three", "+ .two +");
    reads("two ", true, true, "one.two three two.three", "+ [one] [.two] + [two] +");
    reads("acme ", true, true, "see http://acme.example/x acme y",
          "+ [http://acme.example/x] acme +");
    reads("acme ", true, true, "a b@acme.example, acme", "+ [b@acme.example] acme");
    reads("acme ", true, true, "x,acme y", "+ acme +");
    reads("acme ", true, true, "a (acme) \"acme\" acme", "+ [acme] acme acme");
    /* Bytes of other characters are no white space, whatever their lower seven bits say. */
    reads("foo ", true, true, "x 렀,foo", "+ [렀] [foo]");
    reads("дом ", true, true, "x семья!дом", "+ [семья] [.дом]");
    reads("foo ", true, true, "a+fooa+foo foo", "+ [a] [fooa] [foo] foo");
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

static void bytes16_bytes_are_read_as_one_by_one(void **state) {
    (void)state;
    uint32_t random = 11;
    for (int i = 0; i < 20000; i++) {
        char bytes[16], small[16];
        for (int k = 0; k < 16; k++) bytes[k] = (char)next_random(&random);
        sixteen x = bytes16_load(bytes);
        bytes16_store(small, bytes16_small(x));
        for (int k = 0; k < 16; k++) {
            unsigned char c = (unsigned char)bytes[k];
            assert_int_equal(bytes16_letters(x) >> k & 1, is_letter(c));
            assert_int_equal(bytes16_high(x) >> k & 1, c >= 0x80);
            assert_int_equal(bytes16_equal(x, bytes[0]) >> k & 1, bytes[k] == bytes[0]);
            assert_int_equal((unsigned char)small[k], c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_edges_stay_in_their_room),
        cmocka_unit_test(plain_words_are_given_at_once),
        cmocka_unit_test(a_sentence_ends_between_words),
        cmocka_unit_test(signs_that_may_join_are_left),
        cmocka_unit_test(behind_the_last_sign_no_address_stands),
        cmocka_unit_test(doubts_are_passed_over_where_nobody_asks),
        cmocka_unit_test(a_filter_never_says_no_wrongly),
        cmocka_unit_test(bytes16_bytes_are_read_as_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
