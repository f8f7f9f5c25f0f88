/* SPDX-License-Identifier: Apache-2.0 */
/* What tools are told of the rules of a record whose author may claim a protected right
 * (VERDICT.md, "For whom the result is"). Beside the facts and rules as they are, more passes over
 * what rests on a right are kept: as if nobody had claimed it, and as if there were no such right.
 * Of a rule, tools are told the one of these two that shows less, and nothing where the claim takes
 * it off. So what they read is what is read of posts whose authors claim nothing. */
#ifndef CHARTE_CLAIMS_H
#define CHARTE_CLAIMS_H

#include "runtime/decide/scratch.h"

/* The rules of the three passes. */
struct claims_rules {
    const struct rule_state *unclaimed, *without, *settled;
};

/* What tools are told of a rule. */
struct rule_state claims_tell(const struct charte_table *table, const struct claims_rules *rules,
                              uint32_t rule);

/* How many bytes, aligned for uint64_t, they take for a table; none where it has no rights. */
size_t claims_room(const struct charte_table *table);
struct claims claims_in(void *memory, const struct charte_table *table);

/* Forgets the states of all rules, and all facts. */
void claims_forget(struct claims *claims, const struct charte_table *table);

/* Decides a fact, or a rule, in the two passes, after it was decided as it is; what it rests on is
 * decided in all. Whether its value, firm or not, became another one in either. */
bool claims_decide_fact(struct charte_scratch *scratch, uint32_t fact);
bool claims_decide_rule(struct charte_scratch *scratch, uint32_t rule);

#endif
