/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/page.h"

/* What the example says decides: "selon art. 2, règle 3.1". */
static void add_decisive(const struct page *page, xmlNode *caption, const struct example *example) {
    struct html *html = page->html;
    size_t articles = example->articles.count;
    for (size_t i = 0; i < articles + example->rules.count; i++) {
        html_text(html, caption, i || example->sentence.size ? STR(", ") : STR(" "));
        if (i == 0) html_text(html, caption, page_word(page, WORD_under));
        if (i == 0) html_text(html, caption, STR(" "));
        if (i < articles)
            page_article_link(page, caption, example->articles.items[i]);
        else
            page_rule_link(page, caption, example->rules.items[i - articles]);
    }
}

static void add_caption(const struct page *page, xmlNode *figure, const struct example *example) {
    struct html *html = page->html;
    xmlNode *caption = html_block(html, figure, "figcaption", NULL);
    page_badge(page, caption, look_of_verdict(example->verdict));
    if (example->sentence.size) {
        html_text(html, caption, STR(" "));
        page_sentence(page, html_inline(html, caption, "span", NULL), example->sentence,
                      TABLE_NONE);
    }
    add_decisive(page, caption, example);
}

static void add_example(const struct page *page, xmlNode *parent, const struct example *example) {
    struct html *html = page->html;
    xmlNode *figure = html_block(html, parent, "figure", NULL);
    xmlNode *quote = html_block_text(html, figure, "blockquote", NULL, example->post.text);
    if (example->post.language.size) html_attribute(html, quote, "lang", example->post.language);
    add_caption(page, figure, example);
}

/* Examples are of one language version: each shows its own. */
static void add_examples(const struct page *page, xmlNode *parent, const struct chains *chains,
                         uint32_t owner) {
    struct html *html = page->html;
    xmlNode *group = NULL;
    for (uint32_t i = chains->first[owner]; i != TABLE_NONE; i = chains->next[i]) {
        const struct example *example = &page->table->examples.items[i];
        if (example->language != page->language) continue;
        if (!group) group = html_block(html, parent, "div", "examples");
        add_example(page, group, example);
    }
}

void page_rule_examples(const struct page *page, xmlNode *parent, uint32_t rule) {
    add_examples(page, parent, &page->rule_examples, rule);
}

void page_article_examples(const struct page *page, xmlNode *parent, uint32_t article) {
    add_examples(page, parent, &page->article_examples, article);
}

static bool is_scenario(const struct page *page, const struct example *example) {
    return example->language == page->language && example->article == TABLE_NONE;
}

bool page_has_scenarios(const struct page *page) {
    for (size_t i = 0; i < page->table->examples.count; i++)
        if (is_scenario(page, &page->table->examples.items[i])) return true;
    return false;
}

void page_scenarios(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    xmlNode *section = html_block(html, parent, "section", "scenarios");
    page_id(page, section, "scenarios", (struct str){0});
    html_block_text(html, section, "h2", NULL, page_word(page, WORD_scenarios));
    for (size_t i = 0; i < page->table->examples.count; i++) {
        const struct example *example = &page->table->examples.items[i];
        if (!is_scenario(page, example)) continue;
        xmlNode *scenario = html_block(html, section, "div", "scenario");
        html_block_text(html, scenario, "h3", NULL, example->title);
        add_example(page, scenario, example);
    }
}
