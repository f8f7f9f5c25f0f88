/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/terms.h"
#include "runtime/base/align.h"

#include "runtime/base/limits.h"
#include "runtime/table/trie.h"
#include "runtime/text/utf8.h"

#include <string.h>

/* A key is a sign and a term; eight bytes behind it may be read. */
enum { EXACT_MARK = 1, KEY_ROOM = LIMIT_TERM_BYTES + 2 + 8 };

size_t terms_room(const struct charte_table *table, size_t max_text) {
    return align_eight(fold_room(max_text)) * 2 +
           align_eight((max_text + 1) * sizeof(struct words_token)) +
           align_eight(table->class_count * sizeof(uint32_t)) * 2 +
           align_eight((table->TRIE_NODES_count + 1) * sizeof(struct terms_state)) * 2 +
           align_eight(KEY_ROOM) + align_eight(plain_words_room(max_text)) +
           shapes_room(table, max_text);
}

/* Which words of a text need a look: all of them where they must be noted. */
static struct wanted wanted_of(const struct terms_work *work) {
    static const uint64_t all[1] = {~(uint64_t)0};
    if (work->shapes.notes_words) return (struct wanted){{all, 0}, NULL, NULL};
    return work->table->wanted;
}

struct terms_work terms_work_in(void *memory, const struct charte_table *table, size_t max_text) {
    struct terms_work work = {.table = table};
    char *rest = memory;
    size_t classes = table->class_count, nodes = table->TRIE_NODES_count + 1;
    work.view = fold_view_in(align_take(&rest, fold_room(max_text)), max_text);
    work.exact = fold_view_in(align_take(&rest, fold_room(max_text)), max_text);
    work.tokens = align_take(&rest, (max_text + 1) * sizeof *work.tokens);
    work.stamps = align_take(&rest, classes * sizeof *work.stamps);
    work.classes = align_take(&rest, classes * sizeof *work.classes);
    work.states = align_take(&rest, nodes * sizeof *work.states);
    work.next = align_take(&rest, nodes * sizeof *work.next);
    work.key = align_take(&rest, KEY_ROOM);
    work.edges = align_take(&rest, plain_words_room(max_text));
    work.shapes = shapes_in(rest, table, max_text);
    memset(work.key, 0, KEY_ROOM);
    work.wanted = wanted_of(&work);
    work.passes_doubts = !table->reads_tokens && !work.shapes.notes_words;
    if (classes) memset(work.stamps, 0, classes * sizeof *work.stamps);
    return work;
}

/* The classes of a word */

static void add_classes(struct terms_work *work, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t class = work->table->WORD_CLASSES[first + i];
        if (work->stamps[class] == work->stamp) continue;
        work->stamps[class] = work->stamp;
        work->classes[work->class_count++] = class;
    }
}

static bool is_string(const struct charte_table *table, struct table_str s, const char *bytes,
                      uint32_t size) {
    return s.size == size && memcmp(table->STRINGS + s.offset, bytes, size) == 0;
}

static void look_up_hashed(struct terms_work *work, const char *bytes, uint32_t size,
                           uint32_t hash) {
    const struct charte_table *table = work->table;
    uint32_t mask = table->WORD_SLOTS_count - 1;
    if (!filter_has(&table->wanted.filter, hash)) return;
    for (uint32_t i = hash & mask; table->WORD_SLOTS[i].word.size; i = (i + 1) & mask) {
        const struct table_word_slot *slot = &table->WORD_SLOTS[i];
        if (slot->hash != hash || !is_string(table, slot->word, bytes, size)) continue;
        add_classes(work, slot->first_class, slot->class_count);
        return;
    }
}

static void look_up_word(struct terms_work *work, const char *bytes, uint32_t size) {
    look_up_hashed(work, bytes, size, plain_words_hash(bytes, size));
}

