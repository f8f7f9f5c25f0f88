/* SPDX-License-Identifier: Apache-2.0 */
/* A set of numbers that is emptied in ascending order while greater ones are added: two levels of
 * bits, so that a large, nearly empty set costs little. */
#ifndef CHARTE_WORKLIST_H
#define CHARTE_WORKLIST_H

#include "runtime/base/bits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct worklist {
    uint64_t *bits;    /* a bit each number */
    uint64_t *summary; /* a bit each word of bits that is not zero */
    uint32_t word_count, summary_count;
};

static inline uint32_t worklist_words(uint32_t count) {
    return count / 64 + 1;
}

/* How many bytes, aligned for uint64_t, a set of numbers below count takes. */
static inline size_t worklist_room(uint32_t count) {
    uint32_t words = worklist_words(count);
    return ((size_t)words + worklist_words(words)) * sizeof(uint64_t);
}

/* An empty set. */
static inline struct worklist worklist_in(void *memory, uint32_t count) {
    uint64_t *bits = memory;
    uint32_t words = worklist_words(count);
    memset(memory, 0, worklist_room(count));
    return (struct worklist){bits, bits + words, words, worklist_words(words)};
}

static inline void worklist_add(struct worklist *set, uint32_t number) {
    set->bits[number / 64] |= (uint64_t)1 << number % 64;
    set->summary[number / 4096] |= (uint64_t)1 << number / 64 % 64;
}

static inline void worklist_remove(struct worklist *set, uint32_t number) {
    set->bits[number / 64] &= ~((uint64_t)1 << number % 64);
    if (set->bits[number / 64] == 0)
        set->summary[number / 4096] &= ~((uint64_t)1 << number / 64 % 64);
}

/* The least number that is not below `from`; false where there is none. */
static inline bool worklist_next(const struct worklist *set, uint32_t from, uint32_t *number) {
    uint32_t word = from / 64;
    if (word >= set->word_count) return false;
    uint64_t here = set->bits[word] >> from % 64;
    if (here) {
        *number = from + bits_lowest(here);
        return true;
    }
    word++;
    uint32_t group = word / 64;
    uint64_t mask = ~(uint64_t)0 << word % 64;
    for (; group < set->summary_count; group++, mask = ~(uint64_t)0) {
        uint64_t words = set->summary[group] & mask;
        if (!words) continue;
        word = group * 64 + bits_lowest(words);
        *number = word * 64 + bits_lowest(set->bits[word]);
        return true;
    }
    return false;
}

#endif
