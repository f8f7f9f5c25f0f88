/* SPDX-License-Identifier: Apache-2.0 */
/* What evaluating a post may take, from a table alone: what `charte inspect` prints. A step is a
 * place of a table looked at, or a few bytes of a text. tests/growth/evaluation.py counts steps
 * and holds them to it. */
#ifndef CHARTE_COST_H
#define CHARTE_COST_H

#include "runtime/table/table.h"

/* Sets what the description says of the cost. False where there is no memory to count in. */
bool cost_describe(const struct charte_table *table, charte_description *description);

#endif
