/* SPDX-License-Identifier: Apache-2.0 */
/* A verdict: the outcome for each reader, and the scratch that holds what it rests on. */
#ifndef CHARTE_VERDICT_H
#define CHARTE_VERDICT_H

#include "runtime/decide/rules.h"

enum verdict_reason {
    VERDICT_CHECKED,
    VERDICT_OUTSIDE_SCOPE,
    VERDICT_SCOPE_UNKNOWN,
    VERDICT_BEFORE_ENTRY
};

struct verdict_outcome {
    unsigned char level, at_most;
    bool final;
};

struct charte_verdict {
    struct charte_scratch *scratch;
    enum verdict_reason reason; /* other than VERDICT_CHECKED: the rest is not set */
    struct verdict_outcome outcomes[CHARTE_FOR_AUTHOR + 1];
};

#endif
