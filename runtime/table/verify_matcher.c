/* SPDX-License-Identifier: Apache-2.0 */
/* The sections that find terms: tables with a free place, and one soon, so that looking up ends,
 * and a trie in which every node has one way to it. */
#include "runtime/base/failure.h"
#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/table/verify.h"

#include <string.h>

/* Of a number that is not zero. */
static bool is_power_of_two(uint32_t n) {
    return (n & (n - 1)) == 0;
}

/* The places of a table of words, and whether one is taken. */
struct places {
    enum table_section_id section;
    uint32_t count;
    bool (*is_taken)(const struct charte_table *table, uint32_t place);
};

static bool is_word(const struct charte_table *table, uint32_t place) {
    return table->WORD_SLOTS[place].word.size != 0;
}

static bool is_affix(const struct charte_table *table, uint32_t place) {
    return table->AFFIX_SLOTS[place].letters.size != 0;
}

/* A row may go over the end: it is followed as far into the beginning as a row may be long. */
static int verify_places(struct verify_state *state, const struct places *places) {
    uint32_t row = 0, free = 0;
    if (places->count == 0) return CHARTE_OK;
    for (uint32_t i = 0; i < places->count; i++) free += !places->is_taken(state->table, i);
    if (!is_power_of_two(places->count) || free == 0)
        return verify_failed(state, places->section, 0, "their number is wrong or none is free");
    for (uint32_t i = 0; i < places->count + LIMIT_ROW; i++) {
        uint32_t place = i & (places->count - 1);
        row = places->is_taken(state->table, place) ? row + 1 : 0;
        if (row > LIMIT_ROW)
            return verify_failed(state, places->section, place, "too many stand in a row");
    }
    return CHARTE_OK;
}

static int verify_words(struct verify_state *state) {
    const struct charte_table *table = state->table;
    const struct places places = {TABLE_WORD_SLOTS, table->WORD_SLOTS_count, is_word};
    for (uint32_t i = 0; i < table->WORD_SLOTS_count; i++)
        if (table->WORD_SLOTS[i].class_count > LIMIT_READINGS)
            return verify_failed(state, TABLE_WORD_SLOTS, i, "stands for too many words");
    return verify_places(state, &places);
}

/* Classes are numbered without gaps, and each is some word's. */
static int verify_classes(struct verify_state *state) {
    const struct charte_table *table = state->table;
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->WORD_CLASSES_count; i++) {
        if (table->WORD_CLASSES[i] >= table->WORD_CLASSES_count)
            return verify_failed(state, TABLE_WORD_CLASSES, i, "is out of bounds");
        if (table->WORD_CLASSES[i] >= count) count = table->WORD_CLASSES[i] + 1;
    }
    for (uint32_t i = 0; i < table->TRIE_EDGES_count; i++)
        if (table->TRIE_EDGES[i].word_class >= count)
            return verify_failed(state, TABLE_TRIE_EDGES, i, "is of no word");
    return CHARTE_OK;
}

static int verify_affixes(struct verify_state *state) {
    const struct charte_table *table = state->table;
    const struct places places = {TABLE_AFFIX_SLOTS, table->AFFIX_SLOTS_count, is_affix};
    for (uint32_t i = 0; i < table->AFFIX_SLOTS_count; i++) {
        const struct table_affix_slot *slot = &table->AFFIX_SLOTS[i];
        if (slot->class_count > LIMIT_READINGS)
            return verify_failed(state, TABLE_AFFIX_SLOTS, i, "stands for too many words");
        if (slot->letters.size != 0 && (slot->kind < AFFIX_PREFIX || slot->kind > AFFIX_INFIX))
            return verify_failed(state, TABLE_AFFIX_SLOTS, i, "is of no kind");
    }
    return verify_places(state, &places);
}

