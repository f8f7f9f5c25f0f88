/* SPDX-License-Identifier: Apache-2.0 */
/* What the sections that find terms must hold, each clause of it broken alone, and the nearest that
 * holds it. */
#include "tests/unit/laid_table.h"

/* Places */

/* Words or affixes in the places that have a `#`. */
static struct laid with_places(enum table_section_id section, const char *taken) {
    static struct table_word_slot words[2 * LIMIT_ROW];
    static struct table_affix_slot affixes[2 * LIMIT_ROW];
    static const uint32_t lengths[] = {1, 1, 0, 0};
    struct laid laid = laid_least();
    size_t count = strlen(taken);
    for (size_t i = 0; i < count; i++) {
        words[i].word.size = affixes[i].letters.size = taken[i] == '#';
        affixes[i].kind = AFFIX_PREFIX;
    }
    if (section == TABLE_WORD_SLOTS) {
        LAY_FIRST(&laid, WORD_SLOTS, words, count);
    } else {
        LAY_FIRST(&laid, AFFIX_SLOTS, affixes, count);
        LAY(&laid, AFFIX_LENGTHS, lengths);
    }
    return laid;
}

static void places_taken(const char *places) {
    struct laid laid = with_places(TABLE_WORD_SLOTS, places);
    laid_taken(&laid);
    laid = with_places(TABLE_AFFIX_SLOTS, places);
    laid_taken(&laid);
}

static void places_refused(const char *places, uint32_t place, const char *what) {
    struct laid laid = with_places(TABLE_WORD_SLOTS, places);
    laid_refused(&laid, TABLE_WORD_SLOTS, place, what);
    laid = with_places(TABLE_AFFIX_SLOTS, places);
    laid_refused(&laid, TABLE_AFFIX_SLOTS, place, what);
}

static void places_are_a_power_of_two_and_one_is_free(void **state) {
    (void)state;
    const char *const wrong = "their number is wrong or none is free";
    places_taken(".");
    places_taken("#.");
    places_taken(".#");
    places_taken("##.#");
    places_taken("........");
    places_refused("#", 0, wrong);
    places_refused("##", 0, wrong);
    places_refused("####", 0, wrong);
    places_refused("#..", 0, wrong);
    places_refused("#.....", 0, wrong);
    places_refused("#......", 0, wrong);
}

/* `#` from a place on, so many, over the end into the beginning. */
static const char *row_of(uint32_t first, uint32_t count) {
    static char places[2 * LIMIT_ROW + 1];
    memset(places, '.', 2 * LIMIT_ROW);
    for (uint32_t i = 0; i < count; i++) places[(first + i) % (2 * LIMIT_ROW)] = '#';
    return places;
}

static void no_row_of_places_is_too_long(void **state) {
    (void)state;
    enum { END = 2 * LIMIT_ROW };
    const char *const wrong = "too many stand in a row";
    places_taken(row_of(0, LIMIT_ROW));
    places_refused(row_of(0, LIMIT_ROW + 1), LIMIT_ROW, wrong);
    places_taken(row_of(5, LIMIT_ROW));
    places_refused(row_of(5, LIMIT_ROW + 1), LIMIT_ROW + 5, wrong);
    places_taken(row_of(END - LIMIT_ROW, LIMIT_ROW));
    places_refused(row_of(END - LIMIT_ROW - 1, LIMIT_ROW + 1), END - 1, wrong);
    places_taken(row_of(END - 1, LIMIT_ROW));
    places_refused(row_of(END - 1, LIMIT_ROW + 1), LIMIT_ROW - 1, wrong);
    places_refused(row_of(END - 2, LIMIT_ROW + 1), LIMIT_ROW - 2, wrong);
}

/* Words and affixes */

