/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/buffer.h"
#include "compiler/base/letters.h"
#include "compiler/document/page.h"

static bool same_letters_at(struct str text, size_t at, struct str wanted) {
    if (text.size - at < wanted.size) return false;
    const char *a = text.bytes + at, *b = wanted.bytes;
    for (size_t i = 0; i < wanted.size; i++)
        if (letters_folded(a[i], i ? a[i - 1] : 0) != letters_folded(b[i], i ? b[i - 1] : 0))
            return false;
    return true;
}

/* Whether a word that ends in a letter may end in another such one instead. */
static bool changes(enum language language, char c) {
    return c != '\0' && strchr(manner_of(language)->vowels, c) != NULL;
}

/* The size of the word where it stands at `at` in one of its forms, else 0. */
static size_t word_at(struct str text, size_t at, struct str word, enum language language) {
    struct str stem = {word.bytes, word.size - 1};
    if (stem.size && changes(language, word.bytes[stem.size]) && same_letters_at(text, at, stem) &&
        at + stem.size < text.size && changes(language, text.bytes[at + stem.size]) &&
        letters_part_at(text, at + word.size))
        return word.size;
    if (!same_letters_at(text, at, word)) return 0;
    if (letters_part_at(text, at + word.size)) return word.size;
    for (const char *ending = manner_of(language)->endings; *ending;) {
        size_t size = strcspn(ending, " "), end = at + word.size + size;
        if (end <= text.size && memcmp(text.bytes + end - size, ending, size) == 0 &&
            letters_part_at(text, end))
            return word.size + size;
        ending += size + strspn(ending + size, " ");
    }
    return 0;
}

/* The terms as a trie of their words. A word goes to its node by its folded letters; where its last
 * vowel changes also by those without it, by which as many words go as there are such vowels. */
struct term_node {
    struct str word;
    uint32_t alike;     /* the next node of the same letters but the last */
    uint32_t first, at; /* the first entry of these words, and the first that has no link yet */
    unsigned part;      /* the part of the text that `at` is of */
};

struct glossary_terms {
    struct map whole, stems; /* a node and letters → a node */
    TABLE_ARRAY(struct term_node) nodes;
    uint32_t *next;          /* by entry: the next one of the same words */
    TABLE_ARRAY(bool) sizes; /* whether a key has so many letters */
    unsigned part;
    bool linking;
    struct buffer key;
};

/* A node and the letters of a text as the key of a map, good until the next. */
static struct str key_of(struct glossary_terms *terms, uint32_t node, struct str letters) {
    terms->key.size = 0;
    buffer_add_u32(&terms->key, node);
    for (size_t i = 0; i < letters.size; i++)
        buffer_add_char(&terms->key,
                        letters_folded(letters.bytes[i], i ? letters.bytes[i - 1] : 0));
    return buffer_str(&terms->key);
}

static bool has_stem(struct str word, enum language language) {
    return word.size > 1 && changes(language, word.bytes[word.size - 1]);
}

static void add_size(struct arena *arena, struct glossary_terms *terms, size_t size) {
    while (terms->sizes.count <= size) ARENA_PUSH(arena, &terms->sizes, false);
    terms->sizes.items[size] = true;
}

static void add_node(struct arena *arena, struct glossary_terms *terms, struct str word) {
    struct term_node node = {.word = word, .alike = MAP_NONE, .first = MAP_NONE};
    ARENA_PUSH(arena, &terms->nodes, node);
}

/* The node of a word behind another. */
static uint32_t step(struct arena *arena, struct glossary_terms *terms, uint32_t node,
                     struct str word, enum language language) {
    uint32_t next = (uint32_t)terms->nodes.count;
    uint32_t found = map_get(&terms->whole, key_of(terms, node, word));
    if (found != MAP_NONE) return found;
    map_add(&terms->whole, arena_copy(arena, buffer_str(&terms->key)), next);
    add_node(arena, terms, word);
    add_size(arena, terms, word.size);
    if (!has_stem(word, language)) return next;
    struct str stem = {word.bytes, word.size - 1};
    add_size(arena, terms, stem.size);
    uint32_t first = map_get(&terms->stems, key_of(terms, node, stem));
    if (first == MAP_NONE) {
        map_add(&terms->stems, arena_copy(arena, buffer_str(&terms->key)), next);
    } else {
        terms->nodes.items[next].alike = terms->nodes.items[first].alike;
        terms->nodes.items[first].alike = next;
    }
    return next;
}

/* Terms are looked for as far as they are terms: a bound for the stack. */
enum { WORDS_MAX = 64 };

/* A term of an empty word, of two spaces, stands nowhere. */
static void add_term(struct arena *arena, struct glossary_terms *terms, struct str term,
                     uint32_t entry, enum language language) {
    uint32_t node = 0;
    size_t words = 0;
    for (size_t from = 0; from < term.size;) {
        const char *space = memchr(term.bytes + from, ' ', term.size - from);
        size_t to = space ? (size_t)(space - term.bytes) : term.size;
        if (to == from || ++words > WORDS_MAX) return;
        node = step(arena, terms, node, (struct str){term.bytes + from, to - from}, language);
        from = to + 1;
    }
    if (node == 0) return;
    terms->next[entry] = terms->nodes.items[node].first;
    terms->nodes.items[node].first = entry;
}

