/* SPDX-License-Identifier: Apache-2.0 */
/* Which classes a word of a text stands for: its spelling is looked up, whole and by its ends. */
#include "runtime/match/terms.h"

#include "runtime/base/limits.h"
#include "runtime/text/forms.h"
#include "runtime/text/utf8.h"

#include <string.h>

enum { EXACT_MARK = 1 };

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

/* Signs before a key: of what is looked up apart. A sign of 0 is none. */
struct marks {
    char signs[2];
    uint32_t count;
};

static struct marks marks_of(char crossing, bool exact) {
    struct marks marks = {{0}, 0};
    if (crossing) marks.signs[marks.count++] = crossing;
    if (exact) marks.signs[marks.count++] = EXACT_MARK;
    return marks;
}

/* Tries a part of the word, behind its marks where it has some. */
static inline void try_part(struct terms_work *work, uint32_t kind, const char *bytes,
                            uint32_t size, const struct marks *marks) {
    if (marks) {
        memcpy(work->key, marks->signs, marks->count);
        memcpy(work->key + marks->count, bytes, size);
        bytes = work->key;
        size += marks->count;
    }
    look_up_affix(work, kind, bytes, size);
}

static void try_length(struct terms_work *work, uint32_t kind, const char *bytes, uint32_t size,
                       uint32_t length, const struct marks *marks) {
    uint32_t first = kind == AFFIX_PREFIX ? 0 : size - length;
    if (kind == AFFIX_INFIX) {
        for (uint32_t at = 0; at + length <= size; at++)
            if (is_boundary(bytes, size, at) && is_boundary(bytes, size, at + length))
                try_part(work, kind, bytes + at, length, marks);
        return;
    }
    if (is_boundary(bytes, size, first) && is_boundary(bytes, size, first + length))
        try_part(work, kind, bytes + first, length, marks);
}

static void look_up_affixes(struct terms_work *work, const char *bytes, uint32_t size,
                            const struct marks *marks) {
    const struct charte_table *table = work->table;
    const uint32_t *lengths = table->AFFIX_LENGTHS, mark_count = marks ? marks->count : 0;
    if (table->AFFIX_SLOTS_count == 0) return;
    for (uint32_t kind = AFFIX_PREFIX; kind <= AFFIX_INFIX; kind++) {
        uint32_t count = *lengths++;
        for (uint32_t i = 0; i < count; i++) {
            uint32_t length = lengths[i] - mark_count;
            if (lengths[i] > mark_count && length <= size)
                try_length(work, kind, bytes, size, length, marks);
        }
        lengths += count;
    }
}

/* A word behind the signs of what is looked up apart. */
static void look_up_marked(struct terms_work *work, struct marks marks, const char *bytes,
                           uint32_t size) {
    if (size > LIMIT_TERM_BYTES) return;
    memcpy(work->key, marks.signs, marks.count);
    memcpy(work->key + marks.count, bytes, size);
    look_up_word(work, work->key, size + marks.count);
}

/* Whether a word may be one of the exact ones: its view is a word of the table too. */
static inline bool may_be_exact(const struct terms_work *work, uint32_t hash) {
    const struct charte_table *table = work->table;
    if (table->has_exact_words && filter_has(&table->wanted.filter, hash)) return true;
    return table->has_exact_affixes;
}

/* The word as it is written: case and accents count. */
static void look_up_exact(struct terms_work *work, const char *text, uint32_t begin, uint32_t end,
                          char crossing) {
    begin = fold_begin(&work->view, begin);
    end = fold_end(&work->view, end);
    if (fold_text(&work->exact, FOLD_EXACT, text + begin, end - begin, NULL) != FOLD_OK) return;
    uint32_t size = (uint32_t)work->exact.size;
    struct marks marks = marks_of(crossing, true);
    look_up_affixes(work, work->exact.bytes, size, &marks);
    look_up_marked(work, marks, work->exact.bytes, size);
}

