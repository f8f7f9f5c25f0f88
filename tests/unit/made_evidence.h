/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a table made by hand, of one evidence that a prohibition is about. */
#ifndef CHARTE_TEST_MADE_EVIDENCE_H
#define CHARTE_TEST_MADE_EVIDENCE_H

#include "tests/unit/made_table.h"

/* Evidence: what establishes the focus of a prohibition is seen in the verdict, as unknown evidence
 * that nobody is asked of gives `check`. */

static inline struct made *with_evidence(struct made *made, uint32_t node) {
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "focus", 0, node));
    made_open(made);
    return made;
}

static const char *const FALSE_VALUE = "allowed", *const UNKNOWN_VALUE = "check",
                         *const TRUE_VALUE = "forbidden";

static inline charte_strs strings(const charte_str *items, size_t count) {
    return (charte_strs){items, count, true};
}

#endif
