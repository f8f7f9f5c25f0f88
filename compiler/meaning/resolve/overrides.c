/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/resolve/translation.h"
#include "runtime/base/limits.h"

static bool restricts(uint32_t modality) {
    return modality == MODALITY_forbid || modality == MODALITY_oblige ||
           modality == MODALITY_approve || modality == MODALITY_discourage ||
           modality == MODALITY_advise;
}

/* Who overrides whom while it is found out, in the order in which it is said. */
struct relations {
    struct translation *translation;
    struct index_array restricting; /* rules that every other article's exceptions lift */
    /* By article: the last rule, and one more, that was related to all of it: said again it says
     * nothing more. */
    uint32_t *excepted, *subjected;
    uint32_t all_others; /* the same of an exception to every other article */
};

/* A rule of all this could override too many others: the table is then too large, and nothing more
 * is noted. */
static void add_override(struct relations *relations, uint32_t by, uint32_t over, bool subject_to) {
    struct table *table = relations->translation->table;
    struct reference_origin origin = {over, by, subject_to};
    if (by == over) return;
    table->too_large |= table->origins.count >= LIMIT_RECORDS;
    if (!table->too_large) ARENA_PUSH(relations->translation->arena, &table->origins, origin);
}

/* One rule against one other that a reference of it names. */
static void relate(struct relations *relations, uint32_t rule, uint32_t named, bool subject_to) {
    if (subject_to)
        add_override(relations, named, rule, true);
    else
        add_override(relations, rule, named, false);
}

static void relate_article(struct relations *relations, uint32_t rule,
                           const struct ast_reference *reference, bool subject_to) {
    uint32_t number = find_article(relations->translation, reference->number);
    if (number == MAP_NONE) return;
    uint32_t *before = subject_to ? relations->subjected : relations->excepted;
    if (before[number] == rule + 1) return;
    before[number] = rule + 1;
    const struct article *article = &relations->translation->table->articles.items[number];
    for (size_t i = 0; i < article->items.count; i++)
        if (!article->items.items[i].is_commitment)
            relate(relations, rule, article->items.items[i].index, subject_to);
}

static void relate_rule(struct relations *relations, uint32_t rule,
                        const struct ast_reference *reference, bool subject_to) {
    uint32_t named = find_rule(relations->translation, reference->number);
    if (named != MAP_NONE) relate(relations, rule, named, subject_to);
}

static void relate_all_others(struct relations *relations, uint32_t rule) {
    const struct rule *rules = relations->translation->table->rules.items;
    if (relations->all_others == rule + 1) return;
    relations->all_others = rule + 1;
    for (size_t i = 0; i < relations->restricting.count; i++) {
        uint32_t other = relations->restricting.items[i];
        if (rules[other].article != rules[rule].article)
            add_override(relations, rule, other, false);
    }
}

static void relate_references(struct relations *relations, uint32_t rule,
                              const struct ast_references *references, bool subject_to) {
    for (size_t i = 0; i < references->count; i++) {
        const struct ast_reference *reference = &references->items[i];
        switch (reference_names(relations->translation, reference)) {
        case REFERENCE_ARTICLE:
            relate_article(relations, rule, reference, subject_to);
            break;
        case REFERENCE_RULE:
            relate_rule(relations, rule, reference, subject_to);
            break;
        case REFERENCE_ALL_OTHERS:
            relate_all_others(relations, rule);
            break;
        }
    }
}

static void relate_rules(struct translation *translation) {
    const struct table *table = translation->table;
    struct relations relations = {.translation = translation};
    relations.excepted = ARENA_ARRAY(translation->arena, uint32_t, table->articles.count);
    relations.subjected = ARENA_ARRAY(translation->arena, uint32_t, table->articles.count);
    for (uint32_t i = 0; i < table->rules.count; i++)
        if (restricts(table->rules.items[i].modality))
            ARENA_PUSH(translation->arena, &relations.restricting, i);
    for (uint32_t i = 0; i < table->rules.count; i++) {
        relate_references(&relations, i, &translation->rule_source[i]->derogates, false);
        relate_references(&relations, i, &translation->rule_source[i]->subject_to, true);
    }
}

