/* SPDX-License-Identifier: Apache-2.0 */
/* What a table says that evaluating a post may take, counted by hand: cost.h, and charte.h for what
 * each figure is of. The sections are made here, so that it is known what stands where in them. */
#include "tests/unit/made_table.h"

#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/table/index.h"
#include "runtime/tell/cost.h"

#define COUNTED(NAME, array) .NAME = (array), .NAME##_count = sizeof(array) / sizeof *(array)

/* Of sections as a table that has been opened holds them. */
static charte_description cost_of(struct charte_table table) {
    charte_description cost = {.size = sizeof cost};
    if (!table.STRINGS) table.STRINGS = "";
    memory_allocator(NULL, &table.allocator);
    table.index = malloc(index_room(&table));
    index_table(&table, table.index);
    assert_true(cost_describe(&table, &cost));
    free(table.index);
    return cost;
}

/* Each word is looked for at one place, by itself and as a hashtag or with its apostrophe; each
 * byte is read; lists that there are not take 32 steps to put an occurrence in order. */
static void a_table_without_terms_costs_the_reading(void **state) {
    (void)state;
    charte_description cost = cost_of((struct charte_table){0});
    assert_int_equal(cost.word_steps, 2);
    assert_int_equal(cost.byte_steps, 1);
    assert_int_equal(cost.hit_steps, 32);
    assert_int_equal(cost.readings, 0);
    assert_int_equal(cost.open_phrases, 0);
    assert_int_equal(cost.term_words, 0);
    assert_int_equal(cost.pattern_steps, 0);
    assert_int_equal(cost.hit_readings, 0);
    assert_int_equal(cost.name_steps, 0);
    assert_int_equal(cost.name_byte_steps, 0);
    assert_int_equal(cost.post_steps, 0);
}

/* Looking for words */

static size_t word_steps(const char *taken) {
    struct table_word_slot slots[2 * LIMIT_ROW] = {0};
    uint32_t count = (uint32_t)strlen(taken);
    for (uint32_t i = 0; i < count; i++) slots[i].word.size = taken[i] == '#';
    return cost_of((struct charte_table){
                       .STRINGS = "a", .WORD_SLOTS = slots, .WORD_SLOTS_count = count})
        .word_steps;
}

/* The longest row and the free place behind it, twice. */
static void a_word_is_looked_for_along_the_longest_row(void **state) {
    (void)state;
    char places[2 * LIMIT_ROW + 1];
    assert_int_equal(word_steps("#."), 2 * 2);
    assert_int_equal(word_steps("#.##"), 2 * 4);
    assert_int_equal(word_steps("..###.##"), 2 * 4);
    assert_int_equal(word_steps("##.#..##"), 2 * 5);
    assert_int_equal(word_steps("#.##.#.."), 2 * 3);
    memset(places, '.', sizeof places);
    places[2 * LIMIT_ROW] = 0;
    memset(places, '#', LIMIT_ROW - 1);
    places[2 * LIMIT_ROW - 1] = '#';
    assert_int_equal(word_steps(places), 2 * (LIMIT_ROW + 1));
}

/* Where some term is to stand as it is spelt, a word is looked for in its own spelling too. */
static void an_exact_term_takes_a_third_look(void **state) {
    (void)state;
    const struct table_word_slot slots[2] = {{.word = {0, 2}}};
    charte_description cost = cost_of((struct charte_table){.STRINGS = "\x01"
                                                                       "a",
                                                            COUNTED(WORD_SLOTS, slots)});
    assert_int_equal(cost.word_steps, 3 * 2);
}

/* Of AFFIX_LENGTHS each length is looked for along a row of two and a free place, and hashed eight
 * bytes at a time: beginnings and ends at each word, what stands inside at each byte. */
