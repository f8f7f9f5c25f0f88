/* SPDX-License-Identifier: Apache-2.0 */
/* What stands open for every post: what is said where none of it applies, and what of it changes
 * that alone. */
#include "runtime/decide/absence.h"
#include "runtime/decide/plan.h"
#include "runtime/decide/plan_suppose.h"
#include "runtime/decide/redecide.h"

static bool stands(const struct plan_item *item) {
    return item->raiser == TABLE_NONE;
}

/* All that stands is answered no, or none. */
static void deny_all(struct charte_scratch *scratch, const struct record *given) {
    struct plan *plan = &scratch->plan;
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && plan_is_field(scratch->table, &plan->items[i]))
            suppose_none(scratch, given, plan_field(scratch->table, &plan->items[i]));
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

static bool value_changes(const struct standing *standing, enum field field) {
    struct charte_scratch *scratch = standing->scratch;
    struct suppose_values values = suppose_values(scratch, standing->given, field);
    bool found = field == FIELD_CREATED_AT || values.members >= PLAN_NAMES;
    for (uint32_t k = 0; !found && k < (values.members ? values.members : values.count); k++) {
        suppose_field(scratch, standing->given, field, values.members ? 1u << k : values.first + k);
        found = changes(standing);
    }
    suppose_none(scratch, standing->given, field);
    return found;
}

static bool yes_changes(const struct standing *standing, const struct plan_item *item) {
    if (!item->put) return false;
    suppose_answer(standing->scratch, item->id, ANSWER_YES);
    bool found = changes(standing);
    suppose_answer(standing->scratch, item->id, ANSWER_NO);
    return found;
}

/* Whether a rule that is unsettled protects, or could bring the verdict of where nothing applies,
 * or more. */
static bool counts(const struct charte_table *table, const struct plan *plan, uint32_t index) {
    const struct table_rule *rule = &table->RULES[index];
    return rule_level(rule) >= plan->if_none || rule->modality == MODALITY_protect;
}

/* Whether the item touches such a rule of which it is firmly unknown if it is live, or what it
 * brings. */
static bool touches_open(const struct charte_table *table, const struct plan *plan,
                         const struct plan_item *item, const struct rule_state *firm) {
    for (uint32_t i = item->first_pair; i != TABLE_NONE; i = plan->pairs[i].next) {
        const struct rule_state *state = &firm[plan->pairs[i].rule];
        bool differs = state->least != state->most;
        bool is_open = state->firm == TRUTH_UNKNOWN || (state->firm == TRUTH_TRUE && differs);
        if (is_open && counts(table, plan, plan->pairs[i].rule)) return true;
    }
    return false;
}

/* What is raised is looked at first, as nothing is supposed for it. */
static void find_at_once(const struct standing *standing) {
    struct charte_scratch *scratch = standing->scratch;
    struct plan *plan = &scratch->plan;
    const struct rule_state *firm = absence_settle(scratch, ABSENCE_SAID).rules;
    for (uint32_t i = 0; i < plan->count; i++)
        plan->items[i].alone =
            stands(&plan->items[i]) || touches_open(scratch->table, plan, &plan->items[i], firm);
    for (uint32_t i = 0; i < plan->count; i++) {
        struct plan_item *item = &plan->items[i];
        if (!stands(item) || item->left_out || !suppose_more(scratch)) continue;
        item->alone = plan_is_field(scratch->table, item)
                          ? value_changes(standing, plan_field(scratch->table, item))
                          : yes_changes(standing, item);
    }
}

/* Whether a rule that none of the standing ones changes alone is worth one: it protects, or could
 * bring more than the verdict of where nothing applies, or as much and may be live there. */
static bool is_gate(const struct charte_scratch *scratch, uint32_t rule) {
    unsigned level = rule_level(&scratch->table->RULES[rule]), none = scratch->plan.if_none;
    if (!counts(scratch->table, &scratch->plan, rule)) return false;
    return level != none || scratch->rules[rule].live != TRUTH_FALSE;
}

/* A rule that waits for several standing ones at once: the first of them is asked about. */
static void open_gates(struct charte_scratch *scratch) {
    struct plan *plan = &scratch->plan;
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
        if (first && !any && is_gate(scratch, plan->pairs[from].rule)) first->alone = true;
    }
    for (uint32_t i = 0; i < plan->count; i++)
        if (plan->items[i].first_pair == TABLE_NONE) plan->items[i].alone = true;
}

void plan_stand(struct charte_scratch *scratch) {
    struct plan *plan = &scratch->plan;
    const struct record given = scratch->record;
    struct standing standing = {.scratch = scratch, .given = &given};
    plan->decided = 0;
    deny_all(scratch, &given);
    standing.none = suppose_outcome(scratch);
    suppose_note_disputes(scratch);
    plan->if_none = (enum table_level)redecide_outcome(scratch, CHARTE_FOR_AUTHOR).level;
    find_at_once(&standing);
    redecide_settle(scratch);
    open_gates(scratch);
    for (uint32_t i = 0; i < plan->count; i++)
        if (stands(&plan->items[i]) && !plan_is_field(scratch->table, &plan->items[i]))
            suppose_answer(scratch, plan->items[i].id, ANSWER_NONE);
    suppose_given(scratch, &given);
    redecide_settle(scratch);
}
