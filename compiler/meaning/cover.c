#include "compiler/meaning/cover.h"

struct cover cover_in(struct arena *arena) {
    struct cover cover = {.arena = arena};
    for (int kind = 0; kind < COVER_KINDS; kind++) cover.first[kind] = map_in(arena);
    return cover;
}

static void add_spelling(struct cover *cover, uint32_t kind, struct str spelling, uint32_t term) {
    uint32_t next = (uint32_t)cover->heads.count;
    uint32_t head = map_add(&cover->first[kind], spelling, next);
    if (head == next) ARENA_PUSH(cover->arena, &cover->heads, TABLE_NONE);
    struct cover_link link = {term, cover->heads.items[head]};
    cover->heads.items[head] = (uint32_t)cover->links.count;
    ARENA_PUSH(cover->arena, &cover->links, link);
}

void cover_add(struct cover *cover, const struct term *term) {
    struct cover_term made = {term, term_cut(cover->arena, term->text, false)};
    if (!made.words.count) return;
    struct term_spellings spellings = term_spellings(cover->arena, &made.words.items[0], false);
    for (size_t i = 0; i < spellings.count; i++)
        add_spelling(cover, made.words.items[0].kind, spellings.items[i],
                     (uint32_t)cover->terms.count);
    ARENA_PUSH(cover->arena, &cover->terms, made);
}

static bool holds(struct str text, struct str part) {
    for (size_t i = 0; i + part.size <= text.size; i++)
        if (memcmp(text.bytes + i, part.bytes, part.size) == 0) return true;
    return false;
}

static bool finds_spelling(uint32_t kind, struct str spelling, const struct term_word *word) {
    struct str view = word->view;
    if (spelling.size > view.size) return false;
    switch (kind) {
    case 0:
        return word->kind == 0 && str_equal(spelling, view);
    case AFFIX_PREFIX:
        return (word->kind == 0 || word->kind == AFFIX_PREFIX) &&
               memcmp(view.bytes, spelling.bytes, spelling.size) == 0;
    case AFFIX_SUFFIX:
        return (word->kind == 0 || word->kind == AFFIX_SUFFIX) &&
               memcmp(view.bytes + view.size - spelling.size, spelling.bytes, spelling.size) == 0;
    default:
        return holds(view, spelling);
    }
}

static bool finds_word(const struct cover *cover, const struct term_word *word,
                       const struct term_word *other) {
    struct term_spellings spellings = term_spellings(cover->arena, word, false);
    for (size_t i = 0; i < spellings.count; i++)
        if (finds_spelling(word->kind, spellings.items[i], other)) return true;
    return false;
}

static bool finds_at(const struct cover *cover, const struct cover_term *term,
                     const struct term_words *words, size_t at) {
    if (at + term->words.count > words->count) return false;
    for (size_t i = 0; i < term->words.count; i++)
        if (!finds_word(cover, &term->words.items[i], &words->items[at + i])) return false;
    return true;
}

/* The terms whose first word is spelt so. */
static const struct cover_term *find_spelt(const struct cover *cover, uint32_t kind,
                                           struct str spelling, const struct term_words *words,
                                           size_t at, const struct term *but) {
    uint32_t head = map_get(&cover->first[kind], spelling);
    if (head == MAP_NONE) return NULL;
    for (uint32_t link = cover->heads.items[head]; link != TABLE_NONE;
         link = cover->links.items[link].next) {
        const struct cover_term *term = &cover->terms.items[cover->links.items[link].term];
        bool other = !but || (term->term != but && term->term->languages & but->languages);
        if (other && finds_at(cover, term, words, at)) return term;
    }
    return NULL;
}

/* Every piece of a word that a term of the kind could be written as. */
static const struct cover_term *find_kind(const struct cover *cover, uint32_t kind,
                                          const struct term_words *words, size_t at,
                                          const struct term *but) {
    struct str view = words->items[at].view;
    if (!cover->first[kind].count) return NULL;
    size_t last_begin = kind == 0 || kind == AFFIX_PREFIX ? 0 : view.size - 1;
    for (size_t begin = 0; begin <= last_begin; begin++) {
        size_t least = kind == 0 || kind == AFFIX_SUFFIX ? view.size - begin : 1;
        for (size_t size = least; begin + size <= view.size; size++) {
            struct str spelling = {view.bytes + begin, size};
            const struct cover_term *term = find_spelt(cover, kind, spelling, words, at, but);
            if (term) return term;
        }
    }
    return NULL;
}

const struct cover_term *cover_find(const struct cover *cover, const struct term_words *words,
                                    const struct term *but) {
    for (size_t at = 0; at < words->count; at++)
        for (uint32_t kind = 0; words->items[at].view.size && kind < COVER_KINDS; kind++) {
            const struct cover_term *term = find_kind(cover, kind, words, at, but);
            if (term) return term;
        }
    return NULL;
}
