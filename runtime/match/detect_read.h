/* SPDX-License-Identifier: Apache-2.0 */
/* What the detectors share: one reader a kind, and the signs that numbers are written with. */
#ifndef CHARTE_DETECT_READ_H
#define CHARTE_DETECT_READ_H

#include "runtime/text/classes.h"

/* What a charter can be written in has words beside numbers: a bit a language, of those that a word
 * is of. */
enum {
#define LANGUAGE(code, CODE, ...) NUMBER_OF_##CODE,
#include "runtime/table/language.def"
#undef LANGUAGE
    LANGUAGES
};

enum {
    ANY = 0,
#define LANGUAGE(code, CODE, ...) CODE = 1 << NUMBER_OF_##CODE,
#include "runtime/table/language.def"
#undef LANGUAGE
    EVERY = (1 << LANGUAGES) - 1
};

/* The end of what begins at a place, or the place itself. That no letter, digit or mark stands
 * right before the place is known already (but of signs). Each looks at a bounded part of the
 * view, or at digits that no other place will look at. */
typedef uint32_t detect_reader(const struct fold_view *view, uint32_t at);

#define READER_VIEW(name) detect_reader detect_##name;
#define READER_WORDS(name)
#define DETECTOR(name, NAME, found, begins) READER_##found(name)
#include "runtime/table/detector.def"
#undef DETECTOR
#undef READER_VIEW
#undef READER_WORDS

/* Phone numbers that plans of countries tell: free ones, and those without a 0 before them. Of
 * bytes that a digit begins. */
detect_reader detect_plan;

static inline bool detect_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool detect_is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/* The size of a dash at a place, or 0. */
static inline uint32_t detect_dash(const struct fold_view *view, uint32_t at) {
    const unsigned char *bytes = (const unsigned char *)view->bytes + at;
    if (bytes[0] == '-') return 1;
    bool dash = bytes[0] == 0xE2 && bytes[1] == 0x80 && (bytes[2] == 0x90 || bytes[2] == 0x93);
    return dash ? 3 : 0;
}

/* The size of a dash that ends at a place, or 0. */
static inline uint32_t detect_dash_before(const struct fold_view *view, uint32_t at) {
    if (at >= 1 && view->bytes[at - 1] == '-') return 1;
    return at >= 3 && detect_dash(view, at - 3) == 3 ? 3 : 0;
}

/* The size of what parts groups of a phone number, where a digit follows it, or 0. */
static inline uint32_t detect_separator(const struct fold_view *view, uint32_t at) {
    char c = view->bytes[at];
    uint32_t size = c == ' ' || c == '.' || c == '/' ? 1 : detect_dash(view, at);
    return size > 0 && detect_is_digit(view->bytes[at + size]) ? size : 0;
}

/* The size of a `/` or a dash with a space on either side, where a digit 1 to 9 follows, or 0. */
static inline uint32_t detect_spaced(const struct fold_view *view, uint32_t at) {
    const char *bytes = view->bytes + at;
    if (bytes[0] != ' ') return 0;
    uint32_t size = bytes[1] == '/' ? 1 : detect_dash(view, at + 1);
    if (size == 0 || bytes[1 + size] != ' ') return 0;
    return bytes[2 + size] >= '1' && bytes[2 + size] <= '9' ? size + 2 : 0;
}

/* The end of the digits at a place, at most so many. */
static inline uint32_t detect_digits(const struct fold_view *view, uint32_t at, uint32_t most) {
    uint32_t end = at;
    while (end - at < most && detect_is_digit(view->bytes[end])) end++;
    return end;
}

/* Whether a date stands at a place: one or two digits, a sign, one or two digits, the same sign,
 * two or four digits; neither a digit behind it, nor that sign and a digit. */
static inline bool detect_is_date(const struct fold_view *view, uint32_t at) {
    uint32_t day = detect_digits(view, at, 3), month, year;
    char sign = view->bytes[day];
    if (day == at || day - at > 2 || (sign != '.' && sign != '/' && sign != '-')) return false;
    month = detect_digits(view, day + 1, 3);
    if (month == day + 1 || month - day > 3 || view->bytes[month] != sign) return false;
    year = detect_digits(view, month + 1, 5);
    if (year - month != 3 && year - month != 5) return false;
    return view->bytes[year] != sign || !detect_is_digit(view->bytes[year + 1]);
}

#endif
