/* SPDX-License-Identifier: Apache-2.0 */
/* Do rules and exceptions reach as far as was meant: not past a date, not over a whole article, not
 * by a disclaimer? */
#include "compiler/meaning/advice/advice.h"
#include "runtime/table/evidence_row.h"

static bool is_past(const struct table *table, const struct rule *rule) {
    if (!table->in_force || !rule->periods.count) return false;
    for (size_t i = 0; i < rule->periods.count; i++)
        if (!rule->periods.items[i].to || rule->periods.items[i].to >= table->in_force)
            return false;
    return true;
}

static bool wants(const struct rule *rule) {
    return rule->modality == MODALITY_oblige || rule->modality == MODALITY_advise;
}

/* By fact: how many rules it is the duty of. */
static const uint32_t *duties_of(const struct translation *first) {
    const struct table *table = first->table;
    uint32_t *duties = ARENA_ARRAY(first->arena, uint32_t, table->facts.count);
    for (size_t i = 0; i < table->rules.count; i++)
        duties[table->rules.items[i].focus] += wants(&table->rules.items[i]);
    return duties;
}

/* Whether a fact is the duty of another rule, established by what the author writes: a disclaimer.
 */
static bool is_disclaimer(const struct table *table, const uint32_t *duties, uint32_t fact,
                          const struct rule *but) {
    uint32_t own = wants(but) && but->focus == fact;
    uint32_t established = table->facts.items[fact].established;
    if (duties[fact] == own || established == TABLE_NONE) return false;
    const struct node *node = &table->nodes.items[established];
    if (node->kind == OPERATOR_ANY && node->operands.count)
        node = &table->nodes.items[node->operands.items[0]];
    const struct evidence_row *row = evidence_row(node->kind);
    bool written = row->field == FIELD_TEXT || row->field == FIELD_HASHTAGS ||
                   row->field == FIELD_PROFILE || row->field == FIELD_WARNING ||
                   row->field == FIELD_ALT;
    return written && row->operands == OPERANDS_LISTS && !node->negated;
}

static void advise_on_exception(struct translation *first, const uint32_t *duties,
                                uint32_t number) {
    const struct table *table = first->table;
    const struct ast_rule *source = first->rule_source[number];
    const struct condition *condition = source->exception;
    if (!condition || !advice_restricts(table->rules.items[number].modality)) return;
    if (condition->kind == CONDITION_ANY) condition = condition->children;
    for (; condition; condition = condition->next) {
        if (condition->kind != CONDITION_LABEL || condition->negated) continue;
        const struct ast_text *label = &condition->label;
        uint32_t parsed = map_get(&first->labels, spelling_key(first->arena, label->value));
        if (parsed == MAP_NONE) continue;
        if (is_disclaimer(table, duties, first->fact_index[parsed], &table->rules.items[number]))
            diagnose_with(first->log, DIAGNOSTIC_disclaimer_exempts, place_in(first, label->span),
                          label->value, (struct str){0});
    }
}

/* An exception to a whole article, of whose restricting rules one alone is about the same fact. */
static void advise_on_reference(struct translation *first, uint32_t number,
                                const struct ast_reference *reference) {
    const struct table *table = first->table;
    uint32_t article = map_get(&first->articles, reference->number.value);
    const struct article *held = &table->articles.items[article];
    uint32_t same = TABLE_NONE, restricting = 0, alike = 0;
    for (size_t k = 0; k < held->items.count; k++) {
        if (held->items.items[k].is_commitment) continue;
        uint32_t i = held->items.items[k].index;
        const struct rule *rule = &table->rules.items[i];
        if (!advice_restricts(rule->modality)) continue;
        restricting++;
        if (rule->focus != table->rules.items[number].focus) continue;
        alike++;
        same = i;
    }
    if (restricting < 2 || alike != 1) return;
    struct diagnostic *said = diagnose_with(first->log, DIAGNOSTIC_article_lifted,
                                            place_in(first, reference->number.span),
                                            reference->number.value, table->rules.items[same].id);
    diagnostic_relate(said, advice_rule_place(first, same));
}

void advise_on_reach(struct translation *first) {
    const struct table *table = first->table;
    const uint32_t *duties = duties_of(first);
    for (uint32_t i = 0; i < table->rules.count; i++) {
        const struct ast_references *derogates = &first->rule_source[i]->derogates;
        if (is_past(table, &table->rules.items[i]))
            diagnose(first->log, DIAGNOSTIC_period_past, advice_rule_place(first, i));
        advise_on_exception(first, duties, i);
        for (size_t k = 0; k < derogates->count; k++)
            if (reference_names(first, &derogates->items[k]) == REFERENCE_ARTICLE)
                advise_on_reference(first, i, &derogates->items[k]);
    }
}
