/* SPDX-License-Identifier: Apache-2.0 */
/* A table that holds terms alone, and what is found in a text: written as one line, the term's
 * number and what of the text it stands on, a bar behind each. */
#ifndef CHARTE_TESTS_MADE_SEARCHER_H
#define CHARTE_TESTS_MADE_SEARCHER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/table/matcher.h"
#include "runtime/match/terms.h"
#include "runtime/table/index.h"

static inline void no_memory(void) {
    abort();
}

struct searcher {
    struct arena *arena;
    struct buffer strings;
    struct charte_table table;
    struct terms_work work;
    struct terms_hit *hits;
    size_t capacity;
};

static inline uint32_t add(void *pool, struct str s) {
    struct buffer *strings = pool;
    buffer_add(strings, s);
    return (uint32_t)(strings->size - s.size);
}

/* The sections lie in arenas, aligned for any record. */
#define SECTION_OF(NAME, made)                                                                     \
    (s->table.NAME = (const void *)(made).bytes,                                                   \
     s->table.NAME##_count = (uint32_t)((made).size / sizeof *s->table.NAME))

static inline struct searcher *searcher_of(const struct matcher_term *terms, size_t count,
                                           size_t room) {
    struct arena *arena = arena_new(no_memory);
    struct searcher *s = ARENA_NEW(arena, struct searcher);
    s->arena = arena;
    s->strings = buffer_in(arena);
    struct matcher_sections m = matcher_build(arena, terms, count, add, &s->strings);
    SECTION_OF(STRINGS, buffer_str(&s->strings));
    SECTION_OF(WORD_SLOTS, m.word_slots);
    SECTION_OF(WORD_CLASSES, m.word_classes);
    SECTION_OF(AFFIX_SLOTS, m.affix_slots);
    SECTION_OF(AFFIX_LENGTHS, m.affix_lengths);
    SECTION_OF(TRIE_NODES, m.phrases.nodes);
    SECTION_OF(TRIE_EDGES, m.phrases.edges);
    SECTION_OF(TRIE_TERMS, m.phrases.terms);
    SECTION_OF(PATTERN_NODES, m.patterns.nodes);
    SECTION_OF(PATTERN_EDGES, m.patterns.edges);
    SECTION_OF(PATTERN_TERMS, m.patterns.terms);
    index_table(&s->table, arena_alloc(arena, index_room(&s->table)));
    s->table.counts_words = true; /* as where some evidence asks how near words are */
    s->capacity = 4 * room + 16;
    s->hits = malloc(s->capacity * sizeof *s->hits);
    s->work = terms_work_in(malloc(terms_room(&s->table, room)), &s->table, room);
    return s;
}

static inline void searcher_free(struct searcher *s) {
    free(s->hits);
    free(s->work.view.bytes);
    arena_free(s->arena);
}

/* Terms are separated by `|`; one behind `=` is exact, one behind `%` a pattern. */
static inline struct searcher *searcher_for(const char *terms, size_t room) {
    static struct matcher_term items[16];
    size_t count = 0;
    for (const char *at = terms; *at; count++) {
        size_t size = strcspn(at, "|");
        bool exact = *at == '=', pattern = *at == '%', marked = exact || pattern;
        items[count] = (struct matcher_term){{at + marked, size - marked}, exact, pattern};
        at += size + (at[size] == '|');
    }
    return searcher_of(items, count, room);
}

static inline void finds(const char *terms, const char *text, const char *expected) {
    struct searcher *s = searcher_for(terms, strlen(text));
    char line[4096] = "";
    size_t count;
    assert_int_equal(terms_find(&s->work, text, strlen(text), s->hits, s->capacity, &count, NULL),
                     TERMS_OK);
    for (size_t i = 0; i < count; i++)
        sprintf(line + strlen(line), "%u %.*s|", s->hits[i].term,
                (int)(s->hits[i].end - s->hits[i].begin), text + s->hits[i].begin);
    if (strcmp(line, expected) != 0) fail_msg("%s in %s: %s, not %s", terms, text, line, expected);
    searcher_free(s);
}

#endif
