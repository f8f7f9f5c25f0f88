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

/* How many bits of a word are set: Warren, Hacker's Delight, 5-1. */
static inline uint32_t bits_count(uint64_t word) {
    word -= word >> 1 & 0x5555555555555555u;
    word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (uint32_t)(word * 0x0101010101010101u >> 56);
}

#endif
