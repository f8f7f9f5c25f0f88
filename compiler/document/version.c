/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/letters.h"
#include "compiler/document/page.h"
#include "compiler/front/dialect.h"

enum { SHORT_DIGEST = 6 }; /* bytes: enough to tell two copies apart by eye */

static void add_languages(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    const struct table *table = page->table;
    if ((table->languages & (table->languages - 1)) == 0) return;
    xmlNode *nav = html_block(html, parent, "nav", "languages");
    html_attribute(html, nav, "aria-label", page_word(page, WORD_languages));
    xmlNode *list = html_block(html, nav, "ul", NULL);
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(table->languages & (1u << language))) continue;
        struct str code = str_of(language_code(language));
        xmlNode *item = html_block(html, list, "li", NULL);
        xmlNode *link =
            html_inline_text(html, item, "a", NULL, str_of(manner_of(language)->own_name));
        html_attribute(html, link, "href", arena_format(html->arena, "#%.*s", STR_ARG(code)));
        html_attribute(html, link, "lang", code);
        html_attribute(html, link, "hreflang", code);
        if (language == page->language) html_attribute(html, link, "aria-current", STR("true"));
    }
    xmlNode *item = html_block(html, list, "li", "together");
    html_attribute(html,
                   html_inline_text(html, item, "a", NULL, page_word(page, WORD_side_by_side)),
                   "href", STR("#together"));
}

static xmlNode *add_fact(const struct page *page, xmlNode *list, enum word word) {
    xmlNode *pair = html_block(page->html, list, "div", NULL);
    html_block_text(page->html, pair, "dt", NULL, page_word(page, word));
    return html_block(page->html, pair, "dd", NULL);
}

/* The first `bytes` of the digest in hexadecimal. */
static struct str digest_text(const struct page *page, size_t bytes) {
    char *made = arena_alloc(page->html->arena, 2 * bytes + 1);
    for (size_t i = 0; i < bytes; i++) {
        made[2 * i] = "0123456789abcdef"[page->digest[i] >> 4];
        made[2 * i + 1] = "0123456789abcdef"[page->digest[i] & 15];
    }
    return (struct str){made, 2 * bytes};
}

