/* SPDX-License-Identifier: Apache-2.0 */
/* Bits of a word of 64. */
#ifndef CHARTE_BITS_H
#define CHARTE_BITS_H

#include <stdint.h>

/* The place of the lowest bit of a word that has one. */
static inline uint32_t bits_lowest(uint64_t word) {
#if defined(__GNUC__)
    return (uint32_t)__builtin_ctzll(word);
#else
    uint32_t place = 0;
    while (!(word >> place & 1)) place++;
    return place;
#endif
}

#endif
