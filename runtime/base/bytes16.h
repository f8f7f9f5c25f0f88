/* SPDX-License-Identifier: Apache-2.0 */
/* Sixteen bytes at once: what folding and finding words ask of them. With SSE2 where the machine
 * has it, else by arithmetic on two words of eight (Mycroft). A mask has a bit a byte, the first
 * byte's lowest. */
#ifndef CHARTE_BYTES16_H
#define CHARTE_BYTES16_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && !defined(CHARTE_PORTABLE)

#include <emmintrin.h>

typedef __m128i sixteen;

static inline sixteen bytes16_load(const char *bytes) {
    return _mm_loadu_si128((const __m128i *)(const void *)bytes);
}

static inline void bytes16_store(char *bytes, sixteen x) {
    _mm_storeu_si128((__m128i *)(void *)bytes, x);
}

/* The bytes that are not ASCII. */
static inline uint32_t bytes16_high(sixteen x) {
    return (uint32_t)_mm_movemask_epi8(x);
}

static inline uint32_t bytes16_equal(sixteen x, char byte) {
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8(byte)));
}

static inline sixteen bytes16_between(sixteen x, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8((char)(low - 1))),
                         _mm_cmpgt_epi8(_mm_set1_epi8((char)(high + 1)), x));
}

/* The bytes that are small letters, digits, or not ASCII. */
static inline uint32_t bytes16_letters(sixteen x) {
    sixteen letters = _mm_or_si128(bytes16_between(x, 'a', 'z'), bytes16_between(x, '0', '9'));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(letters, x));
}

/* Whether the byte may stand behind a small letter: at the first place it always may. */
static inline bool bytes16_may_mix(sixteen x, char byte) {
    sixteen behind = _mm_or_si128(_mm_slli_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8('Z')), 1),
                                  _mm_cvtsi32_si128(0xFF));
    return _mm_movemask_epi8(_mm_and_si128(behind, _mm_cmpeq_epi8(x, _mm_set1_epi8(byte)))) != 0;
}

/* Capitals made small; the others as they are. */
static inline sixteen bytes16_small(sixteen x) {
    return _mm_or_si128(x, _mm_and_si128(bytes16_between(x, 'A', 'Z'), _mm_set1_epi8(0x20)));
}

#else

typedef struct bytes16 {
    uint64_t half[2];
} sixteen;

#define SIXTEEN_EACH(byte) (0x0101010101010101u * (uint64_t)(unsigned char)(byte))

static inline sixteen bytes16_load(const char *bytes) {
    sixteen x;
    memcpy(x.half, bytes, sizeof x.half);
    return x;
}

static inline void bytes16_store(char *bytes, sixteen x) {
    memcpy(bytes, x.half, sizeof x.half);
}

/* The high bits of eight bytes, side by side. */
static inline uint32_t bytes16_gather(uint64_t half) {
    return (uint32_t)(((half & SIXTEEN_EACH(0x80)) >> 7) * 0x0102040810204080u >> 56);
}

static inline uint32_t bytes16_mask(sixteen x) {
    return bytes16_gather(x.half[0]) | bytes16_gather(x.half[1]) << 8;
}

static inline uint32_t bytes16_high(sixteen x) {
    return bytes16_mask(x);
}

static inline uint32_t bytes16_equal(sixteen x, char byte) {
    for (int i = 0; i < 2; i++) {
        uint64_t differing = x.half[i] ^ SIXTEEN_EACH(byte);
        x.half[i] = ~(((differing & SIXTEEN_EACH(0x7F)) + SIXTEEN_EACH(0x7F)) | differing);
    }
    return bytes16_mask(x);
}

/* The high bit of each byte of ASCII between two. */
static inline uint64_t bytes16_half_between(uint64_t half, char low, char high) {
    uint64_t ascii = half & SIXTEEN_EACH(0x7F);
    uint64_t from = ascii + SIXTEEN_EACH(0x80 - low), past = ascii + SIXTEEN_EACH(0x7F - high);
    return from & ~past & ~half & SIXTEEN_EACH(0x80);
}

static inline uint32_t bytes16_letters(sixteen x) {
    for (int i = 0; i < 2; i++)
        x.half[i] |=
            bytes16_half_between(x.half[i], 'a', 'z') | bytes16_half_between(x.half[i], '0', '9');
    return bytes16_mask(x);
}

static inline bool bytes16_may_mix(sixteen x, char byte) {
    return bytes16_equal(x, byte) != 0;
}

static inline sixteen bytes16_small(sixteen x) {
    for (int i = 0; i < 2; i++) x.half[i] |= bytes16_half_between(x.half[i], 'A', 'Z') >> 2;
    return x;
}

#endif

#endif
