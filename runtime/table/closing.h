/* SPDX-License-Identifier: Apache-2.0 */
/* What a list stands for, all the way down: the lists that it takes in count as its own, exceptions
 * and all, and those that it or one of them excepts mask what they cover (TEXT.md).
 * What of it a condition must have worked out is counted when a table is opened: LIMIT_CLOSING. */
#ifndef CHARTE_CLOSING_H
#define CHARTE_CLOSING_H

#include "runtime/table/table.h"

struct closing {
    uint32_t *wanted, *excepted; /* by list: the round that came to it so */
    uint32_t *lists;             /* come to in the last round: twice the number, and one more where
                                    it is excepted; a list may stand there both ways */
    uint32_t count;
    uint32_t round;
    uint64_t steps; /* lists come to and inclusions followed, of all rounds */
};

/* How many bytes, aligned for uint32_t, it takes. */
size_t closing_room(const struct charte_table *table);
struct closing closing_in(void *memory, const struct charte_table *table);

/* Works out what a list stands for. */
void closing_of(struct closing *closing, const struct charte_table *table, uint32_t list);

/* Whether the terms of another list count as those of the list that was worked out last. */
static inline bool closing_wants(const struct closing *closing, uint32_t list) {
    return closing->wanted[list] == closing->round;
}

/* Whether every term of another list masks those of the list that was worked out last. */
static inline bool closing_excepts(const struct closing *closing, uint32_t list) {
    return closing->excepted[list] == closing->round;
}

/* Marks the lists of which nothing masks anything: whether a term occurs is all that they ask. */
void closing_mark_pure(const struct charte_table *table, unsigned char *is_pure);

/* What the conditions that look for lists in texts must have worked out for one post. */
struct closing_cost {
    uint64_t steps; /* as above, of all lists, in all fields */
    uint32_t most;  /* how often one occurrence is gone over for it */
};

/* Counts it, up to LIMIT_CLOSING and somewhat more. CHARTE_OK or CHARTE_ERROR_MEMORY. */
int closing_measure(const struct charte_table *table, struct closing_cost *cost);

#endif