static void look_up_affix(struct terms_work *work, uint32_t kind, const char *bytes,
                          uint32_t size) {
    const struct charte_table *table = work->table;
    uint32_t mask = table->AFFIX_SLOTS_count - 1, hash = plain_words_hash(bytes, size);
    if (!filter_has(&table->affix_filter, hash)) return;
    for (uint32_t i = hash & mask; table->AFFIX_SLOTS[i].letters.size; i = (i + 1) & mask) {
        const struct table_affix_slot *slot = &table->AFFIX_SLOTS[i];
        if (slot->hash != hash || slot->kind != kind ||
            !is_string(table, slot->letters, bytes, size))
            continue;
        add_classes(work, slot->first_class, slot->class_count);
        return;
    }
}

static bool is_boundary(const char *bytes, uint32_t size, uint32_t at) {
    return at >= size || !utf8_continues(bytes[at]);
}

/* Tries a part of the word, behind the mark of exact spellings where there is one. */
static void try_part(struct terms_work *work, uint32_t kind, const char *bytes, uint32_t size,
                     bool exact) {
    if (!exact) {
        look_up_affix(work, kind, bytes, size);
        return;
    }
    work->key[0] = EXACT_MARK;
    memcpy(work->key + 1, bytes, size);
    look_up_affix(work, kind, work->key, size + 1);
}

static void try_length(struct terms_work *work, uint32_t kind, const char *bytes, uint32_t size,
                       uint32_t length, bool exact) {
    uint32_t first = kind == AFFIX_PREFIX ? 0 : size - length;
    if (kind == AFFIX_INFIX) {
        for (uint32_t at = 0; at + length <= size; at++)
            if (is_boundary(bytes, size, at) && is_boundary(bytes, size, at + length))
                try_part(work, kind, bytes + at, length, exact);
        return;
    }
    if (is_boundary(bytes, size, first) && is_boundary(bytes, size, first + length))
        try_part(work, kind, bytes + first, length, exact);
}

static void look_up_affixes(struct terms_work *work, const char *bytes, uint32_t size, bool exact) {
    const struct charte_table *table = work->table;
    const uint32_t *lengths = table->AFFIX_LENGTHS;
    if (table->AFFIX_SLOTS_count == 0) return;
    for (uint32_t kind = AFFIX_PREFIX; kind <= AFFIX_INFIX; kind++) {
        uint32_t count = *lengths++;
        for (uint32_t i = 0; i < count; i++) {
            uint32_t length = lengths[i] - (exact ? 1 : 0);
            if (length > 0 && length <= size) try_length(work, kind, bytes, size, length, exact);
        }
        lengths += count;
    }
}

/* A word behind the sign of what is looked up apart. */
static void look_up_marked(struct terms_work *work, char sign, const char *bytes, uint32_t size) {
    if (size > LIMIT_TERM_BYTES) return;
    work->key[0] = sign;
    memcpy(work->key + 1, bytes, size);
    look_up_word(work, work->key, size + 1);
}

/* The word as it is written: case and accents count. Its view is a word of the table too. */
static void look_up_exact(struct terms_work *work, const char *text, uint32_t begin, uint32_t end,
                          uint32_t hash) {
    bool as_word = work->table->has_exact_words && filter_has(&work->table->wanted.filter, hash);
    if (!as_word && !work->table->has_exact_affixes) return;
    begin = fold_begin(&work->view, begin);
    end = fold_end(&work->view, end);
    if (fold_text(&work->exact, FOLD_EXACT, text + begin, end - begin, NULL) != FOLD_OK) return;
    uint32_t size = (uint32_t)work->exact.size;
    look_up_affixes(work, work->exact.bytes, size, true);
    look_up_marked(work, EXACT_MARK, work->exact.bytes, size);
}

static void next_word(struct terms_work *work) {
    work->class_count = 0;
    if (++work->stamp != 0) return;
    memset(work->stamps, 0, work->table->class_count * sizeof *work->stamps);
    work->stamp = 1;
}

