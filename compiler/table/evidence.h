/* SPDX-License-Identifier: Apache-2.0 */
/* What each evidence of runtime/table/evidence.def is called. */
#ifndef CHARTE_TABLE_EVIDENCE_H
#define CHARTE_TABLE_EVIDENCE_H

#include "runtime/table/evidence_row.h"

/* kind is an EVIDENCE_ value of table_operator. NUL-terminated, static. */
const char *evidence_name(uint32_t kind);

#endif
