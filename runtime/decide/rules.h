/* SPDX-License-Identifier: Apache-2.0 */
/* Rules: which apply, which are live, and what level each brings (VERDICT.md, "Rules"). */
#ifndef CHARTE_RULES_H
#define CHARTE_RULES_H

#include "runtime/decide/facts.h"
#include "runtime/post/record.h"
#include "runtime/table/rule_row.h"

struct rule_state {
    unsigned char applies, overridden, live; /* truths, answers and defaults in force */
    unsigned char level;                     /* what it brings while live; a met duty: allowed */
    unsigned char pending;     /* the level it could still bring; allowed: it is not pending */
    unsigned char firm;        /* whether it is live whatever is still learnt */
    unsigned char least, most; /* the levels it could bring while live, whatever is learnt */
};

/* Decides a rule; the facts and the rules that override it are decided. */
void rules_decide(struct rule_state *states, const struct charte_table *table,
                  const unsigned char *evidence, const struct facts *facts,
                  const struct record *record, uint32_t rule);

/* Decides only what is firm of it, over firm values of facts. */
void rules_decide_firmly(struct rule_state *states, const struct charte_table *table,
                         const unsigned char *evidence, const unsigned char *facts,
                         const struct record *record, uint32_t rule);

/* Whether it is firmly unknown that the rule brings more than `allowed`: whether it is live, or,
 * of a duty, met. */
bool rules_firmly_pending(const struct table_rule *rule, const struct rule_state *state);

#endif
