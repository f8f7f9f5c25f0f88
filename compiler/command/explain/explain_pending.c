/* SPDX-License-Identifier: Apache-2.0 */
/* What is open and why: the rules that an answer or a field could still bring to bear. What makes
 * no difference any more is not told as open. */
#include "compiler/command/explain/explain.h"

static bool any_raised(const struct open *open, const struct open_rule *rule, bool raised) {
    for (size_t i = 0; i < rule->items.count; i++)
        if (open->items.items[rule->items.items[i]].raised == raised) return true;
    return false;
}

static void print_head(const struct explanation *explanation, const struct open_rule *open) {
    charte_rule rule = explain_rule(explanation, open->id);
    struct str level = open->is_pending ? explain_text(open->pending, "level")
                                        : str_of(charte_level_name(rule.level));
    putchar('\n');
    explain_say(explanation, "",
                open->is_pending ? MESSAGE_explain_pending : MESSAGE_explain_possible,
                str_from(rule.id), explain_level(explanation, level));
    explain_say(explanation, "  ", MESSAGE_explain_article, str_from(rule.article),
                str_from(rule.article_title));
    explain_sentence(explanation, "  ", str_from(rule.sentence));
}

static void print_grounds(const struct explanation *explanation, const struct open_rule *rule) {
    if (rule->grounds.count)
        explain_say(explanation, "  ", MESSAGE_explain_grounds, STR(""), STR(""));
    for (size_t i = 0; i < rule->grounds.count; i++)
        explain_print_fact(explanation, &rule->grounds.items[i]);
}

static bool is_asked(const struct open *open, const struct open_rule *rule, struct str fact) {
    for (size_t i = 0; i < rule->items.count; i++) {
        const struct open_item *item = &open->items.items[rule->items.items[i]];
        if (!item->is_field && str_equal(item->name, fact)) return true;
    }
    return false;
}

/* Facts that are unknown and not to be asked themselves: what they rest on is. */
static void print_unknown(const struct explanation *explanation, const struct open_rule *rule) {
    if (!rule->is_pending) return;
    struct ingest_items items = explain_items(rule->pending, "settles");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct str fact = explain_text(item.value, "fact");
        charte_fact said = {.size = sizeof said};
        charte_str language = language_bytes(explanation->language);
        if (fact.size == 0 || is_asked(explanation->open, rule, fact)) continue;
        charte_table_fact(explanation->table, map_get(&explanation->facts, fact), language, &said);
        if (!said.asks)
            explain_say(explanation, "  ", MESSAGE_explain_not_known,
                        explain_fact_name(explanation, fact), STR(""));
    }
}

static void print_item(const struct explanation *explanation, const struct open_item *item,
                       bool is_mixed) {
    fputs("  ", stdout);
    if (item->is_field)
        explain_part(explanation, MESSAGE_explain_missing,
                     str_of(explain_field_name(explanation, item->name)), item->name);
    else
        explain_part(explanation, MESSAGE_explain_question, item->question, STR(""));
    if (is_mixed && !item->raised)
        printf(" (%s)", message_text(MESSAGE_explain_each_post, explanation->language));
    putchar('\n');
}

static void print_rule(const struct explanation *explanation, const struct open_rule *rule) {
    const struct open *open = explanation->open;
    bool raised = any_raised(open, rule, true), standing = any_raised(open, rule, false);
    print_head(explanation, rule);
    print_grounds(explanation, rule);
    if (raised)
        explain_raised(explanation, rule);
    else
        explain_say(explanation, "  ", MESSAGE_explain_standing, STR(""), STR(""));
    print_unknown(explanation, rule);
    for (size_t i = 0; i < rule->items.count; i++)
        print_item(explanation, &open->items.items[rule->items.items[i]], raised && standing);
}

/* Rules that wait for what no answer and no field settles, and that count: those above the verdict.
 */
