/* SPDX-License-Identifier: Apache-2.0 */
/* What makes no difference: all ways that what is open can come out, where they are few. */
#include "runtime/decide/plan.h"
#include "runtime/decide/plan_suppose.h"
#include "runtime/decide/redecide.h"

/* Of a way that does not come about. */
#define NO_WAY UINT64_MAX

enum { MOST_AXES = 12 }; /* each has two values or more */

struct axis {
    struct plan_item *item;
    struct suppose_values values;
    uint32_t at, stride;
};

struct ways {
    struct charte_scratch *scratch;
    struct record given;
    struct axis axes[MOST_AXES]; /* fields first */
    uint32_t count, field_count, ways;
};

static bool add_axes(struct ways *ways, bool fields) {
    struct charte_scratch *scratch = ways->scratch;
    for (uint32_t i = 0; i < scratch->plan.count; i++) {
        struct plan_item *item = &scratch->plan.items[i];
        struct suppose_values values = {0, 2, 0};
        if (plan_is_field(scratch->table, item) != fields) continue;
        if (fields)
            values = suppose_values(scratch, &ways->given, plan_field(scratch->table, item));
        if (values.count > PLAN_WAYS / ways->ways || ways->count == MOST_AXES) return false;
        ways->axes[ways->count++] = (struct axis){item, values, 0, ways->ways};
        ways->ways *= values.count;
    }
    return true;
}

static void set_axis(struct ways *ways, struct axis *axis, uint32_t at) {
    struct charte_scratch *scratch = ways->scratch;
    axis->at = at;
    if (plan_is_field(scratch->table, axis->item))
        suppose_field(scratch, &ways->given, plan_field(scratch->table, axis->item),
                      axis->values.first + at);
    else if (axis->item->put)
        suppose_answer(scratch, axis->item->id, at ? ANSWER_YES : ANSWER_NO);
}

/* The next values of some axes, as an odometer; false: they are the first again. */
static bool turn(struct ways *ways, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        struct axis *axis = &ways->axes[i];
        bool over = axis->at + 1 == axis->values.count;
        set_axis(ways, axis, over ? 0 : axis->at + 1);
        if (!over) return true;
    }
    return false;
}

static uint32_t way_now(const struct ways *ways) {
    uint32_t way = 0;
    for (uint32_t i = 0; i < ways->count; i++) way += ways->axes[i].at * ways->axes[i].stride;
    return way;
}

static void answer_all_ways(struct ways *ways) {
    struct charte_scratch *scratch = ways->scratch;
    suppose_put(scratch);
    for (uint32_t i = ways->field_count; i < ways->count; i++) set_axis(ways, &ways->axes[i], 0);
    do {
        uint64_t outcome = suppose_outcome(scratch);
        scratch->plan.outcomes[way_now(ways)] = suppose_disputes_more(scratch) ? NO_WAY : outcome;
    } while (turn(ways, ways->field_count, ways->count));
    for (uint32_t i = ways->field_count; i < ways->count; i++)
        suppose_answer(scratch, ways->axes[i].item->id, ANSWER_NONE);
}

static bool makes_difference(const struct ways *ways, const struct axis *axis) {
    const uint64_t *outcomes = ways->scratch->plan.outcomes;
    for (uint32_t way = 0; way < ways->ways; way++) {
        uint64_t first = NO_WAY;
        if (way / axis->stride % axis->values.count) continue;
        for (uint32_t k = 0; k < axis->values.count; k++) {
            uint64_t outcome = outcomes[way + k * axis->stride];
            if (first != NO_WAY && outcome != NO_WAY && outcome != first) return true;
            if (first == NO_WAY) first = outcome;
        }
    }
    return false;
}

/* Whether the ways tell what makes a difference: not where none comes about, nor where all come to
 * the same, which is not what it comes to now. */
static bool is_telling(const struct ways *ways, uint64_t now) {
    const uint64_t *outcomes = ways->scratch->plan.outcomes;
    uint64_t first = NO_WAY;
    for (uint32_t way = 0; way < ways->ways; way++) {
        if (first != NO_WAY && outcomes[way] != NO_WAY && outcomes[way] != first) return true;
        if (first == NO_WAY) first = outcomes[way];
    }
    return first != NO_WAY && first == now;
}

void plan_refine(struct charte_scratch *scratch) {
    struct ways ways = {.scratch = scratch, .given = scratch->record, .ways = 1};
    suppose_note_disputes(scratch);
    bool few = add_axes(&ways, true);
    ways.field_count = ways.count;
    scratch->plan.decided = 0;
    if (!few || !add_axes(&ways, false)) return;
    uint64_t now = suppose_outcome(scratch);
    for (uint32_t i = 0; i < ways.field_count; i++) set_axis(&ways, &ways.axes[i], 0);
    do answer_all_ways(&ways);
    while (turn(&ways, 0, ways.field_count) && suppose_more(scratch));
    bool told = suppose_more(scratch) && is_telling(&ways, now);
    for (uint32_t i = 0; told && i < ways.count; i++)
        ways.axes[i].item->left_out = !makes_difference(&ways, &ways.axes[i]);
    suppose_given(scratch, &ways.given);
    redecide_settle(scratch);
}
