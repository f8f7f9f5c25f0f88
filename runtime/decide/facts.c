/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/facts.h"

struct clauses {
    enum truth ruled_out, established, to_check;
};

struct outcome {
    enum truth value;
    enum fact_source source;
};

static struct clauses read_clauses(const struct table_fact *fact,
                                   const struct condition_values *values) {
    return (struct clauses){condition_value(values, fact->ruled_out, TRUTH_FALSE),
                            condition_value(values, fact->established, TRUTH_FALSE),
                            condition_value(values, fact->to_check, TRUTH_FALSE)};
}

/* What X, E and what stands in for an answer make of a fact. */
static enum truth joined(struct clauses clauses, enum truth otherwise) {
    return truth_and(truth_not(clauses.ruled_out), truth_or(clauses.established, otherwise));
}

static struct outcome decide_answered(struct clauses clauses, enum fact_answer answer) {
    bool yes = answer == ANSWER_YES, ruled_out = clauses.ruled_out == TRUTH_TRUE,
         established = clauses.established == TRUTH_TRUE;
    if (yes ? ruled_out : established && !ruled_out)
        return (struct outcome){TRUTH_UNKNOWN, SOURCE_DISPUTED};
    bool known = yes ? established && clauses.ruled_out == TRUTH_FALSE : ruled_out;
    return (struct outcome){truth_of(yes), known ? SOURCE_EVIDENCE : SOURCE_ANSWER};
}

static enum truth default_truth(const struct table_fact *fact) {
    if (fact->flags & FACT_DEFAULT_YES) return TRUTH_TRUE;
    return fact->flags & FACT_DEFAULT_NO ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* What is left without an answer; a default does not decide what evidence may. */
static enum truth unanswered(const struct table_fact *fact, struct clauses clauses) {
    return joined(clauses, fact->flags & FACT_OPEN ? default_truth(fact)
                                                   : truth_and(clauses.to_check, TRUTH_UNKNOWN));
}

/* A default counts before evidence that nobody knows. */
static struct outcome decide_unanswered(const struct table_fact *fact, struct clauses clauses) {
    enum truth assumed = fact->flags & FACT_OPEN ? default_truth(fact) : TRUTH_UNKNOWN;
    bool decided = clauses.ruled_out == TRUTH_TRUE || clauses.established == TRUTH_TRUE;
    if (assumed == TRUTH_UNKNOWN || decided)
        return (struct outcome){unanswered(fact, clauses), SOURCE_EVIDENCE};
    return (struct outcome){truth_and(truth_not(clauses.ruled_out), assumed), SOURCE_ASSUMED};
}

static struct outcome decide(const struct table_fact *fact, struct clauses clauses,
                             enum fact_answer answer, bool supposed) {
    if (answer == ANSWER_NONE) return decide_unanswered(fact, clauses);
    struct outcome outcome = decide_answered(clauses, answer);
    if (outcome.source == SOURCE_DISPUTED && supposed)
        outcome.value = decide_unanswered(fact, clauses).value;
    return outcome;
}

/* The value that nothing still to be learnt can turn, of clauses over such values; `asked`: an
 * answer may still come. */
static enum truth firm_value(const struct table_fact *fact, struct clauses clauses,
                             enum fact_answer answer, bool asked) {
    enum truth x = clauses.ruled_out, e = clauses.established;
    if (answer == ANSWER_YES) return x == TRUTH_FALSE ? TRUTH_TRUE : TRUTH_UNKNOWN;
    if (answer == ANSWER_NO)
        return x == TRUTH_TRUE || e == TRUTH_FALSE ? TRUTH_FALSE : TRUTH_UNKNOWN;
    if (!asked) return unanswered(fact, clauses);
    if (x == TRUTH_TRUE) return TRUTH_FALSE;
    if (e == TRUTH_TRUE && x == TRUTH_FALSE) return TRUTH_TRUE;
    if (fact->flags & FACT_OPEN) return TRUTH_UNKNOWN;
    return joined(clauses, truth_and(clauses.to_check, TRUTH_UNKNOWN));
}

/* The answer that counts: not one that is only supposed, where it is disputed. */
static enum fact_answer heard(const struct facts *facts, const struct table_fact *fact,
                              uint32_t i) {
    bool disputed = facts->states[i].source == SOURCE_DISPUTED;
    if (!(fact->flags & FACT_ASKS) || (facts->supposed[i] && disputed)) return ANSWER_NONE;
    return (enum fact_answer)facts->answers[i];
}

enum truth facts_firm(const struct facts *facts, const struct charte_table *table,
                      const unsigned char *evidence, const unsigned char *firm, uint32_t i,
                      bool settled) {
    const struct condition_values values = {table, evidence, firm};
    const struct table_fact *fact = &table->FACTS[i];
    bool asked = fact->flags & FACT_ASKS && !settled;
    return firm_value(fact, read_clauses(fact, &values), heard(facts, fact, i), asked);
}

void facts_decide(struct facts *facts, const struct charte_table *table,
                  const unsigned char *evidence, uint32_t i, bool settled) {
    const struct condition_values now = {table, evidence, facts->values};
    const struct table_fact *fact = &table->FACTS[i];
    bool asks = fact->flags & FACT_ASKS;
    enum fact_answer answer = asks ? (enum fact_answer)facts->answers[i] : ANSWER_NONE;
    struct clauses clauses = read_clauses(fact, &now);
    struct outcome outcome = decide(fact, clauses, answer, facts->supposed[i]);
    facts->values[i] = (unsigned char)outcome.value;
    facts->states[i] =
        (struct fact_state){(unsigned char)clauses.ruled_out, (unsigned char)clauses.established,
                            (unsigned char)clauses.to_check, (unsigned char)outcome.source};
    facts->firm[i] = (unsigned char)facts_firm(facts, table, evidence, facts->firm, i, settled);
}

bool facts_ask(const struct facts *facts, const struct charte_table *table, uint32_t fact) {
    const struct table_fact *row = &table->FACTS[fact];
    return row->flags & FACT_ASKS && heard(facts, row, fact) == ANSWER_NONE;
}
