/* SPDX-License-Identifier: Apache-2.0 */
/* What a report tells of an evaluation: a finding for each post whose verdict is at or above the
 * level asked, or is more than allowed; and one for each line that could not be read. Neither has
 * any of the post's text. */
#include "compiler/command/eval/eval_report.h"
#include "compiler/front/dialect.h"
#include "runtime/text/utf8.h"

#include <stdlib.h>

int eval_report_rank(const struct options *options) {
    const char *level = option_value(options, OPTION_fail_on);
    int rank = LEVEL_COUNT - 1;
    if (!report_asked(options)) return LEVEL_COUNT;
    if (!level) return LEVEL_CAUTION;
    while (rank > 0 && strcmp(charte_level_name(rank), level) != 0) rank--;
    return rank;
}

/* Makes room for `more` behind `size` of an array; false, and the batch says so: no memory. */
static void *with_room(struct eval_batch *batch, void *items, size_t size, size_t more,
                       size_t *capacity, size_t of) {
    if (*capacity - size >= more) return items;
    size_t larger = 2 * (size + more);
    void *moved = realloc(items, larger * of);
    batch->out_of_memory |= !moved;
    if (moved) *capacity = larger;
    return moved;
}

/* Keeps as much of an identifier as a name may show, and a whole character more. */
static bool keep_id(struct eval_batch *batch, struct eval_finding *finding, charte_str id) {
    enum { ENOUGH = 300 };
    size_t size = id.length < ENOUGH ? id.length : ENOUGH;
    while (size < id.length && utf8_continues(id.bytes[size])) size++;
    char *ids = with_room(batch, batch->ids, batch->ids_size, size, &batch->ids_capacity, 1);
    if (!ids && size) return false;
    batch->ids = ids;
    if (size) memcpy(ids + batch->ids_size, id.bytes, size);
    finding->id = batch->ids_size;
    finding->id_size = size;
    batch->ids_size += size;
    return true;
}

static void note(struct eval_batch *batch, struct eval_finding finding) {
    struct eval_finding *found = with_room(batch, batch->found, batch->found_count, 1,
                                           &batch->found_capacity, sizeof *found);
    if (!found) return;
    batch->found = found;
    found[batch->found_count++] = finding;
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
    struct eval_finding finding = {.line = line,
                                   .post = finding_anchor(FINDING_ANCHOR, str_from(post->id)),
                                   .rank = rank,
                                   .rule = deciding_rule(eval, verdict, rank)};
    if (keep_id(batch, &finding, post->id)) note(batch, finding);
}

void eval_report_refused(struct eval_batch *batch, const struct eval *eval, uint64_t line) {
    struct eval_finding finding = {
        .line = line, .post = line, .rank = EVAL_REFUSED, .rule = TABLE_NONE};
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

/* The post's identifier, or, where it has none or is none, its line. */
static struct str subject_of(struct arena *arena, const struct eval_batch *batch,
                             const struct eval_finding *found) {
    if (strcmp(batch->source, "--text") == 0) return STR("--text");
    if (found->id_size)
        return arena_copy(arena, (struct str){batch->ids + found->id, found->id_size});
    return arena_format(arena, "%llu", (unsigned long long)found->line);
}

void eval_report_add(struct report *report, const struct eval *eval,
                     const struct eval_batch *batch) {
    for (size_t i = 0; i < batch->found_count; i++) {
        const struct eval_finding *found = &batch->found[i];
        const char *name = found->rank == EVAL_REFUSED ? "refused" : charte_level_name(found->rank);
        struct finding finding = {.code = arena_format(report->arena, "V-%s", name),
                                  .level = level_of(found->rank),
                                  .message = message_of(report->arena, eval, found),
                                  .subject = subject_of(report->arena, batch, found),
                                  .anchor = found->post};
        if (strcmp(batch->source, "--text") != 0) {
            finding.place.file = arena_copy(report->arena, str_of(batch->source));
            finding.place.line = (uint32_t)found->line;
        }
        report_add(report, finding);
    }
}
