/* What stands open for every post: what is said where none of it applies, and what of it changes
 * that alone. */
#include "runtime/plan_suppose.h"

static bool stands(const struct plan_item *item) {
    return item->raiser == TABLE_NONE;
}

/* All that stands is answered no, or none. */
static void deny_all(struct charte_scratch *scratch, const struct record *given) {
    struct plan *plan = &scratch->plan;
    const struct charte_table *table = scratch->table;
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && plan_is_field(table, &plan->items[i]))
            suppose_none(scratch, given, plan_field(table, &plan->items[i]));
    suppose_put(scratch);
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && !plan_is_field(table, &plan->items[i]))
            suppose_answer(scratch, plan->items[i].id, ANSWER_NO);
}

/* Whether it comes out otherwise than where none of what stands applies. */
static bool changes(struct charte_scratch *scratch, uint64_t none) {
    return suppose_outcome(scratch) != none && !suppose_disputes_more(scratch);
}

static bool value_changes(struct charte_scratch *scratch, const struct record *given,
                          enum lacking field, uint64_t none) {
    struct suppose_values values = suppose_values(scratch, field);
    bool found = field == LACKING_CREATED_AT || values.members >= PLAN_NAMES;
    for (uint32_t k = 0; !found && k < (values.members ? values.members : values.count); k++) {
        suppose_field(scratch, given, field, values.members ? 1u << k : values.first + k);
        found = changes(scratch, none);
    }
    suppose_none(scratch, given, field);
    return found;
}

static bool yes_changes(struct charte_scratch *scratch, const struct plan_item *item,
                        uint64_t none) {
    if (!item->put) return false;
    suppose_answer(scratch, item->id, ANSWER_YES);
    bool found = changes(scratch, none);
    suppose_answer(scratch, item->id, ANSWER_NO);
    return found;
}

static void try_each(struct charte_scratch *scratch, const struct record *given, uint64_t none) {
    struct plan *plan = &scratch->plan;
    const struct charte_table *table = scratch->table;
    for (uint32_t i = 0; i < plan->count; i++) {
        struct plan_item *item = &plan->items[i];
        item->alone = true;
        if (!stands(item) || item->left_out || !suppose_more(scratch)) continue;
        item->alone = plan_is_field(table, item)
                          ? value_changes(scratch, given, plan_field(table, item), none)
                          : yes_changes(scratch, item, none);
    }
}

/* A rule that nothing changes alone waits for several: the first of them is asked about. */
static void open_gates(struct plan *plan) {
    for (uint32_t from = 0, to; from < plan->pair_count; from = to) {
        struct plan_item *first = NULL;
        bool any = false;
        for (to = from; to < plan->pair_count && plan->pairs[to].rule == plan->pairs[from].rule;
             to++) {
            struct plan_item *item = &plan->items[plan->pairs[to].item];
            if (item->left_out) continue;
            any |= item->alone || !stands(item);
            if (!first) first = item;
        }
        if (first && !any) first->alone = true;
    }
    for (uint32_t i = 0; i < plan->count; i++)
        if (plan->items[i].first_pair == TABLE_NONE) plan->items[i].alone = true;
}

void plan_stand(struct charte_scratch *scratch) {
    struct plan *plan = &scratch->plan;
    const struct record given = scratch->record;
    plan->decided = 0;
    deny_all(scratch, &given);
    uint64_t none = suppose_outcome(scratch);
    suppose_note_disputes(scratch);
    plan->if_none = (enum table_level)touch_outcome(scratch, CHARTE_FOR_AUTHOR).level;
    try_each(scratch, &given, none);
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && !plan_is_field(scratch->table, &plan->items[i]))
            suppose_answer(scratch, plan->items[i].id, ANSWER_NONE);
    suppose_given(scratch, &given);
    touch_settle(scratch);
    open_gates(plan);
}
