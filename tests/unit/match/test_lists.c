/* SPDX-License-Identifier: Apache-2.0 */
/* Occurrences of lists and how near they are to each other, as a slow reading of lists and text
 * has them. */
#include "runtime/decide/scratch.h"
#include "tests/unit/made_table.h"
#include "tests/unit/random.h"

#include <stdio.h>

enum { LISTS = 6, TERMS = 3, WORDS = 12, HITS = LISTS * TERMS * WORDS };

/* Words of one letter, a space behind each. */
static const char letters[] = "abcd";

struct slow_term {
    uint32_t number; /* in the table */
    char words[4];   /* a letter each */
    uint32_t count;
    bool is_exception;
};

struct slow_list {
    struct slow_term terms[TERMS];
    uint32_t term_count;
    unsigned included, excepted; /* a bit a list */
};

struct slow {
    struct slow_list lists[LISTS];
    char text[WORDS + 1]; /* a letter a word */
};

struct slow_hit {
    uint32_t term, first, last; /* words */
};

static void make_lists(struct slow *slow, uint32_t *random) {
    for (uint32_t i = 0, number = 0; i < LISTS; i++) {
        struct slow_list *list = &slow->lists[i];
        *list = (struct slow_list){.term_count = 1 + random_below(random, TERMS)};
        for (uint32_t k = 0; k < list->term_count; k++) {
            struct slow_term *term = &list->terms[k];
            term->number = number++;
            term->count = 1 + random_below(random, 3) / (1 + random_below(random, 2));
            for (uint32_t n = 0; n < term->count; n++)
                term->words[n] = letters[random_below(random, 4)];
            term->is_exception = random_below(random, 6) == 0;
        }
        for (uint32_t k = 0; k < i; k++) {
            uint32_t what = random_below(random, 8);
            if (what < 2) list->included |= 1u << k;
            if (what == 2 || what == 3) list->excepted |= 1u << k;
        }
    }
}

static void make_text(struct slow *slow, uint32_t *random) {
    uint32_t count = random_below(random, WORDS + 1);
    for (uint32_t i = 0; i < count; i++) slow->text[i] = letters[random_below(random, 4)];
    slow->text[count] = '\0';
}

/* What a list stands for, a bit a list. */
static void close(const struct slow *slow, uint32_t list, bool is_excepted, unsigned *wanted,
                  unsigned *excepted) {
    *(is_excepted ? excepted : wanted) |= 1u << list;
    for (uint32_t k = 0; k < list; k++) {
        if (slow->lists[list].included >> k & 1) close(slow, k, is_excepted, wanted, excepted);
        if (slow->lists[list].excepted >> k & 1 && !is_excepted)
            close(slow, k, true, wanted, excepted);
    }
}

/* The hits of terms that are exceptions and stand in a list that is wanted, or are none and stand
 * in one that is excepted; or those that a list wants. By place, then by term. */
static size_t hits_of(const struct slow *slow, unsigned of_terms, unsigned of_exceptions,
                      struct slow_hit *hits) {
    size_t count = 0;
    for (uint32_t first = 0; first < strlen(slow->text); first++)
        for (uint32_t size = 1; first + size <= strlen(slow->text); size++)
            for (uint32_t i = 0; i < LISTS; i++)
                for (uint32_t k = 0; k < slow->lists[i].term_count; k++) {
                    const struct slow_term *term = &slow->lists[i].terms[k];
                    unsigned of = term->is_exception ? of_exceptions : of_terms;
                    if (of >> i & 1 && term->count == size &&
                        memcmp(slow->text + first, term->words, size) == 0)
                        hits[count++] = (struct slow_hit){term->number, first, first + size - 1};
                }
    return count;
}

static uint64_t ones(unsigned bits) {
    uint64_t count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
}

/* What is gone over for a list: lists, and hits of all of them, masked or not; nothing where
 * neither it nor what it takes in is met. */
static uint64_t steps_of(const struct slow *slow, uint32_t list) {
    static struct slow_hit hits[HITS];
    unsigned wanted = 0, excepted = 0;
    close(slow, list, false, &wanted, &excepted);
    if (hits_of(slow, wanted, wanted, hits) == 0) return 0;
    return ones(wanted) + ones(excepted) +
           hits_of(slow, wanted | excepted, wanted | excepted, hits);
}

static size_t occurrences_of(const struct slow *slow, uint32_t list, struct slow_hit *found) {
    static struct slow_hit hits[HITS], masks[HITS];
    unsigned wanted = 0, excepted = 0;
    close(slow, list, false, &wanted, &excepted);
    size_t count = hits_of(slow, wanted, 0, hits), mask_count, kept = 0;
    mask_count = hits_of(slow, excepted, wanted, masks);
    for (size_t i = 0; i < count; i++) {
        bool is_covered = false;
        for (size_t k = 0; k < mask_count; k++)
            is_covered |= masks[k].first <= hits[i].first && masks[k].last >= hits[i].last;
        if (!is_covered) found[kept++] = hits[i];
    }
    return kept;
}

