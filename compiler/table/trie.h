/* SPDX-License-Identifier: Apache-2.0 */
/* A trie on its way into a table: of phrases, whose steps are word classes, or of patterns, whose
 * steps are characters. Node 0 is the root. Twin of runtime/table/trie.h. */
#ifndef CHARTE_TABLE_TRIE_H
#define CHARTE_TABLE_TRIE_H

#include "compiler/base/map.h"
#include "runtime/table/table_format.h"

struct trie_node {
    struct {
        struct table_trie_edge *items;
        size_t count, capacity;
    } edges;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } terms;
};

struct trie {
    struct arena *arena;
    struct map edges; /* node and class → node */
    struct {
        struct trie_node *items;
        size_t count, capacity;
    } nodes;
};

struct trie trie_in(struct arena *arena);

/* The node that a class leads to from another, made where there is none. */
uint32_t trie_step(struct trie *trie, uint32_t from, uint32_t class);

/* A term ends at a node. */
void trie_end(struct trie *trie, uint32_t node, uint32_t term);

/* The bytes of the three sections, edges sorted by class; empty where no term has been added. */
struct trie_sections {
    struct str nodes, edges, terms;
};
struct trie_sections trie_write(struct trie *trie);

#endif
