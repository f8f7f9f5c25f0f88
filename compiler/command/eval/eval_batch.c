/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/eval/eval.h"

#include <stdlib.h>

bool eval_batch_prepare(struct eval_batch *batch, const struct eval *eval) {
    *batch = (struct eval_batch){.source = ""};
    return tally_prepare(&batch->tally, eval);
}

void eval_batch_reset(struct eval_batch *batch, const struct eval *eval) {
    struct tally kept = batch->tally;
    if (kept.live) memset(kept.live, 0, eval->rule_count * sizeof *kept.live);
    if (kept.pending) memset(kept.pending, 0, eval->rule_count * sizeof *kept.pending);
    free(batch->complaints);
    batch->tally = (struct tally){.live = kept.live, .pending = kept.pending, .highest = -1};
    batch->complaints = NULL;
    batch->complaints_size = batch->records_size = batch->found_count = batch->ids_size = 0;
    batch->ignored.fields.count = batch->ignored.answers.count = 0;
    batch->block.size = 0;
    batch->block.too_long = false;
}

void eval_batch_free(struct eval_batch *batch) {
    ingest_block_free(&batch->block);
    tally_free(&batch->tally);
    free(batch->records);
    free(batch->found);
    free(batch->ids);
    free(batch->complaints);
}

FILE *eval_batch_say(struct eval_batch *batch) {
    if (!batch->said) batch->said = open_memstream(&batch->complaints, &batch->complaints_size);
    if (!batch->said) batch->out_of_memory = true;
    return batch->said;
}

void eval_batch_close(struct eval_batch *batch) {
    if (!batch->said) return;
    if (fclose(batch->said) != 0) batch->out_of_memory = true;
    batch->said = NULL;
}

bool tally_prepare(struct tally *tally, const struct eval *eval) {
    *tally = (struct tally){.highest = -1};
    if (!eval->summary) return true;
    tally->live = calloc(eval->rule_count + 1, sizeof *tally->live);
    tally->pending = calloc(eval->rule_count + 1, sizeof *tally->pending);
    return tally->live && tally->pending;
}

void tally_free(struct tally *tally) {
    free(tally->live);
    free(tally->pending);
}

void tally_add(struct tally *tally, const struct tally *more, size_t rule_count) {
    tally->posts += more->posts;
    tally->refused += more->refused;
    for (size_t i = 0; i <= LEVEL_COUNT; i++) tally->verdicts[i] += more->verdicts[i];
    for (size_t i = 0; i < UNCHECKED_REASONS; i++) tally->unchecked[i] += more->unchecked[i];
    tally->undrafted += more->undrafted;
    for (size_t i = 0; tally->live && i < rule_count; i++) {
        tally->live[i] += more->live[i];
        tally->pending[i] += more->pending[i];
    }
    if (more->highest > tally->highest) tally->highest = more->highest;
}

void tally_verdict(struct tally *tally, const struct eval *eval, const charte_verdict *verdict,
                   const charte_post *post) {
    int rank = charte_verdict_rank(verdict, eval->format.reader);
    tally->posts++;
    tally->verdicts[rank + 1]++;
    if (rank > tally->highest) tally->highest = rank;
    if (rank < 0) tally_note_unchecked(tally, verdict, post);
    for (size_t i = 0; tally->live && i < eval->rule_count; i++) {
        charte_rule_part part = {.size = sizeof part};
        if (charte_verdict_rule(verdict, eval->format.reader, i, &part) != CHARTE_OK) continue;
        tally->live[i] += part.live && part.level > 0;
        tally->pending[i] += part.pending > 0;
    }
}