/* A charter of these lists, of which none is passed over. */
static struct made *make_charter(const struct slow *slow) {
    struct made *made = made_new();
    struct node any = {.kind = EVIDENCE_text_mentions}, near = {.kind = EVIDENCE_text_near, .a = 1};
    for (uint32_t i = 0; i < LISTS; i++) {
        const struct slow_list *list = &slow->lists[i];
        uint32_t index = made_list(made, arena_format(made->arena, "l%u", i).bytes, NULL);
        for (uint32_t k = 0; k < list->term_count; k++) {
            char text[16] = "";
            for (uint32_t n = 0; n < list->terms[k].count; n++)
                sprintf(text + strlen(text), "%s%c", n ? " " : "", list->terms[k].words[n]);
            made_term(made, index, arena_format(made->arena, "%s", text).bytes,
                      list->terms[k].is_exception ? TERM_EXCEPT : 0);
        }
        for (uint32_t k = 0; k < i; k++) {
            struct list *made_as = &made->table.lists.items[index];
            if (list->included >> k & 1) made_push(made, &made_as->included, k);
            if (list->excepted >> k & 1) made_push(made, &made_as->excepted, k);
        }
        made_push(made, &any.operands, index);
        made_push(made, &near.operands, index);
    }
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, any)));
    near.b = 1;
    made_rule(made, "1.2", MODALITY_forbid, made_fact(made, "g", 0, made_node(made, near)));
    made_open(made);
    return made;
}

static struct lists *read_text(struct made *made, const struct slow *slow) {
    char text[2 * WORDS + 1] = "";
    for (const char *c = slow->text; *c; c++) sprintf(text + strlen(text), "%c ", *c);
    charte_post post = made_post(text);
    made_evaluate(made, &post);
    /* Those of the text before are forgotten: each is noted once, where its place is. */
    assert_true(made->scratch->lists.touched.count <= LISTS);
    return &made->scratch->lists;
}

static void are_the_same(const struct lists *lists, struct lists_hits fast,
                         const struct slow_hit *slow, size_t count) {
    assert_int_equal(fast.count, count);
    for (size_t i = 0; i < count; i++) {
        const struct terms_hit *hit = &lists->fields[RECORD_TEXT].hits[fast.items[i]];
        assert_int_equal(hit->begin, 2 * slow[i].first);
        assert_int_equal(hit->end, 2 * slow[i].last + 1);
        assert_int_equal(hit->first_word, slow[i].first);
        assert_int_equal(hit->last_word, slow[i].last);
        assert_int_equal(hit->term, slow[i].term);
    }
}

static uint32_t distinct_terms(const struct slow *slow, const uint32_t *numbers, uint32_t count) {
    static struct slow_hit found[HITS];
    uint32_t distinct = 0;
    bool counted[LISTS * TERMS] = {false};
    for (uint32_t k = 0; k < count; k++)
        for (size_t i = occurrences_of(slow, numbers[k], found); i > 0; i--) {
            distinct += !counted[found[i - 1].term];
            counted[found[i - 1].term] = true;
        }
    return distinct;
}

static void occurrences_are_those_that_nothing_masks(void **state) {
    static struct slow_hit found[HITS];
    uint32_t random = 29;
    struct slow slow;
    (void)state;
    for (int round = 0; round < 60; round++) {
        make_lists(&slow, &random);
        struct made *made = make_charter(&slow);
        for (int texts = 0; texts < 20; texts++) {
            make_text(&slow, &random);
            struct lists *lists = read_text(made, &slow);
            for (uint32_t i = 0; i < LISTS; i++) {
                size_t count = occurrences_of(&slow, i, found);
                uint64_t looked = lists->looked;
                are_the_same(lists, lists_occurrences(lists, RECORD_TEXT, i), found, count);
                assert_int_equal(lists->looked - looked, steps_of(&slow, i));
                for (int again = 0; again < 2; again++)
                    assert_int_equal(lists_mentioned(lists, RECORD_TEXT, i),
                                     count ? TRUTH_TRUE : TRUTH_FALSE);
            }
            uint32_t numbers[] = {random_below(&random, LISTS), random_below(&random, LISTS)};
            uint32_t distinct = distinct_terms(&slow, numbers, 2);
            for (uint32_t least = 1; least < 8; least++)
                assert_int_equal(lists_mentioned_least(lists, RECORD_TEXT, numbers, 2, least),
                                 distinct >= least ? TRUTH_TRUE : TRUTH_FALSE);
        }
        made_free(made);
    }
}

/* Nearness */

static bool same_place(const struct slow_hit *a, const struct slow_hit *b) {
    return a->first == b->first && a->last == b->last;
}

/* How many words stand between two, or a negative number. */
static int between(const struct slow_hit *a, const struct slow_hit *b) {
    const struct slow_hit *first =
        a->first < b->first || (a->first == b->first && a->last < b->last) ? a : b;
    return (int)(first == a ? b : a)->first - (int)first->last - 1;
}

