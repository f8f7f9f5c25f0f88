#include "compiler/meaning/resolve/order.h"

static void order_fact(struct order *order, uint32_t number);

static void order_condition(struct order *order, uint32_t user, const struct condition *condition) {
    struct version *version = order->version;
    for (; condition; condition = condition->next) {
        order_condition(order, user, condition->children);
        if (condition->kind != CONDITION_LABEL) continue;
        bool denied;
        uint32_t used = labelled_fact(version, condition->label.value, &denied);
        if (used == MAP_NONE) continue; /* said when the condition is lowered */
        if (order->visits[used] != OPEN) {
            order_fact(order, used);
            continue;
        }
        struct diagnostic *said = diagnose_with(
            version->log, DIAGNOSTIC_circle_of_facts, place_in(version, condition->label.span),
            version->ast->facts.items[user].id.value, version->ast->facts.items[used].id.value);
        diagnostic_relate(said, place_in(version, version->ast->facts.items[used].label.span));
    }
}

/* A clause stands alone, so its siblings are none of the condition's. */
static void order_fact(struct order *order, uint32_t number) {
    struct version *version = order->version;
    if (order->visits[number] != UNSEEN) return;
    const struct ast_fact *fact = &version->ast->facts.items[number];
    order->visits[number] = OPEN;
    order_condition(order, number, fact->ruled_out);
    order_condition(order, number, fact->established);
    order_condition(order, number, fact->to_check);
    order->visits[number] = DONE;
    version->fact_index[number] = order->next;
    version->fact_source[order->next++] = fact;
}

static void check_fact(struct version *version, const struct ast_fact *fact, bool open, bool asks) {
    struct str none = {0};
    for (size_t i = 0; i < fact->doubled.count; i++)
        diagnose_with(version->log, DIAGNOSTIC_doubled_clause,
                      place_in(version, fact->doubled.items[i].span), fact->id.value, none);
    if (!fact->established && !fact->to_check && !asks && fact->otherwise == DEFAULT_NONE)
        diagnose_with(version->log, DIAGNOSTIC_fact_without_evidence, place_in(version, fact->span),
                      fact->id.value, none);
    if (fact->otherwise != DEFAULT_NONE && !open)
        diagnose_with(version->log,
                      asks ? DIAGNOSTIC_default_on_closed_fact
                           : DIAGNOSTIC_default_without_question,
                      place_in(version, fact->default_span), fact->id.value, none);
}

static void fill_fact(struct version *version, const struct ast_fact *source) {
    struct str question = str_present(source->otherwise_question.value)
                              ? source->otherwise_question.value
                              : source->question.value;
    bool asks = str_present(question);
    bool open = str_present(source->otherwise_question.value) ||
                (asks && !source->established && !source->to_check);
    check_fact(version, source, open, asks);
    struct fact fact = {.id = source->id.value};
    fact.label = version_text(version, source->label.value);
    fact.sentence = version_text(version, source->sentence.value);
    fact.denial = version_text(version, source->denial.value);
    fact.question = version_text(version, question);
    fact.flags = (open ? FACT_OPEN : 0u) | (asks ? FACT_ASKS : 0u) |
                 (source->otherwise == DEFAULT_YES ? FACT_DEFAULT_YES : 0u) |
                 (source->otherwise == DEFAULT_NO ? FACT_DEFAULT_NO : 0u);
    fact.ruled_out = lower_condition(version, source->ruled_out);
    fact.established = lower_condition(version, source->established);
    fact.to_check = lower_condition(version, source->to_check);
    ARENA_PUSH(version->arena, &version->table->facts, fact);
}

void resolve_facts(struct version *version) {
    size_t count = version->ast->facts.count;
    version->fact_index = ARENA_ARRAY(version->arena, uint32_t, count);
    version->fact_source = ARENA_ARRAY(version->arena, const struct ast_fact *, count);
    struct order order = order_of(version, count);
    for (size_t i = 0; i < count; i++) order_fact(&order, (uint32_t)i);
    for (size_t i = 0; i < count; i++) fill_fact(version, version->fact_source[i]);
}
