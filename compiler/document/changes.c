/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/page.h"

enum change { CHANGE_NEW, CHANGE_MADE, CHANGE_GONE, CHANGE_COUNT };

static const enum word headings[CHANGE_COUNT] = {WORD_change_new, WORD_change_made,
                                                 WORD_change_gone};

/* The rules of a version by their numbers, the first of each. */
static struct map rules_of(struct arena *arena, const struct table *table) {
    struct map rules = map_in(arena);
    for (uint32_t i = 0; i < table->rules.count; i++) map_add(&rules, table->rules.items[i].id, i);
    return rules;
}

/* Whether a text differs where both versions have one in this language. */
static bool differs(const struct page *page, const struct text *now, const struct text *before) {
    struct str a = now->in[page->language], b = before->in[page->language];
    return str_present(a) && str_present(b) && !str_equal(a, b);
}

static bool is_changed(const struct page *page, const struct rule *now, const struct rule *before) {
    return now->modality != before->modality || now->on_trial != before->on_trial ||
           differs(page, &now->sentence, &before->sentence) ||
           differs(page, &now->notes.reason, &before->notes.reason) ||
           differs(page, &now->notes.advice, &before->notes.advice) ||
           differs(page, &now->notes.legal_basis, &before->notes.legal_basis) ||
           differs(page, &now->notes.contact, &before->notes.contact);
}

static xmlNode *open_list(const struct page *page, xmlNode *section, enum change change) {
    struct html *html = page->html;
    html_block_text(html, section, "h3", NULL, page_word(page, headings[change]));
    return html_block(html, section, "ul", NULL);
}

/* How a rule read before, where that is known in this language. */
static void add_before(const struct page *page, xmlNode *item, const struct rule *before) {
    struct html *html = page->html;
    if (!str_present(before->sentence.in[page->language])) return;
    xmlNode *line = html_block(html, item, "p", "before");
    html_inline_text(html, line, "span", NULL, page_word(page, WORD_change_before));
    html_text(html, line, STR(" "));
    struct rule shown = *before;
    shown.focus = TABLE_NONE;
    page_rule_sentence(page, html_inline(html, line, "del", NULL), &shown);
}

static void add_now(const struct page *page, xmlNode *item, uint32_t index) {
    struct html *html = page->html;
    xmlNode *line = html_block(html, item, "p", NULL);
    page_rule_link(page, line, index);
    html_text(html, line, STR(" "));
    page_rule_sentence(page, html_inline(html, line, "span", NULL),
                       &page->table->rules.items[index]);
}

static bool add_present(const struct page *page, xmlNode *section, const struct map *previous,
                        enum change wanted) {
    xmlNode *list = NULL;
    for (uint32_t i = 0; i < page->table->rules.count; i++) {
        const struct rule *now = &page->table->rules.items[i];
        uint32_t found = map_get(previous, now->id);
        const struct rule *before = found == MAP_NONE ? NULL : &page->previous->rules.items[found];
        enum change change = before ? CHANGE_MADE : CHANGE_NEW;
        if (change != wanted || (before && !is_changed(page, now, before))) continue;
        if (!list) list = open_list(page, section, wanted);
        xmlNode *item = html_block(page->html, list, "li", NULL);
        add_now(page, item, i);
        if (before && differs(page, &now->sentence, &before->sentence))
            add_before(page, item, before);
    }
    return list != NULL;
}

static bool add_gone(const struct page *page, xmlNode *section) {
    struct html *html = page->html;
    struct map rules = rules_of(html->arena, page->table);
    xmlNode *list = NULL;
    for (size_t i = 0; i < page->previous->rules.count; i++) {
        const struct rule *before = &page->previous->rules.items[i];
        if (map_get(&rules, before->id) != MAP_NONE) continue;
        if (!list) list = open_list(page, section, CHANGE_GONE);
        xmlNode *item = html_block(html, list, "li", NULL);
        struct str word = page_word(page, WORD_rule_inside);
        html_block_text(
            html, item, "p", NULL,
            arena_format(html->arena, "%.*s\u00A0%.*s", STR_ARG(word), STR_ARG(before->id)));
        add_before(page, item, before);
    }
    return list != NULL;
}

struct str page_changes_title(const struct page *page) {
    const struct str *version = &page->previous->version;
    return version->size ? word_of(page->html->arena, page->language, WORD_changes_since, version)
                         : page_word(page, WORD_changes);
}

void page_changes(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    xmlNode *section = html_block(html, parent, "section", "changes");
    page_id(page, section, "changes", (struct str){0});
    html_block_text(html, section, "h2", NULL, page_changes_title(page));
    page_part(page, false);
    struct map previous = rules_of(html->arena, page->previous);
    bool any = add_present(page, section, &previous, CHANGE_NEW);
    any |= add_present(page, section, &previous, CHANGE_MADE);
    any |= add_gone(page, section);
    html_block_text(html, section, "p", NULL,
                    page_word(page, any ? WORD_changes_say : WORD_changes_none));
}