static void a_spelling_stands_for_no_more_words_than_may_be_tried(void **state) {
    (void)state;
    static const uint32_t classes[LIMIT_READINGS + 1], lengths[] = {1, 2, 0, 0};
    struct table_word_slot words[] = {{{0, 1}, 0, 0, LIMIT_READINGS}, {{0, 0}, 0, 0, 1}};
    struct table_affix_slot affixes[] = {{{0, 2}, AFFIX_PREFIX, 0, 0, LIMIT_READINGS},
                                         {{0, 0}, 0, 0, 0, 0}};
    struct laid laid = laid_least();
    LAY(&laid, WORD_SLOTS, words);
    LAY(&laid, AFFIX_SLOTS, affixes);
    LAY(&laid, AFFIX_LENGTHS, lengths);
    LAY(&laid, WORD_CLASSES, classes);
    laid_taken(&laid);
    affixes[0].class_count++;
    laid_refused(&laid, TABLE_AFFIX_SLOTS, 0, "stands for too many words");
    affixes[0].class_count--;
    affixes[1].class_count = LIMIT_READINGS + 1;
    laid_refused(&laid, TABLE_AFFIX_SLOTS, 1, "stands for too many words");
    words[0].class_count++;
    laid_refused(&laid, TABLE_WORD_SLOTS, 0, "stands for too many words");
    words[0].class_count--;
    words[1].class_count = LIMIT_READINGS + 1;
    laid_refused(&laid, TABLE_WORD_SLOTS, 1, "stands for too many words");
}

static void an_affix_begins_ends_or_stands_inside(void **state) {
    (void)state;
    static const uint32_t lengths[] = {1, 2, 1, 2, 1, 2};
    struct table_affix_slot affixes[2] = {{.letters = {0, 2}}};
    struct laid laid = laid_least();
    LAY(&laid, AFFIX_SLOTS, affixes);
    LAY(&laid, AFFIX_LENGTHS, lengths);
    for (uint32_t kind = 0; kind < 6; kind++) {
        affixes[0].kind = kind;
        if (kind == AFFIX_PREFIX || kind == AFFIX_SUFFIX || kind == AFFIX_INFIX)
            laid_taken(&laid);
        else
            laid_refused(&laid, TABLE_AFFIX_SLOTS, 0, "is of no kind");
    }
    affixes[0].letters.size = 0;
    laid_taken(&laid);
    affixes[1].letters.size = 2;
    laid_refused(&laid, TABLE_AFFIX_SLOTS, 1, "is of no kind");
}

static void lengths_refused(const struct laid *laid, uint32_t record, const char *what) {
    laid_refused(laid, TABLE_AFFIX_LENGTHS, record, what);
}

