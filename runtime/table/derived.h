/* SPDX-License-Identifier: Apache-2.0 */
/* What is worked out of a table's sections once, when it is opened, and is immutable after: which
 * values rest on which (dependents.c), what rests on a protected right (veil.c), and on facts that
 * may be false by absence (absence_reach.c). */
#ifndef CHARTE_DERIVED_H
#define CHARTE_DERIVED_H

#include <stdbool.h>
#include <stdint.h>

/* Row r holds items[first[r]] to items[first[r + 1]]. */
struct dependents_rows {
    const uint32_t *first, *items;
};

/* From an input of a record, a list or a fact to all that must be decided again when it changes.
 * Facts and rules are units, numbered in an order in which each rests on earlier ones only: facts
 * first, then rules by their place in ORDER. */
struct dependents {
    uint32_t unit_count;
    const uint32_t *owner; /* by node: the unit in whose conditions it stands, or TABLE_NONE */
    struct dependents_rows by_input;  /* by field, or FIELD_LENGTH: evidence nodes that read it */
    struct dependents_rows by_list;   /* evidence nodes that look for a list in texts */
    struct dependents_rows including; /* by list: the lists that take it in */
    struct dependents_rows excepting; /* by list: the lists that except it */
    struct dependents_rows by_fact;   /* units that name a fact */
    struct dependents_rows by_rule;   /* units that a rule overrides, if it is not on trial */
    struct dependents_rows reading;   /* by field: rules that read it: approvals, the date */
    uint32_t inputs;                  /* those that some evidence or rule reads, a bit each */
    uint32_t least_length;            /* the least number that a text_longer compares with */
};

enum veil_mark {
    VEIL_RAISED = 1, /* a fact that a right is about, and all that it could make true */
    VEIL_LOWERED = 2,
    VEIL_RIGHT = 4 /* a fact that a right is about, or the right itself */
};

/* What a claim could raise to true, and what it could lower to false. */
struct veil {
    const unsigned char *facts, *rules; /* marks, by fact and by rule; 0: it rests on no right */
    bool rights;                        /* some rule protects */
};

/* What rests on a closed fact that asks. */
struct absence_reach {
    const unsigned char *facts;           /* by fact: it is one */
    const unsigned char *resting, *rules; /* by fact and by rule: it rests on one, somehow */
    bool any;
};

#endif
