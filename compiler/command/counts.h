/* SPDX-License-Identifier: Apache-2.0 */
/* What verbs count of a charter, a line each. */
#ifndef CHARTE_COMMAND_COUNTS_H
#define CHARTE_COMMAND_COUNTS_H

#include "compiler/command/say/message.h"
#include "runtime/charte.h"

void print_count(enum language language, enum message message, size_t count);

/* Articles, rules, and how many rules are decided in each way. */
void print_rule_counts(enum language language, size_t articles, size_t rules,
                       const size_t by_kind[CHARTE_RULE_KINDS]);

#endif
