/* SPDX-License-Identifier: Apache-2.0 */
/* Kleene's three values. In this order "and" is the lesser, "or" the greater, "not" the mirror. */
#ifndef CHARTE_TRUTH_H
#define CHARTE_TRUTH_H

#include "runtime/charte.h"

#include <stdint.h>

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

static inline enum truth truth_and(enum truth a, enum truth b) {
    return a < b ? a : b;
}

static inline enum truth truth_or(enum truth a, enum truth b) {
    return a > b ? a : b;
}

static inline enum truth truth_not(enum truth a) {
    return (enum truth)(TRUTH_TRUE - a);
}

static inline enum truth truth_of(bool value) {
    return value ? TRUTH_TRUE : TRUTH_FALSE;
}

static inline enum truth truth_given(enum charte_truth value) {
    if (value == CHARTE_UNKNOWN) return TRUTH_UNKNOWN;
    return truth_of(value == CHARTE_TRUE);
}

#endif