#define LENGTHS(laid, ...)                                                                         \
    LAY_FIRST(laid, AFFIX_LENGTHS, ((const uint32_t[]){__VA_ARGS__}),                              \
              sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void the_lengths_of_affixes_are_all_there(void **state) {
    (void)state;
    const char *const wrong = "its lengths are not all there";
    const struct table_affix_slot affixes[2] = {{.letters = {0, 2}, .kind = AFFIX_PREFIX}};
    struct laid laid = laid_least();
    laid_taken(&laid);
    LENGTHS(&laid, 0, 0, 0);
    laid_taken(&laid);
    laid.sizes[TABLE_AFFIX_LENGTHS] = 0;
    LAY(&laid, AFFIX_SLOTS, affixes);
    lengths_refused(&laid, 0, wrong);
    LENGTHS(&laid, 1, 2, 0, 0);
    laid_taken(&laid);
    LENGTHS(&laid, 0);
    lengths_refused(&laid, 1, wrong);
    LENGTHS(&laid, 0, 0);
    lengths_refused(&laid, 2, wrong);
    LENGTHS(&laid, 2, 1);
    lengths_refused(&laid, 0, wrong);
    LENGTHS(&laid, 1, 2, 0, 2, 1);
    lengths_refused(&laid, 3, wrong);
    LENGTHS(&laid, 1, 2, 0, 2, 1, 3);
    laid_taken(&laid);
    LENGTHS(&laid, 1, 2, 0xFFFFFFFF, 2);
    lengths_refused(&laid, 2, wrong);
    LENGTHS(&laid, 1, 2, 0, 0, 0);
    lengths_refused(&laid, 4, "trails");
}

static void the_lengths_of_affixes_ascend_and_end(void **state) {
    (void)state;
    struct laid laid = laid_least();
    LENGTHS(&laid, 2, 1, LIMIT_AFFIX_BYTES + TERM_MARKS, 1, 3, 2, 1, 2);
    laid_taken(&laid);
    LENGTHS(&laid, 1, 0, 0, 0);
    lengths_refused(&laid, 1, "does not ascend");
    LENGTHS(&laid, 2, 4, 4, 0, 0);
    lengths_refused(&laid, 2, "does not ascend");
    LENGTHS(&laid, 0, 3, 4, 6, 5, 0);
    lengths_refused(&laid, 4, "does not ascend");
    LENGTHS(&laid, 2, 4, LIMIT_AFFIX_BYTES + TERM_MARKS + 1, 0, 0);
    lengths_refused(&laid, 2, "is too long");
}

/* Classes */

static void classes_are_numbered_without_gaps(void **state) {
    (void)state;
    const struct table_trie_node nodes[] = {{0, 2, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    uint32_t classes[] = {2, 0, 1};
    struct table_trie_edge edges[] = {{0, 1}, {2, 2}};
    struct laid laid = laid_least();
    LAY(&laid, WORD_CLASSES, classes);
    LAY(&laid, TRIE_NODES, nodes);
    LAY(&laid, TRIE_EDGES, edges);
    laid_taken(&laid);
    classes[0] = 3;
    laid_refused(&laid, TABLE_WORD_CLASSES, 0, "is out of bounds");
    classes[0] = 2, classes[2] = 3;
    laid_refused(&laid, TABLE_WORD_CLASSES, 2, "is out of bounds");
    classes[2] = 1, edges[1].word_class = 3;
    laid_refused(&laid, TABLE_TRIE_EDGES, 1, "is of no word");
    edges[0].word_class = 3;
    laid_refused(&laid, TABLE_TRIE_EDGES, 0, "is of no word");
    edges[0].word_class = 0, edges[1].word_class = 1, classes[0] = 1;
    laid_taken(&laid);
    edges[1].word_class = 2;
    laid_refused(&laid, TABLE_TRIE_EDGES, 1, "is of no word");
    laid.sizes[TABLE_WORD_CLASSES] = 0;
    laid_refused(&laid, TABLE_TRIE_EDGES, 0, "is of no word");
}

/* Tries */

static const enum table_section_id TRIES[] = {TABLE_TRIE_NODES, TABLE_PATTERN_NODES};

/* A trie of words, of nine classes, or of patterns. */
static struct laid with_trie(enum table_section_id section, const struct table_trie_node *nodes,
                             size_t node_count, const struct table_trie_edge *edges,
                             size_t edge_count) {
    static const uint32_t classes[] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    struct laid laid = laid_least();
    if (section == TABLE_TRIE_NODES) {
        LAY(&laid, WORD_CLASSES, classes);
        LAY_FIRST(&laid, TRIE_NODES, nodes, node_count);
        LAY_FIRST(&laid, TRIE_EDGES, edges, edge_count);
    } else {
        LAY_FIRST(&laid, PATTERN_NODES, nodes, node_count);
        LAY_FIRST(&laid, PATTERN_EDGES, edges, edge_count);
    }
    return laid;
}

static void edges_are_sorted_and_lead_on(void **state) {
    (void)state;
    const char *const wrong = "its edges are out of order";
    for (int t = 0; t < 2; t++) {
        const struct table_trie_node nodes[] = {
            {0, 2, 0, 0}, {2, 2, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
        struct table_trie_edge edges[] = {{4, 1}, {5, 2}, {4, 3}, {8, 4}};
        struct laid laid = with_trie(TRIES[t], nodes, 5, edges, 4);
        laid_taken(&laid);
        edges[1].word_class = 4;
        laid_refused(&laid, TRIES[t], 0, wrong);
        edges[1].word_class = 3;
        laid_refused(&laid, TRIES[t], 0, wrong);
        edges[1].word_class = 5, edges[3].word_class = 4;
        laid_refused(&laid, TRIES[t], 1, wrong);
        edges[3].word_class = 5, edges[2].node = 1;
        laid_refused(&laid, TRIES[t], 1, wrong);
        edges[2].node = 0;
        laid_refused(&laid, TRIES[t], 1, wrong);
        edges[2].node = 3, edges[0].node = 0;
        laid_refused(&laid, TRIES[t], 0, wrong);
    }
}

static void a_trie_of_one_node_leads_nowhere(void **state) {
    (void)state;
    const struct table_trie_edge edge = {4, 0};
    for (int t = 0; t < 2; t++) {
        struct table_trie_node node = {0, 0, 0, 0};
        struct laid laid = with_trie(TRIES[t], &node, 1, &edge, 1);
        laid_taken(&laid);
        node.edge_count = 1;
        laid_refused(&laid, TRIES[t], 0, "its edges are out of order");
    }
}

static void one_edge_leads_to_a_node(void **state) {
    (void)state;
    for (int t = 0; t < 2; t++) {
        const struct table_trie_node nodes[] = {
            {0, 2, 0, 0}, {2, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
        struct table_trie_edge edges[] = {{0, 1}, {1, 2}, {2, 3}};
        struct laid laid = with_trie(TRIES[t], nodes, 4, edges, 3);
        laid_taken(&laid);
        edges[2].node = 2;
        laid_refused(&laid, TRIES[t], 2, "is reached twice");
        edges[2].node = 3, edges[1].node = 1;
        laid_refused(&laid, TRIES[t], 1, "is reached twice");
    }
}

static void an_edge_leads_to_each_node_but_the_first(void **state) {
    (void)state;
    for (int t = 0; t < 2; t++) {
        struct table_trie_node nodes[] = {{0, 1, 0, 0}, {1, 1, 0, 0}, {2, 1, 0, 0}, {0, 0, 0, 0}};
        const struct table_trie_edge edges[] = {{0, 1}, {0, 2}, {0, 3}};
        struct laid laid = with_trie(TRIES[t], nodes, 4, edges, 3);
        laid_taken(&laid);
        nodes[2].edge_count = 0;
        laid_refused(&laid, TRIES[t], 3, "is reached from nowhere");
        nodes[1].edge_count = 0;
        laid_refused(&laid, TRIES[t], 2, "is reached from nowhere");
        nodes[0].edge_count = 0;
        laid_refused(&laid, TRIES[t], 1, "is reached from nowhere");
    }
}

static void no_trie_is_deeper_than_terms_are_long(void **state) {
    (void)state;
    const uint32_t deepest[] = {LIMIT_TERM_WORDS, LIMIT_PATTERN};
    for (int t = 0; t < 2; t++) {
        enum { MOST = LIMIT_TERM_WORDS + LIMIT_PATTERN };
        struct table_trie_node nodes[MOST] = {{0, 0, 0, 0}};
        struct table_trie_edge edges[MOST];
        for (uint32_t i = 0; i <= deepest[t]; i++) {
            nodes[i] = (struct table_trie_node){i, i < deepest[t], 0, 0};
            edges[i] = (struct table_trie_edge){0, i + 1};
        }
        struct laid laid = with_trie(TRIES[t], nodes, deepest[t] + 1, edges, deepest[t]);
        laid_taken(&laid);
        nodes[deepest[t]].edge_count = 1;
        laid = with_trie(TRIES[t], nodes, deepest[t] + 2, edges, deepest[t] + 1);
        laid_refused(&laid, TRIES[t], deepest[t] + 1, "is too deep");
    }
}

/* Detectors */

static void detectors_ascend(void **state) {
    (void)state;
    static const struct table_term terms[1] = {{{0, 0}, {0, 0}, TERM_DETECTOR}};
    static const struct table_list lists[] = {{.term_count = 1}};
    struct table_detector detectors[] = {{0, 0}, {0, 0}, {1, 0}, {DETECTOR_COUNT - 1, 0}};
    struct laid laid = laid_least();
    LAY(&laid, LISTS, lists);
    LAY(&laid, TERMS, terms);
    LAY(&laid, DETECTORS, detectors);
    laid_taken(&laid);
    detectors[2].kind = DETECTOR_COUNT - 1, detectors[3].kind = 1;
    laid_refused(&laid, TABLE_DETECTORS, 3, "is out of order");
    detectors[0].kind = 1;
    laid_refused(&laid, TABLE_DETECTORS, 1, "is out of order");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_a_power_of_two_and_one_is_free),
        cmocka_unit_test(no_row_of_places_is_too_long),
        cmocka_unit_test(a_spelling_stands_for_no_more_words_than_may_be_tried),
        cmocka_unit_test(an_affix_begins_ends_or_stands_inside),
        cmocka_unit_test(the_lengths_of_affixes_are_all_there),
        cmocka_unit_test(the_lengths_of_affixes_ascend_and_end),
        cmocka_unit_test(classes_are_numbered_without_gaps),
        cmocka_unit_test(edges_are_sorted_and_lead_on),
        cmocka_unit_test(a_trie_of_one_node_leads_nowhere),
        cmocka_unit_test(one_edge_leads_to_a_node),
        cmocka_unit_test(an_edge_leads_to_each_node_but_the_first),
        cmocka_unit_test(no_trie_is_deeper_than_terms_are_long),
        cmocka_unit_test(detectors_ascend),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
