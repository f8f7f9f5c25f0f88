/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/claims.h"

#include "runtime/base/align.h"

#include <string.h>

static size_t pass_room(const struct charte_table *table) {
    return 5 * align_eight(table->FACTS_count) +
           align_eight(table->FACTS_count * sizeof(struct fact_state)) +
           align_eight(table->RULES_count * sizeof(struct rule_state));
}

size_t claims_room(const struct charte_table *table) {
    if (!table->veil.rights) return 0;
    return 3 * pass_room(table) + align_eight(table->RULES_count * sizeof(struct rule_state));
}

static void *take(char **memory, size_t size) {
    void *taken = *memory;
    *memory += align_eight(size);
    return taken;
}

static struct claims_pass pass_in(char **memory, const struct charte_table *table) {
    struct claims_pass pass = {0};
    pass.facts.answers = take(memory, table->FACTS_count);
    pass.facts.supposed = take(memory, table->FACTS_count);
    pass.facts.values = take(memory, table->FACTS_count);
    pass.facts.firm = take(memory, table->FACTS_count);
    pass.facts.states = take(memory, table->FACTS_count * sizeof *pass.facts.states);
    pass.rules = take(memory, table->RULES_count * sizeof *pass.rules);
    pass.differs = take(memory, table->FACTS_count);
    return pass;
}

struct claims claims_in(void *memory, const struct charte_table *table) {
    struct claims claims = {0};
    char *rest = memory;
    if (!table->veil.rights) return claims;
    claims.settled = pass_in(&rest, table);
    claims.unclaimed = pass_in(&rest, table);
    claims.without = pass_in(&rest, table);
    claims.told = take(&rest, table->RULES_count * sizeof *claims.told);
    return claims;
}

static void forget_pass(struct claims_pass *pass, const struct charte_table *table) {
    memset(pass->facts.values, TRUTH_FALSE, table->FACTS_count);
    memset(pass->facts.supposed, 0, table->FACTS_count);
    memset(pass->facts.firm, TRUTH_FALSE, table->FACTS_count);
    memset(pass->rules, 0, table->RULES_count * sizeof *pass->rules);
    memset(pass->differs, 0, table->FACTS_count);
    pass->other_values = pass->other_firm = 0;
}

void claims_forget(struct claims *claims, const struct charte_table *table) {
    if (!table->veil.rights) return;
    forget_pass(&claims->settled, table);
    forget_pass(&claims->unclaimed, table);
    forget_pass(&claims->without, table);
    memset(claims->told, 0, table->RULES_count * sizeof *claims->told);
}

/* Facts */

static bool is_raised(const struct charte_scratch *scratch, uint32_t fact) {
    return scratch->table->veil.facts[fact] & VEIL_RAISED;
}

/* Decides the fact with an answer, which is not heard where it is disputed and could be a claim. */
static void decide_undisputed(struct facts *facts, const struct charte_scratch *scratch,
                              uint32_t fact, enum fact_answer answer, bool settled) {
    facts->answers[fact] = (unsigned char)answer;
    facts_decide(facts, scratch->table, scratch->evidence, fact, settled);
    if (!is_raised(scratch, fact) || facts->states[fact].source != SOURCE_DISPUTED) return;
    facts->answers[fact] = ANSWER_NONE;
    facts_decide(facts, scratch->table, scratch->evidence, fact, settled);
}

/* Decides the fact without hearing a claim in an answer. */
static void hear(struct facts *facts, const struct charte_scratch *scratch, uint32_t fact) {
    enum fact_answer said = (enum fact_answer)scratch->facts.answers[fact];
    bool claims = is_raised(scratch, fact) && said == ANSWER_YES;
    decide_undisputed(facts, scratch, fact, claims ? ANSWER_NONE : said, false);
}

/* Nor in words that make true what a right is about. */
static void hear_and_read(struct facts *facts, const struct charte_scratch *scratch,
                          uint32_t fact) {
    hear(facts, scratch, fact);
    if (!(scratch->table->veil.facts[fact] & VEIL_RIGHT) || facts->values[fact] != TRUTH_TRUE ||
        facts->states[fact].source != SOURCE_EVIDENCE)
        return;
    facts->values[fact] = TRUTH_FALSE;
    if (facts->firm[fact] == TRUTH_TRUE) facts->firm[fact] = TRUTH_FALSE;
}

static void settle(struct facts *facts, const struct charte_scratch *scratch, uint32_t fact) {
    decide_undisputed(facts, scratch, fact, (enum fact_answer)scratch->facts.answers[fact],
                      scratch->table->FACTS[fact].flags & FACT_HIDDEN);
}

static void deny(struct facts *facts, const struct charte_scratch *scratch, uint32_t fact) {
    if (scratch->table->veil.facts[fact] & VEIL_RIGHT)
        facts->values[fact] = facts->firm[fact] = TRUTH_FALSE;
    else
        hear(facts, scratch, fact);
}

