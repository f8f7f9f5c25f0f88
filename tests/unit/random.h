/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that look random, the same on every machine: a linear congruence, its low bits left out.
 */
#ifndef CHARTE_TESTS_RANDOM_H
#define CHARTE_TESTS_RANDOM_H

#include <stdint.h>

/* Below 2^24. */
static inline uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static inline uint32_t random_below(uint32_t *state, uint32_t bound) {
    return next_random(state) % bound;
}

#endif