static bool next_stuck(const struct explanation *explanation, struct ingest_items *items,
                       struct ingest_value *entry) {
    for (struct ingest_item item; ingest_next(items, &item);) {
        *entry = item.value;
        if (map_get(&explanation->open->numbers, explain_text(item.value, "rule")) == MAP_NONE &&
            explain_rank(explain_text(item.value, "level")) > explanation->now.rank)
            return true;
    }
    return false;
}

bool explain_any_stuck(const struct explanation *explanation) {
    struct ingest_items items = explain_items(explanation->verdict, "pending");
    struct ingest_value entry;
    return next_stuck(explanation, &items, &entry);
}

/* The facts that such a rule waits for, and the rules to which it would give way. */
static void print_stuck(const struct explanation *explanation, struct ingest_value entry) {
    struct ingest_value facts;
    struct ingest_items items = explain_items(entry, "settles");
    size_t ways = 0;
    explain_rule_head(explanation, entry, MESSAGE_explain_pending);
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct ground fact = {.fact = explain_text(item.value, "fact")};
        struct ingest_value said;
        if (fact.fact.size == 0 || !explain_member(explanation->verdict, "facts", &facts) ||
            !explain_member(facts, arena_copy(explanation->arena, fact.fact).bytes, &said))
            continue;
        fact.source = explain_text(said, "source");
        explain_print_fact(explanation, &fact);
    }
    items = explain_items(entry, "overriders");
    for (struct ingest_item item; ingest_next(&items, &item); ways++)
        explain_say(explanation, "  ", MESSAGE_explain_gives_way,
                    str_from(ingest_string(item.value)), STR(""));
    if (ways == 0) explain_say(explanation, "  ", MESSAGE_explain_stuck, STR(""), STR(""));
}

static bool answer_to(const charte_post *post, struct str fact) {
    for (size_t i = 0; i < post->answer_count; i++)
        if (str_equal(str_from(post->answers[i].fact), fact)) return post->answers[i].value;
    return false;
}

void explain_say_disputes(const struct explanation *explanation) {
    struct ingest_items items = explain_items(explanation->verdict, "facts");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct str fact = str_from(item.key);
        if (!str_equal(explain_text(item.value, "source"), STR("disputed"))) continue;
        bool value = answer_to(explanation->post, fact);
        putchar('\n');
        explain_say(explanation, "",
                    value ? MESSAGE_explain_yes_disputed : MESSAGE_explain_no_disputed,
                    explain_fact_name(explanation, fact), STR(""));
    }
}

static bool is_right(const struct explanation *explanation, struct str rule) {
    return strcmp(explain_rule(explanation, rule).modality, "protect") == 0;
}

/* Rights that may apply are told before all else that is open, where anything restricts. */
static void print_rights(const struct explanation *explanation) {
    const struct open *open = explanation->open;
    bool restricts = explanation->now.rank >= explain_rank(STR("caution"));
    for (size_t i = 0; i < open->rules.count; i++) {
        const struct open_rule *rule = &open->rules.items[i];
        if (!rule->is_told && (rule->is_pending || restricts) && is_right(explanation, rule->id))
            print_rule(explanation, rule);
    }
    struct ingest_items items = explain_items(explanation->verdict, "pending");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct str rule = explain_text(item.value, "rule");
        if (map_get(&open->numbers, rule) == MAP_NONE && is_right(explanation, rule))
            print_stuck(explanation, item.value);
    }
}

void explain_open(const struct explanation *explanation) {
    const struct open *open = explanation->open;
    print_rights(explanation);
    for (size_t i = 0; i < open->rules.count; i++) {
        const struct open_rule *rule = &open->rules.items[i];
        bool is_raised = any_raised(open, rule, true) && (rule->has_findings || !rule->is_grounded);
        if (!rule->is_told && (rule->is_pending || is_raised) && !is_right(explanation, rule->id))
            print_rule(explanation, rule);
    }
    struct ingest_items items = explain_items(explanation->verdict, "pending");
    for (struct ingest_value entry; next_stuck(explanation, &items, &entry);)
        print_stuck(explanation, entry);
}
