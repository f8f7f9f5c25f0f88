/* Deciding again only what a record touches. A scratch keeps the values of the record before; of
 * the next one, what reads an input or a list that has changed is decided again, then what rests on
 * what that has changed, in order (self-adjusting computation, as in Acar 2005, over a graph that
 * the table fixes). The result is the one that deciding everything gives: each value is a function
 * of what it rests on alone. */
#ifndef CHARTE_TOUCH_H
#define CHARTE_TOUCH_H

#include "runtime/lists.h"
#include "runtime/verdict.h"
#include "runtime/waiting.h"

struct charte_scratch;

struct touch_told {
    const struct rule_state *rules;
    struct waiting applying; /* rules that apply or may: those a verdict tells of */
    /* How many rules bring a level: live, pending, and the least and the most that is still
     * possible. */
    uint32_t live[LEVEL_COUNT], pending[LEVEL_COUNT], least[LEVEL_COUNT], most[LEVEL_COUNT];
    struct verdict_outcome outcome; /* the date aside */
};

struct touch {
    bool stale;           /* the values are of no record: all is decided again */
    bool author_alone;    /* the passes for tools are left as they are */
    struct waiting units; /* facts and rules to decide */
    uint64_t inputs[FIELD_INPUT_COUNT];
    uint32_t *node_stamps; /* by node: when it was read last */
    uint32_t stamp;
    uint32_t *answered; /* facts with an answer */
    uint32_t answered_count;
    struct touch_told told[CHARTE_FOR_AUTHOR + 1]; /* by reader: see touch_told */
};

/* How many bytes, aligned for uint64_t. */
size_t touch_room(const struct charte_table *table);
struct touch touch_in(void *memory, const struct charte_table *table);

/* What a reader is told: without rights in the table, what the author is. */
const struct touch_told *touch_told(const struct charte_scratch *scratch,
                                    enum charte_reader reader);

/* Decides evidence, facts and rules for the record that has been read, and the outcomes. */
void touch_decide(struct charte_scratch *scratch);

/* Decides the facts and rules that wait in touch.units, and what rests on those that change: how
 * many. */
uint32_t touch_settle(struct charte_scratch *scratch);

/* The outcome of what is decided now, the date aside. */
struct verdict_outcome touch_outcome(const struct charte_scratch *scratch,
                                     enum charte_reader reader);

#endif
