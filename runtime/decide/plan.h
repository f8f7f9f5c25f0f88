/* SPDX-License-Identifier: Apache-2.0 */
/* What is worth asking the author of a post (VERDICT_NOTES.md, "next"). Made while the author's
 * record is written: it supposes answers and fields in the scratch, and leaves it as it was. */
#ifndef CHARTE_PLAN_H
#define CHARTE_PLAN_H

#include "runtime/decide/scratch.h"

/* How many bytes, aligned for uint64_t. */
size_t plan_room(const struct charte_table *table);
struct plan plan_in(void *memory, const struct charte_table *table);

/* Plans for the record that was evaluated last. */
void plan_make(struct charte_scratch *scratch);

/* Whether an item is a field, and which. */
static inline bool plan_is_field(const struct charte_table *table, const struct plan_item *item) {
    return item->id >= table->FACTS_count;
}

static inline enum field plan_field(const struct charte_table *table,
                                    const struct plan_item *item) {
    return (enum field)(item->id - table->FACTS_count);
}

/* Gathers the items, by the walk. plan_walk.c. */
void plan_gather(struct charte_scratch *scratch);

/* Supposes. plan_suppose.c: */

/* Leaves out the items that make no difference, where there are few enough ways to tell. */
void plan_refine(struct charte_scratch *scratch);
/* Finds if_none, and which standing items count at once. */
void plan_stand(struct charte_scratch *scratch);

#endif
