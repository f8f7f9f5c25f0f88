/* SPDX-License-Identifier: Apache-2.0 */
/* Phone numbers. */
#include "runtime/match/detect_read.h"

enum { LONGEST_COUNTRY = 3, LONGEST_AREA = 5 };

/* What a run of groups of digits may be. */
struct form {
    unsigned least, most; /* digits in all */
    unsigned short_ones;  /* so many groups may have one digit, the others have two or more */
    bool one_sign;        /* where one separator is a full stop all are */
};

/* The size of a separator that a digit follows, or 0. */
static uint32_t separator(const struct fold_view *view, uint32_t at) {
    char c = view->bytes[at];
    uint32_t size = c == ' ' || c == '.' || c == '/' ? 1 : detect_dash(view, at);
    return size > 0 && detect_is_digit(view->bytes[at + size]) ? size : 0;
}

static bool follows_digit_and_separator(const struct fold_view *view, uint32_t at) {
    if (at == 0) return false;
    char c = view->bytes[at - 1];
    uint32_t size = c == ' ' || c == '.' || c == '/' ? 1 : detect_dash_before(view, at);
    return size > 0 && at > size && detect_is_digit(view->bytes[at - size - 1]);
}

/* What goes on behind a dash is another kind of number. */
static bool can_end(const struct fold_view *view, uint32_t at) {
    uint32_t dash = detect_dash(view, at);
    return !classes_word_at(view, at) && !(dash > 0 && detect_is_digit(view->bytes[at + dash]));
}

/* The longest end of the groups at `at`, `digits` of the number being before it; `begin` where
 * there is none. */
static uint32_t groups_end(const struct fold_view *view, uint32_t begin, uint32_t at,
                           unsigned digits, struct form form) {
    uint32_t longest = begin, size;
    char sign = '\0';
    for (unsigned group = 0;; group++, at += size) {
        uint32_t end = detect_digits(view, at, form.most + 1);
        digits += end - at;
        if (end - at < (group < form.short_ones ? 1u : 2u) || digits > form.most) return longest;
        at = end;
        if (digits >= form.least && can_end(view, at)) longest = at;
        size = separator(view, at);
        char next = view->bytes[at];
        if (size == 0) return longest;
        if (form.one_sign && sign != '\0' && (next == '.') != (sign == '.')) return longest;
        sign = next;
    }
}

/* Behind digits in parentheses and a separator behind them, where they begin at a place; *digits
 * are those that count: `(0)` does not. */
static uint32_t area_end(const struct fold_view *view, uint32_t at, unsigned *digits) {
    uint32_t close = detect_digits(view, at + 1, LONGEST_AREA);
    if (view->bytes[at] != '(' || close == at + 1 || view->bytes[close] != ')') return at;
    *digits = close == at + 2 && view->bytes[at + 1] == '0' ? 0 : close - at - 1;
    return close + 1 + separator(view, close + 1);
}

/* What follows `+` or `00`. */
static uint32_t international_end(const struct fold_view *view, uint32_t begin, uint32_t at) {
    static const struct form form = {8, 15, 2, false};
    struct form behind_area = form;
    if (view->bytes[at] < '1' || view->bytes[at] > '9') return begin;
    uint32_t end = groups_end(view, begin, at, 0, form);
    uint32_t country = detect_digits(view, at, LONGEST_COUNTRY);
    uint32_t open = country + (view->bytes[country] == ' ');
    unsigned digits = 0;
    uint32_t area = area_end(view, open, &digits);
    if (area == open) return end;
    behind_area.short_ones = 1;
    return groups_end(view, begin, area, country - at + digits, behind_area);
}

/* `(+41)` or `(0041)`, and what follows. */
static uint32_t enclosed_country_end(const struct fold_view *view, uint32_t begin) {
    static const struct form form = {8, 15, 1, false};
    uint32_t at = begin + 1;
    at += view->bytes[at] == '+' ? 1 : 2;
    uint32_t close = detect_digits(view, at, LONGEST_COUNTRY);
    if (close == at || view->bytes[at] == '0' || view->bytes[close] != ')') return begin;
    uint32_t behind = close + 1 + separator(view, close + 1);
    return groups_end(view, begin, behind, close - at, form);
}

