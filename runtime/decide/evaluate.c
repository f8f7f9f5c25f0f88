/* SPDX-License-Identifier: Apache-2.0 */
/* Evaluates a post: what is checked at all, then evidence, facts, rules, and the outcome. */
#include "runtime/base/failure.h"
#include "runtime/decide/evidence.h"
#include "runtime/decide/redecide.h"
#include "runtime/decide/scratch.h"

#include <string.h>

/* Whether the charter's sentence on what is checked takes the record in. */
static enum truth scope_value(const struct charte_table *table, const struct record *record) {
    uint32_t control = table->META->control;
    enum truth truth = truth_of(control == 0);
    if (control & CONTROL_DRAFTS) truth = truth_or(truth, record->truths[FIELD_DRAFT]);
    if (control & CONTROL_OFFICIAL) {
        enum truth official = record->closed[FIELD_ACCOUNT] == RECORD_UNKNOWN
                                  ? TRUTH_UNKNOWN
                                  : truth_of(record->closed[FIELD_ACCOUNT] == ACCOUNT_OFFICIAL);
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
    return is_early && record->truths[FIELD_DRAFT] != TRUTH_TRUE ? VERDICT_BEFORE_ENTRY
                                                                 : VERDICT_CHECKED;
}

/* Whether the date, still unknown, could put the post before the charter. */
static bool may_be_early(const struct charte_table *table, const struct record *record) {
    return table->META->in_force != 0 && record->truths[FIELD_DRAFT] != TRUTH_TRUE &&
           !record->dated && !record->undated && !record->post.absent_is_none;
}

static int evaluate_record(struct charte_scratch *scratch, charte_error *error) {
    int result = lists_read(&scratch->lists, &scratch->record, error);
    if (result != CHARTE_OK) {
        scratch->redecide.stale = true;
        return result;
    }
    entities_read(&scratch->entities, &scratch->record, &scratch->lists);
    redecide_record(scratch);
    bool may_change = may_be_early(scratch->table, &scratch->record);
    for (int reader = CHARTE_FOR_TOOLS; reader <= CHARTE_FOR_AUTHOR; reader++) {
        scratch->verdict.outcomes[reader] =
            redecide_told(scratch, (enum charte_reader)reader)->outcome;
        scratch->verdict.outcomes[reader].final &= !may_change;
    }
    return CHARTE_OK;
}

/* The bytes of a post that says nothing of what was added later. */
enum { FIRST_POST = offsetof(charte_post, warning) };

int charte_evaluate(charte_scratch *scratch, const charte_post *post,
                    const charte_verdict **verdict, charte_error *error) {
    charte_post whole;
    if (verdict) *verdict = NULL;
    if (scratch && post && verdict && post->size == FIRST_POST) {
        memset(&whole, 0, sizeof whole);
        memcpy(&whole, post, FIRST_POST);
        whole.size = sizeof whole;
        post = &whole;
    }
    if (!scratch || !post || !verdict || post->size != sizeof *post)
        return failure_set(error, CHARTE_ERROR_ARGUMENT, 0,
                           "evaluating needs a scratch, a post of a known size and a verdict");
    int result = record_read(&scratch->record, post, &scratch->names, scratch->max_text, error);
    if (result != CHARTE_OK) return result;
    scratch->verdict.scratch = scratch;
    scratch->verdict.reason = reason_of(scratch->table, &scratch->record);
    result = scratch->verdict.reason == VERDICT_CHECKED
                 ? evaluate_record(scratch, error)
                 : record_check_text(&scratch->record, error);
    if (result == CHARTE_OK) *verdict = &scratch->verdict;
    return result;
}

int charte_verdict_rank(const charte_verdict *verdict, enum charte_reader reader) {
    if (verdict->reason != VERDICT_CHECKED) return -1;
    return verdict->outcomes[reader == CHARTE_FOR_AUTHOR].level;
}

const char *charte_verdict_reason(const charte_verdict *verdict) {
    static const char *const reasons[] = {
        [VERDICT_CHECKED] = NULL,
        [VERDICT_OUTSIDE_SCOPE] = "outside_scope",
        [VERDICT_SCOPE_UNKNOWN] = "scope_unknown",
        [VERDICT_BEFORE_ENTRY] = "before_entry",
    };
    return reasons[verdict->reason];
}

const char *charte_level_name(int rank) {
    static const char *const names[] = {
#define LEVEL(name, NAME) #name,
#include "runtime/table/level.def"
#undef LEVEL
    };
    return rank >= 0 && rank < LEVEL_COUNT ? names[rank] : "not_checked";
}
