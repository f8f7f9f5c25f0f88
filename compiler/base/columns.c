/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/columns.h"

#include "runtime/text/utf8.h"

#include <stdint.h>

struct width_range {
    uint32_t first, last;
    unsigned width;
};

/* Characters that take no column, or two; all others take one. Close enough for a row of signs. */
static const struct width_range ranges[] = {
    {0x0300, 0x036F, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05BD, 0},   {0x064B, 0x065F, 0},
    {0x0E34, 0x0E3A, 0},   {0x0E47, 0x0E4E, 0},   {0x1100, 0x115F, 2},   {0x1AB0, 0x1AFF, 0},
    {0x1DC0, 0x1DFF, 0},   {0x200B, 0x200F, 0},   {0x2060, 0x2064, 0},   {0x20D0, 0x20FF, 0},
    {0x231A, 0x231B, 2},   {0x23E9, 0x23F3, 2},   {0x2614, 0x2615, 2},   {0x26AA, 0x26FD, 2},
    {0x2705, 0x2705, 2},   {0x270A, 0x270B, 2},   {0x2728, 0x2728, 2},   {0x274C, 0x274E, 2},
    {0x2753, 0x2757, 2},   {0x2E80, 0x303E, 2},   {0x3041, 0x33FF, 2},   {0x3400, 0x4DBF, 2},
    {0x4E00, 0x9FFF, 2},   {0xA000, 0xA4CF, 2},   {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},
    {0xFE00, 0xFE0F, 0},   {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},   {0xFEFF, 0xFEFF, 0},
    {0xFF00, 0xFF60, 2},   {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F3FA, 2}, {0x1F3FB, 0x1F3FF, 0},
    {0x1F400, 0x1F64F, 2}, {0x1F680, 0x1F6FF, 2}, {0x1F900, 0x1FAFF, 2}, {0x20000, 0x3FFFD, 2},
    {0xE0020, 0xE01EF, 0},
};

static unsigned width_of(uint32_t character) {
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (character >= ranges[i].first && character <= ranges[i].last) return ranges[i].width;
    return 1;
}

unsigned character_columns(struct str text, size_t *at) {
    uint32_t character = 0;
    *at += utf8_decode(text.bytes + *at, text.size - *at, &character);
    return width_of(character);
}
