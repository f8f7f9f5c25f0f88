/* What rests on a protected right in a table (verdict.md, "For whom the result is"): what a claim
 * could raise to true, and what it could lower to false. Made once when a table is opened,
 * immutable after; a walk over facts and rules in the order in which each rests on earlier ones. */
#ifndef CHARTE_VEIL_H
#define CHARTE_VEIL_H

#include <stdbool.h>
#include <stddef.h>

struct charte_table;

enum veil_mark {
    VEIL_RAISED = 1, /* a fact that a right is about, and all that it could make true */
    VEIL_LOWERED = 2,
    VEIL_RIGHT = 4 /* a fact that a right is about, or the right itself */
};

struct veil {
    const unsigned char *facts, *rules; /* marks, by fact and by rule; 0: it rests on no right */
    bool rights;                        /* some rule protects */
};

/* How many bytes the marks of a verified table take. */
size_t veil_room(const struct charte_table *table);
/* For a table whose reach is there. */
struct veil veil_in(void *memory, const struct charte_table *table);

#endif
