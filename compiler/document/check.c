#include "compiler/document/check.h"

/* A question; the script puts the answers under it. */
static xmlNode *add_question(const struct page *page, xmlNode *parent, struct str about) {
    struct html *html = page->html;
    xmlNode *group = html_block(html, parent, "fieldset", "question");
    html_attribute(html, group, "hidden", STR("hidden"));
    html_inline_text(html, group, "legend", NULL, page_bound(page, about));
    return group;
}

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

static void add_approvals(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    const struct table *table = page->public;
    for (uint32_t role = 0; role < table->roles.count; role++) {
        struct str rules = rules_wanting(page, role);
        if (!rules.size) continue;
        struct str title = text_in(table, &table->roles.items[role].title, page->language);
        struct str asked = page_word(page, WORD_check_approved);
        xmlNode *group = add_question(
            page, parent, arena_format(html->arena, "%.*s – %.*s", STR_ARG(title), STR_ARG(asked)));
        html_attribute(html, group, "data-role", table->roles.items[role].id);
        html_attribute(html, group, "data-rules", rules);
    }
}

static void add_questions(const struct page *page, xmlNode *parent) {
    struct html *html = page->html;
    const struct table *table = page->public;
    for (uint32_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        if (!(fact->flags & FACT_ASKS)) continue;
        xmlNode *group =
            add_question(page, parent, text_in(table, &fact->question, page->language));
        html_attribute(html, group, "data-fact", fact->id);
    }
    add_approvals(page, parent);
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

static xmlNode *add_hidden(const struct page *page, xmlNode *parent, const char *name,
                           const char *class) {
    xmlNode *node = html_block(page->html, parent, name, class);
    html_attribute(page->html, node, "hidden", STR("hidden"));
    return node;
}

static void add_answer(const struct page *page, xmlNode *group, const char *value, enum word word) {
    struct html *html = page->html;
    xmlNode *label = html_block(html, group, "label", NULL);
    xmlNode *radio = html_inline(html, label, "input", NULL);
    html_attribute(html, radio, "type", STR("radio"));
    html_attribute(html, radio, "name", STR("answer"));
    html_attribute(html, radio, "value", str_of(value));
    if (!*value) html_attribute(html, radio, "checked", STR("checked"));
    html_text(html, label, STR(" "));
    html_inline_text(html, label, "span", NULL, page_word(page, word));
}

/* The words of answers and of verdicts, for the script to take. */
static void add_answers(const struct page *page, xmlNode *section) {
    struct html *html = page->html;
    xmlNode *place = html_block(html, section, "template", NULL);
    xmlNode *group = html_block(html, place, "div", "answers");
    add_answer(page, group, "yes", WORD_yes);
    add_answer(page, group, "no", WORD_no);
    add_answer(page, group, "", WORD_not_known);
    html_block_text(html, place, "p", "disputed", page_word(page, WORD_check_disputed));
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct look look = look_of_verdict(answers[i].level);
        xmlNode *line = html_block(html, place, "p",
                                   arena_format(html->arena, "verdict %s", look.weight).bytes);
        html_attribute(html, line, "data-level", str_of(answers[i].name));
        page_badge(page, line, look);
        html_text(html, line, STR(" "));
        html_inline_text(html, line, "span", "says", page_word(page, answers[i].says));
    }
    html_block_text(html, place, "p", "unless", page_word(page, WORD_check_unless));
    html_block_text(html, place, "p", "missing", page_word(page, WORD_check_missing));
}

static void add_group(const struct page *page, xmlNode *form, const char *name, enum word word) {
    xmlNode *group = add_hidden(page, form, "div", "group");
    html_attribute(page->html, group, "data-group", str_of(name));
    html_block_text(page->html, group, "h3", NULL, page_word(page, word));
    html_block(page->html, group, "div", "content");
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
        html_block(html, html_block(html, record, "pre", NULL), "code", parts[i].class);
    }
}

static void add_outcome(const struct page *page, xmlNode *form) {
    struct html *html = page->html;
    xmlNode *said = html_block(html, form, "div", "said");
    html_attribute(html, said, "role", STR("status"));
    xmlNode *failed = add_hidden(page, form, "p", "failed");
    html_attribute(html, failed, "role", STR("alert"));
    html_text(html, failed, page_word(page, WORD_check_failed));
    add_group(page, form, "rules", WORD_check_rules);
    add_group(page, form, "found", WORD_check_found);
    xmlNode *questions = add_hidden(page, form, "div", "questions");
    html_block_text(html, questions, "h3", NULL, page_word(page, WORD_check_questions));
    add_questions(page, questions);
    xmlNode *standing = add_hidden(page, form, "div", "questions standing");
    html_block_text(html, standing, "h3", NULL, page_word(page, WORD_check_standing));
    html_text(html, add_hidden(page, form, "p", "not-final"),
              page_word(page, WORD_check_not_final));
    add_group(page, form, "pending", WORD_check_pending);
    add_group(page, form, "overridden", WORD_check_overridden);
    add_group(page, form, "on_trial", WORD_check_on_trial);
    add_record(page, form);
}

static void add_button(const struct page *page, xmlNode *parent, const char *type, enum word word) {
    xmlNode *button = html_block_text(page->html, parent, "button", NULL, page_word(page, word));
    html_attribute(page->html, button, "type", str_of(type));
}

static bool withholds(const struct table *table) {
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
    if (withholds(page->public))
        html_block_text(html, section, "p", NULL, page_word(page, WORD_check_withheld));
    html_block_text(html, section, "p", "unable", page_word(page, WORD_check_unable));
    add_answers(page, section);
    xmlNode *form = add_hidden(page, section, "form", NULL);
    html_attribute(html, form, "autocomplete", STR("off"));
    check_fields(page, form);
    xmlNode *buttons = html_block(html, form, "p", "buttons");
    add_button(page, buttons, "submit", WORD_check_now);
    add_button(page, buttons, "reset", WORD_check_clear);
    add_outcome(page, form);
}