static bool has_near(const struct slow_hit *hit, const struct slow_hit *others, size_t count,
                     uint32_t words) {
    bool is_near = false;
    for (size_t i = 0; i < count; i++)
        is_near |= !same_place(hit, &others[i]) && between(hit, &others[i]) < (int)words;
    return is_near;
}

/* The occurrences of several lists, each once. */
static size_t group_of(const struct slow *slow, const uint32_t *numbers, uint32_t count,
                       struct slow_hit *group) {
    static struct slow_hit found[HITS];
    size_t size = 0;
    for (uint32_t k = 0; k < count; k++) {
        size_t more = occurrences_of(slow, numbers[k], found);
        for (size_t i = 0; i < more; i++) {
            bool is_there = false;
            for (size_t n = 0; n < size; n++)
                is_there |= group[n].term == found[i].term && same_place(&group[n], &found[i]);
            if (!is_there) group[size++] = found[i];
        }
    }
    return size;
}

/* Whether a hit is one of a group and has one of the other near it. */
static bool is_marked(const struct terms_hit *hit, const struct slow_hit *group, size_t count,
                      const struct slow_hit *others, size_t other_count, uint32_t words) {
    for (size_t i = 0; i < count; i++)
        if (group[i].term == hit->term && group[i].first == (uint32_t)hit->first_word &&
            group[i].last == (uint32_t)hit->last_word)
            return has_near(&group[i], others, other_count, words);
    return false;
}

static void marks_are_right(struct lists *lists, const struct slow *slow,
                            const struct lists_groups *groups) {
    static struct slow_hit first[HITS], second[HITS];
    size_t first_count = group_of(slow, groups->first, groups->first_count, first);
    size_t second_count = group_of(slow, groups->second, groups->second_count, second);
    struct lists_hits both = lists_near(lists, RECORD_TEXT, groups);
    bool any = false;
    for (size_t i = 0; i < both.count; i++) {
        uint32_t number = both.items[i];
        const struct terms_hit *hit = &lists->fields[RECORD_TEXT].hits[number];
        assert_true(i == 0 || both.items[i - 1] < number);
        bool near = is_marked(hit, first, first_count, second, second_count, groups->words);
        assert_int_equal(lists->marks[LISTS_NEAR][number], near);
        assert_int_equal(lists->marks[LISTS_NEAR + 1][number],
                         is_marked(hit, second, second_count, first, first_count, groups->words));
        any |= near;
    }
    size_t shared = 0;
    for (size_t i = 0; i < first_count; i++)
        for (size_t k = 0; k < second_count; k++)
            shared += first[i].term == second[k].term && same_place(&first[i], &second[k]);
    assert_int_equal(both.count, first_count + second_count - shared);
    assert_int_equal(lists_mentioned_near(lists, RECORD_TEXT, groups),
                     any ? TRUTH_TRUE : TRUTH_FALSE);
}

static void occurrences_are_near_whatever_stands_inside_or_beside_them(void **state) {
    uint32_t random = 31;
    struct slow slow;
    (void)state;
    for (int round = 0; round < 60; round++) {
        make_lists(&slow, &random);
        struct made *made = make_charter(&slow);
        for (int texts = 0; texts < 20; texts++) {
            make_text(&slow, &random);
            struct lists *lists = read_text(made, &slow);
            uint32_t numbers[4];
            for (int i = 0; i < 4; i++) numbers[i] = random_below(&random, LISTS);
            uint32_t first = 1 + random_below(&random, 3);
            for (uint32_t words = 1; words < 5; words++)
                marks_are_right(
                    lists, &slow,
                    &(struct lists_groups){numbers, numbers + first, first, 4 - first, words});
        }
        made_free(made);
    }
}

/* What was counted before the numbers of counts go round is counted again. */
static void the_numbers_of_counts_go_round(void **state) {
    (void)state;
    struct slow slow = {.text = "abab"};
    slow.lists[0] = (struct slow_list){{{0, "a", 1, false}, {1, "b", 1, false}}, 2, 0, 0};
    for (uint32_t i = 1; i < LISTS; i++)
        slow.lists[i] = (struct slow_list){{{i + 1, "c", 1, false}}, 1, 0, 0};
    struct made *made = make_charter(&slow);
    struct lists *lists = read_text(made, &slow);
    static const uint32_t stamps[] = {UINT32_MAX, 0, UINT32_MAX, 0x01010100, UINT32_MAX, 0};
    const uint32_t number = 0;
    for (size_t i = 0; i < sizeof stamps / sizeof *stamps; i++) {
        lists->count_stamp = stamps[i];
        for (int k = 0; k < 3; k++) {
            assert_int_equal(lists_mentioned_least(lists, RECORD_TEXT, &number, 1, 2), TRUTH_TRUE);
            assert_int_equal(lists_mentioned_least(lists, RECORD_TEXT, &number, 1, 3), TRUTH_FALSE);
        }
    }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(occurrences_are_those_that_nothing_masks),
        cmocka_unit_test(occurrences_are_near_whatever_stands_inside_or_beside_them),
        cmocka_unit_test(the_numbers_of_counts_go_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
