#include "compiler/meaning/version.h"

#include <stdlib.h>

static bool restricts(uint32_t modality) {
    return modality == MODALITY_forbid || modality == MODALITY_oblige ||
           modality == MODALITY_approve || modality == MODALITY_discourage ||
           modality == MODALITY_advise;
}

static bool has_index(const struct index_array *array, uint32_t index) {
    for (size_t i = 0; i < array->count; i++)
        if (array->items[i] == index) return true;
    return false;
}

static void add_override(struct version *version, uint32_t by, uint32_t over, bool subject_to) {
    struct rule *rule = &version->table->rules.items[over];
    if (by == over || has_index(&rule->overriders, by)) return;
    ARENA_PUSH(version->arena, &rule->overriders, by);
    struct reference_origin origin = {over, by, subject_to};
    ARENA_PUSH(version->arena, &version->table->origins, origin);
}

/* One rule against one other that a reference of it names. */
static void relate(struct version *version, uint32_t rule, uint32_t named, bool subject_to) {
    if (subject_to)
        add_override(version, named, rule, true);
    else
        add_override(version, rule, named, false);
}

static void relate_article(struct version *version, uint32_t rule,
                           const struct ast_reference *reference, bool subject_to) {
    uint32_t article = find_article(version, reference->number);
    if (article == MAP_NONE) return;
    const struct table *table = version->table;
    for (uint32_t i = 0; i < table->rules.count; i++)
        if (table->rules.items[i].article == article) relate(version, rule, i, subject_to);
}

static void relate_rule(struct version *version, uint32_t rule,
                        const struct ast_reference *reference, bool subject_to) {
    uint32_t named = find_rule(version, reference->number);
    if (named != MAP_NONE) relate(version, rule, named, subject_to);
}

static void relate_all_others(struct version *version, uint32_t rule) {
    const struct table *table = version->table;
    for (uint32_t i = 0; i < table->rules.count; i++) {
        const struct rule *other = &table->rules.items[i];
        if (other->article != table->rules.items[rule].article && restricts(other->modality))
            add_override(version, rule, i, false);
    }
}

static void relate_references(struct version *version, uint32_t rule,
                              const struct ast_references *references, bool subject_to) {
    for (size_t i = 0; i < references->count; i++) {
        const struct ast_reference *reference = &references->items[i];
        switch (reference->kind) {
        case REFERENCE_ARTICLE:
            relate_article(version, rule, reference, subject_to);
            break;
        case REFERENCE_RULE:
            relate_rule(version, rule, reference, subject_to);
            break;
        case REFERENCE_ALL_OTHERS:
            relate_all_others(version, rule);
            break;
        }
    }
}

enum visit { UNSEEN, OPEN, DONE };

struct rule_order {
    struct version *version;
    enum visit *visits;
    uint32_t *path; /* the rules that are open, outermost first */
    size_t depth;
};

/* The open rules from `first` on override each other in a circle: the place is the exception of
 * the last, the others are related. */
static void refuse_circle(struct rule_order *order, uint32_t first) {
    struct version *version = order->version;
    const struct rule *rules = version->table->rules.items;
    uint32_t last = order->path[order->depth - 1];
    struct diagnostic *said = diagnose_with(version->log, DIAGNOSTIC_circle_of_overrides,
                                            place_in(version, version->rule_source[last]->span),
                                            rules[last].id, rules[first].id);
    for (size_t i = order->depth - 1; i-- > 0;) {
        diagnostic_relate(said, place_in(version, version->rule_source[order->path[i]]->span));
        if (order->path[i] == first) break;
    }
}

static void order_rule(struct rule_order *order, uint32_t number) {
    struct table *table = order->version->table;
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
    ARENA_PUSH(order->version->arena, &table->order, number);
}

static int compare_indexes(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

void resolve_overrides(struct version *version) {
    struct table *table = version->table;
    size_t count = table->rules.count;
    for (uint32_t i = 0; i < count; i++) {
        relate_references(version, i, &version->rule_source[i]->derogates, false);
        relate_references(version, i, &version->rule_source[i]->subject_to, true);
    }
    for (size_t i = 0; i < count; i++) {
        struct index_array *overriders = &table->rules.items[i].overriders;
        if (overriders->count)
            qsort(overriders->items, overriders->count, sizeof *overriders->items, compare_indexes);
    }
    struct rule_order order = {version, ARENA_ARRAY(version->arena, enum visit, count),
                               ARENA_ARRAY(version->arena, uint32_t, count), 0};
    for (uint32_t i = 0; i < count; i++) order_rule(&order, i);
}
