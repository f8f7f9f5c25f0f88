/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/utf8.h"

static bool is_between(unsigned char byte, unsigned char low, unsigned char high) {
    return byte >= low && byte <= high;
}

/* The size of the character at s, of which `left` bytes are there; 0 where it is none. The second
 * byte of some leads is bound more narrowly: Unicode's table 3-7. */
static size_t character_size(const unsigned char *s, size_t left) {
    if (s[0] < 0x80) return 1;
    if (s[0] < 0xC2 || s[0] > 0xF4) return 0;
    size_t size = utf8_lead_size((char)s[0]);
    if (left < size) return 0;
    unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (!is_between(s[1], low, high)) return 0;
    for (size_t i = 2; i < size; i++)
        if (!utf8_continues((char)s[i])) return 0;
    return size;
}

size_t utf8_decode(const char *bytes, size_t size, uint32_t *c) {
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *s = (const unsigned char *)bytes;
    size_t length = size > 0 ? character_size(s, size) : 0;
    if (length == 0) return 0;
    *c = s[0] & lead_bits[length];
    for (size_t i = 1; i < length; i++) *c = *c << 6 | (s[i] & 0x3Fu);
    return length;
}

size_t utf8_valid(const char *bytes, size_t size) {
    const unsigned char *s = (const unsigned char *)bytes;
    size_t at = 0;
    while (at < size) {
        size_t step = character_size(s + at, size - at);
        if (step == 0) break;
        at += step;
    }
    return at;
}

size_t utf8_encode(uint32_t c, char *out) {
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(leads[size] | c);
    return size;
}
