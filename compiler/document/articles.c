/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/page.h"

#include <stdlib.h>

/* What the check in the page looks for. */
static const char *class_of(enum word word) {
    if (word == WORD_advice) return "advice";
    if (word == WORD_contact) return "contact";
    return word == WORD_reason ? "reason" : NULL;
}

static xmlNode *add_note(const struct page *page, xmlNode **list, xmlNode *parent, enum word word) {
    struct html *html = page->html;
    if (!*list) *list = html_block(html, parent, "dl", "notes");
    xmlNode *pair = html_block(html, *list, "div", class_of(word));
    html_block_text(html, pair, "dt", NULL, page_word(page, word));
    return html_block(html, pair, "dd", NULL);
}

static void add_text_note(const struct page *page, xmlNode **list, xmlNode *parent, enum word word,
                          const struct text *text) {
    if (!page_has(text)) return;
    xmlNode *place = add_note(page, list, parent, word);
    struct str said = page_text(page, place, text);
    if (word == WORD_contact)
        page_contact(page, place, said);
    else
        page_linked_text(page, place, said);
}

/* In the order of reading. */
static void add_notes(const struct page *page, xmlNode **list, xmlNode *parent,
                      const struct notes *notes) {
    add_text_note(page, list, parent, WORD_reason, &notes->reason);
    add_text_note(page, list, parent, WORD_advice, &notes->advice);
    add_text_note(page, list, parent, WORD_legal_basis, &notes->legal_basis);
    add_text_note(page, list, parent, WORD_contact, &notes->contact);
}

/* How a rule stands to others: the word for its end of an override, and which end that is. */
static const struct {
    enum word word;
    bool overridden, subject_to;
} relations[] = {
    {WORD_except_under, true, false},
    {WORD_subject_to, true, true},
    {WORD_by_exception_to, false, false},
    {WORD_prevails_over, false, true},
};

static int compare_indexes(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void add_relations(const struct page *page, xmlNode **list, xmlNode *parent, uint32_t rule) {
    for (size_t r = 0; r < sizeof relations / sizeof *relations; r++) {
        bool overridden = relations[r].overridden;
        const struct chains *chains =
            (overridden ? page->overridden : page->overriding) + relations[r].subject_to;
        struct index_array others = {0};
        for (uint32_t i = chains->first[rule]; i != TABLE_NONE; i = chains->next[i]) {
            const struct reference_origin *origin = &page->table->origins.items[i];
            ARENA_PUSH(page->html->arena, &others, overridden ? origin->by : origin->rule);
        }
        if (!others.count) continue;
        qsort(others.items, others.count, sizeof *others.items, compare_indexes);
        page_rule_links(page, add_note(page, list, parent, relations[r].word), &others);
    }
}

static void add_number(const struct page *page, xmlNode *parent, struct str number) {
    xmlNode *link = html_inline_text(page->html, parent, "a", "number", number);
    page_href(page, link, "art", number);
}

static void add_rule(const struct page *page, xmlNode *parent, uint32_t index) {
    struct html *html = page->html;
    const struct rule *rule = &page->table->rules.items[index];
    struct look look = look_of_modality(rule->modality);
    xmlNode *place =
        html_block(html, parent, "div", arena_format(html->arena, "rule %s", look.weight).bytes);
    page_id(page, place, "art", rule->id);
    xmlNode *head = html_block(html, place, "p", "head");
    add_number(page, head, rule->id);
    html_text(html, head, STR(" "));
    page_badge(page, head, look);
    if (rule->on_trial) {
        html_text(html, head, STR(" "));
        html_inline_text(html, head, "span", "trial", page_word(page, WORD_on_trial));
    }
    page_rule_sentence(page, html_block(html, place, "p", "sentence"), rule);
    xmlNode *list = NULL;
    add_relations(page, &list, place, index);
    add_notes(page, &list, place, &rule->notes);
    page_rule_examples(page, place, index);
}

static void add_commitment(const struct page *page, xmlNode *parent, uint32_t index, int level) {
    struct html *html = page->html;
    const struct commitment *made = &page->table->commitments.items[index];
    xmlNode *place = html_block(html, parent, "div", "rule good");
    xmlNode *head = html_block(html, place, "p", "head");
    page_badge(page, head, (struct look){WORD_commitment, NULL, SIGN_circle, "good"});
    xmlNode *prose = html_block(html, place, "div", "sentence");
    page_prose(page, prose, page_text(page, prose, &made->prose), level + 1);
    xmlNode *list = NULL;
    add_notes(page, &list, place, &made->notes);
}

static void add_article(const struct page *page, xmlNode *parent, uint32_t index) {
    struct html *html = page->html;
    const struct article *article = &page->table->articles.items[index];
    int level = article->chapter == TABLE_NONE ? 2 : 3;
    page_part(page, true);
    xmlNode *place = html_block(html, parent, "article", NULL);
    page_id(page, place, "art", article->number);
    xmlNode *heading = html_block(html, place, level == 2 ? "h2" : "h3", "title");
    xmlNode *number = html_inline(html, heading, "a", "number");
    struct str word = page_word(page, WORD_article);
    html_text(html, number,
              arena_format(html->arena, "%.*s\u00A0%.*s", STR_ARG(word), STR_ARG(article->number)));
    page_href(page, number, "art", article->number);
    html_text(html, heading, STR(" "));
    xmlNode *title = html_inline(html, heading, "span", NULL);
    html_text(html, title, page_text(page, title, &article->title));
    if (page_has(&article->prose)) {
        xmlNode *prose = html_block(html, place, "div", "prose");
        page_prose(page, prose, page_text(page, prose, &article->prose), level + 1);
    }
    xmlNode *list = NULL;
    add_notes(page, &list, place, &article->notes);
    page_article_examples(page, place, index);
    for (size_t i = 0; i < article->items.count; i++) {
        const struct article_item *item = &article->items.items[i];
        if (item->is_commitment)
            add_commitment(page, place, item->index, level);
        else
            add_rule(page, place, item->index);
    }
}

static void add_chapter_heading(const struct page *page, xmlNode *parent,
                                const struct chapter *chapter) {
    struct html *html = page->html;
    xmlNode *heading = html_block(html, parent, "h2", "chapter");
    struct str word = page_word(page, WORD_chapter);
    html_inline_text(
        html, heading, "span", "number",
        arena_format(html->arena, "%.*s\u00A0%.*s", STR_ARG(word), STR_ARG(chapter->number)));
    html_text(html, heading, STR(" "));
    xmlNode *title = html_inline(html, heading, "span", NULL);
    html_text(html, title, page_text(page, title, &chapter->title));
}

void page_articles(const struct page *page, xmlNode *parent) {
    const struct table *table = page->table;
    uint32_t chapter = TABLE_NONE;
    xmlNode *place = parent;
    for (uint32_t i = 0; i < table->articles.count; i++) {
        if (table->articles.items[i].chapter != chapter) {
            chapter = table->articles.items[i].chapter;
            place = html_block(page->html, parent, "section", NULL);
            page_id(page, place, "chapter", table->chapters.items[chapter].number);
            add_chapter_heading(page, place, &table->chapters.items[chapter]);
        }
        add_article(page, place, i);
    }
}
