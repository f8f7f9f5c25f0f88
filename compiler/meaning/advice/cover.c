/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/advice/cover.h"

#include "compiler/table/term_spellings.h"

/* Nodes that are followed from one word on: stars and accents could make them as many as the set
 * has terms, for each word of each term. */
enum { STEPS_MAX = 4096 };

static void add_node(struct cover *cover) {
    struct cover_node node;
    memset(&node, 0xFF, sizeof node); /* TABLE_NONE everywhere */
    ARENA_PUSH(cover->arena, &cover->nodes, node);
}

struct cover cover_in(struct arena *arena) {
    struct cover cover = {.arena = arena};
    cover.words = map_in(arena);
    cover.edges = map_in(arena);
    for (int kind = 0; kind < COVER_KINDS; kind++) cover.spelt[kind] = map_in(arena);
    add_node(&cover);
    return cover;
}

/* Building */

static void add_spelling(struct cover *cover, uint32_t kind, struct str spelling, uint32_t word) {
    uint32_t next = (uint32_t)cover->heads.count;
    uint32_t head = map_add(&cover->spelt[kind], spelling, next);
    if (head == next) ARENA_PUSH(cover->arena, &cover->heads, TABLE_NONE);
    struct cover_link link = {word, cover->heads.items[head]};
    cover->heads.items[head] = (uint32_t)cover->links.count;
    ARENA_PUSH(cover->arena, &cover->links, link);
    while (cover->sizes[kind].count <= spelling.size)
        ARENA_PUSH(cover->arena, &cover->sizes[kind], false);
    cover->sizes[kind].items[spelling.size] = true;
}

static uint32_t word_of(struct cover *cover, const struct term_word *word) {
    struct str key = arena_format(cover->arena, "%u%.*s", word->kind, STR_ARG(word->view));
    uint32_t next = (uint32_t)cover->seen.count;
    uint32_t number = map_add(&cover->words, key, next);
    if (number != next) return number;
    ARENA_PUSH(cover->arena, &cover->seen, 0);
    struct term_spellings spellings = term_spellings(cover->arena, word, false);
    for (size_t i = 0; i < spellings.count; i++)
        add_spelling(cover, word->kind, spellings.items[i], number);
    return number;
}

/* A node and a word as a key, good as long as `pair` is. */
static struct str edge_key(uint32_t pair[2]) {
    return (struct str){(const char *)pair, 2 * sizeof *pair};
}

static uint32_t step(struct cover *cover, uint32_t node, uint32_t word) {
    uint32_t pair[2] = {node, word};
    uint32_t found = map_get(&cover->edges, edge_key(pair));
    if (found != MAP_NONE) return found;
    add_node(cover);
    return map_add(&cover->edges, arena_copy(cover->arena, edge_key(pair)),
                   (uint32_t)cover->nodes.count - 1);
}

static void end_at(struct cover_node *node, uint32_t term, unsigned languages) {
    node->last = term;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(languages & 1u << language)) continue;
        node->of_language[language][1] = node->of_language[language][0];
        node->of_language[language][0] = term;
    }
}

void cover_add(struct cover *cover, const struct term *term, struct term_words words) {
    struct cover_term made = {term, words};
    if (!made.words.count) return;
    uint32_t node = 0;
    for (size_t i = 0; i < made.words.count; i++)
        node = step(cover, node, word_of(cover, &made.words.items[i]));
    end_at(&cover->nodes.items[node], (uint32_t)cover->terms.count, term->languages);
    ARENA_PUSH(cover->arena, &cover->terms, made);
}

/* Looking up */

/* Whether a word of a kind may find another: what a star stands for is not known. */
static bool may_find(uint32_t kind, uint32_t other) {
    return kind == AFFIX_INFIX || other == 0 || (kind != 0 && kind == other);
}

static void find_spelt(struct cover *cover, uint32_t kind, struct str spelling, uint32_t piece) {
    uint32_t head = map_get(&cover->spelt[kind], spelling);
    if (head == MAP_NONE) return;
    for (uint32_t link = cover->heads.items[head]; link != TABLE_NONE;
         link = cover->links.items[link].next) {
        struct cover_found found = {cover->links.items[link].word, piece};
        if (cover->seen.items[found.word] == cover->looked_at) continue;
        cover->seen.items[found.word] = cover->looked_at;
        ARENA_PUSH(cover->arena, &cover->found, found);
    }
}

