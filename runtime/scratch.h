/* The work space of one thread: everything that evaluating writes, in one piece of memory laid out
 * when it is made. */
#ifndef CHARTE_SCRATCH_H
#define CHARTE_SCRATCH_H

#include "runtime/absence.h"
#include "runtime/claims.h"
#include "runtime/lists.h"
#include "runtime/plan.h"
#include "runtime/tokens.h"
#include "runtime/touch.h"
#include "runtime/verdict.h"

struct charte_scratch {
    charte_allocator allocator;
    const struct charte_table *table;
    size_t max_text;
    struct record record;
    struct record_names names;
    struct lists lists;
    struct tokens tokens;
    unsigned char *evidence; /* a truth for each node that is an evidence */
    struct facts facts;
    struct rule_state *rules;
    struct claims claims;
    struct absence absence;
    struct plan plan;
    struct touch touch;
    struct charte_verdict verdict;
    /* While a verdict is written, see told.h: */
    uint32_t *seen, *listed;  /* facts: marks, and those that are waited for */
    uint32_t *visited, *left; /* rules: marks, and those to go on from */
    uint32_t seen_stamp, visited_stamp;
    uint64_t last_looked; /* of lists.looked: see spans.h */
};

#endif
