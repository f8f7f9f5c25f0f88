/* What rests on what in a table, turned round: from an input of a record, a list or a fact to all
 * that must be decided again when it changes. Made once when a table is opened, immutable after.
 *
 * Facts and rules are units, numbered in an order in which each rests on earlier ones only: facts
 * first, then rules by their place in ORDER. */
#ifndef CHARTE_REACH_H
#define CHARTE_REACH_H

#include "runtime/field.h"
#include "runtime/table_format.h"

#include <stddef.h>

struct charte_table;

struct reach_rows { /* row r holds items[first[r]] to items[first[r + 1]] */
    const uint32_t *first, *items;
};

struct reach {
    uint32_t unit_count;
    const uint32_t *owner;      /* by node: the unit in whose conditions it stands, or TABLE_NONE */
    struct reach_rows by_input; /* by field, or FIELD_LENGTH: evidence nodes that read it */
    struct reach_rows by_list;  /* evidence nodes that look for a list in texts */
    struct reach_rows including; /* by list: the lists that take it in */
    struct reach_rows excepting; /* by list: the lists that except it */
    struct reach_rows by_fact;   /* units that name a fact */
    struct reach_rows by_rule;   /* units that a rule overrides, if it is not on trial */
    struct reach_rows reading;   /* by field: rules that read it themselves: approvals, the date */
    uint32_t inputs;             /* those that some evidence or rule reads, a bit each */
    uint32_t least_length;       /* the least number that a text_longer compares with */
};

/* How many bytes, aligned for uint32_t, the index of a verified table takes. */
size_t reach_room(const struct charte_table *table);
struct reach reach_in(void *memory, const struct charte_table *table);

#endif
