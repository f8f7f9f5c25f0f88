/* SPDX-License-Identifier: Apache-2.0 */
/* A step down a trie of a table: of words or of patterns. */
#ifndef CHARTE_TRIE_H
#define CHARTE_TRIE_H

#include "runtime/table/table_format.h"

/* The node that a class leads to, or TABLE_NONE. Edges are sorted by class. */
static inline uint32_t trie_follow(const struct table_trie_node *node,
                                   const struct table_trie_edge *edges, uint32_t class) {
    uint32_t low = 0, high = node->edge_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const struct table_trie_edge *edge = &edges[node->first_edge + middle];
        if (edge->word_class == class) return edge->node;
        if (edge->word_class < class)
            low = middle + 1;
        else
            high = middle;
    }
    return TABLE_NONE;
}

#endif