static void next_word(struct terms_work *work) {
    work->class_count = 0;
    if (++work->stamp != 0) return;
    memset(work->stamps, 0, work->table->class_count * sizeof *work->stamps);
    work->stamp = 1;
}

void terms_classify(struct terms_work *work, const char *text, uint32_t begin, uint32_t end,
                    uint32_t hash) {
    const char *bytes = work->view.bytes + begin;
    next_word(work);
    look_up_hashed(work, bytes, end - begin, hash);
    look_up_affixes(work, bytes, end - begin, NULL);
    if (may_be_exact(work, hash)) look_up_exact(work, text, begin, end, 0);
}

static inline bool has_spellings(const struct words_token *token) {
    return token->inner != 0 || token->stem_end != token->end;
}

/* What a word with a form, or an inner capital, is looked up as besides. */
static void classify_forms(struct terms_work *work, const struct words_token *token,
                           char crossing) {
    struct formed word = {token->begin, token->stem_end, token->end, false};
    unsigned number = 0;
    uint32_t size;
    if (token->inner) word = (struct formed){token->begin, token->inner, token->end, true};
    const struct marks marks = marks_of(crossing, false);
    char spelt[LIMIT_TERM_BYTES + 8];
    while ((size = forms_spelling(&work->view, word, &number, spelt, LIMIT_TERM_BYTES)) > 0) {
        memset(spelt + size, 0, 8);
        look_up_marked(work, marks, spelt, size);
        look_up_affixes(work, spelt, size, marks.count ? &marks : NULL);
    }
}

/* `citta'` is a key of its own. */
static void classify_typed(struct terms_work *work, const char *bytes, uint32_t size,
                           struct marks marks) {
    if (size > LIMIT_TERM_BYTES - 1) return;
    memcpy(work->key, marks.signs, marks.count);
    memcpy(work->key + marks.count, bytes, size);
    work->key[marks.count + size] = '\'';
    look_up_word(work, work->key, marks.count + size + 1);
}

void terms_classify_token(struct terms_work *work, const char *text,
                          const struct words_token *token) {
    const char *bytes = work->view.bytes + token->begin;
    uint32_t size = token->stem_end - token->begin;
    terms_classify(work, text, token->begin, token->stem_end, plain_words_hash(bytes, size));
    if (has_spellings(token)) classify_forms(work, token, 0);
    if (token->apostrophe) classify_typed(work, bytes, size, marks_of(0, false));
}

/* What goes on over the ends of sentences before a word. */
void terms_classify_crossing(struct terms_work *work, const char *text,
                             const struct words_token *token) {
    const char *bytes = work->view.bytes + token->begin;
    uint32_t size = token->stem_end - token->begin;
    char crossing = TERM_CROSSING(token->ends);
    const struct marks marks = marks_of(crossing, false);
    next_word(work);
    look_up_marked(work, marks, bytes, size);
    look_up_affixes(work, bytes, size, &marks);
    if (may_be_exact(work, plain_words_hash(bytes, size)))
        look_up_exact(work, text, token->begin, token->stem_end, crossing);
    if (has_spellings(token)) classify_forms(work, token, crossing);
    if (token->apostrophe) classify_typed(work, bytes, size, marks_of(crossing, false));
}

void terms_classify_tag(struct terms_work *work, const struct words_token *token) {
    look_up_marked(work, (struct marks){{'#'}, 1}, work->view.bytes + token->begin,
                   token->end - token->begin);
}

void terms_classify_joined(struct terms_work *work, const struct terms_halves *halves,
                           unsigned ends) {
    uint32_t first = halves->first_end - halves->first, second = halves->end - halves->second;
    struct marks marks = marks_of(ends ? TERM_CROSSING(ends) : 0, false);
    next_word(work);
    if (first + second > LIMIT_TERM_BYTES) return;
    memcpy(work->key, marks.signs, marks.count);
    memcpy(work->key + marks.count, work->view.bytes + halves->first, first);
    memcpy(work->key + marks.count + first, work->view.bytes + halves->second, second);
    look_up_word(work, work->key, marks.count + first + second);
}
