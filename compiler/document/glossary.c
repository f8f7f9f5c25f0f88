#include "compiler/document/letters.h"
#include "compiler/document/page.h"

#include <stdint.h>

static bool is_boundary(struct str text, size_t at) {
    return at == 0 || at >= text.size || !letters_in_word(text.bytes[at - 1]) ||
           !letters_in_word(text.bytes[at]);
}

static bool same_letters(const char *a, const char *b, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (letters_folded(a[i], i ? a[i - 1] : 0) != letters_folded(b[i], i ? b[i - 1] : 0))
            return false;
    return true;
}

/* The size of the term where it stands at `at` as a whole word, a plural's s included; else 0. */
static size_t term_at(struct str text, size_t at, struct str term) {
    if (term.size == 0 || text.size - at < term.size || !is_boundary(text, at) ||
        !same_letters(text.bytes + at, term.bytes, term.size))
        return 0;
    size_t end = at + term.size;
    if (is_boundary(text, end)) return term.size;
    bool plural = text.bytes[end] == 's' && is_boundary(text, end + 1);
    return plural ? term.size + 1 : 0;
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
        size_t found = term_at(text, at, table->glossary.items[i].term.in[page->language]);
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
