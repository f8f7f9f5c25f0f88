/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/visible.h"

#include "runtime/text/utf8.h"

static bool steers(uint32_t c) {
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069);
    return control || direction || c == 0x2028 || c == 0x2029;
}

size_t hidden_at(struct str text, size_t at) {
    uint32_t c;
    size_t size = utf8_decode(text.bytes + at, text.size - at, &c);
    if (size == 0) return 1;
    return steers(c) ? size : 0;
}

size_t visible_from(struct str text, size_t at) {
    size_t end = at;
    uint32_t c;
    for (size_t size; end < text.size; end += size) {
        size = utf8_decode(text.bytes + end, text.size - end, &c);
        if (size == 0 || steers(c)) break;
    }
    return end - at;
}