static void classify(struct terms_work *work, const char *text, uint32_t begin, uint32_t end,
                     uint32_t hash) {
    const char *bytes = work->view.bytes + begin;
    next_word(work);
    look_up_hashed(work, bytes, end - begin, hash);
    look_up_affixes(work, bytes, end - begin, false);
    look_up_exact(work, text, begin, end, hash);
}

static void classify_token(struct terms_work *work, const char *text,
                           const struct words_token *token) {
    const char *bytes = work->view.bytes + token->begin;
    uint32_t size = token->stem_end - token->begin;
    classify(work, text, token->begin, token->stem_end, plain_words_hash(bytes, size));
    if (!token->apostrophe || size > LIMIT_TERM_BYTES) return;
    memcpy(work->key, bytes, size);
    work->key[size] = '\'';
    look_up_word(work, work->key, size + 1);
}

/* Phrases */

/* Once there is no room for more, the text is refused: what it holds more is not counted. */
static void add_hits(struct terms_work *work, struct hits *hits, const struct terms_state *state,
                     uint32_t end, uint32_t last_word) {
    const struct table_trie_node *node = &work->table->TRIE_NODES[state->node];
    for (uint32_t i = 0; i < node->term_count && !hits->full; i++)
        hits_add(hits, (struct terms_hit){work->table->TRIE_TERMS[node->first_term + i],
                                          fold_begin(&work->view, state->begin),
                                          fold_end(&work->view, end), (int32_t)state->word,
                                          (int32_t)last_word, 0});
}

/* A phrase has come to a node, unless that is none. */
static void reach(struct terms_work *work, struct hits *hits, struct terms_state reached,
                  uint32_t end, uint32_t word) {
    if (reached.node == TABLE_NONE) return;
    add_hits(work, hits, &reached, end, word);
    if (work->table->TRIE_NODES[reached.node].edge_count) work->next[work->next_count++] = reached;
}

/* A node lies at one depth, so for each word it is reached from one beginning only. Of its edges
 * and the word's classes the fewer are gone over, so that many of one cost nothing without the
 * other. */
static void advance(struct terms_work *work, struct hits *hits, struct terms_state state,
                    uint32_t end, uint32_t word) {
    const struct table_trie_node *node = &work->table->TRIE_NODES[state.node];
    const struct table_trie_edge *edges = work->table->TRIE_EDGES;
    for (uint32_t k = 0; node->edge_count <= work->class_count && k < node->edge_count; k++) {
        const struct table_trie_edge *edge = &edges[node->first_edge + k];
        if (work->stamps[edge->word_class] != work->stamp) continue;
        state.node = edge->node;
        reach(work, hits, state, end, word);
    }
    for (uint32_t i = 0; node->edge_count > work->class_count && i < work->class_count; i++) {
        state.node = trie_follow(node, edges, work->classes[i]);
        reach(work, hits, state, end, word);
    }
}

/* Phrases that begin with the word at hand, which ends as a whole at last_word. */
static void begin_phrases(struct terms_work *work, struct hits *hits, uint32_t begin, uint32_t end,
                          uint32_t word, uint32_t last_word) {
    for (uint32_t i = 0; i < work->class_count; i++) {
        uint32_t node = work->table->root_of[work->classes[i]];
        reach(work, hits, (struct terms_state){node, begin, word}, end, last_word);
    }
}

/* Goes on with the phrases begun, and begins those that begin with the word at hand. */
static void read_classes(struct terms_work *work, struct hits *hits, uint32_t begin, uint32_t end,
                         uint32_t word) {
    work->next_count = 0;
    for (size_t i = 0; i < work->state_count; i++) advance(work, hits, work->states[i], end, word);
    begin_phrases(work, hits, begin, end, word, word);
    struct terms_state *free_states = work->states;
    work->states = work->next;
    work->state_count = work->next_count;
    work->next = free_states;
}

