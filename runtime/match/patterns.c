/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/patterns.h"

#include "runtime/table/trie.h"
#include "runtime/text/classes.h"
#include "runtime/text/utf8.h"

#include <string.h>

struct walk {
    const struct charte_table *table;
    const struct fold_view *view;
    patterns_receiver *receive;
    void *context;
    uint32_t begin;
};

/* Gives the terms that end at a node reached up to `at`. */
static void give_terms(const struct walk *walk, const struct table_trie_node *node, uint32_t at,
                       unsigned last) {
    if (node->term_count == 0) return;
    if (last & CLASS_WORD && classes_word_at(walk->view, at)) return;
    for (uint32_t i = 0; i < node->term_count; i++)
        walk->receive(walk->context, walk->table->PATTERN_TERMS[node->first_term + i], walk->begin,
                      at);
}

static uint32_t marks_end(const struct fold_view *view, uint32_t at) {
    uint32_t size;
    while (at < view->size && classes_at(view, at, &size) & CLASS_MARK) at += size;
    return at;
}

static void walk_on(const struct walk *walk, uint32_t from, uint32_t at);

/* Takes the step of a class, where there is one, to the node that the characters up to `next` lead
 * to. */
static void take_step(const struct walk *walk, uint32_t from, uint32_t class, uint32_t next,
                      unsigned last) {
    const struct charte_table *table = walk->table;
    uint32_t node = trie_follow(&table->PATTERN_NODES[from], table->PATTERN_EDGES, class);
    if (node == TABLE_NONE) return;
    give_terms(walk, &table->PATTERN_NODES[node], next, last);
    walk_on(walk, node, next);
}

/* Goes on from a node at a place of the view. A node has one way to it, so that a walk meets each
 * once at most; the loader has bound its depth. */
static void walk_on(const struct walk *walk, uint32_t from, uint32_t at) {
    uint32_t size, character = 0;
    if (at >= walk->view->size || walk->table->PATTERN_NODES[from].edge_count == 0) return;
    unsigned class = classes_at(walk->view, at, &size);
    utf8_decode(walk->view->bytes + at, walk->view->size - at, &character);
    take_step(walk, from, character, at + size, class);
    if (class & CLASS_DIGIT) take_step(walk, from, PATTERN_DIGIT, at + size, class);
    if (class & (CLASS_LETTER | CLASS_ALONE))
        take_step(walk, from, PATTERN_LETTER, marks_end(walk->view, at + size), class);
}

void patterns_begin(const struct charte_table *table, bool begins[256]) {
    memset(begins, 0, 256 * sizeof *begins);
    if (table->PATTERN_NODES_count == 0) return;
    const struct table_trie_node *root = &table->PATTERN_NODES[0];
    for (uint32_t k = 0; k < root->edge_count; k++) {
        uint32_t character = table->PATTERN_EDGES[root->first_edge + k].word_class;
        unsigned wanted = character == PATTERN_DIGIT    ? CLASS_DIGIT
                          : character == PATTERN_LETTER ? CLASS_LETTER
                                                        : 0;
        for (unsigned byte = 0; byte < 0x80; byte++)
            begins[byte] |= byte == character || classes_ascii[byte] & wanted;
        for (unsigned byte = 0x80; byte < 0x100 && character >= 0x80; byte++) begins[byte] = true;
    }
}

void patterns_find(const struct charte_table *table, const bool begins[256],
                   const struct fold_view *view, patterns_receiver *receive, void *context) {
    struct walk walk = {table, view, receive, context, 0};
    for (uint32_t at = 0, size; at < view->size; at += size) {
        size = 1;
        if (!begins[(unsigned char)view->bytes[at]]) continue;
        unsigned class = classes_at(view, at, &size);
        if (class & CLASS_BEGINS && classes_word_before(view, at)) continue;
        walk.begin = at;
        walk_on(&walk, 0, at);
    }
}
