/* SPDX-License-Identifier: Apache-2.0 */
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

/* Which words need a look: those whose hash the filter has and, where `begins` is there, those that
 * begin or end with two bytes of which a bit is set. */
struct wanted {
    struct filter filter;
    const uint64_t *begins, *ends; /* WANTED_PAIRS bits each */
};

enum { WANTED_PAIRS = 1 << 16 };

static inline uint32_t wanted_pair(const char *bytes) {
    return (uint32_t)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];
}

static inline bool wanted_bit(const uint64_t *bits, uint32_t pair) {
    return bits[pair / 64] >> pair % 64 & 1;
}

/* Reads one byte beside a word of one byte. */
static inline bool wanted_has(const struct wanted *wanted, const char *bytes, uint32_t begin,
                              uint32_t end, uint32_t hash) {
    if (filter_has(&wanted->filter, hash)) return true;
    if (!wanted->begins) return false;
    return end < 2 || wanted_bit(wanted->begins, wanted_pair(bytes + begin)) ||
           wanted_bit(wanted->ends, wanted_pair(bytes + end - 2));
}

#endif