typedef void decide(struct facts *facts, const struct charte_scratch *scratch, uint32_t fact);

enum { OTHER_VALUE = 1, OTHER_FIRM = 2 };

static void note_difference(struct claims_pass *pass, const struct facts *said, uint32_t fact) {
    unsigned before = pass->differs[fact], now = 0;
    if (pass->facts.values[fact] != said->values[fact]) now |= OTHER_VALUE;
    if (pass->facts.firm[fact] != said->firm[fact]) now |= OTHER_FIRM;
    pass->differs[fact] = (unsigned char)now;
    pass->other_values += (now & OTHER_VALUE) - (before & OTHER_VALUE);
    pass->other_firm += (now >> 1) - (before >> 1);
}

static bool decide_fact(struct claims_pass *pass, const struct charte_scratch *scratch,
                        uint32_t fact, decide *decide) {
    const struct facts *said = &scratch->facts;
    struct facts *facts = &pass->facts;
    unsigned char value = facts->values[fact], firm = facts->firm[fact];
    bool rests =
        scratch->table->veil.facts[fact] || scratch->table->FACTS[fact].flags & FACT_HIDDEN;
    facts->answers[fact] = said->answers[fact];
    facts->values[fact] = said->values[fact];
    facts->firm[fact] = said->firm[fact];
    if (rests) decide(facts, scratch, fact);
    note_difference(pass, said, fact);
    return value != facts->values[fact] || firm != facts->firm[fact];
}

bool claims_decide_fact(struct charte_scratch *scratch, uint32_t fact) {
    struct claims *claims = &scratch->claims;
    bool changed = decide_fact(&claims->settled, scratch, fact, settle);
    changed |= decide_fact(&claims->unclaimed, scratch, fact, hear_and_read);
    return decide_fact(&claims->without, scratch, fact, deny) || changed;
}

/* Rules */

/* Where all facts are as they are said to be, so are the rules; all facts are decided before any
 * rule. */
static bool decide_rule(struct claims_pass *pass, const struct charte_scratch *scratch,
                        uint32_t rule) {
    struct rule_state before = pass->rules[rule];
    bool rests = scratch->table->veil.rules[rule];
    pass->rules[rule] = scratch->rules[rule];
    if (rests && pass->other_values)
        rules_decide(pass->rules, scratch->table, scratch->evidence, &pass->facts, &scratch->record,
                     rule);
    else if (rests && pass->other_firm)
        rules_decide_firmly(pass->rules, scratch->table, scratch->evidence, pass->facts.firm,
                            &scratch->record, rule);
    return before.live != pass->rules[rule].live || before.firm != pass->rules[rule].firm;
}

/* Whether a claim takes the rule off, or may: that it waits would tell of the claim. */
static bool is_lifted(const struct rule_state *settled, const struct rule_state *unclaimed) {
    return unclaimed->live != TRUTH_FALSE &&
           (settled->applies < unclaimed->applies || settled->overridden > unclaimed->overridden);
}

/* What tools are told of a rule that rests on a right. It is no firmer than in any pass: what is
 * claimed may still lift it, or no more. */
static struct rule_state tell(const struct claims_rules *rules, uint32_t rule) {
    const struct rule_state *settled = &rules->settled[rule], *unclaimed = &rules->unclaimed[rule],
                            *without = &rules->without[rule];
    const struct rule_state *firm = without->firm < unclaimed->firm ? without : unclaimed;
    unsigned char least_firm = settled->firm < firm->firm ? settled->firm : firm->firm;
    if (is_lifted(settled, unclaimed))
        return (struct rule_state){.firm = least_firm, .most = unclaimed->most};
    struct rule_state told = without->live < unclaimed->live ? *without : *unclaimed;
    told.firm = least_firm;
    told.least = firm->least;
    told.most = firm->most;
    return told;
}

struct rule_state claims_tell(const struct charte_table *table, const struct claims_rules *rules,
                              uint32_t rule) {
    if (table->veil.rules[rule] & VEIL_RIGHT) return (struct rule_state){0};
    return tell(rules, rule);
}

bool claims_decide_rule(struct charte_scratch *scratch, uint32_t rule) {
    struct claims *claims = &scratch->claims;
    const struct claims_rules rules = {claims->unclaimed.rules, claims->without.rules,
                                       claims->settled.rules};
    unsigned marks = scratch->table->veil.rules[rule];
    bool changed = decide_rule(&claims->settled, scratch, rule);
    changed |= decide_rule(&claims->unclaimed, scratch, rule);
    changed |= decide_rule(&claims->without, scratch, rule);
    if (!marks)
        claims->told[rule] = scratch->rules[rule];
    else if (!(marks & VEIL_RIGHT))
        claims->told[rule] = tell(&rules, rule);
    return changed;
}
