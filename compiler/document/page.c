/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/page.h"
#include "compiler/base/buffer.h"
#include "compiler/base/letters.h"
#include "compiler/front/dialect.h"

struct str page_word(const struct page *page, enum word word) {
    return word_in(page->language, word);
}

static struct str anchor(const struct page *page, const char *lead, const char *name,
                         struct str number) {
    struct str made = arena_format(page->html->arena, "%s%s%s%s%.*s", lead, page->prefix, name,
                                   number.size ? "-" : "", STR_ARG(number));
    char *bytes = (char *)made.bytes;
    for (size_t i = made.size - number.size; i < made.size; i++)
        if (bytes[i] == '.' || bytes[i] == ' ') bytes[i] = '-';
    return made;
}

void page_id(const struct page *page, xmlNode *node, const char *name, struct str number) {
    html_attribute(page->html, node, "id", anchor(page, "", name, number));
}

void page_href(const struct page *page, xmlNode *node, const char *name, struct str number) {
    html_attribute(page->html, node, "href", anchor(page, "#", name, number));
}

static bool stands(struct str s, size_t at, struct str mark) {
    return at <= s.size && mark.size <= s.size - at &&
           memcmp(s.bytes + at, mark.bytes, mark.size) == 0;
}

/* Where a language sets blanks, ":" stays with the word before it, and an opening quotation mark
 * with the one behind; authors write a blank that breaks. */
static bool is_bound(const struct manner *manner, struct str s, size_t at) {
    if (at + 1 < s.size && strchr(":;!?", s.bytes[at + 1])) return true;
    bool opened = at >= manner->open.size && stands(s, at - manner->open.size, manner->open);
    return opened || stands(s, at + 1, manner->close);
}

struct str page_bound(const struct page *page, struct str s) {
    const struct manner *manner = manner_of(page->language);
    if (!manner->spaced) return s;
    struct buffer bound = buffer_in(page->html->arena);
    for (size_t at = 0; at < s.size; at++)
        if (s.bytes[at] == ' ' && is_bound(manner, s, at))
            buffer_add(&bound, STR("\u00A0"));
        else
            buffer_add_char(&bound, s.bytes[at]);
    return buffer_str(&bound);
}

struct str page_text(const struct page *page, xmlNode *node, const struct text *text) {
    struct str found = text_in(page->table, text, page->language);
    if (!str_present(found)) return found;
    if (str_present(text->in[page->language])) return page_bound(page, found);
    for (enum language other = 0; other < LANGUAGE_COUNT; other++)
        if (text->in[other].bytes == found.bytes) {
            html_attribute(page->html, node, "lang", str_of(language_code(other)));
            break;
        }
    return found;
}

bool page_has(const struct text *text) {
    for (enum language language = 0; language < LANGUAGE_COUNT; language++)
        if (text->in[language].size) return true;
    return false;
}

xmlNode *page_badge(const struct page *page, xmlNode *parent, struct look look) {
    struct html *html = page->html;
    struct str class = arena_format(html->arena, "badge %s", look.weight);
    xmlNode *badge = html_inline(html, parent, "span", class.bytes);
    xmlNode *svg = html_inline(html, badge, "svg", NULL);
    html_attribute(html, svg, "aria-hidden", STR("true"));
    html_attribute(html, html_inline(html, svg, "use", NULL), "href",
                   arena_format(html->arena, "#%s", sign_name(look.sign)));
    html_text(html, badge,
              look.token ? letters_capital(html->arena, dialect_phrase(page->language, look.token))
                         : page_word(page, look.word));
    return badge;
}

static bool begins(struct str s, const char *start) {
    size_t size = strlen(start);
    return s.size > size && memcmp(s.bytes, start, size) == 0;
}

static bool is_mail(struct str s) {
    return memchr(s.bytes, '@', s.size) && !memchr(s.bytes, ' ', s.size) && s.bytes[0] != '@' &&
           s.bytes[s.size - 1] != '@';
}

void page_contact(const struct page *page, xmlNode *parent, struct str contact) {
    struct html *html = page->html;
    bool web = (begins(contact, "https://") || begins(contact, "http://")) &&
               !memchr(contact.bytes, ' ', contact.size);
    if (contact.size == 0 || (!web && !is_mail(contact))) {
        html_text(html, parent, contact);
        return;
    }
    xmlNode *link = html_inline_text(html, parent, "a", NULL, contact);
    html_attribute(html, link, "href",
                   arena_format(html->arena, "%s%.*s", web ? "" : "mailto:", STR_ARG(contact)));
}

static void add_link(const struct page *page, xmlNode *parent, enum word kind, struct str number) {
    struct html *html = page->html;
    struct str word = page_word(page, kind);
    xmlNode *link = html_inline_text(
        html, parent, "a", NULL,
        arena_format(html->arena, "%.*s\u00A0%.*s", STR_ARG(word), STR_ARG(number)));
    page_href(page, link, "art", number);
}

void page_article_link(const struct page *page, xmlNode *parent, uint32_t article) {
    add_link(page, parent, WORD_article_inside, page->table->articles.items[article].number);
}

void page_rule_link(const struct page *page, xmlNode *parent, uint32_t rule) {
    add_link(page, parent, WORD_rule_inside, page->table->rules.items[rule].id);
}

static void add_comma(const struct page *page, xmlNode *parent, bool *first) {
    if (!*first) html_text(page->html, parent, STR(", "));
    *first = false;
}

void page_rule_links(const struct page *page, xmlNode *parent, const struct index_array *set) {
    const struct rule *rules = page->table->rules.items;
    bool first = true;
    for (size_t from = 0, to; from < set->count; from = to) {
        uint32_t article = rules[set->items[from]].article;
        for (to = from + 1; to < set->count && rules[set->items[to]].article == article;) to++;
        if (to - from == page->article_rules[article]) {
            add_comma(page, parent, &first);
            page_article_link(page, parent, article);
            continue;
        }
        for (size_t i = from; i < to; i++) {
            add_comma(page, parent, &first);
            page_rule_link(page, parent, set->items[i]);
        }
    }
}
