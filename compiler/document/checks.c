#include "compiler/document/page.h"

/* On what the decision about a rule rests. */
enum ground { BY_MACHINE, BY_SIGN, BY_WORD, GROUND_COUNT };

static const struct {
    enum word title, says;
} grounds[GROUND_COUNT] = {
    [BY_MACHINE] = {WORD_by_machine, WORD_by_machine_says},
    [BY_SIGN] = {WORD_by_sign, WORD_by_sign_says},
    [BY_WORD] = {WORD_by_word, WORD_by_word_says},
};

/* What is met on the way through conditions and the facts that they use. */
struct reach {
    const struct table *table;
    bool *seen;    /* by fact */
    bool evidence; /* something of the record is looked at */
    bool person;   /* a fact is asked, or has a sign that a person must judge */
};

static void reach_fact(struct reach *reach, uint32_t index);

static void reach_node(struct reach *reach, uint32_t index) {
    if (index == TABLE_NONE) return;
    const struct node *node = &reach->table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) {
        reach_fact(reach, node->a);
        return;
    }
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY) {
        reach->evidence = true;
        return;
    }
    for (size_t i = 0; i < node->operands.count; i++) reach_node(reach, node->operands.items[i]);
}

static void reach_fact(struct reach *reach, uint32_t index) {
    const struct fact *fact = &reach->table->facts.items[index];
    if (reach->seen[index]) return;
    reach->seen[index] = true;
    if ((fact->flags & FACT_ASKS) || fact->to_check != TABLE_NONE) reach->person = true;
    reach_node(reach, fact->ruled_out);
    reach_node(reach, fact->established);
    reach_node(reach, fact->to_check);
}

/* What the rule is about decides between a sign and a person's word; all that it names decides
 * whether a person is needed. */
static enum ground ground_of(const struct page *page, const struct rule *rule) {
    const struct table *table = page->table;
    struct reach reach = {.table = table,
                          .seen = ARENA_ARRAY(page->html->arena, bool, table->facts.count)};
    reach_fact(&reach, rule->focus);
    bool focus_has_evidence = reach.evidence;
    reach_node(&reach, rule->condition);
    reach_node(&reach, rule->exception);
    if (!reach.person) return BY_MACHINE;
    return focus_has_evidence ? BY_SIGN : BY_WORD;
}

static xmlNode *open_group(const struct page *page, xmlNode *section, enum word title, size_t count,
                           enum word says) {
    struct html *html = page->html;
    xmlNode *group = html_block(html, section, "div", "ground");
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

static void add_ground(const struct page *page, xmlNode *section, const enum ground *of_rule,
                       enum ground ground) {
    const struct table *table = page->table;
    size_t count = 0;
    for (size_t i = 0; i < table->rules.count; i++) count += of_rule[i] == ground;
    if (!count) return;
    xmlNode *list = open_group(page, section, grounds[ground].title, count, grounds[ground].says);
    for (size_t i = 0; i < table->rules.count; i++)
        if (of_rule[i] == ground) add_rule_item(page, list, &table->rules.items[i]);
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
    enum ground *of_rule = ARENA_ARRAY(html->arena, enum ground, table->rules.count);
    for (size_t i = 0; i < table->rules.count; i++)
        of_rule[i] = ground_of(page, &table->rules.items[i]);
    for (enum ground ground = 0; ground < GROUND_COUNT; ground++)
        add_ground(page, section, of_rule, ground);
    add_commitments(page, section);
}
