/* SPDX-License-Identifier: Apache-2.0 */
/* What a verdict says of rules that wait: for which facts, and for which rules above them. */
#include "runtime/decide/plan.h"
#include "runtime/tell/telling.h"

/* Whether a rule keeps those that it overrides waiting. */
static bool waits(const struct telling *told, uint32_t rule) {
    return told->rules[rule].live == TRUTH_UNKNOWN && rule_overrides(&told->table->RULES[rule]);
}

static void each_fact_of_rule(struct telling *told, uint32_t index, telling_fact *each,
                              bool *first) {
    const struct table_rule *rule = &told->table->RULES[index];
    each(told, rule->focus, first);
    telling_each_fact(told, rule->condition, each, first);
    telling_each_fact(told, rule->exception, each, first);
}

/* A rule waits once, whatever the number of those that it keeps waiting. */
static void mark_waiting(struct telling *told, uint32_t rule, uint32_t *left) {
    struct charte_scratch *scratch = told->scratch;
    if (scratch->visited[rule] == scratch->visited_stamp) return;
    scratch->visited[rule] = scratch->visited_stamp;
    scratch->left[(*left)++] = rule;
}

static void mark_overriders(struct telling *told, uint32_t index, uint32_t *left) {
    const struct table_rule *rule = &told->table->RULES[index];
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = told->table->OVERRIDERS[rule->first_overrider + k];
        if (waits(told, by)) mark_waiting(told, by, left);
    }
}

/* Marks the rules that are pending and those that keep them so. */
static void find_rules(struct telling *told) {
    struct charte_scratch *scratch = told->scratch;
    uint32_t left = 0;
    scratch->visited_stamp =
        telling_next_stamp(scratch->visited_stamp, scratch->visited, told->table->RULES_count);
    for (uint32_t i = 0; telling_next_rule(told, i, &i); i++)
        if (told->rules[i].pending != LEVEL_ALLOWED) mark_waiting(told, i, &left);
    while (left > 0) mark_overriders(told, scratch->left[--left], &left);
}

/* The next rule, in the order of the document, that is marked. */
static bool next_waiting(const struct telling *told, uint32_t from, uint32_t *rule) {
    for (*rule = from; telling_next_rule(told, *rule, rule); (*rule)++)
        if (told->scratch->visited[*rule] == told->scratch->visited_stamp) return true;
    return false;
}

static void list_fact(struct telling *told, uint32_t fact, bool *first) {
    (void)first;
    if (telling_waits_for(told, fact) && telling_meets_fact(told, fact))
        told->scratch->listed[told->listed_count++] = fact;
}

/* Facts that are worth asking and not waited for: false by absence, or by default. */
static void list_asked(struct telling *told) {
    const struct plan *plan = &told->scratch->plan;
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct plan_item *item = &plan->items[i];
        if (item->left_out || plan_is_field(told->table, item)) continue;
        if (telling_meets_fact(told, item->id))
            told->scratch->listed[told->listed_count++] = item->id;
    }
}

/* What the facts of rules rest on follows them, each fact once: where facts rest on each other in a
 * chain of any length, too. */
void telling_find_waiting(struct telling *told) {
    const struct charte_scratch *scratch = told->scratch;
    find_rules(told);
    telling_forget_facts(told);
    for (uint32_t i = 0; next_waiting(told, i, &i); i++)
        each_fact_of_rule(told, i, list_fact, NULL);
    for (uint32_t i = 0; i < told->listed_count; i++)
        if (!facts_ask(&scratch->facts, told->table, scratch->listed[i]))
            telling_each_clause(told, scratch->listed[i], list_fact, NULL);
    if (told->reader == CHARTE_FOR_AUTHOR) list_asked(told);
}

static void write_overriders(struct telling *told, uint32_t index) {
    const struct table_rule *rule = &told->table->RULES[index];
    bool first = true;
    for (uint32_t k = 0; told->overriders && k < rule->overrider_count; k++) {
        uint32_t by = told->table->OVERRIDERS[rule->first_overrider + k];
        if (!waits(told, by)) continue;
        told->overriders--;
        if (first) telling_key(told, ",\"overriders\":[");
        telling_comma(told, &first);
        telling_string(told, table_string(told->table, told->table->RULES[by].id));
    }
    if (!first) telling_key(told, "]");
}

void telling_write_pending(struct telling *told) {
    bool first = true;
    for (uint32_t i = 0; next_waiting(told, i, &i); i++) {
        telling_comma(told, &first);
        telling_key(told, "{\"rule\":");
        telling_string(told, table_string(told->table, told->table->RULES[i].id));
        telling_key(told, ",\"level\":\"");
        writer_text(told->writer, charte_level_name((int)told->rules[i].pending));
        telling_key(told, "\"");
        telling_write_rule_settles(told, i);
        write_overriders(told, i);
        telling_key(told, "}");
    }
}
