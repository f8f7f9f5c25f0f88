/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/index.h"

#include "runtime/base/align.h"
#include "runtime/table/absence_reach.h"
#include "runtime/table/dependents.h"
#include "runtime/table/evidence_row.h"
#include "runtime/table/veil.h"
#include "runtime/text/spellings.h"

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

static size_t pairs_room(const struct charte_table *table) {
    return table->AFFIX_SLOTS_count ? WANTED_PAIRS / 8 : 0;
}

static size_t filters_room(const struct charte_table *table) {
    return filter_room(table->WORD_SLOTS_count) + filter_room(table->AFFIX_SLOTS_count) +
           2 * pairs_room(table);
}

size_t index_room(const struct charte_table *table) {
    return align_eight(class_count(table) * sizeof(uint32_t)) + filters_room(table) +
           align_eight(dependents_room(table)) + veil_room(table) + absence_reach_room(table);
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

static void set_bit(uint64_t *bits, uint32_t pair) {
    bits[pair / 64] |= (uint64_t)1 << pair % 64;
}

/* A prefix tells how a word begins, a suffix how it ends; of one byte alone the other may be any.
 * What stands inside a word, or is spelt exactly, tells nothing of its view's ends. What phrases
 * come to over the ends of sentences has another key, which tells. */
static void mark_affix(const struct charte_table *table, const struct table_affix_slot *slot,
                       uint64_t *begins, uint64_t *ends) {
    const char *letters = table->STRINGS + slot->letters.offset;
    uint32_t size = slot->letters.size;
    if ((letters[0] & 0xF0) == 0x10) return;
    if (slot->kind == AFFIX_INFIX || letters[0] == '\x01')
        memset(begins, 0xFF, WANTED_PAIRS / 8);
    else if (size >= 2 && slot->kind == AFFIX_PREFIX)
        set_bit(begins, wanted_pair(letters));
    else if (size >= 2)
        set_bit(ends, wanted_pair(letters + size - 2));
    for (uint32_t other = 0; size == 1 && other < 256; other++) {
        uint32_t letter = (unsigned char)letters[0];
        if (slot->kind == AFFIX_PREFIX) set_bit(begins, letter << 8 | other);
        if (slot->kind == AFFIX_SUFFIX) set_bit(ends, other << 8 | letter);
    }
}

static void mark_affixes(struct charte_table *table, uint64_t *begins, uint64_t *ends) {
    if (table->AFFIX_SLOTS_count == 0) return;
    for (uint32_t i = 0; i < table->AFFIX_SLOTS_count; i++)
        if (table->AFFIX_SLOTS[i].letters.size)
            mark_affix(table, &table->AFFIX_SLOTS[i], begins, ends);
    table->wanted.begins = begins;
    table->wanted.ends = ends;
}

/* The root has an edge for nearly each class: too many to search among. */
static void index_root(struct charte_table *table, uint32_t *root_of) {
    for (uint32_t i = 0; i < table->class_count; i++) root_of[i] = TABLE_NONE;
    for (uint32_t k = 0; table->TRIE_NODES_count && k < table->TRIE_NODES[0].edge_count; k++) {
        const struct table_trie_edge *edge =
            &table->TRIE_EDGES[table->TRIE_NODES[0].first_edge + k];
        root_of[edge->word_class] = edge->node;
    }
    table->root_of = root_of;
}

static bool has_apostrophe(const struct charte_table *table, struct table_str s) {
    return s.size && memchr(table->STRINGS + s.offset, '\'', s.size);
}

static bool has_apostrophes(const struct charte_table *table) {
    for (uint32_t i = 0; i < table->WORD_SLOTS_count; i++)
        if (has_apostrophe(table, table->WORD_SLOTS[i].word)) return true;
    for (uint32_t i = 0; i < table->AFFIX_SLOTS_count; i++)
        if (has_apostrophe(table, table->AFFIX_SLOTS[i].letters)) return true;
    return false;
}

static bool is_exact(const struct charte_table *table, struct table_str key) {
    return key.size && table->STRINGS[key.offset] == '\x01';
}

static bool has_exact_words(const struct charte_table *table) {
    for (uint32_t i = 0; i < table->WORD_SLOTS_count; i++)
        if (is_exact(table, table->WORD_SLOTS[i].word)) return true;
    return false;
}

static bool has_exact_affixes(const struct charte_table *table) {
    for (uint32_t i = 0; i < table->AFFIX_SLOTS_count; i++)
        if (is_exact(table, table->AFFIX_SLOTS[i].letters)) return true;
    return false;
}

static bool counts_words(const struct charte_table *table) {
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (evidence_row(table->NODES[i].kind)->operands == OPERANDS_NEAR) return true;
    return false;
}

static void index_filters(struct charte_table *table, char *memory) {
    memset(memory, 0, filters_room(table));
    table->wanted.filter = word_filter(table, (uint64_t *)(void *)memory);
    memory += filter_room(table->WORD_SLOTS_count);
    table->affix_filter = affix_filter(table, (uint64_t *)(void *)memory);
    memory += filter_room(table->AFFIX_SLOTS_count);
    mark_affixes(table, (uint64_t *)(void *)memory,
                 (uint64_t *)(void *)(memory + pairs_room(table)));
}

/* What the index of names needs room for: runtime/match/entity_terms.c. */
static struct table_spelt spelt_terms(const struct charte_table *table) {
    struct table_spelt spelt = {0, 0, 0};
    for (uint32_t i = 0; i < table->TERMS_count; i++) {
        charte_str text = table_string(table, table->TERMS[i].folded);
        if (!spellings_may_be_several(text.bytes, (uint32_t)text.length)) continue;
        if (text.length > spelt.longest) spelt.longest = text.length;
        spelt.bytes += text.length;
        spelt.count++;
    }
    return spelt;
}

void index_table(struct charte_table *table, void *memory) {
    const uint32_t names = 1u << FIELD_MENTIONS | 1u << FIELD_HASHTAGS | 1u << FIELD_LINKS;
    char *rest = memory;
    table->class_count = class_count(table);
    index_root(table, (uint32_t *)(void *)rest);
    rest += align_eight(table->class_count * sizeof(uint32_t));
    index_filters(table, rest);
    rest += filters_room(table);
    table->dependents = dependents_in(rest, table);
    rest += align_eight(dependents_room(table));
    table->veil = veil_in(rest, table);
    table->absence = absence_reach_in(rest + veil_room(table), table);
    table->has_exact_words = has_exact_words(table);
    table->has_exact_affixes = has_exact_affixes(table);
    table->has_apostrophes = has_apostrophes(table);
    table->counts_words = counts_words(table);
    table->spelt = (struct table_spelt){0, 0, 0};
    if (table->dependents.inputs & names) table->spelt = spelt_terms(table);
    table->reads_tokens = table->counts_words || table->DETECTORS_count > 0 ||
                          (table->dependents.inputs & names) != 0;
}