static void read_plain(struct terms_work *work, struct hits *hits, const char *text,
                       const struct plain_word *plain, uint32_t word) {
    if (plain->sentence || plain_words_sentence_ends(&work->view, plain->gap, plain->begin))
        work->state_count = 0;
    classify(work, text, plain->begin, plain->end, plain->hash);
    read_classes(work, hits, plain->begin, plain->end, word);
}

static void read_word(struct terms_work *work, struct hits *hits, const char *text,
                      const struct words_token *token, uint32_t word) {
    if (token->sentence) work->state_count = 0;
    classify_token(work, text, token);
    read_classes(work, hits, token->begin, token->end, word);
}

/* The last word of a hashtag whose words begin with number `word`. */
static uint32_t last_tagged(struct words words, uint32_t word) {
    struct words_token token;
    uint32_t count = 0;
    while (words_next(&words, &token) && token.tagged) count++;
    return word + (count ? count - 1 : 0);
}

/* A hashtag as a whole: a word, or the words of a term written together. */
static void read_tag(struct terms_work *work, struct hits *hits, const struct words *words,
                     const struct words_token *token, uint32_t word) {
    work->next_count = 0;
    classify_token(work, words->text, token);
    look_up_marked(work, '#', work->view.bytes + token->begin, token->end - token->begin);
    if (work->class_count == 0) return;
    begin_phrases(work, hits, token->begin, token->end, word, last_tagged(*words, word));
}

/* Notes where a word stands, for what is found by its shape. */
static void note_word(struct terms_work *work, uint32_t begin, uint32_t end) {
    struct shapes *shapes = &work->shapes;
    if (shapes->notes_words) shapes->words[shapes->word_count++] = (struct shapes_word){begin, end};
}

static void read_token(struct terms_work *work, struct hits *hits, const struct words *words,
                       const struct words_token *token, uint32_t word) {
    if (token->kind == WORDS_WORD) {
        read_word(work, hits, words->text, token, word);
        note_word(work, token->begin, token->end);
        return;
    }
    work->tokens[work->token_count++] = *token;
    if (token->kind == WORDS_HASHTAG) read_tag(work, hits, words, token, word);
}

static void read_tokens(struct terms_work *work, struct hits *hits, const char *text) {
    struct words words = words_of(&work->view, text);
    struct plain_words runs = plain_words_of(&work->view, work->edges);
    struct words_token token;
    struct plain_word plain;
    runs.has_apostrophes = work->table->has_apostrophes;
    work->token_count = work->state_count = work->shapes.word_count = 0;
    for (uint32_t word = 0;;) {
        uint32_t passed = plain_words_next(&runs, &words, &work->wanted,
                                           work->passes_doubts && !work->state_count, &plain);
        if (passed) work->state_count = 0;
        word += passed;
        if (plain.is_wanted) {
            read_plain(work, hits, text, &plain, word);
            note_word(work, plain.begin, plain.end);
            word++;
        } else if (words_next(&words, &token)) {
            read_token(work, hits, &words, &token, word);
            word += token.kind == WORDS_WORD;
        } else {
            return;
        }
    }
}

enum terms_result terms_find(struct terms_work *work, const char *text, size_t size,
                             struct terms_hit *hits, size_t capacity, size_t *count,
                             size_t *where) {
    struct hits found = {hits, 0, capacity, false};
    *count = 0;
    switch (fold_text(&work->view, FOLD_VIEW, text, size, where)) {
    case FOLD_OK:
        break;
    case FOLD_NOT_UTF8:
        return TERMS_NOT_UTF8;
    case FOLD_TOO_LONG:
        return TERMS_TOO_LONG;
    }
    read_tokens(work, &found, text);
    if (work->shapes.used)
        shapes_find(&work->shapes, &work->view, work->tokens, work->token_count, &found);
    hits_sort(&found);
    *count = found.count;
    return found.full ? TERMS_TOO_MANY : TERMS_OK;
}
