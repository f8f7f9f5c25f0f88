/* SPDX-License-Identifier: Apache-2.0 */
/* What a report tells of an evaluation: a finding for each post whose verdict is at or above the
 * level asked, or is more than allowed; and one for each line that could not be read. Neither has
 * any of the post's text. */
#include "compiler/command/eval/eval_report.h"
#include "compiler/front/dialect.h"

#include <stdlib.h>

int eval_report_rank(const struct options *options) {
    const char *level = option_value(options, OPTION_fail_on);
    int rank = LEVEL_COUNT - 1;
    if (!report_asked(options)) return LEVEL_COUNT;
    if (!level) return LEVEL_CAUTION;
    while (rank > 0 && strcmp(charte_level_name(rank), level) != 0) rank--;
    return rank;
}

static void note(struct eval_batch *batch, struct eval_finding finding) {
    if (batch->found_count == batch->found_capacity) {
        size_t larger = batch->found_capacity ? 2 * batch->found_capacity : 64;
        struct eval_finding *moved = realloc(batch->found, larger * sizeof *moved);
        if (!moved) {
            batch->out_of_memory = true;
            return;
        }
        batch->found = moved;
        batch->found_capacity = larger;
    }
    batch->found[batch->found_count++] = finding;
}

/* The first rule that brings the verdict, or would at most; TABLE_NONE where none does. */
static uint32_t deciding_rule(const struct eval *eval, const charte_verdict *verdict, int rank) {
    for (uint32_t i = 0; i < eval->rule_count; i++) {
        charte_rule_part part = {.size = sizeof part};
        if (charte_verdict_rule(verdict, eval->format.reader, i, &part) != CHARTE_OK ||
            part.on_trial)
            continue;
        bool waits = rank == LEVEL_CHECK && part.pending > LEVEL_CHECK;
        if ((part.live && part.level == rank) || waits) return i;
    }
    return TABLE_NONE;
}

void eval_report_verdict(struct eval_batch *batch, const struct eval *eval,
                         const charte_verdict *verdict, const charte_post *post, uint64_t line) {
    int rank = charte_verdict_rank(verdict, eval->format.reader);
    if (rank < eval->report_rank) return;
    struct eval_finding finding = {line, finding_anchor(FINDING_ANCHOR, str_from(post->id)), rank,
                                   deciding_rule(eval, verdict, rank)};
    note(batch, finding);
}

void eval_report_refused(struct eval_batch *batch, const struct eval *eval, uint64_t line) {
    struct eval_finding finding = {line, line, EVAL_REFUSED, TABLE_NONE};
    if (eval->report_rank < LEVEL_COUNT) note(batch, finding);
}

static enum finding_level level_of(int rank) {
    if (rank == EVAL_REFUSED || rank >= LEVEL_APPROVE) return FINDING_ERROR;
    return rank == LEVEL_CHECK ? FINDING_WARNING : FINDING_NOTE;
}

static struct str message_of(struct arena *arena, const struct eval *eval,
                             const struct eval_finding *found) {
    enum language language = eval->report_language;
    charte_rule rule = {.size = sizeof rule};
    char token[32];
    if (found->rank == EVAL_REFUSED) return str_of(message_text(MESSAGE_report_refused, language));
    snprintf(token, sizeof token, "verdict.%s", charte_level_name(found->rank));
    struct str verdict = dialect_phrase(language, token);
    if (found->rule == TABLE_NONE) return verdict;
    charte_table_rule(eval->table.table, found->rule, language_bytes(language), &rule);
    struct str sentence = str_from(rule.sentence), id = str_from(rule.id);
    return arena_format(arena, "%.*s, %.*s: %.*s", STR_ARG(verdict), STR_ARG(id),
                        STR_ARG(sentence));
}

void eval_report_add(struct report *report, const struct eval *eval,
                     const struct eval_batch *batch) {
    for (size_t i = 0; i < batch->found_count; i++) {
        const struct eval_finding *found = &batch->found[i];
        const char *name = found->rank == EVAL_REFUSED ? "refused" : charte_level_name(found->rank);
        struct finding finding = {.code = arena_format(report->arena, "V-%s", name),
                                  .level = level_of(found->rank),
                                  .message = message_of(report->arena, eval, found),
                                  .anchor = found->post};
        if (strcmp(batch->source, "--text") != 0) {
            finding.place.file = arena_copy(report->arena, str_of(batch->source));
            finding.place.line = (uint32_t)found->line;
        }
        report_add(report, finding);
    }
}