static void affixes_are_looked_for_by_their_lengths(void **state) {
    (void)state;
    const uint32_t lengths[] = {2, 3, 8, 1, 16, 2, 7, 24}, prefixes[] = {1, 7, 0, 0};
    const uint32_t insides[] = {0, 0, 1, 8};
    struct table_affix_slot slots[4] = {[1] = {.letters = {1, 3}, .kind = AFFIX_PREFIX},
                                        [2] = {.letters = {1, 2}, .kind = AFFIX_SUFFIX}};
    struct charte_table table = {.STRINGS = "\x01"
                                            "abc",
                                 COUNTED(AFFIX_SLOTS, slots),
                                 COUNTED(AFFIX_LENGTHS, lengths)};
    charte_description cost = cost_of(table);
    assert_int_equal(cost.word_steps, 2 * 1 + (3 + 0) + (3 + 1) + (3 + 2));
    assert_int_equal(cost.byte_steps, 1 + (3 + 0) + (3 + 3));
    slots[1].letters.offset = 0;
    cost = cost_of(table);
    assert_int_equal(cost.word_steps, 2 * 1 + 2 * ((3 + 0) + (3 + 1) + (3 + 2)));
    assert_int_equal(cost.byte_steps, 1 + 2 * ((3 + 0) + (3 + 3)));
    slots[1].letters.size = 0;
    slots[2].letters.size = 0;
    slots[3] = (struct table_affix_slot){.letters = {1, 2}, .kind = AFFIX_PREFIX};
    table.AFFIX_LENGTHS = prefixes;
    table.AFFIX_LENGTHS_count = 4;
    cost = cost_of(table);
    assert_int_equal(cost.word_steps, 2 * 1 + 2);
    assert_int_equal(cost.byte_steps, 1);
    table.AFFIX_LENGTHS = insides;
    cost = cost_of(table);
    assert_int_equal(cost.word_steps, 2 * 1);
    assert_int_equal(cost.byte_steps, 1 + (2 + 1));
}

/* Readings */

/* A hundred classes, more than any reading below. */
static const uint32_t CLASSES[] = {7, 99, 3}, FEW[] = {6};

static size_t readings_of(const struct table_word_slot *words, uint32_t word_count,
                          const struct table_affix_slot *affixes, uint32_t affix_count) {
    static const uint32_t lengths[] = {0, 0, 0};
    static char letters[LIMIT_AFFIX_BYTES + 3] = "\x01";
    memset(letters + 1, 'a', sizeof letters - 2);
    return cost_of((struct charte_table){.STRINGS = letters,
                                         .WORD_SLOTS = words,
                                         .WORD_SLOTS_count = word_count,
                                         .AFFIX_SLOTS = affixes,
                                         .AFFIX_SLOTS_count = affix_count,
                                         COUNTED(AFFIX_LENGTHS, lengths),
                                         COUNTED(WORD_CLASSES, CLASSES)})
        .readings;
}

/* The most that one spelling has, once for each of the looks. */
static void a_word_stands_for_what_its_spellings_have(void **state) {
    (void)state;
    struct table_word_slot slots[4] = {{.word = {1, 1}, .class_count = 3},
                                       {.word = {1, 2}, .class_count = 5},
                                       {.word = {1, 3}, .class_count = 4}};
    assert_int_equal(readings_of(slots, 4, NULL, 0), 2 * 5);
    slots[0].class_count = 7;
    assert_int_equal(readings_of(slots, 4, NULL, 0), 2 * 7);
    slots[0].word = (struct table_str){0, 2};
    assert_int_equal(readings_of(slots, 4, NULL, 0), 3 * 7);
}

/* Of one length one beginning fits a word, and one end, each in two spellings; of what stands
 * inside all may. A free place has nothing. */
static void a_word_stands_for_what_it_begins_ends_and_holds(void **state) {
    (void)state;
    struct table_affix_slot slots[16] = {
        {.letters = {1, 2}, .kind = AFFIX_PREFIX, .class_count = 1},
        {.letters = {2, 2}, .kind = AFFIX_PREFIX, .class_count = 4},
        {.letters = {3, 2}, .kind = AFFIX_PREFIX, .class_count = 2},
        {.letters = {1, 3}, .kind = AFFIX_PREFIX, .class_count = 6},
        {.letters = {1, 2}, .kind = AFFIX_SUFFIX, .class_count = 3},
        {.letters = {1, 2}, .kind = AFFIX_INFIX, .class_count = 5},
        {.letters = {2, 2}, .kind = AFFIX_INFIX, .class_count = 8},
        {.letters = {0, 0}, .kind = AFFIX_PREFIX, .class_count = 9}};
    assert_int_equal(readings_of(NULL, 0, slots, 16), 2 * (4 + 6 + 3) + 5 + 8);
    const struct table_word_slot word[2] = {{.word = {1, 1}, .class_count = 7}};
    assert_int_equal(readings_of(word, 2, slots, 16), 2 * 7 + 2 * (4 + 6 + 3) + 5 + 8);
}

/* An affix is no longer than it may be and its marks: what is longer no length leads to. */
static void what_is_too_long_for_an_affix_is_never_read(void **state) {
    (void)state;
    struct table_affix_slot slots[2] = {
        {.letters = {0, LIMIT_AFFIX_BYTES + TERM_MARKS}, .kind = AFFIX_SUFFIX, .class_count = 3}};
    assert_int_equal(readings_of(NULL, 0, slots, 2), 2 * 3);
    slots[0].letters.size = LIMIT_AFFIX_BYTES + TERM_MARKS + 1;
    assert_int_equal(readings_of(NULL, 0, slots, 2), 0);
    slots[0].kind = AFFIX_PREFIX;
    assert_int_equal(readings_of(NULL, 0, slots, 2), 0);
}

