/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/check.h"

static xmlNode *add_hidden(const struct page *page, xmlNode *parent, const char *name,
                           const char *class) {
    xmlNode *node = html_block(page->html, parent, name, class);
    html_attribute(page->html, node, "hidden", STR("hidden"));
    return node;
}

static xmlNode *add_headed(const struct page *page, xmlNode *form, const char *name,
                           enum word word) {
    xmlNode *group = add_hidden(page, form, "div", "group");
    html_attribute(page->html, group, "data-group", str_of(name));
    html_block_text(page->html, group, "h3", NULL, page_word(page, word));
    return group;
}

static void add_group(const struct page *page, xmlNode *form, const char *name, enum word word) {
    html_block(page->html, add_headed(page, form, name, word), "div", "content");
}

static void add_record(const struct page *page, xmlNode *form) {
    static const struct {
        enum word word;
        const char *class;
    } parts[] = {{WORD_check_post, "post"}, {WORD_check_verdict, "verdict-record"}};
    struct html *html = page->html;
    xmlNode *record = add_hidden(page, form, "details", "record");
    html_block_text(html, record, "summary", NULL, page_word(page, WORD_check_record));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        html_block_text(html, record, "p", NULL, page_word(page, parts[i].word));
        xmlNode *code = html_block(html, html_block(html, record, "pre", NULL), "code", NULL);
        html_attribute(html, code, "class", str_of(parts[i].class));
        check_keep_private(page, code);
    }
}

/* A question, and below it what stands open for every post: what the script puts there has the
 * focus in turn. */
static void add_questions(const struct page *page, xmlNode *form) {
    struct html *html = page->html;
    xmlNode *asking = add_hidden(page, form, "div", "asking");
    html_block_text(html, asking, "h3", NULL, page_word(page, WORD_check_questions));
    html_block(html, asking, "div", "content");
    xmlNode *listing = add_hidden(page, form, "div", "listing");
    xmlNode *head = html_block_text(html, listing, "h3", NULL, page_word(page, WORD_check_list));
    html_attribute(html, head, "tabindex", STR("-1"));
    html_block(html, listing, "ul", NULL);
    html_block(html, listing, "p", "choices");
}

/* The draft as it was read, with what was found. */
static void add_found(const struct page *page, xmlNode *form) {
    struct html *html = page->html;
    xmlNode *group = add_headed(page, form, "found", WORD_check_found);
    check_keep_private(page, html_block(html, group, "p", "draft"));
}

static void add_outcome(const struct page *page, xmlNode *form) {
    struct html *html = page->html;
    xmlNode *said = html_block(html, form, "div", "said");
    html_attribute(html, said, "role", STR("status"));
    html_attribute(html, said, "tabindex", STR("-1"));
    xmlNode *failed = add_hidden(page, form, "p", "failed");
    html_attribute(html, failed, "role", STR("alert"));
    html_text(html, failed, page_word(page, WORD_check_failed));
    add_questions(page, form);
    xmlNode *answers = add_headed(page, form, "said", WORD_check_said);
    html_block(html, answers, "ul", "content");
    add_found(page, form);
    add_group(page, form, "rules", WORD_check_rules);
    add_group(page, form, "pending", WORD_check_pending);
    add_group(page, form, "overridden", WORD_check_overridden);
    add_group(page, form, "on_trial", WORD_check_on_trial);
    add_record(page, form);
    xmlNode *line = html_block(html, form, "p", "line verdict idle");
    html_attribute(html, line, "aria-hidden", STR("true"));
}

static void add_button(const struct page *page, xmlNode *parent, const char *type, enum word word) {
    xmlNode *button = html_block_text(page->html, parent, "button", NULL, page_word(page, word));
    html_attribute(page->html, button, "type", str_of(type));
}

bool page_withholds(const struct page *page) {
    const struct table *table = page->public;
    for (size_t i = 0; i < table->lists.count; i++)
        if (table->lists.items[i].flags & LIST_WITHHELD) return true;
    return false;
}

void page_check(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    xmlNode *section = html_block(html, parent, "section", "check");
    page_id(page, section, "check", (struct str){0});
    html_block_text(html, section, "h2", NULL, page_word(page, WORD_check));
    html_block_text(html, section, "p", "private", page_word(page, WORD_check_private));
    if (page_withholds(page))
        html_block_text(html, section, "p", NULL, page_word(page, WORD_check_withheld));
    html_block_text(html, section, "p", "unable", page_word(page, WORD_check_unable));
    check_words(page, section);
    xmlNode *form = add_hidden(page, section, "form", NULL);
    html_attribute(html, form, "autocomplete", STR("off"));
    html_attribute(html, form, "data-none", check_none(html->arena));
    xmlNode *writing = html_block(html, form, "div", "writing");
    check_text(page, writing);
    xmlNode *over = add_hidden(page, writing, "p", "over");
    html_attribute(html, over, "role", STR("status"));
    html_text(html, over, page_word(page, WORD_check_over));
    xmlNode *buttons = html_block(html, writing, "p", "buttons");
    add_button(page, buttons, "submit", WORD_check_now);
    add_button(page, buttons, "reset", WORD_check_clear);
    check_fields(page, writing);
    add_outcome(page, html_block(html, form, "div", "outcome"));
}