static uint32_t national_end(const struct fold_view *view, uint32_t at) {
    static const struct form form = {9, 12, 0, true}, free_call = {9, 12, 1, true};
    const char *bytes = view->bytes + at;
    if (detect_is_date(view, at)) return at;
    if (bytes[1] == ' ' && bytes[2] == '8') return groups_end(view, at, at, 0, free_call);
    return bytes[1] >= '1' && bytes[1] <= '9' ? groups_end(view, at, at, 0, form) : at;
}

/* `(030)` and what follows. */
static uint32_t enclosed_area_end(const struct fold_view *view, uint32_t begin) {
    static const struct form form = {9, 12, 0, true};
    unsigned digits = 0;
    uint32_t area = area_end(view, begin, &digits);
    if (area == begin || view->bytes[begin + 2] < '1' || view->bytes[begin + 2] > '9') return begin;
    return groups_end(view, begin, area, digits, form);
}

/* Goes on behind exactly so many digits; three of them begin with 2 to 9. */
static bool take_digits(const struct fold_view *view, uint32_t *at, uint32_t count) {
    uint32_t begin = *at;
    *at = detect_digits(view, begin, count + 1);
    return *at - begin == count && (count != 3 || view->bytes[begin] >= '2');
}

static bool take_sign(const struct fold_view *view, uint32_t *at, bool stop) {
    uint32_t size = stop ? view->bytes[*at] == '.' : detect_dash(view, *at);
    *at += size;
    return size > 0;
}

/* Three, three and four digits, a dash or a full stop between them, maybe `1` and one before. */
static uint32_t american_end(const struct fold_view *view, uint32_t begin, bool stop) {
    uint32_t at = begin;
    if (view->bytes[at] == '1') {
        at++;
        if (!take_sign(view, &at, stop)) return begin;
    }
    bool stands = take_digits(view, &at, 3) && take_sign(view, &at, stop) &&
                  take_digits(view, &at, 3) && take_sign(view, &at, stop) &&
                  take_digits(view, &at, 4);
    return stands && can_end(view, at) ? at : begin;
}

static uint32_t enclosed_american_end(const struct fold_view *view, uint32_t begin) {
    uint32_t at = begin + 1;
    if (!take_digits(view, &at, 3) || view->bytes[at] != ')') return begin;
    at++;
    at += view->bytes[at] == ' ';
    if (!take_digits(view, &at, 3)) return begin;
    if (view->bytes[at] == ' ')
        at++;
    else if (!take_sign(view, &at, false) && !take_sign(view, &at, true))
        return begin;
    return take_digits(view, &at, 4) && can_end(view, at) ? at : begin;
}

static uint32_t enclosed_end(const struct fold_view *view, uint32_t at) {
    const char *bytes = view->bytes + at + 1;
    if (bytes[0] == '+' || (bytes[0] == '0' && bytes[1] == '0'))
        return enclosed_country_end(view, at);
    return bytes[0] == '0' ? enclosed_area_end(view, at) : enclosed_american_end(view, at);
}

uint32_t detect_phone(const struct fold_view *view, uint32_t at) {
    const char *bytes = view->bytes + at;
    if (bytes[0] == '(') return enclosed_end(view, at);
    if (bytes[0] == '+') return international_end(view, at, at + 1);
    if (follows_digit_and_separator(view, at)) return at;
    if (bytes[0] == '0' && bytes[1] == '0')
        return international_end(view, at, at + 2 + (bytes[2] == ' '));
    if (bytes[0] == '0') return national_end(view, at);
    uint32_t end = american_end(view, at, false);
    return end > at ? end : american_end(view, at, true);
}
