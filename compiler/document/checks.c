/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/page.h"
#include "compiler/table/rule_kinds.h"

static const struct {
    enum word title, says;
} kinds[CHARTE_RULE_KINDS] = {
    [CHARTE_RULE_BY_TEXT] = {WORD_by_text, WORD_by_text_says},
    [CHARTE_RULE_BY_RECORD] = {WORD_by_record, WORD_by_record_says},
    [CHARTE_RULE_BY_SIGN] = {WORD_by_sign, WORD_by_sign_says},
    [CHARTE_RULE_BY_WORD] = {WORD_by_word, WORD_by_word_says},
};

static xmlNode *open_group(const struct page *page, xmlNode *section, enum word title, size_t count,
                           enum word says) {
    struct html *html = page->html;
    xmlNode *group = html_block(html, section, "div", "kind");
    struct str word = page_word(page, title);
    html_block_text(html, group, "h3", NULL,
                    arena_format(html->arena, "%.*s (%zu)", STR_ARG(word), count));
    html_block_text(html, group, "p", NULL, page_word(page, says));
    return html_block(html, group, "ul", NULL);
}

static void add_rule_item(const struct page *page, xmlNode *list, const struct rule *rule) {
    struct html *html = page->html;
    xmlNode *item = html_block(html, list, "li", NULL);
    page_href(page, html_inline_text(html, item, "a", "number", rule->id), "art", rule->id);
    html_text(html, item, STR(" "));
    xmlNode *label = html_inline(html, item, "span", NULL);
    html_text(html, label, page_text(page, label, &page->table->facts.items[rule->focus].label));
}

static void add_kind(const struct page *page, xmlNode *section, const enum charte_rule_kind *rules,
                     enum charte_rule_kind kind) {
    const struct table *table = page->table;
    size_t count = 0;
    for (uint32_t i = 0; i < table->rules.count; i++) count += rules[i] == kind;
    if (!count) return;
    xmlNode *list = open_group(page, section, kinds[kind].title, count, kinds[kind].says);
    for (uint32_t i = 0; i < table->rules.count; i++)
        if (rules[i] == kind) add_rule_item(page, list, &table->rules.items[i]);
}

static void add_commitments(const struct page *page, xmlNode *section) {
    struct html *html = page->html;
    const struct table *table = page->table;
    if (!table->commitments.count) return;
    xmlNode *list =
        open_group(page, section, WORD_never, table->commitments.count, WORD_never_says);
    uint32_t last = TABLE_NONE;
    for (size_t i = 0; i < table->commitments.count; i++) {
        uint32_t article = table->commitments.items[i].article;
        if (article == last) continue;
        last = article;
        xmlNode *item = html_block(html, list, "li", NULL);
        page_article_link(page, item, article);
        html_text(html, item, STR(" "));
        xmlNode *title = html_inline(html, item, "span", NULL);
        html_text(html, title, page_text(page, title, &table->articles.items[article].title));
    }
}

static enum word control_word(uint32_t control) {
    static const enum word words[] = {
        [0] = WORD_checked_all,
        [CONTROL_DRAFTS] = WORD_checked_drafts,
        [CONTROL_OFFICIAL] = WORD_checked_official,
        [CONTROL_DRAFTS | CONTROL_OFFICIAL] = WORD_checked_both,
    };
    return words[control & (CONTROL_DRAFTS | CONTROL_OFFICIAL)];
}

void page_checks(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    const struct table *table = page->table;
    xmlNode *section = html_block(html, parent, "section", "checks");
    page_id(page, section, "checks", (struct str){0});
    html_block_text(html, section, "h2", NULL, page_word(page, WORD_checks));
    html_block_text(html, section, "p", NULL, page_word(page, control_word(table->control)));
    html_block_text(html, section, "p", NULL, page_word(page, WORD_checks_stay));
    const enum charte_rule_kind *rules = rule_kinds(html->arena, table);
    for (enum charte_rule_kind kind = 0; kind < CHARTE_RULE_KINDS; kind++)
        add_kind(page, section, rules, kind);
    add_commitments(page, section);
}
