/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/matcher.h"

#include "compiler/base/map.h"
#include "compiler/base/spelling.h"
#include "compiler/table/patterns.h"
#include "compiler/table/term_spellings.h"
#include "runtime/base/limits.h"
#include "runtime/table/table_format.h"

/* A key of the word or affix table and the classes it stands for. */
struct key_entry {
    struct str key;
    uint32_t kind; /* 0: a whole word; else a table_affix_kind */
    struct {
        uint32_t *items;
        size_t count, capacity;
    } classes;
};

struct builder {
    struct arena *arena;
    struct map classes; /* kind and word, or `#` and words → class */
    struct buffer key;
    struct map keys; /* kind and key → entry */
    struct {
        struct key_entry *items;
        size_t count, capacity;
    } entries;
    struct trie phrases, patterns;
    bool are_alike; /* see matcher_sections */
};

/* A number before a string, as one key, good until the next. */
static struct str numbered(struct builder *b, uint32_t number, struct str s) {
    b->key.size = 0;
    buffer_add_u32(&b->key, number);
    buffer_add(&b->key, s);
    return buffer_str(&b->key);
}

/* The number that a map has for a key, `next` where it had none. */
static uint32_t number_of(struct builder *b, struct map *map, struct str key, uint32_t next) {
    uint32_t found = map_get(map, key);
    return found != MAP_NONE ? found : map_add(map, arena_copy(b->arena, key), next);
}

static struct key_entry *entry_of(struct builder *b, uint32_t kind, struct str key) {
    uint32_t next = (uint32_t)b->entries.count;
    uint32_t found = number_of(b, &b->keys, numbered(b, kind, key), next);
    if (found == next) {
        struct key_entry made = {.key = arena_copy(b->arena, key), .kind = kind};
        ARENA_PUSH(b->arena, &b->entries, made);
    }
    return &b->entries.items[found];
}

static void add_key(struct builder *b, uint32_t kind, struct str key, uint32_t class) {
    struct key_entry *entry = entry_of(b, kind, key);
    for (size_t i = 0; i < entry->classes.count; i++)
        if (entry->classes.items[i] == class) return;
    ARENA_PUSH(b->arena, &entry->classes, class);
    b->are_alike |= entry->classes.count > LIMIT_READINGS;
}

/* What a class is known by: a word, how it stands, and what its form says. */
static struct str class_name(struct builder *b, const struct term_word *word, bool exact) {
    numbered(b, word->kind + (exact ? 4 : 0) + word->ends * 8, word->text);
    for (size_t i = 0; i < word->forms.count; i++) {
        buffer_add_char(&b->key, '\0');
        buffer_add(&b->key, word->forms.items[i]);
    }
    return buffer_str(&b->key);
}

/* A spelling; one that a phrase comes to over the ends of a sentence has another key besides. */
static void add_spelling(struct builder *b, const struct term_word *word, struct str spelling,
                         uint32_t class) {
    add_key(b, word->kind, spelling, class);
    if (word->ends)
        add_key(b, word->kind,
                arena_format(b->arena, "%c%.*s", TERM_CROSSING(word->ends), STR_ARG(spelling)),
                class);
}

/* The class of a term's word: one for each word and way of standing. */
static uint32_t class_of(struct builder *b, const struct term_word *word, bool exact) {
    uint32_t next = (uint32_t)b->classes.count;
    uint32_t class = number_of(b, &b->classes, class_name(b, word, exact), next);
    if (class != next) return class;
    struct term_spellings spellings = term_spellings(b->arena, word, exact);
    for (size_t i = 0; i < spellings.count; i++) add_spelling(b, word, spellings.items[i], class);
    if (exact && word->kind == 0) entry_of(b, 0, word->view);
    return class;
}

/* The words of a term written together in a hashtag are a class of their own. */
static void add_tags(struct builder *b, const struct term_words *words, uint32_t number) {
    struct term_spellings tags = term_tags(b->arena, words);
    if (tags.count == 0) return;
    uint32_t next = (uint32_t)b->classes.count;
    uint32_t class = map_add(&b->classes, tags.items[0], next);
    for (size_t i = 0; class == next && i < tags.count; i++) add_key(b, 0, tags.items[i], class);
    trie_end(&b->phrases, trie_step(&b->phrases, 0, class), number);
}

/* One of the ways in which a term is looked for. */
static void add_way(struct builder *b, const struct term_words *words, bool exact,
                    uint32_t number) {
    uint32_t node = 0;
    for (size_t i = 0; i < words->count; i++)
        node = trie_step(&b->phrases, node, class_of(b, &words->items[i], exact));
    if (node != 0) trie_end(&b->phrases, node, number);
}

static void add_term(struct builder *b, const struct matcher_term *term, uint32_t number) {
    if (term->pattern) {
        pattern_add(&b->patterns, term->text, number);
        return;
    }
    struct term_words words = term_cut(b->arena, term->text, term->exact);
    if (words.count == 0) return;
    struct term_ways ways = term_ways(b->arena, &words, term->exact);
    for (size_t i = 0; i < ways.count; i++) add_way(b, &ways.items[i], term->exact, number);
    if (term->exact) return;
    struct term_words as_text = term_as_text(b->arena, term->text);
    add_way(b, &as_text, false, number);
    add_tags(b, &words, number);
}

