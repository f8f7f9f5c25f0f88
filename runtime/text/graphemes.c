/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/graphemes.h"

#include "runtime/text/characters.h"
#include "runtime/text/utf8.h"

#include <stdbool.h>

struct reading {
    const char *text;
    size_t size, at;
    unsigned char before; /* the break of the last character */
    bool pictograph;      /* a pictograph and extenders stand right before */
    unsigned indicators;  /* regional indicators right before */
};

static unsigned char break_at(const struct reading *r, size_t *size) {
    uint32_t c;
    *size = utf8_decode(r->text + r->at, r->size - r->at, &c);
    if (*size == 0) {
        *size = 1;
        return BREAK_Control;
    }
    return character_of(c)->grapheme_break;
}

static bool is_control(unsigned char b) {
    return b == BREAK_Control || b == BREAK_CR || b == BREAK_LF;
}

static bool hangul_goes_on(unsigned char before, unsigned char next) {
    if (before == BREAK_L)
        return next == BREAK_L || next == BREAK_V || next == BREAK_LV || next == BREAK_LVT;
    if (before == BREAK_LV || before == BREAK_V) return next == BREAK_V || next == BREAK_T;
    return (before == BREAK_LVT || before == BREAK_T) && next == BREAK_T;
}

/* Rules GB3 to GB13. */
static bool goes_on(const struct reading *r, unsigned char next) {
    if (r->before == BREAK_CR && next == BREAK_LF) return true;
    if (is_control(r->before) || is_control(next)) return false;
    if (hangul_goes_on(r->before, next)) return true;
    if (next == BREAK_Extend || next == BREAK_ZWJ || next == BREAK_SpacingMark) return true;
    if (r->before == BREAK_Prepend) return true;
    if (r->before == BREAK_ZWJ && next == BREAK_Pictograph) return r->pictograph;
    return r->before == BREAK_Regional_Indicator && next == BREAK_Regional_Indicator &&
           r->indicators % 2 == 1;
}

static void take(struct reading *r, unsigned char next, size_t size) {
    bool extends = next == BREAK_Extend || next == BREAK_ZWJ;
    r->pictograph = next == BREAK_Pictograph || (r->pictograph && extends);
    r->indicators = next == BREAK_Regional_Indicator ? r->indicators + 1 : 0;
    r->before = next;
    r->at += size;
}

size_t graphemes_next(const char *text, size_t size, size_t at) {
    struct reading r = {.text = text, .size = size, .at = at};
    size_t step;
    unsigned char next = break_at(&r, &step);
    take(&r, next, step);
    while (r.at < size) {
        next = break_at(&r, &step);
        if (!goes_on(&r, next)) break;
        take(&r, next, step);
    }
    return r.at;
}

size_t graphemes_count(const char *text, size_t size) {
    size_t count = 0;
    for (size_t at = 0; at < size; count++) at = graphemes_next(text, size, at);
    return count;
}
