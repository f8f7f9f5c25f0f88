/* SPDX-License-Identifier: Apache-2.0 */
/* Phone numbers. */
#include "runtime/match/detect_read.h"

#include <string.h>

enum { LONGEST_COUNTRY = 3, LONGEST_AREA = 5 };

/* No group of a number, to say that a spaced separator stands behind none. */
enum { NO_GROUP = 99 };

/* Digits that stand behind a spaced separator, and those of the group right behind one where two
 * stand before it. */
enum { BEHIND_SPACED = 5, BEHIND_TWO = 3 };

/* What a run of groups of digits may be. */
struct form {
    unsigned least, most; /* digits in all */
    unsigned short_ones;  /* so many groups may have one digit, the others have two or more */
    bool one_sign;        /* where one separator is a full stop all are */
    unsigned area;        /* the group that a spaced separator may follow */
};

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

/* What comes behind a spaced separator and so many digits; the least digits of the group that
 * follows. */
static unsigned go_on_spaced(struct form *form, unsigned digits) {
    form->area = NO_GROUP;
    if (form->least < digits + BEHIND_SPACED) form->least = digits + BEHIND_SPACED;
    return digits == 2 ? BEHIND_TWO : 0;
}

/* Whether digits are a year behind a month: `03 / 2027`. */
static bool is_year(const char *digits, unsigned count) {
    return count == 4 && (memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0);
}

/* The longest end of the groups at `at`, `digits` of the number being before it, of the first
 * group at least so many; `begin` where there is none. */
static uint32_t groups_end(const struct fold_view *view, uint32_t begin, uint32_t at,
                           unsigned digits, unsigned needed, struct form form) {
    uint32_t longest = begin, size;
    char sign = '\0';
    for (unsigned group = 0;; group++, at += size) {
        uint32_t end = detect_digits(view, at, form.most + 1);
        unsigned count = end - at, least = group < form.short_ones ? 1 : 2;
        digits += count;
        if (needed == BEHIND_TWO && is_year(view->bytes + at, count)) return longest;
        if (count < (least > needed ? least : needed) || digits > form.most) return longest;
        at = end;
        if (digits >= form.least && can_end(view, at)) longest = at;
        size = detect_separator(view, at);
        char next = view->bytes[at];
        needed = 0;
        if (size == 0 && group == form.area && count <= LONGEST_AREA) {
            size = detect_spaced(view, at);
            next = '/';
            if (size > 0) needed = go_on_spaced(&form, digits);
        }
        if (size == 0) return longest;
        if (form.one_sign && sign != '\0' && (next == '.') != (sign == '.')) return longest;
        sign = next;
    }
}

/* Behind what stands in parentheses that close at a place comes a separator, a spaced one or none,
 * and then groups; `digits` of the number are in them. */
static uint32_t groups_behind(const struct fold_view *view, uint32_t begin, uint32_t close,
                              unsigned digits, struct form form) {
    unsigned needed = 0;
    uint32_t size = detect_spaced(view, close + 1);
    if (size > 0)
        needed = go_on_spaced(&form, digits);
    else
        size = detect_separator(view, close + 1);
    return groups_end(view, begin, close + 1 + size, digits, needed, form);
}

/* Where the digits in parentheses that begin at a place close; *digits are those that count:
 * `(0)` does not. The place itself where there are none. */
static uint32_t area_close(const struct fold_view *view, uint32_t at, unsigned *digits) {
    uint32_t close = detect_digits(view, at + 1, LONGEST_AREA);
    if (view->bytes[at] != '(' || close == at + 1 || view->bytes[close] != ')') return at;
    *digits = close == at + 2 && view->bytes[at + 1] == '0' ? 0 : close - at - 1;
    return close;
}

/* What follows `+` or `00`. */
static uint32_t international_end(const struct fold_view *view, uint32_t begin, uint32_t at) {
    struct form form = {8, 15, 2, false, NO_GROUP};
    if (view->bytes[at] < '1' || view->bytes[at] > '9') return begin;
    uint32_t country = detect_digits(view, at, LONGEST_COUNTRY);
    if (!detect_is_digit(view->bytes[country])) form.area = 1;
    uint32_t end = groups_end(view, begin, at, 0, 0, form);
    uint32_t open = country + (view->bytes[country] == ' ');
    unsigned digits = 0;
    uint32_t close = area_close(view, open, &digits);
    if (close == open) return end;
    form = (struct form){8, 15, 1, false, 0};
    return groups_behind(view, begin, close, country - at + digits, form);
}

/* `(+41)` or `(0041)`, and what follows. */
static uint32_t enclosed_country_end(const struct fold_view *view, uint32_t begin) {
    static const struct form form = {8, 15, 1, false, 0};
    uint32_t at = begin + 1;
    at += view->bytes[at] == '+' ? 1 : 2;
    uint32_t close = detect_digits(view, at, LONGEST_COUNTRY);
    if (close == at || view->bytes[at] == '0' || view->bytes[close] != ')') return begin;
    return groups_behind(view, begin, close, close - at, form);
}

static uint32_t national_end(const struct fold_view *view, uint32_t at) {
    static const struct form form = {9, 12, 0, true, 0}, free_call = {9, 12, 1, true, NO_GROUP};
    const char *bytes = view->bytes + at;
    if (detect_is_date(view, at)) return at;
    if (bytes[1] == ' ' && bytes[2] == '8') return groups_end(view, at, at, 0, 0, free_call);
    return bytes[1] >= '1' && bytes[1] <= '9' ? groups_end(view, at, at, 0, 0, form) : at;
}

/* `(030)` and what follows. */
static uint32_t enclosed_area_end(const struct fold_view *view, uint32_t begin) {
    static const struct form form = {9, 12, 0, true, 0};
    unsigned digits = 0;
    uint32_t close = area_close(view, begin, &digits);
    if (close == begin || view->bytes[begin + 2] < '1' || view->bytes[begin + 2] > '9')
        return begin;
    return groups_behind(view, begin, close, digits, form);
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
    uint32_t end = bytes[0] == '0' ? national_end(view, at) : american_end(view, at, false);
    if (end == at && bytes[0] != '0') end = american_end(view, at, true);
    uint32_t plan = detect_plan(view, at);
    return plan > end ? plan : end;
}