struct glossary_terms *page_terms(const struct page *page) {
    struct arena *arena = page->html->arena;
    const struct table *table = page->table;
    struct glossary_terms *terms = ARENA_NEW(arena, struct glossary_terms);
    terms->whole = map_in(arena);
    terms->stems = map_in(arena);
    terms->key = buffer_in(arena);
    terms->next = ARENA_ARRAY(arena, uint32_t, table->glossary.count);
    terms->part = 1;
    terms->linking = true;
    add_node(arena, terms, STR(""));
    for (uint32_t i = (uint32_t)table->glossary.count; i-- > 0;)
        add_term(arena, terms, table->glossary.items[i].term.in[page->language], i, page->language);
    return terms;
}

void page_part(const struct page *page, bool links) {
    page->terms->part++;
    page->terms->linking = links;
}

static struct str entry_number(const struct page *page, size_t entry) {
    return arena_format(page->html->arena, "%zu", entry + 1);
}

/* The first entry of a node that has no link yet in the part at hand; MAP_NONE where all have. */
static uint32_t unlinked(const struct glossary_terms *terms, struct term_node *node) {
    if (node->part != terms->part) node->at = node->first;
    node->part = terms->part;
    return node->at;
}

/* The longest term that has no link yet, and, of those of one size, the first. */
struct longest {
    struct str text;
    enum language language;
    size_t begin, size;
    uint32_t node, entry;
};

static void look_behind(struct glossary_terms *terms, struct longest *longest, uint32_t node,
                        size_t at);

/* Goes on at a node whose word perhaps stands at a place. */
static void look_at(struct glossary_terms *terms, struct longest *longest, uint32_t number,
                    size_t at) {
    struct term_node *node = &terms->nodes.items[number];
    size_t size = word_at(longest->text, at, node->word, longest->language);
    if (!size) return;
    at += size;
    uint32_t entry = unlinked(terms, node);
    size_t whole = at - longest->begin;
    bool better = whole > longest->size || (whole == longest->size && entry < longest->entry);
    if (entry != MAP_NONE && better) {
        longest->size = whole;
        longest->node = number;
        longest->entry = entry;
    }
    bool space = at < longest->text.size &&
                 (longest->text.bytes[at] == ' ' || longest->text.bytes[at] == '\n');
    if (space) look_behind(terms, longest, number, at + 1);
}

/* Every way in which a word of the terms behind a node may begin at a place. */
static void look_behind(struct glossary_terms *terms, struct longest *longest, uint32_t node,
                        size_t at) {
    struct str text = longest->text;
    for (size_t size = 1; size < terms->sizes.count && at + size <= text.size; size++) {
        if (text.bytes[at + size - 1] == ' ') return;
        if (!terms->sizes.items[size]) continue;
        struct str key = key_of(terms, node, (struct str){text.bytes + at, size});
        uint32_t found = map_get(&terms->whole, key), alike = map_get(&terms->stems, key);
        if (found != MAP_NONE) look_at(terms, longest, found, at);
        for (; alike != MAP_NONE; alike = terms->nodes.items[alike].alike)
            if (alike != found) look_at(terms, longest, alike, at);
    }
}

/* The longest term at `at` that has no link yet; MAP_NONE where there is none. */
static uint32_t entry_at(const struct page *page, struct str text, size_t at, size_t *size) {
    struct longest longest = {text, page->language, at, 0, 0, MAP_NONE};
    if (page->terms->linking && letters_part_at(text, at))
        look_behind(page->terms, &longest, 0, at);
    *size = longest.size;
    if (longest.entry != MAP_NONE)
        page->terms->nodes.items[longest.node].at = page->terms->next[longest.entry];
    return longest.entry;
}

void page_linked_text(const struct page *page, xmlNode *parent, struct str text) {
    struct html *html = page->html;
    size_t begin = 0;
    for (size_t at = 0; at < text.size;) {
        size_t size;
        uint32_t entry = entry_at(page, text, at, &size);
        if (entry == MAP_NONE) {
            at++;
            continue;
        }
        html_text(html, parent, (struct str){text.bytes + begin, at - begin});
        xmlNode *link =
            html_inline_text(html, parent, "a", "term", (struct str){text.bytes + at, size});
        page_href(page, link, "term", entry_number(page, entry));
        begin = at += size;
    }
    html_text(html, parent, (struct str){text.bytes + begin, text.size - begin});
}

void page_glossary(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    const struct table *table = page->table;
    xmlNode *section = html_block(html, parent, "section", "glossary");
    page_id(page, section, "glossary", (struct str){0});
    html_block_text(html, section, "h2", NULL, page_word(page, WORD_glossary));
    xmlNode *list = html_block(html, section, "dl", NULL);
    for (size_t i = 0; i < table->glossary.count; i++) {
        const struct glossary_entry *entry = &table->glossary.items[i];
        xmlNode *pair = html_block(html, list, "div", NULL);
        page_id(page, pair, "term", entry_number(page, i));
        xmlNode *term = html_block(html, pair, "dt", NULL);
        html_text(html, term, page_text(page, term, &entry->term));
        xmlNode *meaning = html_block(html, pair, "dd", NULL);
        html_text(html, meaning, page_text(page, meaning, &entry->meaning));
    }
}
