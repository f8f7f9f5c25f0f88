/* Facts: what is known of each, and what would stay so whatever is learnt (verdict.md, "Facts"). */
#ifndef CHARTE_FACTS_H
#define CHARTE_FACTS_H

#include "runtime/condition.h"

enum fact_answer { ANSWER_NONE, ANSWER_NO, ANSWER_YES };

enum fact_source {
    SOURCE_EVIDENCE, /* or nothing */
    SOURCE_ANSWER,
    SOURCE_ASSUMED, /* a default */
    SOURCE_DISPUTED /* an answer against decided evidence */
};

struct fact_state {
    unsigned char ruled_out, established, to_check; /* truths, answers and defaults in force */
    unsigned char source;
};

/* What is marked of a fact while it is found which questions are put, or what answers would do:
 * none is marked of a record that is evaluated. */
enum fact_mark {
    FACT_ABSENT = 1,  /* false by absence: see absence.h */
    FACT_PUT = 2,     /* and its question put: firmly unknown */
    FACT_SUPPOSED = 4 /* its answer is not a person's: where it is disputed it counts for nothing */
};

struct facts {
    unsigned char *answers; /* a fact_answer for each fact */
    unsigned char *marks;   /* fact_marks for each */
    bool trying;            /* those false by absence are read as if they were put */
    unsigned char *values;  /* a truth for each, answers and defaults in force */
    unsigned char *firm;    /* a truth for each that holds whatever is still learnt */
    struct fact_state *states;
};

/* Decides a fact; answers, the evidence's values and the facts it rests on are given. `settled`: no
 * answer comes any more, and a default is as firm as one. */
void facts_decide(struct facts *facts, const struct charte_table *table,
                  const unsigned char *evidence, uint32_t fact, bool settled);

/* Whether the fact has a question that nobody has answered; and whether that is put. */
bool facts_ask(const struct facts *facts, const struct charte_table *table, uint32_t fact);
bool facts_are_asked(const struct facts *facts, const struct charte_table *table, uint32_t fact);

static inline bool facts_put_by_absence(const struct facts *facts, uint32_t fact) {
    return facts->marks[fact] & (facts->trying ? FACT_ABSENT : FACT_PUT);
}

#endif
