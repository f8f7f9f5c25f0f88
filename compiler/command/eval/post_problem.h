/* SPDX-License-Identifier: Apache-2.0 */
/* Says why a line is no post record. */
#ifndef CHARTE_COMMAND_POST_PROBLEM_H
#define CHARTE_COMMAND_POST_PROBLEM_H

#include "compiler/command/say/message.h"
#include "runtime/ingest/post.h"

/* Prints the reason, without a line end. */
void post_problem_print(FILE *stream, enum language language, const struct ingest_problem *problem);

#endif