/* The most places taken in a row, those over the end too. */
static uint32_t longest_row(const uint32_t *places, uint32_t slots) {
    uint32_t longest = 0, row = 0;
    for (uint32_t i = 0; i < slots + LIMIT_ROW; i++) {
        row = places[i & (slots - 1)] != MAP_NONE ? row + 1 : 0;
        if (row > longest) longest = row;
    }
    return longest;
}

static uint32_t *place_in(struct builder *b, bool affixes, uint32_t slots) {
    uint32_t *places = ARENA_ARRAY(b->arena, uint32_t, slots);
    for (uint32_t i = 0; i < slots; i++) places[i] = MAP_NONE;
    for (uint32_t i = 0; i < b->entries.count; i++) {
        const struct key_entry *entry = &b->entries.items[i];
        if ((entry->kind != 0) != affixes) continue;
        uint32_t slot = table_hash(entry->key.bytes, (uint32_t)entry->key.size) & (slots - 1);
        while (places[slot] != MAP_NONE) slot = (slot + 1) & (slots - 1);
        places[slot] = i;
    }
    return places;
}

/* The slots of an open-addressed table of the entries of words or of affixes: which entry, or
 * MAP_NONE. At least half of them are free; more, where too many would stand in a row. Words of
 * which too many have one hash, which chance does not make, stand in a row wherever they are. */
static uint32_t *place_entries(struct builder *b, bool affixes, uint32_t *slot_count) {
    size_t count = 0;
    for (size_t i = 0; i < b->entries.count; i++)
        count += (b->entries.items[i].kind != 0) == affixes;
    *slot_count = 0;
    if (count == 0) return NULL;
    uint32_t slots = 2;
    while (slots < 2 * count) slots *= 2;
    uint32_t *places = place_in(b, affixes, slots);
    for (int tries = 0; longest_row(places, slots) > LIMIT_ROW; tries++) {
        b->are_alike |= tries == 3;
        if (b->are_alike) break;
        places = place_in(b, affixes, slots *= 2);
    }
    *slot_count = slots;
    return places;
}

static struct str write_slots(struct builder *b, bool affixes, struct buffer *classes,
                              add_string *add, void *pool) {
    struct buffer out = buffer_in(b->arena);
    uint32_t slots, *places = place_entries(b, affixes, &slots);
    for (uint32_t i = 0; i < slots; i++) {
        static const struct key_entry free_slot;
        const struct key_entry *entry =
            places[i] == MAP_NONE ? &free_slot : &b->entries.items[places[i]];
        uint32_t size = (uint32_t)entry->key.size;
        buffer_add_u32(&out, size ? add(pool, entry->key) : 0);
        buffer_add_u32(&out, size);
        if (affixes) buffer_add_u32(&out, entry->kind);
        buffer_add_u32(&out, size ? table_hash(entry->key.bytes, size) : 0);
        buffer_add_u32(&out, size ? (uint32_t)(classes->size / 4) : 0);
        buffer_add_u32(&out, (uint32_t)entry->classes.count);
        for (size_t k = 0; k < entry->classes.count; k++)
            buffer_add_u32(classes, entry->classes.items[k]);
    }
    return buffer_str(&out);
}

static struct str write_lengths(struct builder *b) {
    struct buffer out = buffer_in(b->arena);
    bool any = false;
    for (uint32_t kind = AFFIX_PREFIX; kind <= AFFIX_INFIX; kind++) {
        bool seen[LIMIT_TERM_BYTES + TERM_MARKS + 1] = {false};
        uint32_t count = 0;
        for (size_t i = 0; i < b->entries.count; i++) {
            const struct key_entry *entry = &b->entries.items[i];
            if (entry->kind != kind || seen[entry->key.size]) continue;
            seen[entry->key.size] = true;
            count++;
        }
        any |= count > 0;
        buffer_add_u32(&out, count);
        for (uint32_t size = 0; size < LIMIT_TERM_BYTES + TERM_MARKS + 1; size++)
            if (seen[size]) buffer_add_u32(&out, size);
    }
    return any ? buffer_str(&out) : (struct str){"", 0};
}

struct matcher_sections matcher_build(struct arena *arena, const struct matcher_term *terms,
                                      size_t count, add_string *add, void *pool) {
    struct builder b = {.arena = arena, .key = buffer_in(arena)};
    b.classes = map_in(arena);
    b.keys = map_in(arena);
    b.phrases = trie_in(arena);
    b.patterns = trie_in(arena);
    for (size_t i = 0; i < count; i++) add_term(&b, &terms[i], (uint32_t)i);
    struct matcher_sections sections = {0};
    struct buffer classes = buffer_in(arena);
    sections.word_slots = write_slots(&b, false, &classes, add, pool);
    sections.affix_slots = write_slots(&b, true, &classes, add, pool);
    sections.word_classes = buffer_str(&classes);
    sections.affix_lengths = write_lengths(&b);
    sections.phrases = trie_write(&b.phrases);
    sections.patterns = trie_write(&b.patterns);
    sections.are_alike = b.are_alike;
    return sections;
}

const char *matcher_unicode_version(void) {
    return fold_unicode_version();
}
