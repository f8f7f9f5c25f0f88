/* SPDX-License-Identifier: Apache-2.0 */
/* Are questions and signs put where they help: not on every post, not where nothing hangs on them?
 */
#include "compiler/meaning/advice/advice.h"

/* A rule that restricts above "to check", and of which nobody knows whether it applies until they
 * are asked, whatever the post. Where the charter says what holds until then, its author has
 * thought of that. */
static bool asks_always(const unsigned char *facts, const unsigned char *rules,
                        const struct rule *rule, uint32_t number) {
    bool heavy = rule->modality == MODALITY_forbid || rule->modality == MODALITY_oblige ||
                 rule->modality == MODALITY_approve;
    if (!heavy || rule->on_trial || rule->periods.count) return false;
    return facts[rule->focus] == MAY_BE_UNKNOWN && !(rules[number] & MAY_BE_FALSE);
}

/* The facts that a condition names, and those that these name in turn. */
static void mark_facts(const struct table *table, uint32_t index, bool *marked) {
    if (index == TABLE_NONE) return;
    const struct node *node = &table->nodes.items[index];
    if (node->kind == OPERATOR_FACT) marked[node->a] = true;
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY) return;
    for (size_t i = 0; i < node->operands.count; i++)
        mark_facts(table, node->operands.items[i], marked);
}

static void mark_named(const struct index_array *named, bool *marked) {
    for (size_t i = 0; i < named->count; i++) marked[named->items[i]] = true;
}

/* By rule: whether anything could show that it applies. Of permissions, those that lift a rule or
 * are lifted do, and those that an example names. */
static const bool *shown_rules(const struct translation *first) {
    const struct table *table = first->table;
    bool *shown = ARENA_ARRAY(first->arena, bool, table->rules.count);
    bool *articles = ARENA_ARRAY(first->arena, bool, table->articles.count);
    for (size_t i = 0; i < table->examples.count; i++) {
        mark_named(&table->examples.items[i].rules, shown);
        mark_named(&table->examples.items[i].articles, articles);
    }
    for (size_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        mark_named(&rule->overriders, shown);
        if (rule->modality != MODALITY_permit || rule->on_trial || rule->overriders.count ||
            articles[rule->article])
            shown[i] = true;
    }
    return shown;
}

/* By fact: whether a rule that shows names it, or a fact that does. */
static const bool *shown_facts(const struct translation *first) {
    const struct table *table = first->table;
    const bool *shown = shown_rules(first);
    bool *marked = ARENA_ARRAY(first->arena, bool, table->facts.count);
    for (size_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        if (!shown[i]) continue;
        marked[rule->focus] = true;
        mark_facts(table, rule->condition, marked);
        mark_facts(table, rule->exception, marked);
    }
    for (size_t i = table->facts.count; i-- > 0;) {
        if (!marked[i]) continue;
        mark_facts(table, table->facts.items[i].ruled_out, marked);
        mark_facts(table, table->facts.items[i].established, marked);
        mark_facts(table, table->facts.items[i].to_check, marked);
    }
    return marked;
}

static const bool *used_facts(const struct translation *first) {
    const struct table *table = first->table;
    bool *used = ARENA_ARRAY(first->arena, bool, table->facts.count);
    for (size_t i = 0; i < table->rules.count; i++) used[table->rules.items[i].focus] = true;
    for (size_t i = 0; i < table->nodes.count; i++)
        if (table->nodes.items[i].kind == OPERATOR_FACT) used[table->nodes.items[i].a] = true;
    return used;
}

/* A sign that can be taken out: the fact is known by something else, too. */
static bool is_spare_sign(const struct fact *fact) {
    return fact->to_check != TABLE_NONE && !(fact->flags & FACT_OPEN) &&
           (fact->established != TABLE_NONE || fact->flags & FACT_ASKS);
}

static void advise_on_facts(struct translation *first) {
    const struct table *table = first->table;
    const bool *shown = shown_facts(first), *used = used_facts(first);
    const bool *put = advice_questions_put(first);
    struct str none = {0};
    for (uint32_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        const struct ast_fact *source = first->fact_source[i];
        if (fact->flags & FACT_ASKS && !(fact->flags & FACT_OPEN) && !put[i])
            diagnose_with(first->log, DIAGNOSTIC_question_never_put,
                          place_in(first, source->question.span), fact->id, none);
        if (is_spare_sign(fact) && !shown[i] && used[i])
            diagnose_with(first->log, DIAGNOSTIC_sign_without_verdict,
                          place_in(first, source->to_check_span), fact->id, none);
    }
}

void advise_on_asking(struct translation *first) {
    const struct table *table = first->table;
    const unsigned char *facts = advice_fact_values(first);
    const unsigned char *rules = advice_rule_values(first, facts);
    advise_on_facts(first);
    for (uint32_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        if (!asks_always(facts, rules, rule, i)) continue;
        struct diagnostic *said =
            diagnose_with(first->log, DIAGNOSTIC_always_asks, advice_rule_place(first, i),
                          table->facts.items[rule->focus].id, (struct str){0});
        diagnostic_relate(said, place_in(first, first->fact_source[rule->focus]->span));
    }
}
