#include "compiler/document/letters.h"
#include "compiler/document/page.h"

#include <stdint.h>

/* Endings of the plural and of cases. Italian changes the last vowel instead. */
static const char *const endings[LANGUAGE_COUNT][8] = {
    [LANGUAGE_FR] = {"s", "x", "e", "es"},
    [LANGUAGE_EN] = {"s", "es"},
    [LANGUAGE_DE] = {"n", "en", "s", "es", "e", "er", "ern"},
};

static bool same_letters_at(struct str text, size_t at, struct str wanted) {
    if (text.size - at < wanted.size) return false;
    const char *a = text.bytes + at, *b = wanted.bytes;
    for (size_t i = 0; i < wanted.size; i++)
        if (letters_folded(a[i], i ? a[i - 1] : 0) != letters_folded(b[i], i ? b[i - 1] : 0))
            return false;
    return true;
}

static bool is_vowel(char c) {
    return c != '\0' && strchr("aeio", c) != NULL;
}

/* The size of the word where it stands at `at` in one of its forms, else 0. */
static size_t word_at(struct str text, size_t at, struct str word, enum language language) {
    struct str stem = {word.bytes, word.size - 1};
    if (language == LANGUAGE_IT && stem.size && is_vowel(word.bytes[stem.size]) &&
        same_letters_at(text, at, stem) && at + stem.size < text.size &&
        is_vowel(text.bytes[at + stem.size]) && letters_part_at(text, at + word.size))
        return word.size;
    if (!same_letters_at(text, at, word)) return 0;
    if (letters_part_at(text, at + word.size)) return word.size;
    for (const char *const *ending = endings[language]; *ending; ending++) {
        size_t size = strlen(*ending), end = at + word.size + size;
        if (end <= text.size && memcmp(text.bytes + end - size, *ending, size) == 0 &&
            letters_part_at(text, end))
            return word.size + size;
    }
    return 0;
}

/* The size of the term where it stands at `at`, word by word, else 0. */
static size_t term_at(struct str text, size_t at, struct str term, enum language language) {
    size_t begin = at;
    if (term.size == 0 || !letters_part_at(text, at)) return 0;
    for (size_t from = 0; from < term.size;) {
        const char *space = memchr(term.bytes + from, ' ', term.size - from);
        size_t to = space ? (size_t)(space - term.bytes) : term.size;
        if (from > 0) {
            if (at >= text.size || (text.bytes[at] != ' ' && text.bytes[at] != '\n')) return 0;
            at++;
        }
        struct str word = {term.bytes + from, to - from};
        size_t size = word.size ? word_at(text, at, word, language) : 0;
        if (!size) return 0;
        at += size;
        from = to + 1;
    }
    return at - begin;
}

static struct str entry_number(const struct page *page, size_t entry) {
    return arena_format(page->html->arena, "%zu", entry + 1);
}

/* The longest term at `at` that has no link yet. */
static size_t entry_at(const struct page *page, struct str text, size_t at, size_t *size) {
    const struct table *table = page->table;
    size_t best = SIZE_MAX;
    *size = 0;
    for (size_t i = 0; i < table->glossary.count; i++) {
        if (page->linked[i]) continue;
        struct str term = table->glossary.items[i].term.in[page->language];
        size_t found = term_at(text, at, term, page->language);
        if (found <= *size) continue;
        best = i;
        *size = found;
    }
    return best;
}

void page_linked_text(const struct page *page, xmlNode *parent, struct str text) {
    struct html *html = page->html;
    size_t begin = 0;
    for (size_t at = 0; at < text.size;) {
        size_t size, entry = entry_at(page, text, at, &size);
        if (entry == SIZE_MAX) {
            at++;
            continue;
        }
        html_text(html, parent, (struct str){text.bytes + begin, at - begin});
        xmlNode *link =
            html_inline_text(html, parent, "a", "term", (struct str){text.bytes + at, size});
        page_href(page, link, "term", entry_number(page, entry));
        page->linked[entry] = true;
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
