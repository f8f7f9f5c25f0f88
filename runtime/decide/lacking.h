/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of a record that evidence lacks: those that somebody who knows them could still give.
 */
#ifndef CHARTE_LACKING_H
#define CHARTE_LACKING_H

#include "runtime/table/field.h"
#include "runtime/table/table_format.h"

#include <stdbool.h>

struct charte_scratch;

/* The fields that an evidence, whose value is unknown, lacks, a bit each; none: what it looks for
 * was left out of the table. */
uint32_t lacking_of(const struct charte_scratch *scratch, uint32_t node);

/* The fields that an evidence of a kind may lack, whatever the record: a bit each. */
uint32_t lacking_possible(uint32_t kind);

/* Whether the record lacks the date that a rule's periods read, or the approvals it wants. */
bool lacking_date(const struct charte_scratch *scratch, const struct table_rule *rule);
bool lacking_approvals(const struct charte_scratch *scratch, const struct table_rule *rule);

#endif
