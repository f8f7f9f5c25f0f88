#include "runtime/shapes.h"

#include "runtime/align.h"
#include "runtime/detect.h"
#include "runtime/idna.h"
#include "runtime/patterns.h"

static bool uses_any(const struct charte_table *table) {
    return table->PATTERN_NODES_count > 0 || table->DETECTORS_count > 0;
}

size_t shapes_room(const struct charte_table *table, size_t max_text) {
    if (!uses_any(table)) return 0;
    return align_eight((max_text + 1) * sizeof(struct shapes_word)) +
           align_eight(fold_room(IDNA_VIEW));
}

struct shapes shapes_in(void *memory, const struct charte_table *table, size_t max_text) {
    struct shapes shapes = {.table = table, .used = uses_any(table), .words = memory};
    if (!shapes.used) return shapes;
    shapes.notes_words = table->counts_words;
    size_t words = align_eight((max_text + 1) * sizeof(struct shapes_word));
    shapes.label = fold_view_in((char *)memory + words, IDNA_VIEW);
    for (uint32_t i = 0; i < table->DETECTORS_count; i++)
        shapes.detectors |= 1u << table->DETECTORS[i].kind;
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
                                words_begun(search->shapes, end) - 1});
}

static void add_detected(void *context, enum table_detector_kind kind, uint32_t begin,
                         uint32_t end) {
    const struct search *search = context;
    const struct charte_table *table = search->shapes->table;
    for (uint32_t i = 0; i < table->DETECTORS_count; i++)
        if (table->DETECTORS[i].kind == (uint32_t)kind)
            add_term(context, table->DETECTORS[i].term, begin, end);
}

/* No domain stands for all. */
static bool is_of_domain(const struct search *search, const struct words_token *token,
                         charte_str domain) {
    const char *address = search->view->bytes + token->begin;
    size_t size = token->end - token->begin, host = size;
    if (domain.length == 0) return true;
    while (host > 0 && address[host - 1] != '@') host--;
    return idna_is_below(address + host, size - host, domain.bytes, domain.length,
                         &search->shapes->label);
}

static void add_address(struct search *search, const struct words_token *token) {
    const struct charte_table *table = search->shapes->table;
    for (uint32_t i = 0; i < table->DETECTORS_count; i++) {
        uint32_t term = table->DETECTORS[i].term;
        if (table->DETECTORS[i].kind == DETECTOR_EMAIL &&
            is_of_domain(search, token, table_string(table, table->TERMS[term].folded)))
            add_term(search, term, token->begin, token->end);
    }
}

void shapes_find(struct shapes *shapes, const struct fold_view *view,
                 const struct words_token *tokens, size_t token_count, struct hits *hits) {
    const unsigned address = 1u << DETECTOR_EMAIL;
    struct search search = {shapes, view, hits};
    if (shapes->table->PATTERN_NODES_count)
        patterns_find(shapes->table, shapes->begins, view, add_term, &search);
    for (size_t i = 0; shapes->detectors & address && i < token_count; i++)
        if (tokens[i].kind == WORDS_EMAIL) add_address(&search, &tokens[i]);
    if (shapes->detectors & ~address)
        detect_find(view, tokens, token_count, shapes->detectors & ~address, add_detected, &search);
}
