/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/encoding.h"

enum { LOOKED_AT = 4096 };

static bool begins(struct str bytes, const char *mark, size_t size) {
    return bytes.size >= size && memcmp(bytes.bytes, mark, size) == 0;
}

/* What a letter of a Western text has beside zeros. */
static bool is_plain(unsigned char byte) {
    return (byte >= ' ' && byte < 0x7F) || byte == '\n' || byte == '\r' || byte == '\t';
}

/* Whether nearly all units of some bytes are a plain character at `at` and zeros besides. */
static bool has_units(struct str bytes, size_t unit, size_t at) {
    size_t plain = 0, units = (bytes.size < LOOKED_AT ? bytes.size : LOOKED_AT) / unit;
    for (size_t i = 0; i < units; i++) {
        size_t zeros = 0;
        for (size_t k = 0; k < unit; k++) zeros += k != at && bytes.bytes[i * unit + k] == 0;
        plain += zeros == unit - 1 && is_plain((unsigned char)bytes.bytes[i * unit + at]);
    }
    return units > 1 && plain * 10 >= units * 7;
}

const char *encoding_wide(struct str bytes) {
    if (begins(bytes, "\xFF\xFE\0\0", 4) || begins(bytes, "\0\0\xFE\xFF", 4)) return "UTF-32";
    if (begins(bytes, "\xFF\xFE", 2) || begins(bytes, "\xFE\xFF", 2)) return "UTF-16";
    if (has_units(bytes, 4, 0) || has_units(bytes, 4, 3)) return "UTF-32";
    if (has_units(bytes, 2, 0) || has_units(bytes, 2, 1)) return "UTF-16";
    return NULL;
}

/* A letter with a mark, a quotation mark, a dash, a sign of texts: as Windows-1252 has them. */
static bool is_western(unsigned char byte) {
    return byte >= 0xC0 || strchr("\x80\x84\x85\x8C\x91\x92\x93\x94\x95\x96\x97\x9C", byte) ||
           strchr("\xA0\xA3\xA7\xA9\xAB\xAD\xB0\xB7\xBB", byte);
}

/* Whether the text was cut off in a character. */
static bool is_cut(struct str bytes, size_t at) {
    return at + utf8_lead_size(bytes.bytes[at]) > bytes.size;
}

const char *encoding_narrow(struct str bytes) {
    size_t western = 0, wrong = 0, utf8 = 0, windows = 0;
    for (size_t at = 0; at < bytes.size;) {
        unsigned char byte = (unsigned char)bytes.bytes[at];
        uint32_t c;
        size_t size = byte < 0x80 ? 1 : utf8_decode(bytes.bytes + at, bytes.size - at, &c);
        utf8 += size > 1;
        bool other = size == 0 && !is_cut(bytes, at);
        wrong += other;
        western += other && is_western(byte);
        windows += other && byte < 0xA0;
        at += size ? size : 1;
    }
    if (wrong == 0 || western * 10 < wrong * 9 || utf8 * 4 > wrong) return NULL;
    return windows ? "Windows-1252" : "Latin-1 (Windows-1252)";
}