static void add_in_force(const struct page *page, xmlNode *list) {
    struct html *html = page->html;
    uint32_t date = page->table->in_force;
    if (!date) return;
    xmlNode *time = html_inline_text(html, add_fact(page, list, WORD_in_force), "time", NULL,
                                     word_for_date(html->arena, page->language, date));
    html_attribute(
        html, time, "datetime",
        arena_format(html->arena, "%04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100));
}

static void add_banner(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    const struct table *table = page->table;
    xmlNode *list = html_block(html, parent, "dl", "banner");
    if (table->version.size) html_text(html, add_fact(page, list, WORD_version), table->version);
    add_in_force(page, list);
    if (page_has(&table->applies_to)) {
        xmlNode *place = add_fact(page, list, WORD_applies_to);
        html_text(html, place, page_text(page, place, &table->applies_to));
    }
    if (page_has(&table->contact)) {
        xmlNode *place = add_fact(page, list, WORD_contact);
        page_contact(page, place, page_text(page, place, &table->contact));
    }
    html_inline_text(html, add_fact(page, list, WORD_digest), "code", NULL,
                     digest_text(page, SHORT_DIGEST));
}

/* Which version prevails, said once, where there are several. */
static void add_prevails(const struct page *page, xmlNode *parent) {
    const struct table *table = page->table;
    struct arena *arena = page->html->arena;
    struct str said = page_word(page, WORD_prevails_none);
    if ((table->languages & (table->languages - 1)) == 0) return;
    if (table->prevails != LANGUAGE_NONE) {
        const char *code = language_code((enum language)table->prevails);
        const char *token = arena_format(arena, "version_of.%s", code).bytes;
        struct str version = dialect_phrase(page->language, token);
        said = letters_capital(arena, word_of(arena, page->language, WORD_prevails, &version));
    }
    html_block_text(page->html, parent, "p", "prevails", said);
}

static void add_header(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    const struct table *table = page->table;
    xmlNode *header = html_block(html, parent, "header", NULL);
    page_href(page, html_block_text(html, header, "a", "skip", page_word(page, WORD_skip)), "text",
              (struct str){0});
    add_languages(page, header);
    if (page_has(&table->organisation)) {
        xmlNode *organisation = html_block(html, header, "p", "organisation");
        html_text(html, organisation, page_text(page, organisation, &table->organisation));
    }
    xmlNode *title = html_block(html, header, "h1", NULL);
    html_text(html, title, page_text(page, title, &table->title));
    add_banner(page, header);
    add_prevails(page, header);
    if (!page->public) return;
    xmlNode *link = html_block_text(html, header, "a", "to-check", page_word(page, WORD_check));
    page_href(page, link, "check", (struct str){0});
}

/* A line of the contents; `shown` is the number before its text, where there is one. */
static xmlNode *add_entry(const struct page *page, xmlNode *list, const char *name,
                          struct str number, struct str shown, struct str text) {
    struct html *html = page->html;
    xmlNode *item = html_block(html, list, "li", NULL);
    xmlNode *link = html_inline(html, item, "a", NULL);
    page_href(page, link, name, number);
    if (shown.size) {
        html_inline_text(html, link, "span", "number", shown);
        html_text(html, link, STR(" "));
    }
    html_inline_text(html, link, "span", NULL, text);
    return item;
}

static void add_article_entries(const struct page *page, xmlNode *list) {
    const struct table *table = page->table;
    uint32_t chapter = TABLE_NONE;
    xmlNode *place = list;
    for (uint32_t i = 0; i < table->articles.count; i++) {
        const struct article *article = &table->articles.items[i];
        if (article->chapter != chapter) {
            chapter = article->chapter;
            const struct chapter *opened = &table->chapters.items[chapter];
            struct str title = text_in(table, &opened->title, page->language);
            xmlNode *item =
                add_entry(page, list, "chapter", opened->number, (struct str){0}, title);
            place = html_block(page->html, item, "ul", NULL);
        }
        add_entry(page, place, "art", article->number, article->number,
                  text_in(table, &article->title, page->language));
    }
}

static void add_contents(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    xmlNode *nav = html_block(html, parent, "nav", "contents");
    page_id(page, nav, "contents", (struct str){0});
    html_attribute(html, nav, "aria-label", page_word(page, WORD_contents));
    html_block_text(html, nav, "h2", NULL, page_word(page, WORD_contents));
    xmlNode *list = html_block(html, nav, "ul", NULL);
    struct str none = {0};
    if (page->previous) add_entry(page, list, "changes", none, none, page_changes_title(page));
    add_article_entries(page, list);
    if (page->public) add_entry(page, list, "check", none, none, page_word(page, WORD_check));
    if (page_has_scenarios(page))
        add_entry(page, list, "scenarios", none, none, page_word(page, WORD_scenarios));
    if (page->table->glossary.count)
        add_entry(page, list, "glossary", none, none, page_word(page, WORD_glossary));
    add_entry(page, list, "checks", none, none, page_word(page, WORD_checks));
}

static enum word digest_says(const struct table *table) {
    for (size_t i = 0; i < table->lists.count; i++)
        if (table->lists.items[i].flags & LIST_CONFIDENTIAL) return WORD_digest_withholds;
    return WORD_digest_says;
}

static void add_colophon(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    xmlNode *place = html_block(html, parent, "footer", NULL);
    xmlNode *line = html_block(html, place, "p", "digest");
    html_text(html, line, page_word(page, WORD_digest));
    html_text(html, line, STR(" "));
    html_inline_text(html, line, "code", NULL, digest_text(page, TABLE_DIGEST_SIZE));
    html_block_text(html, place, "p", NULL, page_word(page, digest_says(page->table)));
}

/* A page to sign, on paper: reading alone, no undertaking. */
static void add_receipt(const struct page *page, xmlNode *parent) {
    static const enum word blanks[] = {WORD_name, WORD_date, WORD_signature};
    struct html *html = page->html;
    const struct table *table = page->table;
    xmlNode *place = html_block(html, parent, "section", "receipt");
    html_block_text(html, place, "h2", NULL, page_word(page, WORD_receipt));
    html_block_text(html, place, "p", NULL, page_word(page, WORD_receipt_says));
    xmlNode *line = html_block(html, place, "p", NULL);
    html_text(html, line, text_in(table, &table->title, page->language));
    if (table->version.size) {
        struct str word = page_word(page, WORD_version);
        html_text(
            html, line,
            arena_format(html->arena, " · %.*s\u00A0%.*s", STR_ARG(word), STR_ARG(table->version)));
    }
    html_text(html, line, STR(" · "));
    html_inline_text(html, line, "code", NULL, digest_text(page, SHORT_DIGEST));
    xmlNode *list = html_block(html, place, "dl", NULL);
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) add_fact(page, list, blanks[i]);
}

void page_version(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    struct str code = str_of(language_code(page->language));
    xmlNode *version = html_block(html, parent, "section", "version");
    html_attribute(html, version, "id", code);
    html_attribute(html, version, "lang", code);
    add_header(page, version);
    add_contents(page, version);
    xmlNode *text = html_block(html, version, "div", "text");
    page_id(page, text, "text", (struct str){0});
    html_attribute(html, text, "tabindex", STR("-1"));
    if (page_has(&page->table->preamble)) {
        xmlNode *preamble = html_block(html, text, "div", "preamble");
        page_prose(page, preamble, page_text(page, preamble, &page->table->preamble), 2);
    }
    if (page->previous) page_changes(page, text);
    page_articles(page, text);
    if (page->public) page_check(page, text);
    if (page_has_scenarios(page)) page_scenarios(page, text);
    if (page->table->glossary.count) page_glossary(page, text);
    page_checks(page, text);
    add_colophon(page, text);
    add_receipt(page, text);
    xmlNode *back = html_block_text(html, version, "a", "back", page_word(page, WORD_contents));
    page_href(page, back, "contents", (struct str){0});
}
