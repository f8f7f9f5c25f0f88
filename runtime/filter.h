/* A set of hashes that may say yes wrongly, never no: most words of a text are no term's, and one
 * look at a small array tells (Bloom 1970; the bits of a hash lie in one word, as in Putze,
 * Sanders, Singler 2007). */
#ifndef CHARTE_FILTER_H
#define CHARTE_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct filter {
    const uint64_t *words; /* a power of two of them */
    uint32_t mask;
};

enum { FILTER_BITS = 16 }; /* at least so many a hash: about one wrong yes in a hundred */

/* How many words a filter of so many hashes has. */
static inline uint32_t filter_words(uint32_t count) {
    uint32_t words = 8;
    while ((uint64_t)words * 64 < (uint64_t)count * FILTER_BITS) words *= 2;
    return words;
}

static inline uint64_t filter_bits(uint32_t hash) {
    return (uint64_t)1 << (hash >> 26) | (uint64_t)1 << (hash >> 20 & 63);
}

static inline void filter_add(uint64_t *words, uint32_t mask, uint32_t hash) {
    words[hash & mask] |= filter_bits(hash);
}

static inline bool filter_has(const struct filter *filter, uint32_t hash) {
    uint64_t bits = filter_bits(hash);
    return (filter->words[hash & filter->mask] & bits) == bits;
}

#endif
