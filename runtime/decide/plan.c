/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/plan.h"

#include "runtime/base/align.h"
#include "runtime/base/bits.h"
#include "runtime/base/heap.h"

static void *take(char **memory, size_t size) {
    void *taken = *memory;
    *memory += align_eight(size);
    return taken;
}

size_t plan_room(const struct charte_table *table) {
    size_t ids = table->FACTS_count + FIELD_COUNT;
    size_t units = (size_t)table->FACTS_count + table->RULES_count;
    return align_eight(ids * sizeof(struct plan_item)) + align_eight(ids * sizeof(uint32_t)) +
           align_eight(PLAN_PAIRS * sizeof(struct plan_pair)) + align_eight(table->FACTS_count) +
           align_eight(table->FACTS_count) + align_eight(2 * units * sizeof(struct plan_step)) +
           2 * align_eight(units * sizeof(uint32_t)) +
           align_eight(PLAN_KEYS * sizeof(struct plan_key)) + PLAN_WAYS * sizeof(uint64_t);
}

struct plan plan_in(void *memory, const struct charte_table *table) {
    size_t ids = table->FACTS_count + FIELD_COUNT;
    size_t units = (size_t)table->FACTS_count + table->RULES_count;
    struct plan plan = {0};
    char *rest = memory;
    plan.items = take(&rest, ids * sizeof *plan.items);
    plan.item_of = take(&rest, ids * sizeof *plan.item_of);
    plan.pairs = take(&rest, PLAN_PAIRS * sizeof *plan.pairs);
    plan.found = take(&rest, table->FACTS_count);
    plan.disputed = take(&rest, table->FACTS_count);
    plan.queue = take(&rest, 2 * units * sizeof *plan.queue);
    plan.plain = take(&rest, units * sizeof *plan.plain);
    plan.raised = take(&rest, units * sizeof *plan.raised);
    plan.keys = take(&rest, PLAN_KEYS * sizeof *plan.keys);
    plan.outcomes = take(&rest, PLAN_WAYS * sizeof *plan.outcomes);
    return plan;
}

static int highest_level(unsigned levels) {
    int highest = 0;
    for (int level = 0; level < LEVEL_COUNT; level++)
        if (levels >> level & 1) highest = level;
    return highest;
}

static int compare_items(const void *context, const void *a, const void *b) {
    const struct plan_item *x = a, *y = b;
    int raised = (y->raiser != TABLE_NONE) - (x->raiser != TABLE_NONE);
    int level = highest_level(y->levels) - highest_level(x->levels);
    (void)context;
    if (raised) return raised;
    return level ? level : (x->order > y->order) - (x->order < y->order);
}

/* Where nothing counts at once, the first does. */
static void begin_somewhere(struct plan *plan) {
    struct plan_item *first = NULL;
    for (uint32_t i = 0; i < plan->count; i++) {
        struct plan_item *item = &plan->items[i];
        if (item->left_out) continue;
        if (item->alone) return;
        if (!first) first = item;
    }
    if (first) first->alone = true;
}

void plan_make(struct charte_scratch *scratch) {
    struct plan *plan = &scratch->plan;
    scratch->redecide.author_alone = true;
    plan_gather(scratch);
    plan_refine(scratch);
    plan_stand(scratch);
    heap_sort(plan->items, plan->count, sizeof *plan->items, compare_items, NULL);
    for (uint32_t i = 0; i < plan->count; i++) plan->item_of[plan->items[i].id] = i;
    begin_somewhere(plan);
    scratch->redecide.author_alone = false;
}
