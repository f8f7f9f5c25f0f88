/* SPDX-License-Identifier: Apache-2.0 */
/* The value of a condition: evidence and facts joined by and, or, not (Kleene's). */
#ifndef CHARTE_CONDITION_H
#define CHARTE_CONDITION_H

#include "runtime/base/truth.h"
#include "runtime/table/table.h"

struct condition_values {
    const struct charte_table *table;
    const unsigned char *evidence; /* a truth for each node that is an evidence, not yet negated */
    const unsigned char *facts;    /* a truth for each fact that the condition may name */
};

/* The node's value; `absent` where node is TABLE_NONE. */
enum truth condition_value(const struct condition_values *values, uint32_t node, enum truth absent);

#endif
