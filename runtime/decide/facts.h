/* SPDX-License-Identifier: Apache-2.0 */
/* Facts: what is known of each, and what would stay so whatever is learnt (VERDICT.md, "Facts"). */
#ifndef CHARTE_FACTS_H
#define CHARTE_FACTS_H

#include "runtime/decide/condition.h"

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

struct facts {
    unsigned char *answers;  /* a fact_answer for each fact */
    unsigned char *supposed; /* for each, whether its answer is not a person's: where that is
                                disputed it counts for nothing */
    unsigned char *values;   /* a truth for each, answers and defaults in force */
    unsigned char *firm;     /* a truth for each that holds whatever is still learnt */
    struct fact_state *states;
};

/* Decides a fact; answers, the evidence's values and the facts it rests on are given. `settled`: no
 * answer comes any more, and a default is as firm as one. */
void facts_decide(struct facts *facts, const struct charte_table *table,
                  const unsigned char *evidence, uint32_t fact, bool settled);

/* What is firm of a fact, over firm values of those that it rests on. */
enum truth facts_firm(const struct facts *facts, const struct charte_table *table,
                      const unsigned char *evidence, const unsigned char *firm, uint32_t fact,
                      bool settled);

/* Whether the fact has a question that nobody has answered. */
bool facts_ask(const struct facts *facts, const struct charte_table *table, uint32_t fact);

#endif
