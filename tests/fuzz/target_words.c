/* SPDX-License-Identifier: Apache-2.0 */
/* A list file, a NUL byte, a text: the text's words, found by bits and one by one; its detected
 * numbers; the terms of the list in it, found by the filter and without it. */
#include "compiler/table/binary.h"
#include "runtime/match/detect.h"
#include "runtime/match/terms.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/listed.h"

#include <stdlib.h>

enum { HITS = 1 << 12 };

struct read_text {
    const char *bytes;
    size_t size;
    struct fold_view view;
    struct words_token *tokens; /* all of them */
    size_t count;
};

static void *memory_of(size_t size) {
    void *memory = malloc(size ? size : 1);
    FUZZ_CHECK(memory);
    return memory;
}

static const uint64_t all_bits[1] = {~(uint64_t)0};
static const struct wanted everything = {{all_bits, 0}, NULL, NULL};

/* A token is whole characters of the view; tokens follow each other, but words of a hashtag, which
 * lie in it. */
static void check_token(const struct read_text *text, const struct words_token *token,
                        const struct words_token *before) {
    const struct fold_view *view = &text->view;
    FUZZ_CHECK(token->begin < token->end);
    FUZZ_CHECK(use_whole(view->bytes, view->size, token->begin, token->end));
    FUZZ_CHECK(use_whole(text->bytes, text->size, fold_begin(view, token->begin),
                         fold_end(view, token->end)));
    bool is_word = token->kind == WORDS_WORD;
    FUZZ_CHECK(!is_word || (token->stem_end > token->begin && token->stem_end <= token->end));
    FUZZ_CHECK(!token->tagged || is_word);
    if (!before) return;
    if (token->tagged && before->kind == WORDS_HASHTAG)
        FUZZ_CHECK(token->begin >= before->begin && token->end <= before->end);
    else if (before->kind == WORDS_LINK && is_word)
        FUZZ_CHECK(token->begin >= before->begin);
    else if (before->kind != WORDS_HASHTAG)
        FUZZ_CHECK(token->begin >= before->end);
}

static void read_words(struct read_text *text) {
    struct words words = words_of(&text->view, text->bytes);
    struct words_token token;
    while (words_next(&words, &token)) {
        check_token(text, &token, text->count ? &text->tokens[text->count - 1] : NULL);
        FUZZ_CHECK(text->count < text->view.size * 2);
        text->tokens[text->count++] = token;
    }
}

static bool same_token(const struct words_token *a, const struct words_token *b) {
    return a->kind == b->kind && a->begin == b->begin && a->end == b->end &&
           a->stem_end == b->stem_end && a->ends == b->ends && a->inner == b->inner &&
           a->tagged == b->tagged;
}

static struct words_token token_of(const struct read_text *text, const struct plain_word *word) {
    const struct fold_view *view = &text->view;
    FUZZ_CHECK(word->hash == table_hash(view->bytes + word->begin, word->end - word->begin));
    unsigned ends = word->ends | words_ends_between(view, text->bytes, word->gap, word->begin);
    return (struct words_token){.kind = WORDS_WORD,
                                .begin = word->begin,
                                .end = word->end,
                                .stem_end = word->end,
                                .ends = (unsigned char)ends};
}

/* All words are wanted, so that each is given. */
static void check_runs(const struct read_text *text) {
    uint32_t *edges = memory_of(plain_words_room(text->size));
    struct words words = words_of(&text->view, text->bytes);
    struct plain_words runs = plain_words_of(&text->view, text->bytes, text->size, edges);
    struct plain_word word;
    struct words_token token;
    size_t count = 0;
    runs.has_apostrophes = true;
    for (;; count++) {
        FUZZ_CHECK(plain_words_next(&runs, &words, &everything, false, &word) == 0);
        if (word.is_wanted)
            token = token_of(text, &word);
        else if (!words_next(&words, &token))
            break;
        FUZZ_CHECK(count < text->count && same_token(&token, &text->tokens[count]));
    }
    FUZZ_CHECK(count == text->count);
    free(edges);
}

struct detected {
    const struct read_text *text;
    uint32_t ends[DETECTOR_COUNT];
};

