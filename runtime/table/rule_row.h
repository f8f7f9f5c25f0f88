/* SPDX-License-Identifier: Apache-2.0 */
/* What a row of rules says of itself, whatever a post is (VERDICT.md, "Rules"). */
#ifndef CHARTE_RULE_ROW_H
#define CHARTE_RULE_ROW_H

#include "runtime/table/table_format.h"

#include <stdbool.h>

/* The level of its modality. */
enum table_level rule_level(const struct table_rule *rule);

/* Whether the focus is the duty itself: oblige and advise. */
bool rule_is_duty(const struct table_rule *rule);

/* Whether it asks something of the author: forbid, oblige, approve, discourage, advise. */
bool rule_restricts(const struct table_rule *rule);

/* Whether it overrides others: one on trial does not. */
static inline bool rule_overrides(const struct table_rule *rule) {
    return !(rule->flags & RULE_ON_TRIAL);
}

#endif
