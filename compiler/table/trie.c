/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/trie.h"

#include "compiler/base/buffer.h"

#include <stdlib.h>

struct trie trie_in(struct arena *arena) {
    struct trie trie = {.arena = arena, .edges = map_in(arena)};
    struct trie_node root = {0};
    ARENA_PUSH(arena, &trie.nodes, root);
    return trie;
}

uint32_t trie_step(struct trie *trie, uint32_t from, uint32_t class) {
    const uint32_t edge[2] = {from, class};
    struct str key = {(const char *)edge, sizeof edge};
    uint32_t node = map_get(&trie->edges, key);
    if (node != MAP_NONE) return node;
    node = map_add(&trie->edges, arena_copy(trie->arena, key), (uint32_t)trie->nodes.count);
    struct trie_node made = {0};
    ARENA_PUSH(trie->arena, &trie->nodes, made);
    struct table_trie_edge leaving = {class, node};
    ARENA_PUSH(trie->arena, &trie->nodes.items[from].edges, leaving);
    return node;
}

void trie_end(struct trie *trie, uint32_t node, uint32_t term) {
    ARENA_PUSH(trie->arena, &trie->nodes.items[node].terms, term);
}

static int compare_edges(const void *a, const void *b) {
    uint32_t x = ((const struct table_trie_edge *)a)->word_class;
    uint32_t y = ((const struct table_trie_edge *)b)->word_class;
    return (x > y) - (x < y);
}

struct trie_sections trie_write(struct trie *trie) {
    struct buffer nodes = buffer_in(trie->arena), edges = nodes, terms = nodes;
    struct trie_sections none = {0};
    if (trie->nodes.count == 1) return none;
    for (size_t i = 0; i < trie->nodes.count; i++) {
        struct trie_node *node = &trie->nodes.items[i];
        if (node->edges.count > 1)
            qsort(node->edges.items, node->edges.count, sizeof *node->edges.items, compare_edges);
        buffer_add_u32(&nodes, node->edges.count ? (uint32_t)(edges.size / 8) : 0);
        buffer_add_u32(&nodes, (uint32_t)node->edges.count);
        buffer_add_u32(&nodes, node->terms.count ? (uint32_t)(terms.size / 4) : 0);
        buffer_add_u32(&nodes, (uint32_t)node->terms.count);
        for (size_t k = 0; k < node->edges.count; k++) {
            buffer_add_u32(&edges, node->edges.items[k].word_class);
            buffer_add_u32(&edges, node->edges.items[k].node);
        }
        for (size_t k = 0; k < node->terms.count; k++) buffer_add_u32(&terms, node->terms.items[k]);
    }
    return (struct trie_sections){buffer_str(&nodes), buffer_str(&edges), buffer_str(&terms)};
}