static void check_detected(void *context, enum table_detector_kind kind, uint32_t begin,
                           uint32_t end) {
    struct detected *detected = context;
    const struct fold_view *view = &detected->text->view;
    FUZZ_CHECK(kind < DETECTOR_COUNT && begin < end && begin >= detected->ends[kind]);
    FUZZ_CHECK(use_whole(view->bytes, view->size, begin, end));
    detected->ends[kind] = end;
}

static void check_numbers(const struct read_text *text) {
    struct words_token *others = memory_of(text->count * sizeof *others);
    size_t count = 0;
    for (size_t i = 0; i < text->count; i++)
        if (text->tokens[i].kind != WORDS_WORD) others[count++] = text->tokens[i];
    struct detected detected = {.text = text};
    detect_find(&text->view, others, count, (1u << DETECTOR_COUNT) - 1, check_detected, &detected);
    free(others);
}

static size_t find(struct terms_work *work, const struct read_text *text, struct terms_hit *hits) {
    size_t count;
    enum terms_result result = terms_find(work, text->bytes, text->size, hits, HITS, &count, NULL);
    FUZZ_CHECK(result == TERMS_OK || result == TERMS_TOO_MANY);
    for (size_t i = 0; i < count; i++) {
        FUZZ_CHECK(hits[i].begin < hits[i].end && hits[i].term < work->table->TERMS_count);
        FUZZ_CHECK(use_whole(text->bytes, text->size, hits[i].begin, hits[i].end));
        FUZZ_CHECK(i == 0 || hits[i].begin >= hits[i - 1].begin);
    }
    return result == TERMS_OK ? count : 0;
}

static void check_again(bool as_many, const struct terms_hit *hits, const struct terms_hit *again,
                        size_t count, bool numbered) {
    FUZZ_CHECK(as_many);
    for (size_t i = 0; i < count; i++) {
        FUZZ_CHECK(hits[i].term == again[i].term && hits[i].begin == again[i].begin &&
                   hits[i].end == again[i].end);
        FUZZ_CHECK(!numbered || (hits[i].first_word == again[i].first_word &&
                                 hits[i].last_word == again[i].last_word));
    }
}

static void check_terms(const charte_table *table, const struct read_text *text) {
    void *memory = memory_of(terms_room(table, text->size));
    struct terms_hit *hits = memory_of(2 * HITS * sizeof *hits), *again = hits + HITS;
    struct terms_work work = terms_work_in(memory, table, text->size);
    size_t count = find(&work, text, hits);
    bool numbered = !work.passes_doubts;
    /* Tokens are not looked at here: doubts may be passed over, then nothing may. */
    work.passes_doubts = !work.shapes.notes_words;
    check_again(find(&work, text, again) == count, hits, again, count, false);
    work.wanted = everything;
    work.passes_doubts = false;
    check_again(find(&work, text, again) == count, hits, again, count, numbered);
    free(hits);
    free(memory);
}

static void check_text(const charte_table *table, const char *bytes, size_t size) {
    struct read_text text = {.bytes = bytes, .size = size};
    text.view = fold_view_in(memory_of(fold_room(size)), size);
    if (fold_text(&text.view, FOLD_VIEW, bytes, size, NULL) == FOLD_OK) {
        text.tokens = memory_of(text.view.size * 2 * sizeof *text.tokens);
        read_words(&text);
        check_runs(&text);
        check_numbers(&text);
        if (table) check_terms(table, &text);
        free(text.tokens);
    }
    free(text.view.bytes);
}

void fuzz_words(const uint8_t *data, size_t size) {
    const char *bytes = (const char *)data;
    const char *cut = size ? memchr(bytes, 0, size) : NULL;
    if (!cut) {
        check_text(NULL, bytes, size);
        return;
    }
    struct arena *arena = use_arena();
    struct table *table = listed_compile(arena, (struct str){bytes, (size_t)(cut - bytes)});
    struct str made = table ? table_binary(arena, table) : (struct str){0};
    charte_table *opened = NULL;
    if (table)
        FUZZ_CHECK(charte_table_open(made.bytes, made.size, NULL, &opened, NULL) == CHARTE_OK);
    check_text(opened, cut + 1, size - (size_t)(cut - bytes) - 1);
    charte_table_close(opened);
    arena_free(arena);
}
