/* SPDX-License-Identifier: Apache-2.0 */
/* What deciding a rule takes: the count that check says aloud and the document prints. */
#ifndef CHARTE_TABLE_RULE_KINDS_H
#define CHARTE_TABLE_RULE_KINDS_H

#include "compiler/table/table.h"
#include "runtime/charte.h"

/* The kind of every rule, in their order. */
const enum charte_rule_kind *rule_kinds(struct arena *arena, const struct table *table);

#endif
