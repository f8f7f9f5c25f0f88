/* SPDX-License-Identifier: Apache-2.0 */
/* Findings: what of a record speaks for a fact or a rule (VERDICT_NOTES.md, "Findings"). */
#ifndef CHARTE_FINDINGS_H
#define CHARTE_FINDINGS_H

#include "runtime/decide/scratch.h"

/* Gives the evidence that is a finding below a node (which may be TABLE_NONE), and the facts named
 * there that may have some: their nodes. */
typedef void findings_receiver(void *context, uint32_t node);
void findings_each(const struct charte_scratch *scratch, uint32_t node, findings_receiver *receive,
                   void *context);

/* Marks in found, by fact, whether it has a finding. */
void findings_of_facts(const struct charte_scratch *scratch, unsigned char *found);

/* Whether a rule has one. */
bool findings_of_rule(const struct charte_scratch *scratch, const unsigned char *found,
                      uint32_t rule);

#endif
