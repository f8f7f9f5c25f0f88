/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/term_spellings.h"

#include "compiler/base/buffer.h"
#include "runtime/base/limits.h"
#include "runtime/text/classes.h"
#include "runtime/text/spellings.h"

static void add_spelling(struct arena *arena, struct term_spellings *made, struct str s) {
    for (size_t i = 0; i < made->count; i++)
        if (str_equal(made->items[i], s)) return;
    ARENA_PUSH(arena, made, s);
}

static struct fold_view view_for(struct arena *arena, size_t size) {
    return fold_view_in(arena_alloc(arena, fold_room(size)), size);
}

static void add_spellings(struct arena *arena, struct term_spellings *made, struct str s) {
    if (!spellings_are_several(s.bytes, (uint32_t)s.size)) {
        add_spelling(arena, made, s);
        return;
    }
    struct fold_view view = view_for(arena, s.size);
    char *room = arena_alloc(arena, spellings_room(s.size));
    struct spellings spellings = spellings_of(s.bytes, (uint32_t)s.size, room, &view);
    arena_shrink(arena, room, (size_t)(spellings.rest - room));
    for (uint32_t i = 0; i < spellings.count; i++)
        add_spelling(arena, made, (struct str){spellings.items[i].bytes, spellings.items[i].size});
}

/* What a word is found as, but for what is typed with an apostrophe. */
static struct term_spellings untyped_spellings(struct arena *arena, const struct term_word *word) {
    struct term_spellings made = {0};
    add_spellings(arena, &made, word->text);
    for (size_t i = 0; i < word->forms.count; i++)
        add_spellings(arena, &made, word->forms.items[i]);
    return made;
}

static size_t last_begin(struct str s) {
    size_t at = s.size - 1;
    while (at > 0 && utf8_continues(s.bytes[at])) at--;
    return at;
}

/* `citta'` is `città` typed: a bare last letter with an apostrophe behind it; the other letters may
 * have lost their marks as well. */
static void add_typed(struct arena *arena, struct term_spellings *made, struct str s) {
    size_t begin = last_begin(s);
    if ((unsigned char)s.bytes[begin] < 0x80) return;
    struct fold_view view = view_for(arena, s.size);
    char *bare = arena_alloc(arena, FOLD_GROWTH * s.size);
    uint32_t size = spellings_plain(s.bytes + begin, (uint32_t)(s.size - begin), bare, &view);
    if (size == s.size - begin && memcmp(bare, s.bytes + begin, size) == 0) return;
    add_spelling(arena, made,
                 arena_format(arena, "%.*s%.*s'", (int)begin, s.bytes, (int)size, bare));
}

struct term_spellings term_spellings(struct arena *arena, const struct term_word *word,
                                     bool exact) {
    struct term_spellings made = {0};
    if (exact) {
        add_spelling(arena, &made,
                     arena_format(arena, TERM_EXACT_MARK "%.*s", STR_ARG(word->text)));
        return made;
    }
    made = untyped_spellings(arena, word);
    if (word->kind != 0) return made;
    add_typed(arena, &made, word->text);
    for (size_t i = 0; i < word->forms.count; i++) add_typed(arena, &made, word->forms.items[i]);
    return made;
}

/* Hashtags */

/* So many spellings of a term written together are tried in every mixture; where there are more,
 * its words are spelt as one. */
enum { MOST_TAGS = 256 };

static struct term_spellings joined(struct arena *arena, const struct term_spellings *before,
                                    const struct term_spellings *behind) {
    struct term_spellings made = {0};
    for (size_t i = 0; i < before->count; i++)
        for (size_t k = 0; k < behind->count; k++)
            add_spelling(arena, &made,
                         arena_format(arena, "%.*s%.*s", STR_ARG(before->items[i]),
                                      STR_ARG(behind->items[k])));
    return made;
}

static struct term_spellings spelt_as_one(struct arena *arena, const struct term_words *words) {
    struct buffer all = buffer_in(arena);
    for (size_t i = 0; i < words->count; i++) buffer_add(&all, words->items[i].text);
    struct term_word one = {.text = buffer_str(&all)};
    return untyped_spellings(arena, &one);
}

struct term_spellings term_tags(struct arena *arena, const struct term_words *words) {
    struct term_spellings made = {0}, sign = {0};
    bool starred = false;
    for (size_t i = 0; i < words->count; i++) starred |= words->items[i].kind != 0;
    if (words->count < 2 || starred) return made;
    ARENA_PUSH(arena, &sign, STR("#"));
    made = sign;
    for (size_t i = 0; i < words->count; i++) {
        struct term_spellings word = untyped_spellings(arena, &words->items[i]);
        if (made.count * word.count > MOST_TAGS) {
            struct term_spellings one = spelt_as_one(arena, words);
            return joined(arena, &sign, &one);
        }
        made = joined(arena, &made, &word);
    }
    return made;
}

