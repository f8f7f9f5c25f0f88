/* SPDX-License-Identifier: Apache-2.0 */
/* The work space of one thread: everything that evaluating writes, in one piece of memory laid out
 * when it is made (scratch_new.c). Each part is written by the module of its name. */
#ifndef CHARTE_SCRATCH_H
#define CHARTE_SCRATCH_H

#include "runtime/base/worklist.h"
#include "runtime/decide/verdict.h"
#include "runtime/match/entities.h"
#include "runtime/match/lists.h"

/* Claims */

struct claims_pass {
    struct facts facts; /* each pass hears other answers */
    struct rule_state *rules;
    unsigned char *differs; /* by fact: its value or firm value is not that of what is said */
    uint32_t other_values, other_firm; /* of how many facts */
};

struct claims {
    struct claims_pass settled;   /* answers are heard but where they are disputed, and of what
                                     tools must not learn of no other comes */
    struct claims_pass unclaimed; /* a yes to what a right could make true is not heard, nor a
                                     disputed answer to it, nor words that make true what it is
                                     about */
    struct claims_pass without;   /* nor is what a right is about ever true */
    struct rule_state *told;      /* by rule: what tools are told */
};

/* Absence */

/* The author's pass, and those for tools (claims.h). */
enum absence_pass { ABSENCE_SAID, ABSENCE_UNCLAIMED, ABSENCE_WITHOUT, ABSENCE_SETTLED };
enum { ABSENCE_PASSES = 4 };

/* What is firm in a pass, questions put by absence counted. */
struct absence_firm {
    const unsigned char *facts;     /* good until another pass is looked at */
    const struct rule_state *rules; /* firm, least and most; the rest as decided */
};

/* Work of one scratch. */
struct absence {
    unsigned char *marks;   /* by fact: absent, put */
    unsigned char *facts;   /* by fact: what is firm where those put are unknown */
    unsigned char *tried;   /* by fact: where all that are absent are */
    unsigned char *looked;  /* by rule: to be looked at */
    unsigned char *entered; /* by unit, see derived.h */
    uint32_t *queue;        /* of units, each once */
    struct rule_state *tried_rules, *rules[ABSENCE_PASSES];
};

/* Planning */

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
    uint32_t supposed;          /* fields of texts, a bit each, of which sets say what is found */
    uint32_t sets[FIELD_COUNT]; /* of these: the evidence that finds something */
    unsigned char *disputed;    /* by fact: see suppose_note_disputes */
    uint64_t *outcomes;         /* PLAN_WAYS */
    uint32_t decided;           /* facts and rules, since supposing began */
    enum table_level if_none;
};

/* Deciding again */

struct redecide_told {
    const struct rule_state *rules;
    struct worklist applying; /* rules that apply or may: those a verdict tells of */
    /* How many rules bring a level: live, pending, and the least and the most that is still
     * possible. */
    uint32_t live[LEVEL_COUNT], pending[LEVEL_COUNT], least[LEVEL_COUNT], most[LEVEL_COUNT];
    struct verdict_outcome outcome; /* the date aside */
};

struct redecide {
    bool stale;            /* the values are of no record: all is decided again */
    bool author_alone;     /* the passes for tools are left as they are */
    struct worklist units; /* facts and rules to decide */
    uint64_t inputs[FIELD_INPUT_COUNT];
    uint32_t *node_stamps; /* by node: when it was read last */
    uint32_t stamp;
    uint32_t *answered; /* facts with an answer */
    uint32_t answered_count;
    struct redecide_told told[CHARTE_FOR_AUTHOR + 1]; /* by reader: see redecide_told */
};

/* All of it */

struct charte_scratch {
    charte_allocator allocator;
    const struct charte_table *table;
    size_t max_text;
    struct record record;
    struct record_names names;
    struct lists lists;
    struct entities entities;
    unsigned char *evidence; /* a truth for each node that is an evidence */
    struct facts facts;
    struct rule_state *rules;
    struct claims claims;
    struct absence absence;
    struct plan plan;
    struct redecide redecide;
    struct charte_verdict verdict;
    /* While a verdict is written, see telling.h: */
    uint32_t *seen, *listed;  /* facts: marks, and those that are waited for */
    uint32_t *visited, *left; /* rules: marks, and those to go on from */
    uint32_t seen_stamp, visited_stamp;
    uint64_t last_looked; /* of lists.looked: see spans.h */
};

#endif
