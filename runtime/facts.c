#include "runtime/facts.h"

struct clauses {
    enum truth ruled_out, established, to_check;
};

struct outcome {
    enum truth value;
    enum fact_source source;
};

static enum truth answer_truth(enum fact_answer answer) {
    return answer == ANSWER_NONE ? TRUTH_UNKNOWN : truth_of(answer == ANSWER_YES);
}

static struct outcome decide_closed(struct clauses clauses, enum fact_answer answer) {
    enum truth sign = truth_and(clauses.to_check, TRUTH_UNKNOWN);
    enum truth base = truth_and(truth_not(clauses.ruled_out), truth_or(clauses.established, sign));
    if (answer == ANSWER_NONE) return (struct outcome){base, SOURCE_EVIDENCE};
    enum truth given = answer_truth(answer);
    if (base == TRUTH_UNKNOWN) return (struct outcome){given, SOURCE_ANSWER};
    if (base != given) return (struct outcome){TRUTH_UNKNOWN, SOURCE_DISPUTED};
    return (struct outcome){base, SOURCE_EVIDENCE};
}

/* `assumed` is the default's answer, taken where there is no other. */
static struct outcome decide_open(struct clauses clauses, enum fact_answer answer,
                                  enum fact_answer assumed) {
    enum truth x = clauses.ruled_out, e = clauses.established;
    bool against_established = answer == ANSWER_NO && e == TRUTH_TRUE && x != TRUTH_TRUE;
    bool against_ruled_out = answer == ANSWER_YES && x == TRUTH_TRUE;
    if (against_established || against_ruled_out)
        return (struct outcome){TRUTH_UNKNOWN, SOURCE_DISPUTED};
    enum fact_answer in_force = answer == ANSWER_NONE ? assumed : answer;
    if (e == TRUTH_UNKNOWN && in_force != ANSWER_NONE) e = TRUTH_FALSE;
    enum truth value = truth_and(truth_not(x), truth_or(e, answer_truth(in_force)));
    bool decided_it = in_force != ANSWER_NONE && x != TRUTH_TRUE && e != TRUTH_TRUE;
    if (!decided_it) return (struct outcome){value, SOURCE_EVIDENCE};
    return (struct outcome){value, answer == ANSWER_NONE ? SOURCE_ASSUMED : SOURCE_ANSWER};
}

static struct outcome decide(const struct table_fact *fact, struct clauses clauses,
                             enum fact_answer answer, enum fact_answer assumed) {
    return fact->flags & FACT_OPEN ? decide_open(clauses, answer, assumed)
                                   : decide_closed(clauses, answer);
}

static enum fact_answer default_answer(const struct table_fact *fact) {
    if (fact->flags & FACT_DEFAULT_YES) return ANSWER_YES;
    return fact->flags & FACT_DEFAULT_NO ? ANSWER_NO : ANSWER_NONE;
}

static struct clauses read_clauses(const struct table_fact *fact,
                                   const struct condition_values *values) {
    return (struct clauses){condition_value(values, fact->ruled_out, TRUTH_FALSE),
                            condition_value(values, fact->established, TRUTH_FALSE),
                            condition_value(values, fact->to_check, TRUTH_FALSE)};
}

static bool completes(enum truth value, int choice) {
    return value == TRUTH_UNKNOWN || value == (choice ? TRUTH_TRUE : TRUTH_FALSE);
}

/* What a person has said of a fact, and what stands in for it; `open`: an answer may come. */
struct word {
    enum fact_answer answer, assumed;
    bool open;
};

/* The value that the fact has with decided clauses, whatever the answer still to come; unknown
 * where answers differ. An answer that would be disputed is none to come. */
static enum truth settle(const struct table_fact *fact, struct clauses clauses, struct word word) {
    if (!word.open) return decide(fact, clauses, word.answer, word.assumed).value;
    struct outcome no = decide(fact, clauses, ANSWER_NO, ANSWER_NONE);
    struct outcome yes = decide(fact, clauses, ANSWER_YES, ANSWER_NONE);
    if (no.source == SOURCE_DISPUTED) return yes.value;
    if (yes.source == SOURCE_DISPUTED || yes.value == no.value) return no.value;
    return TRUTH_UNKNOWN;
}

/* The value of every completion of what is unknown, or unknown where they differ. */
static enum truth firm_value(const struct table_fact *fact, struct clauses clauses,
                             struct word word) {
    bool found[TRUTH_TRUE + 1] = {false, false, false};
    if (clauses.ruled_out != TRUTH_UNKNOWN && clauses.established != TRUTH_UNKNOWN &&
        clauses.to_check != TRUTH_UNKNOWN)
        return settle(fact, clauses, word);
    for (int choice = 0; choice < 8; choice++) {
        int x = choice & 1, e = choice >> 1 & 1, s = choice >> 2;
        if (!completes(clauses.ruled_out, x) || !completes(clauses.established, e) ||
            !completes(clauses.to_check, s))
            continue;
        struct clauses completed = {truth_of(x), truth_of(e), truth_of(s)};
        found[settle(fact, completed, word)] = true;
    }
    if (found[TRUTH_UNKNOWN] || found[TRUTH_TRUE] == found[TRUTH_FALSE]) return TRUTH_UNKNOWN;
    return truth_of(found[TRUTH_TRUE]);
}

void facts_decide(struct facts *facts, const struct charte_table *table,
                  const unsigned char *evidence, uint32_t i, bool settled) {
    const struct condition_values now = {table, evidence, facts->values};
    const struct condition_values firm = {table, evidence, facts->firm};
    const struct table_fact *fact = &table->FACTS[i];
    enum fact_answer answer =
        fact->flags & FACT_ASKS ? (enum fact_answer)facts->answers[i] : ANSWER_NONE;
    struct clauses clauses = read_clauses(fact, &now);
    struct outcome outcome = decide(fact, clauses, answer, default_answer(fact));
    facts->values[i] = (unsigned char)outcome.value;
    facts->states[i] =
        (struct fact_state){(unsigned char)clauses.ruled_out, (unsigned char)clauses.established,
                            (unsigned char)clauses.to_check, (unsigned char)outcome.source};
    const struct word word = {answer, settled ? default_answer(fact) : ANSWER_NONE,
                              !settled && answer == ANSWER_NONE && fact->flags & FACT_ASKS};
    facts->firm[i] = (unsigned char)firm_value(fact, read_clauses(fact, &firm), word);
}

bool facts_ask(const struct facts *facts, const struct charte_table *table, uint32_t fact) {
    return (table->FACTS[fact].flags & FACT_ASKS) && facts->answers[fact] == ANSWER_NONE;
}