static void no_word_stands_for_more_than_there_are(void **state) {
    (void)state;
    const struct table_word_slot slots[2] = {{.word = {0, 1}, .class_count = 4}};
    struct charte_table table = {
        .STRINGS = "a", COUNTED(WORD_SLOTS, slots), COUNTED(WORD_CLASSES, FEW)};
    assert_int_equal(cost_of(table).readings, 7);
}

/* Phrases */

/* Of words that stand for so many, looked for at two places. */
static charte_description phrases(const struct table_trie_node *nodes, uint32_t node_count,
                                  const struct table_trie_edge *edges, uint32_t readings) {
    const struct table_word_slot slots[2] = {{.word = {0, 1}, .class_count = readings}};
    return cost_of((struct charte_table){.STRINGS = "a",
                                         COUNTED(WORD_SLOTS, slots),
                                         COUNTED(WORD_CLASSES, CLASSES),
                                         .TRIE_NODES = nodes,
                                         .TRIE_NODES_count = node_count,
                                         .TRIE_EDGES = edges});
}

/* Three words begin phrases: two go on with one word more, and one of these with a third. */
static const struct table_trie_edge EDGES[] = {{0, 1}, {1, 2}, {2, 3}, {0, 4}, {1, 5}, {0, 6}};
static const struct table_trie_node NODES[] = {{0, 3, 0, 0}, {3, 1, 0, 0}, {4, 1, 0, 0}, {0},
                                               {5, 1, 0, 0}, {0},          {0}};

/* A word may go on with as many phrases as the words before it have begun: as it stands for two at
 * least, both of the second words and the third. */
static void phrases_begun_are_counted_by_their_words(void **state) {
    (void)state;
    charte_description cost = phrases(NODES, 7, EDGES, 1);
    assert_int_equal(cost.term_words, 3);
    assert_int_equal(cost.readings, 2);
    assert_int_equal(cost.open_phrases, 2 + 1);
    assert_int_equal(cost.word_steps, 2 * 2 + 2 + 3 * 1);
    cost = phrases(NODES, 7, EDGES, 0);
    assert_int_equal(cost.readings, 0);
    assert_int_equal(cost.open_phrases, 0);
    assert_int_equal(cost.word_steps, 2 * 2);
}

/* Words of few readings lead to few of the phrases begun: two words to two times two. */
static void phrases_begun_are_no_more_than_the_readings_allow(void **state) {
    (void)state;
    enum { FIRST = 9, NODES_ALL = 1 + 3 * FIRST };
    struct table_trie_node nodes[NODES_ALL] = {{0, FIRST, 0, 0}};
    struct table_trie_edge edges[NODES_ALL];
    for (uint32_t i = 0; i + 1 < NODES_ALL; i++)
        edges[i] = (struct table_trie_edge){i < FIRST ? i : 0, i + 1};
    for (uint32_t i = 1; i <= 2 * FIRST; i++)
        nodes[i] = (struct table_trie_node){FIRST - 1 + i, 1, 0, 0};
    charte_description cost = phrases(nodes, NODES_ALL, edges, 1);
    assert_int_equal(cost.term_words, 3);
    assert_int_equal(cost.open_phrases, 2 + 4);
    cost = phrases(nodes, NODES_ALL, edges, 2);
    assert_int_equal(cost.open_phrases, 4 + FIRST);
    cost = phrases(nodes, NODES_ALL, edges, 5);
    assert_int_equal(cost.open_phrases, FIRST + FIRST);
}

/* A phrase of as many words as one may have, each of which may be read in four ways or more. */
static void a_long_phrase_is_begun_once_a_word(void **state) {
    (void)state;
    struct table_trie_node nodes[LIMIT_TERM_WORDS + 1] = {{0}};
    struct table_trie_edge edges[LIMIT_TERM_WORDS];
    for (uint32_t i = 0; i < LIMIT_TERM_WORDS; i++) {
        nodes[i] = (struct table_trie_node){i, 1, 0, 0};
        edges[i] = (struct table_trie_edge){0, i + 1};
    }
    for (uint32_t readings = 1; readings < 4; readings++) {
        charte_description cost = phrases(nodes, LIMIT_TERM_WORDS + 1, edges, readings);
        assert_int_equal(cost.term_words, LIMIT_TERM_WORDS);
        assert_int_equal(cost.readings, 2 * readings);
        assert_int_equal(cost.open_phrases, LIMIT_TERM_WORDS - 1);
    }
}