/* The origins by the rule that overrides, in their order; how many of them stand before each rule's
 * own, and behind the last one's. */
static struct reference_origin *origins_by_overrider(struct translation *translation,
                                                     uint32_t **before) {
    const struct table *table = translation->table;
    size_t rules = table->rules.count, count = table->origins.count;
    struct reference_origin *sorted =
        ARENA_ARRAY(translation->arena, struct reference_origin, count);
    *before = ARENA_ARRAY(translation->arena, uint32_t, rules + 1);
    for (size_t i = 0; i < count; i++) (*before)[table->origins.items[i].by + 1]++;
    for (size_t i = 0; i < rules; i++) (*before)[i + 1] += (*before)[i];
    uint32_t *next = ARENA_ARRAY(translation->arena, uint32_t, rules);
    if (rules) memcpy(next, *before, rules * sizeof *next);
    for (size_t i = 0; i < count; i++)
        sorted[next[table->origins.items[i].by]++] = table->origins.items[i];
    return sorted;
}

/* Gives each rule those that override it, ascending; what was said twice is said as it was first.
 */
static void fill_overriders(struct translation *translation) {
    struct table *table = translation->table;
    uint32_t *before;
    const struct reference_origin *sorted = origins_by_overrider(translation, &before);
    size_t kept = 0;
    for (uint32_t by = 0; by < table->rules.count; by++)
        for (uint32_t i = before[by]; i < before[by + 1]; i++) {
            struct index_array *overriders = &table->rules.items[sorted[i].rule].overriders;
            if (overriders->count && overriders->items[overriders->count - 1] == by) continue;
            ARENA_PUSH(translation->arena, overriders, by);
            table->origins.items[kept++] = sorted[i];
        }
    table->origins.count = kept;
}

enum visit { UNSEEN, OPEN, DONE };

struct rule_order {
    struct translation *translation;
    enum visit *visits;
    uint32_t *path; /* the rules that are open, outermost first */
    size_t depth;
};

/* The open rules from `first` on override each other in a circle: the place is the exception of
 * the last, the others are related. */
static void refuse_circle(struct rule_order *order, uint32_t first) {
    struct translation *translation = order->translation;
    const struct rule *rules = translation->table->rules.items;
    uint32_t last = order->path[order->depth - 1];
    struct diagnostic *said =
        diagnose_with(translation->log, DIAGNOSTIC_circle_of_overrides,
                      place_in(translation, translation->rule_source[last]->span), rules[last].id,
                      rules[first].id);
    for (size_t i = order->depth - 1; i-- > 0;) {
        diagnostic_relate(said,
                          place_in(translation, translation->rule_source[order->path[i]]->span));
        if (order->path[i] == first) break;
    }
}

static void order_rule(struct rule_order *order, uint32_t number) {
    struct table *table = order->translation->table;
    if (order->visits[number] != UNSEEN) return;
    order->visits[number] = OPEN;
    order->path[order->depth++] = number;
    const struct index_array *overriders = &table->rules.items[number].overriders;
    for (size_t i = 0; i < overriders->count; i++) {
        uint32_t by = overriders->items[i];
        if (order->visits[by] == OPEN)
            refuse_circle(order, by);
        else
            order_rule(order, by);
    }
    order->depth--;
    order->visits[number] = DONE;
    ARENA_PUSH(order->translation->arena, &table->order, number);
}

void resolve_overrides(struct translation *translation) {
    size_t count = translation->table->rules.count;
    relate_rules(translation);
    fill_overriders(translation);
    struct rule_order order = {translation, ARENA_ARRAY(translation->arena, enum visit, count),
                               ARENA_ARRAY(translation->arena, uint32_t, count), 0};
    for (uint32_t i = 0; i < count; i++) order_rule(&order, i);
}
