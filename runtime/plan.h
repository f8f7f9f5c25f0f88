/* What is worth asking the author of a post (VERDICT_NOTES.md, "next"). Made while the author's
 * record is written: it supposes answers and fields in the scratch, and leaves it as it was. */
#ifndef CHARTE_PLAN_H
#define CHARTE_PLAN_H

#include "runtime/absence.h"
#include "runtime/lacking.h"
#include "runtime/table.h"

/* A question or a field that stands open between the post and its verdict. */
struct plan_item {
    uint32_t id;        /* a fact; or a field behind all facts */
    uint32_t raiser;    /* the fact or rule (behind all facts) whose findings raise it, or
                           TABLE_NONE: it is standing */
    uint32_t order;     /* in which it was first met; where it is raised, first so */
    unsigned levels;    /* that its rules could bring, a bit each */
    bool left_out;      /* it makes no difference */
    bool put;           /* in the world that is supposed: its question is */
    bool alone;         /* it counts at once */
    uint32_t last_rule; /* from which it was met */
    uint32_t first_pair, last_pair; /* of pairs, or TABLE_NONE */
};

struct plan_pair {
    uint32_t rule, item, next;
};

/* What evidence that was met names of a field: places in the table's sections; of media their
 * values; of a text the evidence itself. */
enum { PLAN_NAMES = 16 };
struct plan_names {
    uint32_t items[PLAN_NAMES];
    uint32_t count; /* PLAN_NAMES: more than can be gone through */
};

/* Of one finding: a list's name, a colon and words. */
enum { PLAN_KEYS = 64, PLAN_KEY_BYTES = 192 };
struct plan_key {
    char bytes[PLAN_KEY_BYTES];
    uint32_t size;
};

enum { PLAN_WAYS = 4096, PLAN_PAIRS = 4096 };

struct plan {
    struct absence_firm firm; /* while items are gathered */
    struct plan_item *items;  /* in the order of `next` once they are made */
    uint32_t count, met;      /* met: how many orders are taken */
    uint32_t *item_of;        /* by fact and field: its number, or TABLE_NONE */
    struct plan_pair *pairs;
    uint32_t pair_count;
    unsigned char *found; /* by fact: see findings.h */
    struct plan_names names[FIELD_COUNT];
    /* The walk: units, and what raises them. */
    struct plan_step {
        uint32_t unit, raiser;
    } * queue;
    uint32_t queued, entered;   /* of this walk; of all */
    uint32_t *plain, *raised;   /* by unit: the rule from which it was entered last */
    struct plan_key *keys;      /* PLAN_KEYS: while one is written */
    uint32_t sets[FIELD_COUNT]; /* of a text that is supposed: evidence that finds something */
    unsigned char *disputed;    /* by fact: see suppose_note_disputes */
    uint64_t *outcomes;         /* PLAN_WAYS */
    uint32_t decided;           /* facts and rules, since supposing began */
    enum table_level if_none;
};

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
