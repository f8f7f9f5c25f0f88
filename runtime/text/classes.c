/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/classes.h"

#include "runtime/text/utf8.h"

const unsigned char classes_ascii[128] = {
    ['\t'] = CLASS_SPACE,    ['\n'] = CLASS_LINE_END, ['\v'] = CLASS_LINE_END,
    ['\f'] = CLASS_LINE_END, ['\r'] = CLASS_LINE_END, [' '] = CLASS_SPACE,
    ['0'] = CLASS_DIGIT,     ['1'] = CLASS_DIGIT,     ['2'] = CLASS_DIGIT,
    ['3'] = CLASS_DIGIT,     ['4'] = CLASS_DIGIT,     ['5'] = CLASS_DIGIT,
    ['6'] = CLASS_DIGIT,     ['7'] = CLASS_DIGIT,     ['8'] = CLASS_DIGIT,
    ['9'] = CLASS_DIGIT,     ['a'] = CLASS_LETTER,    ['b'] = CLASS_LETTER,
    ['c'] = CLASS_LETTER,    ['d'] = CLASS_LETTER,    ['e'] = CLASS_LETTER,
    ['f'] = CLASS_LETTER,    ['g'] = CLASS_LETTER,    ['h'] = CLASS_LETTER,
    ['i'] = CLASS_LETTER,    ['j'] = CLASS_LETTER,    ['k'] = CLASS_LETTER,
    ['l'] = CLASS_LETTER,    ['m'] = CLASS_LETTER,    ['n'] = CLASS_LETTER,
    ['o'] = CLASS_LETTER,    ['p'] = CLASS_LETTER,    ['q'] = CLASS_LETTER,
    ['r'] = CLASS_LETTER,    ['s'] = CLASS_LETTER,    ['t'] = CLASS_LETTER,
    ['u'] = CLASS_LETTER,    ['v'] = CLASS_LETTER,    ['w'] = CLASS_LETTER,
    ['x'] = CLASS_LETTER,    ['y'] = CLASS_LETTER,    ['z'] = CLASS_LETTER,
};

static const unsigned char kind_class[] = {
    [CHARACTER_OTHER] = CLASS_OTHER,       [CHARACTER_LETTER] = CLASS_LETTER,
    [CHARACTER_ALONE] = CLASS_ALONE,       [CHARACTER_DIGIT] = CLASS_DIGIT,
    [CHARACTER_MARK] = CLASS_MARK,         [CHARACTER_SPACE] = CLASS_SPACE,
    [CHARACTER_LINE_END] = CLASS_LINE_END,
};

bool classes_has_flag(const struct fold_view *view, const char *text, uint32_t at, unsigned flag) {
    uint32_t c = 0;
    return utf8_decode(text + fold_begin(view, at), 4, &c) > 0 && character_of(c)->flags & flag;
}

unsigned classes_of_other(const struct fold_view *view, uint32_t at, uint32_t *size) {
    uint32_t c = 0;
    *size = (uint32_t)utf8_decode(view->bytes + at, view->size - at, &c);
    return kind_class[character_of(c)->kind];
}
