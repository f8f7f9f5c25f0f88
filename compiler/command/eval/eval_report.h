/* SPDX-License-Identifier: Apache-2.0 */
/* What a report tells of an evaluation. Noting is for the thread that has the batch, adding for the
 * one that writes. */
#ifndef CHARTE_COMMAND_EVAL_REPORT_H
#define CHARTE_COMMAND_EVAL_REPORT_H

#include "compiler/command/eval/eval.h"
#include "compiler/command/report/report.h"

/* The lowest rank that is told; LEVEL_COUNT where no report is asked for. */
int eval_report_rank(const struct options *options);

void eval_report_verdict(struct eval_batch *batch, const struct eval *eval,
                         const charte_verdict *verdict, const charte_post *post, uint64_t line);
void eval_report_refused(struct eval_batch *batch, const struct eval *eval, uint64_t line);

/* Adds what was noted of a batch. */
void eval_report_add(struct report *report, const struct eval *eval,
                     const struct eval_batch *batch);

#endif