static int verify_lengths(struct verify_state *state) {
    const struct charte_table *table = state->table;
    uint32_t at = 0, size = table->AFFIX_LENGTHS_count;
    if (size == 0 && table->AFFIX_SLOTS_count == 0) return CHARTE_OK;
    for (int kind = AFFIX_PREFIX; kind <= AFFIX_INFIX; kind++) {
        if (at >= size || table->AFFIX_LENGTHS[at] > size - at - 1)
            return verify_failed(state, TABLE_AFFIX_LENGTHS, at, "its lengths are not all there");
        uint32_t count = table->AFFIX_LENGTHS[at++], before = 0;
        for (; count > 0; count--, at++) {
            uint32_t length = table->AFFIX_LENGTHS[at];
            if (length <= before)
                return verify_failed(state, TABLE_AFFIX_LENGTHS, at, "does not ascend");
            if (length > LIMIT_AFFIX_BYTES + TERM_MARKS)
                return verify_failed(state, TABLE_AFFIX_LENGTHS, at, "is too long");
            before = length;
        }
    }
    if (at != size) return verify_failed(state, TABLE_AFFIX_LENGTHS, at, "trails");
    return CHARTE_OK;
}

/* A trie of words or of patterns. */
struct trie {
    enum table_section_id section;
    const struct table_trie_node *nodes;
    uint32_t node_count;
    const struct table_trie_edge *edges;
    uint32_t deepest; /* what walks it may nest so deep */
};

/* `depths` has one more than the depth of each node, or 0 while nothing leads to it. */
static int verify_trie_nodes(struct verify_state *state, const struct trie *trie,
                             unsigned char *depths) {
    for (uint32_t i = 0; i < trie->node_count; i++) {
        const struct table_trie_node *node = &trie->nodes[i];
        if (!depths[i]) return verify_failed(state, trie->section, i, "is reached from nowhere");
        for (uint32_t k = 0; k < node->edge_count; k++) {
            const struct table_trie_edge *edge = &trie->edges[node->first_edge + k];
            if (edge->node <= i || (k > 0 && edge[-1].word_class >= edge->word_class))
                return verify_failed(state, trie->section, i, "its edges are out of order");
            if (depths[edge->node])
                return verify_failed(state, trie->section, edge->node, "is reached twice");
            if (depths[i] > trie->deepest)
                return verify_failed(state, trie->section, edge->node, "is too deep");
            depths[edge->node] = (unsigned char)(depths[i] + 1);
        }
    }
    return CHARTE_OK;
}

static int verify_trie(struct verify_state *state, const struct trie *trie) {
    const struct charte_table *table = state->table;
    if (trie->node_count == 0) return CHARTE_OK;
    unsigned char *depths = memory_allocate(&table->allocator, trie->node_count);
    if (!depths)
        return failure_set(state->error, CHARTE_ERROR_MEMORY, 0, "no memory to check a table");
    memset(depths, 0, trie->node_count);
    depths[0] = 1;
    int result = verify_trie_nodes(state, trie, depths);
    memory_release(&table->allocator, depths);
    return result;
}

static int verify_tries(struct verify_state *state) {
    const struct charte_table *table = state->table;
    struct trie words = {TABLE_TRIE_NODES, table->TRIE_NODES, table->TRIE_NODES_count,
                         table->TRIE_EDGES, LIMIT_TERM_WORDS};
    struct trie patterns = {TABLE_PATTERN_NODES, table->PATTERN_NODES, table->PATTERN_NODES_count,
                            table->PATTERN_EDGES, LIMIT_PATTERN};
    int result = verify_trie(state, &words);
    return result == CHARTE_OK ? verify_trie(state, &patterns) : result;
}

static int verify_detectors(struct verify_state *state) {
    const struct charte_table *table = state->table;
    for (uint32_t i = 1; i < table->DETECTORS_count; i++)
        if (table->DETECTORS[i].kind < table->DETECTORS[i - 1].kind)
            return verify_failed(state, TABLE_DETECTORS, i, "is out of order");
    return CHARTE_OK;
}

int verify_matcher(struct verify_state *state) {
    int result = verify_words(state);
    if (result == CHARTE_OK) result = verify_classes(state);
    if (result == CHARTE_OK) result = verify_affixes(state);
    if (result == CHARTE_OK) result = verify_lengths(state);
    if (result == CHARTE_OK) result = verify_tries(state);
    if (result == CHARTE_OK) result = verify_detectors(state);
    return result;
}
