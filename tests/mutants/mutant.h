/* SPDX-License-Identifier: Apache-2.0 */
/* What mutated code asks, included before all else in each mutated file. A mutant is a number; one
 * program holds them all. At most one is chosen, by MUTANT_CHOSEN in the environment; with
 * MUTANT_REACHED, a file of a byte a mutant, those that would have made a difference are noted
 * there: at once, whatever becomes of the process. A process that takes more than MUTANT_LIMIT
 * milliseconds of processor time is ended by SIGPROF, and gets no more than 4 GiB. */
#ifndef CHARTE_TESTS_MUTANT_H
#define CHARTE_TESTS_MUTANT_H

#define MUTANT_NUMBERS (1u << 20)

extern unsigned char *mutant_reached;
extern unsigned mutant_chosen;

static inline int mutant(unsigned number) {
    mutant_reached[number] = 1;
    return mutant_chosen == number;
}

/* A condition's value, or with the mutant always `forced`. */
static inline int mutant_forced(unsigned number, int forced, int value) {
    return value != forced && mutant(number) ? forced : value;
}

#endif
