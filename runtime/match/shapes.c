/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/shapes.h"

#include "runtime/base/align.h"
#include "runtime/match/detect.h"
#include "runtime/match/patterns.h"

static bool uses_any(const struct charte_table *table) {
    return table->PATTERN_NODES_count > 0 || table->DETECTORS_count > 0;
}

size_t shapes_room(const struct charte_table *table, size_t max_text) {
    if (!uses_any(table)) return 0;
    return align_eight((max_text + 1) * sizeof(struct shapes_word)) + addresses_room(table);
}

/* Detectors stand by ascending kind. */
static void index_detectors(struct shapes *shapes) {
    const struct charte_table *table = shapes->table;
    for (uint32_t i = 0; i < table->DETECTORS_count; i++) {
        shapes->detectors |= 1u << table->DETECTORS[i].kind;
        shapes->first[table->DETECTORS[i].kind + 1] = i + 1;
    }
    for (uint32_t kind = 0; kind < DETECTOR_COUNT; kind++)
        if (shapes->first[kind + 1] < shapes->first[kind])
            shapes->first[kind + 1] = shapes->first[kind];
}

struct shapes shapes_in(void *memory, const struct charte_table *table, size_t max_text) {
    struct shapes shapes = {.table = table, .used = uses_any(table), .words = memory};
    if (!shapes.used) return shapes;
    shapes.notes_words = table->counts_words;
    size_t words = align_eight((max_text + 1) * sizeof(struct shapes_word));
    shapes.addresses = addresses_in((char *)memory + words, table);
    index_detectors(&shapes);
    patterns_begin(table, shapes.begins);
    return shapes;
}

struct search {
    struct shapes *shapes;
    const struct fold_view *view;
    struct hits *hits;
};

/* How many words end before or at a place, or begin before it. */
static int32_t words_ended(const struct shapes *shapes, uint32_t at) {
    size_t low = 0, high = shapes->word_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (shapes->words[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return (int32_t)low;
}

static int32_t words_begun(const struct shapes *shapes, uint32_t at) {
    size_t low = 0, high = shapes->word_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (shapes->words[middle].begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return (int32_t)low;
}

static void add_term(void *context, uint32_t term, uint32_t begin, uint32_t end) {
    const struct search *search = context;
    hits_add(search->hits,
             (struct terms_hit){term, fold_begin(search->view, begin), fold_end(search->view, end),
                                words_ended(search->shapes, begin),
                                words_begun(search->shapes, end) - 1, 0});
}

static void add_detected(void *context, enum table_detector_kind kind, uint32_t begin,
                         uint32_t end) {
    const struct search *search = context;
    const struct shapes *shapes = search->shapes;
    for (uint32_t i = shapes->first[kind]; i < shapes->first[kind + 1] && !search->hits->full; i++)
        add_term(context, shapes->table->DETECTORS[i].term, begin, end);
}

/* An address being held against the detectors. */
struct found_address {
    struct search *search;
    const struct words_token *token;
};

static void add_address(void *context, uint32_t term) {
    const struct found_address *found = context;
    add_term(found->search, term, found->token->begin, found->token->end);
}

static void find_address(struct search *search, const struct words_token *token) {
    struct found_address found = {search, token};
    if (search->hits->full) return;
    addresses_find(&search->shapes->addresses, search->view->bytes + token->begin,
                   token->end - token->begin, add_address, &found);
}

void shapes_find(struct shapes *shapes, const struct fold_view *view,
                 const struct words_token *tokens, size_t token_count, struct hits *hits) {
    const unsigned address = 1u << DETECTOR_EMAIL;
    struct search search = {shapes, view, hits};
    if (shapes->table->PATTERN_NODES_count)
        patterns_find(shapes->table, shapes->begins, view, add_term, &search);
    for (size_t i = 0; shapes->detectors & address && i < token_count; i++)
        if (tokens[i].kind == WORDS_EMAIL) find_address(&search, &tokens[i]);
    if (shapes->detectors & ~address)
        detect_find(view, tokens, token_count, shapes->detectors & ~address, add_detected, &search);
}
