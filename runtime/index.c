#include "runtime/index.h"

#include "runtime/align.h"

#include <string.h>

static size_t filter_room(uint32_t slots) {
    return filter_words(slots) * sizeof(uint64_t);
}

static uint32_t class_count(const struct charte_table *table) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->WORD_CLASSES_count; i++)
        if (table->WORD_CLASSES[i] >= count) count = table->WORD_CLASSES[i] + 1;
    return count;
}

size_t index_room(const struct charte_table *table) {
    return align_eight(class_count(table) * sizeof(uint32_t)) +
           filter_room(table->WORD_SLOTS_count) + filter_room(table->AFFIX_SLOTS_count) +
           align_eight(reach_room(table));
}

static struct filter word_filter(const struct charte_table *table, uint64_t *words) {
    uint32_t mask = filter_words(table->WORD_SLOTS_count) - 1;
    for (uint32_t i = 0; i < table->WORD_SLOTS_count; i++)
        if (table->WORD_SLOTS[i].word.size) filter_add(words, mask, table->WORD_SLOTS[i].hash);
    return (struct filter){words, mask};
}

static struct filter affix_filter(const struct charte_table *table, uint64_t *words) {
    uint32_t mask = filter_words(table->AFFIX_SLOTS_count) - 1;
    for (uint32_t i = 0; i < table->AFFIX_SLOTS_count; i++)
        if (table->AFFIX_SLOTS[i].letters.size) filter_add(words, mask, table->AFFIX_SLOTS[i].hash);
    return (struct filter){words, mask};
}

/* The root has an edge for nearly each class: too many to search among. */
static void index_root(struct charte_table *table, uint32_t *root_of) {
    for (uint32_t i = 0; i < table->class_count; i++) root_of[i] = TABLE_NONE;
    for (uint32_t k = 0; table->TRIE_NODES_count && k < table->TRIE_NODES[0].edge_count; k++) {
        const struct table_trie_edge *edge =
            &table->TRIE_EDGES[table->TRIE_NODES[0].first_edge + k];
        if (edge->word_class < table->class_count) root_of[edge->word_class] = edge->node;
    }
    table->root_of = root_of;
}

static bool has_apostrophes(const struct charte_table *table) {
    for (uint32_t i = 0; i < table->WORD_SLOTS_count; i++) {
        struct table_str word = table->WORD_SLOTS[i].word;
        if (word.size && memchr(table->STRINGS + word.offset, '\'', word.size)) return true;
    }
    return false;
}

static bool reads_tokens(const struct charte_table *table) {
    const uint32_t inputs = 1u << INPUT_ACCOUNTS | 1u << INPUT_HASHTAGS | 1u << INPUT_LINKS;
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (table->NODES[i].kind == EVIDENCE_text_near) return true;
    return (table->reach.inputs & inputs) != 0;
}

void index_table(struct charte_table *table, void *memory) {
    char *rest = memory;
    table->class_count = class_count(table);
    index_root(table, (uint32_t *)(void *)rest);
    rest += align_eight(table->class_count * sizeof(uint32_t));
    memset(rest, 0, filter_room(table->WORD_SLOTS_count) + filter_room(table->AFFIX_SLOTS_count));
    table->word_filter = word_filter(table, (uint64_t *)(void *)rest);
    rest += filter_room(table->WORD_SLOTS_count);
    table->affix_filter = affix_filter(table, (uint64_t *)(void *)rest);
    rest += filter_room(table->AFFIX_SLOTS_count);
    table->reach = reach_in(rest, table);
    table->has_apostrophes = has_apostrophes(table);
    table->reads_tokens = reads_tokens(table);
}
