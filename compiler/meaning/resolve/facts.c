/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/resolve/order.h"

static void order_fact(struct order *order, uint32_t number);

static void order_condition(struct order *order, uint32_t user, const struct condition *condition) {
    struct translation *translation = order->translation;
    for (; condition; condition = condition->next) {
        order_condition(order, user, condition->children);
        if (condition->kind != CONDITION_LABEL) continue;
        bool denied;
        uint32_t used = labelled_fact(translation, condition->label.value, &denied);
        if (used == MAP_NONE) continue; /* said when the condition is lowered */
        if (order->visits[used] != OPEN) {
            order_fact(order, used);
            continue;
        }
        struct diagnostic *said = diagnose_with(translation->log, DIAGNOSTIC_circle_of_facts,
                                                place_in(translation, condition->label.span),
                                                translation->ast->facts.items[user].id.value,
                                                translation->ast->facts.items[used].id.value);
        diagnostic_relate(said,
                          place_in(translation, translation->ast->facts.items[used].label.span));
    }
}

/* A clause stands alone, so its siblings are none of the condition's. */
static void order_fact(struct order *order, uint32_t number) {
    struct translation *translation = order->translation;
    if (order->visits[number] != UNSEEN) return;
    const struct ast_fact *fact = &translation->ast->facts.items[number];
    order->visits[number] = OPEN;
    order_condition(order, number, fact->ruled_out);
    order_condition(order, number, fact->established);
    order_condition(order, number, fact->to_check);
    order->visits[number] = DONE;
    translation->fact_index[number] = order->next;
    translation->fact_source[order->next++] = fact;
}

static void check_fact(struct translation *translation, const struct ast_fact *fact, bool open,
                       bool asks) {
    struct str none = {0};
    for (size_t i = 0; i < fact->doubled.count; i++)
        diagnose_with(translation->log, DIAGNOSTIC_doubled_clause,
                      place_in(translation, fact->doubled.items[i].span), fact->id.value, none);
    if (!fact->established && !fact->to_check && !asks && fact->otherwise == DEFAULT_NONE)
        diagnose_with(translation->log, DIAGNOSTIC_fact_without_evidence,
                      place_in(translation, fact->span), fact->id.value, none);
    if (fact->otherwise != DEFAULT_NONE && !open)
        diagnose_with(translation->log,
                      asks ? DIAGNOSTIC_default_on_closed_fact
                           : DIAGNOSTIC_default_without_question,
                      place_in(translation, fact->default_span), fact->id.value, none);
}

static void fill_fact(struct translation *translation, const struct ast_fact *source) {
    struct str question = str_present(source->otherwise_question.value)
                              ? source->otherwise_question.value
                              : source->question.value;
    bool asks = str_present(question);
    bool open = str_present(source->otherwise_question.value) ||
                (asks && !source->established && !source->to_check);
    check_fact(translation, source, open, asks);
    struct fact fact = {.id = source->id.value};
    fact.label = translation_text(translation, source->label.value);
    fact.sentence = translation_text(translation, source->sentence.value);
    fact.denial = translation_text(translation, source->denial.value);
    fact.question = translation_text(translation, question);
    fact.flags = (open ? FACT_OPEN : 0u) | (asks ? FACT_ASKS : 0u) |
                 (source->otherwise == DEFAULT_YES ? FACT_DEFAULT_YES : 0u) |
                 (source->otherwise == DEFAULT_NO ? FACT_DEFAULT_NO : 0u);
    fact.ruled_out = lower_condition(translation, source->ruled_out);
    fact.established = lower_condition(translation, source->established);
    fact.to_check = lower_condition(translation, source->to_check);
    ARENA_PUSH(translation->arena, &translation->table->facts, fact);
}

void resolve_facts(struct translation *translation) {
    size_t count = translation->ast->facts.count;
    translation->fact_index = ARENA_ARRAY(translation->arena, uint32_t, count);
    translation->fact_source = ARENA_ARRAY(translation->arena, const struct ast_fact *, count);
    struct order order = order_of(translation, count);
    for (size_t i = 0; i < count; i++) order_fact(&order, (uint32_t)i);
    for (size_t i = 0; i < count; i++) fill_fact(translation, translation->fact_source[i]);
}
