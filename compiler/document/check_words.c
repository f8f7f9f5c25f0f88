/* SPDX-License-Identifier: Apache-2.0 */
/* What the script takes its words from: questions, answers, verdicts. A template, which nothing
 * shows. */
#include "compiler/base/buffer.h"
#include "compiler/document/check.h"
#include "runtime/table/evidence_row.h"

/* The rules that want a role's approval, a blank between. */
static struct str rules_wanting(const struct page *page, uint32_t role) {
    const struct table *table = page->public;
    struct buffer rules = buffer_in(page->html->arena);
    for (size_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        if (rule->modality != MODALITY_approve || rule->role != role) continue;
        if (rules.size) buffer_add(&rules, STR(" "));
        buffer_add(&rules, rule->id);
    }
    return buffer_str(&rules);
}

/* Whether a condition reads a role's approval. */
static bool is_read(const struct table *table, uint32_t role) {
    for (size_t i = 0; i < table->nodes.count; i++) {
        const struct node *node = &table->nodes.items[i];
        for (size_t k = 0;
             evidence_row(node->kind)->field == FIELD_APPROVALS && k < node->operands.count; k++)
            if (node->operands.items[k] == role) return true;
    }
    return false;
}

static void add_approvals(const struct page *page, xmlNode *place) {
    struct html *html = page->html;
    const struct table *table = page->public;
    for (uint32_t role = 0; role < table->roles.count; role++) {
        struct str rules = rules_wanting(page, role);
        if (!rules.size && !is_read(table, role)) continue;
        struct str title = text_in(table, &table->roles.items[role].title, page->language);
        struct str asked = page_word(page, WORD_check_approved);
        struct str about = arena_format(html->arena, "%.*s – %.*s", STR_ARG(title), STR_ARG(asked));
        xmlNode *question = html_block_text(html, place, "p", NULL, page_bound(page, about));
        html_attribute(html, question, "data-role", table->roles.items[role].id);
        html_attribute(html, question, "data-rules", rules);
    }
}

static void add_questions(const struct page *page, xmlNode *place) {
    struct html *html = page->html;
    const struct table *table = page->public;
    for (uint32_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        if (!(fact->flags & FACT_ASKS)) continue;
        struct str about = text_in(table, &fact->question, page->language);
        xmlNode *question = html_block_text(html, place, "p", NULL, page_bound(page, about));
        html_attribute(html, question, "data-fact", fact->id);
    }
    add_approvals(page, place);
}

/* What each verdict says to a person; unsaid: one to check with nothing left to ask. */
static const struct {
    const char *name;
    uint32_t level;
    enum word says;
} answers[] = {
    {"forbidden", LEVEL_FORBIDDEN, WORD_says_forbidden},
    {"fix", LEVEL_FIX, WORD_says_fix},
    {"approve", LEVEL_APPROVE, WORD_says_approve},
    {"check", LEVEL_CHECK, WORD_says_check},
    {"unsaid", LEVEL_CHECK, WORD_says_unsaid},
    {"caution", LEVEL_CAUTION, WORD_says_caution},
    {"protected", LEVEL_PROTECTED, WORD_says_protected},
    {"encouraged", LEVEL_ENCOURAGED, WORD_says_encouraged},
    {"allowed", LEVEL_ALLOWED, WORD_says_allowed},
    {"not_checked", LEVEL_COUNT, WORD_says_not_checked},
    {"scope_unknown", LEVEL_COUNT, WORD_says_scope_unknown},
};

static void add_verdicts(const struct page *page, xmlNode *place) {
    struct html *html = page->html;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct look look = look_of_verdict(answers[i].level);
        xmlNode *line = html_block(html, place, "p",
                                   arena_format(html->arena, "verdict %s", look.weight).bytes);
        html_attribute(html, line, "data-level", str_of(answers[i].name));
        page_badge(page, line, look);
        html_text(html, line, STR(" "));
        html_inline_text(html, line, "span", "says", page_word(page, answers[i].says));
    }
}

/* "étiquette « Arnaque »": those that the charter's conditions look for. */
static struct str labels_of(const struct page *page) {
    const struct table *table = page->public;
    struct buffer titles = buffer_in(page->html->arena);
    for (size_t i = 0; i < table->labels.count; i++) {
        struct str title = text_in(table, &table->labels.items[i].title, page->language);
        if (titles.size) buffer_add(&titles, STR(", "));
        buffer_add(&titles, title.size ? title : table->labels.items[i].id);
    }
    return buffer_str(&titles);
}

/* Why a conversation ends without a last word: conversation.js names them. */
static void add_reasons(const struct page *page, xmlNode *place) {
    static const struct {
        const char *name;
        enum word word;
    } reasons[] = {{"skipped", WORD_why_skipped},
                   {"disputed", WORD_why_disputed},
                   {"labels", WORD_why_labels},
                   {"signs", WORD_why_signs}};
    struct html *html = page->html;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        xmlNode *line = html_block_text(html, place, "p", "why", page_word(page, reasons[i].word));
        html_attribute(html, line, "data-why", str_of(reasons[i].name));
        if (reasons[i].word != WORD_why_labels) continue;
        html_text(html, line, STR(" "));
        html_text(html, line, labels_of(page));
    }
    if (!page_withholds(page)) return;
    xmlNode *line = html_block_text(html, place, "p", "why", page_word(page, WORD_why_hidden));
    html_attribute(html, line, "data-why", STR("hidden"));
}

static void add_buttons(const struct page *page, xmlNode *place) {
    static const struct {
        const char *name;
        enum word word;
    } buttons[] = {{"yes", WORD_yes},           {"no", WORD_no},
                   {"unknown", WORD_not_known}, {"none", WORD_check_none_of},
                   {"absent", WORD_check_none}, {"fill", WORD_check_fill},
                   {"back", WORD_check_back},   {"change", WORD_check_change},
                   {"value", WORD_unsaid},      {"restore", WORD_check_restore}};
    struct html *html = page->html;
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        xmlNode *button =
            html_block_text(html, place, "button", NULL, page_word(page, buttons[i].word));
        html_attribute(html, button, "type", STR("button"));
        html_attribute(html, button, "data-word", str_of(buttons[i].name));
    }
}

void check_words(const struct page *page, xmlNode *section) {
    static const struct {
        const char *class;
        enum word word;
    } lines[] = {{"disputed", WORD_check_disputed},
                 {"unless", WORD_check_unless},
                 {"look", WORD_check_look},
                 {"words", WORD_check_words},
                 {"cleared", WORD_check_cleared}};
    struct html *html = page->html;
    xmlNode *place = html_block(html, section, "template", NULL);
    add_questions(page, place);
    add_verdicts(page, place);
    add_reasons(page, place);
    add_buttons(page, place);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        html_block_text(html, place, "p", lines[i].class, page_word(page, lines[i].word));
    if (page_has(&page->table->contact)) {
        xmlNode *contact = html_block(html, place, "span", "charter");
        page_contact(page, contact, page_text(page, contact, &page->table->contact));
    }
    xmlNode *asked = html_block(html, place, "p", "asked");
    html_attribute(html, asked, "tabindex", STR("-1"));
    html_block(html, place, "p", "choices");
}