/* Every piece of a word that a word of the kind could be written as. */
static void find_kind(struct cover *cover, uint32_t kind, struct str view, uint32_t *piece) {
    size_t last_begin = kind == 0 || kind == AFFIX_PREFIX ? 0 : view.size - 1;
    size_t longest = cover->sizes[kind].count ? cover->sizes[kind].count - 1 : 0;
    for (size_t begin = 0; begin <= last_begin; begin++) {
        size_t least = kind == 0 || kind == AFFIX_SUFFIX ? view.size - begin : 1;
        for (size_t size = least; begin + size <= view.size && size <= longest; size++) {
            if (!cover->sizes[kind].items[size]) continue;
            find_spelt(cover, kind, (struct str){view.bytes + begin, size}, ++*piece);
        }
    }
}

/* The words of terms that find each of the words. */
static void find_words(struct cover *cover, const struct term_words *words) {
    cover->found.count = cover->ends.count = 0;
    for (size_t at = 0; at < words->count; at++) {
        const struct term_word *word = &words->items[at];
        uint32_t piece = 0;
        cover->looked_at++;
        for (uint32_t kind = 0; word->view.size && kind < COVER_KINDS; kind++)
            if (may_find(kind, word->kind)) find_kind(cover, kind, word->view, &piece);
        ARENA_PUSH(cover->arena, &cover->ends, cover->found.count);
    }
}

/* The last term of a node that is not `but` and of a language that it has; TABLE_NONE where there
 * is none. */
static uint32_t last_at(const struct cover *cover, uint32_t at, const struct term *but) {
    const struct cover_node *node = &cover->nodes.items[at];
    if (!but) return node->last;
    uint32_t last = TABLE_NONE;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(but->languages & 1u << language)) continue;
        for (int i = 0; i < 2; i++) {
            uint32_t term = node->of_language[language][i];
            if (term == TABLE_NONE || cover->terms.items[term].term == but) continue;
            if (last == TABLE_NONE || term > last) last = term;
        }
    }
    return last;
}

/* The later of `last` and of the terms at a node and behind it whose words find those from `at`. */
static uint32_t follow(struct cover *cover, uint32_t node, size_t at, const struct term *but,
                       uint32_t last) {
    uint32_t here = last_at(cover, node, but);
    if (here != TABLE_NONE && (last == TABLE_NONE || here > last)) last = here;
    if (at == cover->ends.count) return last;
    for (size_t i = cover->ends.items[at - 1]; i < cover->ends.items[at]; i++) {
        uint32_t pair[2] = {node, cover->found.items[i].word};
        if (++cover->steps > STEPS_MAX) return last;
        uint32_t next = map_get(&cover->edges, edge_key(pair));
        if (next != MAP_NONE) last = follow(cover, next, at + 1, but, last);
    }
    return last;
}

/* The last term that is found from a word on by the first of its pieces that finds any. */
static uint32_t find_at(struct cover *cover, size_t at, const struct term *but) {
    uint32_t last = TABLE_NONE;
    cover->steps = 0;
    for (size_t i = at ? cover->ends.items[at - 1] : 0; i < cover->ends.items[at]; i++) {
        bool other = i == 0 || cover->found.items[i].piece != cover->found.items[i - 1].piece;
        if (other && last != TABLE_NONE) break;
        uint32_t pair[2] = {0, cover->found.items[i].word};
        uint32_t next = map_get(&cover->edges, edge_key(pair));
        if (next != MAP_NONE) last = follow(cover, next, at + 1, but, last);
        if (++cover->steps > STEPS_MAX) break;
    }
    return last;
}

const struct cover_term *cover_find(struct cover *cover, const struct term_words *words,
                                    const struct term *but) {
    find_words(cover, words);
    for (size_t at = 0; at < words->count; at++) {
        uint32_t found = find_at(cover, at, but);
        if (found != TABLE_NONE) return &cover->terms.items[found];
    }
    return NULL;
}
