/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/terms.h"
#include "runtime/base/align.h"

#include "runtime/base/limits.h"
#include "runtime/table/trie.h"
#include "runtime/text/classes.h"
#include "runtime/text/forms.h"
#include "runtime/text/utf8.h"

#include <string.h>

/* A key is two signs at most and a term; eight bytes behind it may be read. */
enum { KEY_ROOM = LIMIT_TERM_BYTES + 2 + 8 };

size_t terms_room(const struct charte_table *table, size_t max_text) {
    return align_eight(fold_room(max_text)) * 2 +
           align_eight((max_text + 1) * sizeof(struct words_token)) +
           align_eight(table->class_count * sizeof(uint32_t)) * 2 +
           align_eight((table->TRIE_NODES_count + 1) * sizeof(struct terms_state)) * 3 +
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
    work.before = align_take(&rest, nodes * sizeof *work.before);
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

/* Where the letter of a word that is one ends; 0: no such word stands there. */
static uint32_t single_end(const struct fold_view *view, uint32_t at) {
    uint32_t size;
    if (!(classes_at(view, at, &size) & CLASS_LETTER) || classes_word_before(view, at)) return 0;
    return classes_word_at(view, at + size) ? 0 : at + size;
}

/* Whether a phrase is a part of a row of single letters with stops between them: “U.S.” is none of
 * «u.s.w.». */
static bool is_in_row(const struct fold_view *view, uint32_t begin, uint32_t end) {
    const char *bytes = view->bytes;
    bool goes_on = bytes[end] == '.' && single_end(view, end + 1) != 0 &&
                   single_end(view, utf8_before(bytes, end)) == end;
    if (goes_on || begin < 2 || bytes[begin - 1] != '.' || single_end(view, begin) == 0)
        return goes_on;
    return single_end(view, utf8_before(bytes, begin - 1)) == begin - 1;
}

/* A phrase has come to a node, unless that is none. */
static void reach(struct terms_work *work, struct hits *hits, struct terms_state reached,
                  uint32_t end, uint32_t word) {
    if (reached.node == TABLE_NONE) return;
    if (!work->crosses || !is_in_row(&work->view, reached.begin, end))
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

/* The phrases begun before a word go on with it, as it is classified. */
static void advance_all(struct terms_work *work, struct hits *hits,
                        const struct terms_state *states, size_t count, uint32_t end,
                        uint32_t word) {
    for (size_t i = 0; i < count; i++) advance(work, hits, states[i], end, word);
}

/* The same over what ends a sentence before the word. */
static void advance_over(struct terms_work *work, struct hits *hits,
                         const struct terms_state *states, size_t count, uint32_t end,
                         uint32_t word) {
    work->crosses = true;
    advance_all(work, hits, states, count, end, word);
    work->crosses = false;
}

static bool is_dash(const char *bytes, uint32_t at, uint32_t *size) {
    *size = bytes[at] == '-' ? 1 : 3;
    return bytes[at] == '-' || memcmp(bytes + at, "\xE2\x80\x90", 3) == 0;
}

static bool dash_before(const struct fold_view *view, uint32_t at) {
    uint32_t size, dash = at;
    if (at > 0 && view->bytes[at - 1] == '-')
        dash = at - 1;
    else if (at >= 3 && is_dash(view->bytes, at - 3, &size) && size == 3)
        dash = at - 3;
    return dash < at && classes_word_before(view, dash);
}

/* Whether a word and the one before it are a compound: one dash between, and none around them but
 * behind «e-mail-». */
static bool is_compound(const struct terms_work *work, const struct words_token *token) {
    const struct fold_view *view = &work->view;
    const struct terms_last *last = &work->last;
    uint32_t size, begin = token->begin, end = token->stem_end;
    if (begin != last->end + 1 && begin != last->end + 3) return false;
    if (!is_dash(view->bytes, last->end, &size) || begin != last->end + size) return false;
    if (!classes_has_characters(view, begin, end, 2) || dash_before(view, last->begin))
        return false;
    if (!is_dash(view->bytes, end, &size) || !classes_word_at(view, end + size)) return true;
    return !classes_has_characters(view, last->begin, last->end, 2) &&
           classes_has_characters(view, begin, end, 3);
}

/* Tables of earlier releases have «n'engagent» as one word. */
static bool is_elided(const struct terms_work *work, const struct words_token *token) {
    const struct terms_last *last = &work->last;
    return token->begin == last->end + 1 && work->table->has_apostrophes &&
           work->view.bytes[last->end] == '\'';
}

/* A compound is one word, with which phrases begin and go on. */
static void read_compound(struct terms_work *work, struct hits *hits,
                          const struct words_token *token, uint32_t word) {
    if (!work->last.may_join || token->tagged) return;
    const struct terms_last last = work->last;
    struct terms_halves halves = {last.begin, last.end, token->begin, token->stem_end};
    if (is_elided(work, token))
        halves.first_end = token->begin; /* the apostrophe with it */
    else if (!is_compound(work, token))
        return;
    if (last.ends && work->before_count && !(last.ends & WORDS_PARAGRAPH)) {
        terms_classify_joined(work, &halves, last.ends);
        advance_over(work, hits, work->before, work->before_count, token->end, word);
    }
    terms_classify_joined(work, &halves, 0);
    if (last.ends == 0) advance_all(work, hits, work->before, work->before_count, token->end, word);
    begin_phrases(work, hits, last.begin, token->end, word - 1, word);
}

/* Phrases that go on over the ends of sentences before the word. */
static void cross(struct terms_work *work, struct hits *hits, const char *text,
                  const struct words_token *token, uint32_t word) {
    if (work->state_count == 0 || token->ends & WORDS_PARAGRAPH) return;
    terms_classify_crossing(work, text, token);
    if (work->class_count)
        advance_over(work, hits, work->states, work->state_count, token->end, word);
}

/* The word has been read: what has gone on with it takes the place of what was begun before. */
static void turn(struct terms_work *work) {
    struct terms_state *free_states = work->before;
    work->before = work->states;
    work->before_count = work->state_count;
    work->states = work->next;
    work->state_count = work->next_count;
    work->next = free_states;
}

static void forget_phrases(struct terms_work *work) {
    work->state_count = work->before_count = 0;
    work->last.may_join = false;
}

/* Keeps what the next word needs to know of a word, where the two may be one. */
static inline void keep_last(struct terms_work *work, const struct words_token *token) {
    unsigned char behind = (unsigned char)work->view.bytes[token->end];
    work->last.may_join = false;
    if (behind != '-' && behind != '\'' && behind != 0xE2) return;
    work->last = (struct terms_last){token->begin, token->stem_end, token->ends,
                                     token->stem_end == token->end && !token->tagged};
}

/* Goes on with the phrases begun, and begins those that begin with the word at hand, which has been
 * classified. */
static inline void go_on(struct terms_work *work, struct hits *hits, uint32_t begin, uint32_t end,
                         unsigned ends, uint32_t word) {
    if (ends == 0) advance_all(work, hits, work->states, work->state_count, end, word);
    begin_phrases(work, hits, begin, end, word, word);
    turn(work);
}

/* Phrases go on over what ends a sentence before a plain word. */
static void cross_plain(struct terms_work *work, struct hits *hits, const char *text,
                        const struct plain_word *plain, unsigned ends, uint32_t word) {
    const struct words_token token = {.begin = plain->begin,
                                      .end = plain->end,
                                      .stem_end = plain->end,
                                      .ends = (unsigned char)ends};
    cross(work, hits, text, &token, word);
}

/* A plain word is none that another may be joined to. */
static void read_plain(struct terms_work *work, struct hits *hits, const char *text,
                       const struct plain_word *plain, uint32_t word) {
    unsigned ends = plain->ends | words_ends_between(&work->view, text, plain->gap, plain->begin);
    work->next_count = 0;
    if (ends && work->state_count) cross_plain(work, hits, text, plain, ends, word);
    terms_classify(work, text, plain->begin, plain->end, plain->hash);
    go_on(work, hits, plain->begin, plain->end, ends, word);
    work->last.may_join = false;
}

static void read_word(struct terms_work *work, struct hits *hits, const char *text,
                      const struct words_token *token, uint32_t word) {
    work->next_count = 0;
    if (token->ends)
        cross(work, hits, text, token, word);
    else
        read_compound(work, hits, token, word);
    terms_classify_token(work, text, token);
    go_on(work, hits, token->begin, token->end, token->ends, word);
    keep_last(work, token);
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
    terms_classify_token(work, words->text, token);
    terms_classify_tag(work, token);
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

static void read_tokens(struct terms_work *work, struct hits *hits, const char *text, size_t size) {
    struct words words = words_of(&work->view, text);
    struct plain_words runs = plain_words_of(&work->view, text, size, work->edges);
    struct words_token token;
    struct plain_word plain;
    runs.has_apostrophes = work->table->has_apostrophes;
    work->token_count = work->shapes.word_count = 0;
    forget_phrases(work);
    for (uint32_t word = 0;;) {
        uint32_t passed = plain_words_next(&runs, &words, &work->wanted,
                                           work->passes_doubts && !work->state_count, &plain);
        if (passed) forget_phrases(work);
        word += passed;
        if (plain.is_wanted) {
            read_plain(work, hits, text, &plain, word);
            note_word(work, plain.begin, plain.end);
            word++;
        } else if (work->passes_doubts && plain_words_ended(&runs, &words)) {
            return;
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
    read_tokens(work, &found, text, size);
    if (work->shapes.used)
        shapes_find(&work->shapes, &work->view, work->tokens, work->token_count, &found);
    hits_sort(&found);
    *count = found.count;
    return found.full ? TERMS_TOO_MANY : TERMS_OK;
}
