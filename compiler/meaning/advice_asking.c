/* Are questions and signs put where they help: not on every post, not where nothing hangs on them?
 */
#include "compiler/meaning/advice.h"

/* A rule that restricts above "to check", and of which nobody knows whether it applies until they
 * are asked, whatever the post. */
static bool asks_always(const struct table *table, const unsigned char *facts,
                        const struct rule *rule) {
    bool heavy = rule->modality == MODALITY_forbid || rule->modality == MODALITY_oblige ||
                 rule->modality == MODALITY_approve;
    if (!heavy || rule->on_trial || rule->periods.count) return false;
    unsigned condition = advice_values(table, facts, rule->condition);
    unsigned exception =
        rule->exception == TABLE_NONE ? MAY_BE_FALSE : advice_values(table, facts, rule->exception);
    bool may_not_apply = condition & MAY_BE_FALSE || exception & MAY_BE_TRUE;
    return !may_not_apply && facts[rule->focus] == MAY_BE_UNKNOWN && rule->overriders.count == 0;
}

static bool is_question_dead(const struct table *table, const unsigned char *facts,
                             const struct fact *fact) {
    bool closed = (fact->flags & FACT_ASKS) && !(fact->flags & FACT_OPEN);
    return closed && !(advice_base_values(table, facts, fact) & MAY_BE_UNKNOWN);
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

/* Whether the verdict can hang on a fact: a rule above "to check" names it, or a fact that does. */
static const bool *weighty_facts(const struct version *first) {
    const struct table *table = first->table;
    bool *marked = ARENA_ARRAY(first->arena, bool, table->facts.count);
    for (size_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        if (rule->modality == MODALITY_discourage || rule->modality == MODALITY_advise) continue;
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

static const bool *used_facts(const struct version *first) {
    const struct table *table = first->table;
    bool *used = ARENA_ARRAY(first->arena, bool, table->facts.count);
    for (size_t i = 0; i < table->rules.count; i++) used[table->rules.items[i].focus] = true;
    for (size_t i = 0; i < table->nodes.count; i++)
        if (table->nodes.items[i].kind == OPERATOR_FACT) used[table->nodes.items[i].a] = true;
    return used;
}

static void advise_on_facts(struct version *first, const unsigned char *facts) {
    const struct table *table = first->table;
    const bool *weighty = weighty_facts(first), *used = used_facts(first);
    struct str none = {0};
    for (uint32_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        const struct ast_fact *source = first->fact_source[i];
        if (is_question_dead(table, facts, fact))
            diagnose_with(first->log, DIAGNOSTIC_question_never_put,
                          place_in(first, source->question.span), fact->id, none);
        if (fact->to_check != TABLE_NONE && !(fact->flags & FACT_OPEN) && !weighty[i] && used[i])
            diagnose_with(first->log, DIAGNOSTIC_sign_without_verdict,
                          place_in(first, source->to_check_span), fact->id, none);
    }
}

void advise_on_asking(struct version *first) {
    const struct table *table = first->table;
    const unsigned char *facts = advice_fact_values(first);
    advise_on_facts(first, facts);
    for (uint32_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        if (!asks_always(table, facts, rule)) continue;
        struct diagnostic *said =
            diagnose_with(first->log, DIAGNOSTIC_always_asks, advice_rule_place(first, i),
                          table->facts.items[rule->focus].id, (struct str){0});
        diagnostic_relate(said, place_in(first, first->fact_source[rule->focus]->span));
    }
}