/* Ways */

/* Two words that may be one, or one that may be two. */
struct switch_at {
    size_t word; /* the second of two, or the one */
    size_t cut;  /* where the one is cut; 0: two are joined */
};

enum { MOST_SWITCHES = 3 };

struct switches {
    struct switch_at items[MOST_SWITCHES];
    size_t count; /* one more than those where there are too many */
};

static unsigned classes_of(struct str s, size_t at, size_t *size) {
    const struct fold_view view = {.bytes = (char *)(uintptr_t)s.bytes, .size = s.size};
    uint32_t width;
    unsigned class = classes_at(&view, (uint32_t)at, &width);
    *size = width;
    return class;
}

/* Where the digits at a word's end begin; SIZE_MAX where something else than letters, and so many
 * of them at least, stands before. */
static size_t letters_before_digits(struct str s, size_t least) {
    size_t at = 0, size, letters = 0;
    for (; at < s.size; at += size) {
        unsigned class = classes_of(s, at, &size);
        if (class & CLASS_DIGIT) break;
        if (!(class & (CLASS_LETTER | CLASS_ALONE | CLASS_MARK))) return SIZE_MAX;
        letters += !(class & CLASS_MARK);
    }
    for (size_t end = at; end < s.size; end += size)
        if (!(classes_of(s, end, &size) & CLASS_DIGIT)) return SIZE_MAX;
    return letters >= least ? at : SIZE_MAX;
}

static bool may_be_one(const struct term_word *one, const struct term_word *other) {
    if (one->kind || other->kind || one->forms.count || other->forms.count || other->ends)
        return false;
    if (str_equal(other->gap, STR("-")) || str_equal(other->gap, STR("\xE2\x80\x90"))) return true;
    return str_equal(other->gap, STR(" ")) &&
           letters_before_digits(one->text, 0) == one->text.size &&
           letters_before_digits(other->text, 0) == 0;
}

static void add_switch(struct switches *found, size_t word, size_t cut) {
    if (found->count < MOST_SWITCHES) found->items[found->count] = (struct switch_at){word, cut};
    found->count++;
}

static struct switches find_switches(const struct term_words *words) {
    struct switches found = {.count = 0};
    for (size_t i = 1; i < words->count; i++)
        if (may_be_one(&words->items[i - 1], &words->items[i])) add_switch(&found, i, 0);
    for (size_t i = 0; i < words->count; i++) {
        const struct term_word *word = &words->items[i];
        size_t cut = letters_before_digits(word->text, 2);
        bool is_cut = cut > 0 && cut < word->text.size;
        if (word->kind == 0 && word->forms.count == 0 && is_cut) add_switch(&found, i, cut);
    }
    return found;
}

static const struct switch_at *chosen_at(const struct switches *all, unsigned chosen, size_t word,
                                         bool is_cut) {
    for (size_t i = 0; i < all->count; i++)
        if (chosen & 1u << i && all->items[i].word == word && (all->items[i].cut > 0) == is_cut)
            return &all->items[i];
    return NULL;
}

/* A word of letters alone, or of digits. */
static struct term_word part_of(struct str text) {
    return (struct term_word){.text = text, .view = text};
}

static struct term_words way_of(struct arena *arena, const struct term_words *words,
                                const struct switches *all, unsigned chosen) {
    struct term_words way = {0};
    for (size_t i = 0; i < words->count; i++) {
        struct term_word word = words->items[i], rest = {0};
        const struct switch_at *cut = chosen_at(all, chosen, i, true);
        if (cut) {
            rest = part_of((struct str){word.text.bytes + cut->cut, word.text.size - cut->cut});
            word.text.size = word.view.size = cut->cut;
        }
        if (chosen_at(all, chosen, i, false)) {
            struct term_word *last = &way.items[way.count - 1];
            last->text = arena_format(arena, "%.*s%.*s", STR_ARG(last->text), STR_ARG(word.text));
            last->view = last->text;
        } else {
            ARENA_PUSH(arena, &way, word);
        }
        if (cut) ARENA_PUSH(arena, &way, rest);
    }
    return way;
}

struct term_ways term_ways(struct arena *arena, const struct term_words *words, bool exact) {
    struct term_ways made = {0};
    ARENA_PUSH(arena, &made, *words);
    if (exact) return made;
    struct switches all = find_switches(words);
    if (all.count == 0 || all.count > MOST_SWITCHES) return made;
    for (unsigned chosen = 1; chosen < 1u << all.count; chosen++) {
        struct term_words way = way_of(arena, words, &all, chosen);
        if (way.count <= LIMIT_TERM_WORDS) ARENA_PUSH(arena, &made, way);
    }
    return made;
}
