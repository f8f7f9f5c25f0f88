/* Evaluates a post: what is checked at all, then evidence, facts, rules, and the outcome. */
#include "runtime/evidence.h"
#include "runtime/failure.h"
#include "runtime/scratch.h"

#include <string.h>

/* Whether the charter's sentence on what is checked takes the record in. */
static enum truth scope_value(const struct charte_table *table, const struct record *record) {
    uint32_t control = table->META->control;
    enum truth truth = truth_of(control == 0);
    if (control & CONTROL_DRAFTS) truth = truth_or(truth, record->draft);
    if (control & CONTROL_OFFICIAL) {
        enum truth official = record->account == RECORD_UNKNOWN
                                  ? TRUTH_UNKNOWN
                                  : truth_of(record->account == ACCOUNT_OFFICIAL);
        truth = truth_or(truth, official);
    }
    return truth;
}

static enum verdict_reason reason_of(const struct charte_table *table,
                                     const struct record *record) {
    enum truth scope = scope_value(table, record);
    if (scope == TRUTH_FALSE) return VERDICT_OUTSIDE_SCOPE;
    if (scope == TRUTH_UNKNOWN) return VERDICT_SCOPE_UNKNOWN;
    bool is_early = record->dated && record->created.date < table->META->in_force;
    return is_early && record->draft != TRUTH_TRUE ? VERDICT_BEFORE_ENTRY : VERDICT_CHECKED;
}

/* Whether the date, still unknown, could put the post before the charter. */
static bool may_be_early(const struct charte_table *table, const struct record *record) {
    return table->META->in_force != 0 && record->draft != TRUTH_TRUE && !record->dated &&
           !record->undated;
}

static unsigned char higher(unsigned char level, enum table_level other) {
    return level < other ? (unsigned char)other : level;
}

static bool is_final(const struct charte_scratch *scratch, enum charte_reader reader,
                     enum table_level level) {
    const struct charte_table *table = scratch->table;
    unsigned char least = LEVEL_ALLOWED, most = LEVEL_ALLOWED;
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        const struct rule_state *state = &scratch->rules[i];
        if (!rules_overrides(&table->RULES[i])) continue;
        if (state->firm == TRUTH_TRUE)
            least = higher(least, verdict_level_for(reader, state->least));
        if (state->firm != TRUTH_FALSE) most = higher(most, verdict_level_for(reader, state->most));
    }
    return least == most && most == level && !may_be_early(table, &scratch->record);
}

static struct verdict_outcome outcome_for(const struct charte_scratch *scratch,
                                          enum charte_reader reader) {
    const struct charte_table *table = scratch->table;
    unsigned char top = LEVEL_ALLOWED, pending = LEVEL_ALLOWED;
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        const struct rule_state *state = &scratch->rules[i];
        if (!rules_overrides(&table->RULES[i])) continue;
        if (state->live == TRUTH_TRUE) top = higher(top, verdict_level_for(reader, state->level));
        pending = higher(pending, verdict_level_for(reader, state->pending));
    }
    struct verdict_outcome outcome = {.level = top};
    if (pending > LEVEL_CHECK && top < LEVEL_CHECK) outcome.level = LEVEL_CHECK;
    outcome.at_most = higher(outcome.level, (enum table_level)pending);
    outcome.final = is_final(scratch, reader, (enum table_level)outcome.level);
    return outcome;
}

/* The last answer to a fact counts; those to no fact of the table are for others. */
static void read_answers(struct charte_scratch *scratch) {
    const charte_post *post = &scratch->record.post;
    memset(scratch->facts.answers, ANSWER_NONE, scratch->table->FACTS_count);
    for (size_t i = 0; i < post->answer_count; i++) {
        uint32_t fact = names_find(&scratch->names.facts, post->answers[i].fact);
        if (fact == TABLE_NONE) continue;
        scratch->facts.answers[fact] = post->answers[i].value ? ANSWER_YES : ANSWER_NO;
    }
}

static int evaluate_record(struct charte_scratch *scratch, charte_error *error) {
    int result = lists_read(&scratch->lists, &scratch->record, error);
    if (result != CHARTE_OK) return result;
    tokens_read(&scratch->tokens, &scratch->record, &scratch->lists.terms);
    evidence_read(scratch);
    read_answers(scratch);
    facts_decide(&scratch->facts, scratch->table, scratch->evidence);
    rules_decide(scratch->rules, scratch->table, scratch->evidence, &scratch->facts,
                 &scratch->record);
    for (int reader = CHARTE_FOR_TOOLS; reader <= CHARTE_FOR_AUTHOR; reader++)
        scratch->verdict.outcomes[reader] = outcome_for(scratch, (enum charte_reader)reader);
    return CHARTE_OK;
}

int charte_evaluate(charte_scratch *scratch, const charte_post *post,
                    const charte_verdict **verdict, charte_error *error) {
    if (!scratch || !post || !verdict || post->size != sizeof *post)
        return failure_set(error, CHARTE_ERROR_ARGUMENT, 0,
                           "evaluating needs a scratch, a post of a known size and a verdict");
    *verdict = NULL;
    int result = record_read(&scratch->record, post, &scratch->names, scratch->max_text, error);
    if (result != CHARTE_OK) return result;
    scratch->verdict.scratch = scratch;
    scratch->verdict.reason = reason_of(scratch->table, &scratch->record);
    if (scratch->verdict.reason == VERDICT_CHECKED) result = evaluate_record(scratch, error);
    if (result == CHARTE_OK) *verdict = &scratch->verdict;
    return result;
}

int charte_verdict_rank(const charte_verdict *verdict, enum charte_reader reader) {
    if (verdict->reason != VERDICT_CHECKED) return -1;
    return verdict->outcomes[reader == CHARTE_FOR_AUTHOR].level;
}

const char *charte_level_name(int rank) {
    static const char *const names[] = {
#define LEVEL(name, NAME) #name,
#include "runtime/level.def"
#undef LEVEL
    };
    return rank >= 0 && rank < LEVEL_COUNT ? names[rank] : "not_checked";
}