/* A first word that so many may follow. */
static size_t going_on(uint32_t followers, uint32_t readings) {
    struct table_trie_node nodes[64] = {{0, 1, 0, 0}, {1, followers, 0, 0}};
    struct table_trie_edge edges[64] = {{0, 1}};
    for (uint32_t i = 0; i < followers; i++) edges[1 + i] = (struct table_trie_edge){i, i + 2};
    charte_description cost = phrases(nodes, followers + 2, edges, readings);
    assert_int_equal(cost.open_phrases, 1);
    return cost.word_steps - 2 * 2 - cost.readings;
}

/* All that may follow are gone over, or each reading is searched for by halves, whichever is less;
 * what begins phrases is not searched for. */
static void going_on_goes_over_what_may_follow_or_searches_it(void **state) {
    (void)state;
    assert_int_equal(going_on(1, 1), 1);
    assert_int_equal(going_on(5, 1), 5);
    assert_int_equal(going_on(7, 1), 2 * 3);
    assert_int_equal(going_on(8, 1), 8);
    assert_int_equal(going_on(9, 1), 2 * 4);
    assert_int_equal(going_on(15, 1), 2 * 4);
    assert_int_equal(going_on(16, 1), 2 * 5);
    assert_int_equal(going_on(40, 2), 4 * 6);
    const struct table_trie_edge edges[] = {{0, 1}, {1, 3}, {2, 4}, {0, 2}};
    const struct table_trie_node nodes[] = {{0, 3, 0, 0}, {3, 1, 0, 0}, {0}, {0}, {0}};
    charte_description cost = phrases(nodes, 5, edges, 1);
    assert_int_equal(cost.word_steps, 2 * 2 + 2 + 1 * 1);
    assert_int_equal(cost.term_words, 2);
}

/* Bytes of a text */

/* At a byte every place of the patterns may be open, and its edges are searched by halves. */
static void patterns_may_be_open_at_all_their_places(void **state) {
    (void)state;
    struct table_trie_node nodes[6] = {{0, 1, 0, 0}};
    struct charte_table table = {.PATTERN_NODES = nodes, .PATTERN_NODES_count = 2};
    assert_int_equal(cost_of(table).pattern_steps, 2 * 1);
    assert_int_equal(cost_of(table).byte_steps, 1 + 2 * 1);
    nodes[1].edge_count = 4;
    table.PATTERN_NODES_count = 6;
    assert_int_equal(cost_of(table).pattern_steps, 6 * 3);
    assert_int_equal(cost_of(table).byte_steps, 1 + 6 * 3);
    nodes[0].edge_count = 8;
    assert_int_equal(cost_of(table).pattern_steps, 6 * 4);
}

/* A text is read once for its terms, once to tell how long it is and once for numbers in it. */
static void a_text_is_read_for_what_is_asked(void **state) {
    (void)state;
    const struct table_node nodes[] = {
        {.kind = EVIDENCE_has_link}, {.kind = EVIDENCE_text_longer}, {.kind = EVIDENCE_has_link}};
    const struct table_detector detector = {0, 0};
    struct charte_table table = {.NODES = nodes, .NODES_count = 1};
    assert_int_equal(cost_of(table).byte_steps, 1);
    table.NODES_count = 3;
    assert_int_equal(cost_of(table).byte_steps, 2);
    table.NODES = nodes + 1;
    table.NODES_count = 2;
    assert_int_equal(cost_of(table).byte_steps, 2);
    table.DETECTORS = &detector;
    table.DETECTORS_count = 1;
    assert_int_equal(cost_of(table).byte_steps, 3);
    table.NODES_count = 0;
    assert_int_equal(cost_of(table).byte_steps, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_without_terms_costs_the_reading),
        cmocka_unit_test(a_word_is_looked_for_along_the_longest_row),
        cmocka_unit_test(an_exact_term_takes_a_third_look),
        cmocka_unit_test(affixes_are_looked_for_by_their_lengths),
        cmocka_unit_test(a_word_stands_for_what_its_spellings_have),
        cmocka_unit_test(a_word_stands_for_what_it_begins_ends_and_holds),
        cmocka_unit_test(what_is_too_long_for_an_affix_is_never_read),
        cmocka_unit_test(no_word_stands_for_more_than_there_are),
        cmocka_unit_test(phrases_begun_are_counted_by_their_words),
        cmocka_unit_test(phrases_begun_are_no_more_than_the_readings_allow),
        cmocka_unit_test(a_long_phrase_is_begun_once_a_word),
        cmocka_unit_test(going_on_goes_over_what_may_follow_or_searches_it),
        cmocka_unit_test(patterns_may_be_open_at_all_their_places),
        cmocka_unit_test(a_text_is_read_for_what_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
