#include "compiler/base/visible.h"

size_t hidden_at(struct str text, size_t at) {
    const unsigned char *byte = (const unsigned char *)text.bytes + at;
    size_t left = text.size - at;
    if (byte[0] < 0x20 || byte[0] == 0x7F) return 1;
    if (left >= 2 && byte[0] == 0xC2 && byte[1] < 0xA0) return 2;
    if (left < 3 || byte[0] != 0xE2) return 0;
    bool direction = byte[1] == 0x80 &&
                     ((byte[2] >= 0xAA && byte[2] <= 0xAE) || byte[2] == 0x8E || byte[2] == 0x8F);
    bool line = byte[1] == 0x80 && (byte[2] == 0xA8 || byte[2] == 0xA9);
    bool isolate = byte[1] == 0x81 && byte[2] >= 0xA6 && byte[2] <= 0xA9;
    return direction || line || isolate ? 3 : 0;
}
