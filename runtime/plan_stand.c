/* What stands open for every post: what is said where none of it applies, and what of it changes
 * that alone. */
#include "runtime/plan_suppose.h"

static bool stands(const struct plan_item *item) {
    return item->raiser == TABLE_NONE;
}

static void deny_fields(struct charte_scratch *scratch, const struct record *given) {
    struct plan *plan = &scratch->plan;
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && plan_is_field(scratch->table, &plan->items[i]))
            suppose_none(scratch, given, plan_field(scratch->table, &plan->items[i]));
}

/* All that stands is answered no, or none. */
static void deny_all(struct charte_scratch *scratch, const struct record *given) {
    struct plan *plan = &scratch->plan;
    deny_fields(scratch, given);
    suppose_put(scratch);
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && !plan_is_field(scratch->table, &plan->items[i]))
            suppose_answer(scratch, plan->items[i].id, ANSWER_NO);
}

/* What it comes to, and from what it differs, where none of what stands applies. */
struct standing {
    struct charte_scratch *scratch;
    const struct record *given;
    uint64_t none;
};

static bool changes(const struct standing *standing) {
    return suppose_outcome(standing->scratch) != standing->none &&
           !suppose_disputes_more(standing->scratch);
}

static bool value_changes(const struct standing *standing, enum lacking field, bool raised) {
    struct charte_scratch *scratch = standing->scratch;
    struct suppose_values values = suppose_values(scratch, standing->given, field);
    bool found = field == LACKING_CREATED_AT || values.members >= PLAN_NAMES;
    for (uint32_t k = 0; !found && k < (values.members ? values.members : values.count); k++) {
        suppose_field(scratch, standing->given, field, values.members ? 1u << k : values.first + k);
        found = changes(standing);
    }
    suppose_none(scratch, standing->given, field);
    if (!raised) return found;
    found = found || changes(standing);
    suppose_given(scratch, standing->given);
    deny_fields(scratch, standing->given);
    return found;
}

static bool answer_changes(const struct standing *standing, uint32_t fact, enum fact_answer answer,
                           enum fact_answer before) {
    suppose_answer(standing->scratch, fact, answer);
    bool found = changes(standing);
    suppose_answer(standing->scratch, fact, before);
    return found;
}

static bool counts_at_once(const struct standing *standing, const struct plan_item *item) {
    const struct charte_table *table = standing->scratch->table;
    if (plan_is_field(table, item))
        return value_changes(standing, plan_field(table, item), !stands(item));
    if (!item->put) return false;
    if (stands(item)) return answer_changes(standing, item->id, ANSWER_YES, ANSWER_NO);
    return answer_changes(standing, item->id, ANSWER_YES, ANSWER_NONE) ||
           answer_changes(standing, item->id, ANSWER_NO, ANSWER_NONE);
}

/* A rule that waits for several standing ones at once: the first of them is asked about. */
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
    struct standing standing = {scratch, &given, 0};
    plan->decided = 0;
    deny_all(scratch, &given);
    standing.none = suppose_outcome(scratch);
    suppose_note_disputes(scratch);
    plan->if_none = (enum table_level)touch_outcome(scratch, CHARTE_FOR_AUTHOR).level;
    for (uint32_t i = 0; i < plan->count; i++) {
        struct plan_item *item = &plan->items[i];
        item->alone = item->left_out || !suppose_more(scratch) || counts_at_once(&standing, item);
    }
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && !plan_is_field(scratch->table, &plan->items[i]))
            suppose_answer(scratch, plan->items[i].id, ANSWER_NONE);
    suppose_given(scratch, &given);
    touch_settle(scratch);
    open_gates(plan);
}
