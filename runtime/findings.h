/* Findings: what of a record speaks for a fact or a rule (VERDICT_NOTES.md, "Findings"). */
#ifndef CHARTE_FINDINGS_H
#define CHARTE_FINDINGS_H

#include "runtime/scratch.h"

/* Marks in found, by fact, whether it has a finding. */
void findings_of_facts(const struct charte_scratch *scratch, unsigned char *found);

/* Whether a rule has one. */
bool findings_of_rule(const struct charte_scratch *scratch, const unsigned char *found,
                      uint32_t rule);

#endif
