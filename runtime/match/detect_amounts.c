/* SPDX-License-Identifier: Apache-2.0 */
/* Amounts of money, and shares. */
#include "runtime/match/detect_read.h"

#include <string.h>

enum { GROUPS = 8, LONGEST_BEFORE = 6 };

/* Beside a number. */
enum places { BEFORE = 1, BEHIND = 2, BOTH = BEFORE | BEHIND, STOP = 4, FRIDAY = 8 };

struct text {
    char bytes[30];
    unsigned char size, places;
};

#define TEXT(text, places) {text, sizeof text - 1, places},

static const struct text currencies[] = {
#define CURRENCY(text, places) TEXT(text, places)
#include "runtime/match/currency.def"
#undef CURRENCY
};

#define CURRENCY(text, places)                                                                     \
    _Static_assert(!((places)&BEFORE) || sizeof text - 1 <= LONGEST_BEFORE, "far from its "        \
                                                                            "number");
#include "runtime/match/currency.def"
#undef CURRENCY

static const struct text multipliers[] = {
#define MULTIPLIER(text, languages) TEXT(text, BEHIND)
#include "runtime/match/currency.def"
#undef MULTIPLIER
};

static const struct text particles[] = {
#define PARTICLE(text) TEXT(text, BEHIND)
#include "runtime/match/currency.def"
#undef PARTICLE
};

static const struct text percents[] = {
#define PERCENT(text, languages) TEXT(text, BEHIND)
#include "runtime/match/percent.def"
#undef PERCENT
};

enum {
    MULTIPLIED = ANY
#define MULTIPLIER(text, languages) | (languages)
#include "runtime/match/currency.def"
#undef MULTIPLIER
    ,
    SHARED = ANY
#define PERCENT(text, languages) | (languages)
#include "runtime/match/percent.def"
#undef PERCENT
};

_Static_assert((int)MULTIPLIED == (int)EVERY, "words that multiply, in every language");
_Static_assert((int)SHARED == (int)EVERY, "words that make a share, in every language");

#define COUNT(texts) (sizeof(texts) / sizeof(texts)[0])

static bool is_number_sign(char c) {
    return c == '\'' || c == '.' || c == ',';
}

static bool stands(const struct fold_view *view, uint32_t at, const struct text *text) {
    return view->bytes[at] == text->bytes[0] && text->size <= view->size - at &&
           memcmp(view->bytes + at, text->bytes, text->size) == 0;
}

static bool is_inside_word(const struct fold_view *view, uint32_t at) {
    return classes_word_before(view, at) && classes_word_at(view, at);
}

/* The end of the longest of the texts that stands whole at a place, behind a number; `at` where
 * none does. */
static uint32_t text_end(const struct fold_view *view, uint32_t at, const struct text *texts,
                         size_t count) {
    uint32_t longest = at;
    if (detect_is_digit(view->bytes[at]) || view->bytes[at] == ' ') return at;
    for (size_t i = 0; i < count; i++) {
        uint32_t end = at + texts[i].size;
        if (end > longest && texts[i].places & BEHIND && stands(view, at, &texts[i]) &&
            !is_inside_word(view, end))
            longest = end;
    }
    return longest;
}

/* The same, maybe behind a space. */
static uint32_t spaced_end(const struct fold_view *view, uint32_t at, const struct text *texts,
                           size_t count) {
    uint32_t begin = at + (view->bytes[at] == ' ');
    uint32_t end = text_end(view, begin, texts, count);
    return end > begin ? end : at;
}

static uint32_t number_end(const struct fold_view *view, uint32_t begin) {
    const char *bytes = view->bytes;
    uint32_t at = detect_digits(view, begin, UINT32_MAX);
    unsigned groups = 1;
    if (at == begin) return begin;
    if (at - begin <= 3)
        for (; groups < GROUPS && bytes[at] == ' ' && detect_digits(view, at + 1, 4) == at + 4;
             groups++)
            at += 4;
    for (; groups < GROUPS && is_number_sign(bytes[at]) && detect_is_digit(bytes[at + 1]); groups++)
        at = detect_digits(view, at + 1, UINT32_MAX);
    return at;
}

static bool begins_number(const struct fold_view *view, uint32_t at) {
    return at < 2 || !is_number_sign(view->bytes[at - 1]) || !detect_is_digit(view->bytes[at - 2]);
}

uint32_t detect_percent(const struct fold_view *view, uint32_t at) {
    if (!begins_number(view, at)) return at;
    uint32_t number = number_end(view, at);
    uint32_t end = spaced_end(view, number, percents, COUNT(percents));
    return end > number ? end : at;
}

/* The end of the `.-` behind a number, or `at`. */
static uint32_t tail_end(const struct fold_view *view, uint32_t at) {
    if (view->bytes[at] != '.' && view->bytes[at] != ',') return at;
    uint32_t size = detect_dash(view, at + 1);
    if (size == 0 && memcmp(view->bytes + at + 1, "\u2014", 3) == 0) size = 3;
    return size > 0 ? at + 1 + size : at;
}

static uint32_t longer(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/* The end of a multiplier and what goes with it before a currency, or `at`. */
static uint32_t multiplied_end(const struct fold_view *view, uint32_t at) {
    uint32_t end = spaced_end(view, at, multipliers, COUNT(multipliers));
    if (end == at) return at;
    if (view->bytes[end] == '.') end++;
    return view->bytes[end] == ' ' ? spaced_end(view, end, particles, COUNT(particles)) : end;
}

/* The end of a currency behind a number that ends at a place, or of its `.-`; or the place. */
static uint32_t behind_number(const struct fold_view *view, uint32_t at) {
    uint32_t tail = tail_end(view, at), multiplied = multiplied_end(view, at);
    uint32_t end = spaced_end(view, at, currencies, COUNT(currencies));
    if (tail > at) {
        uint32_t currency = spaced_end(view, tail, currencies, COUNT(currencies));
        if (currency > tail || !classes_word_at(view, tail)) end = longer(end, currency);
    }
    if (multiplied > at) {
        uint32_t currency = spaced_end(view, multiplied, currencies, COUNT(currencies));
        if (currency > multiplied) end = longer(end, currency);
    }
    return end;
}

/* Whether what stands behind `fr` and its stop is a time or a date: hours, a day, a whole date. */
static bool is_time(const struct fold_view *view, uint32_t begin, uint32_t end) {
    static const struct text hours[] = {TEXT("uhr", BEHIND) TEXT("h", BEHIND)};
    const char *bytes = view->bytes;
    if (detect_is_date(view, begin) || bytes[end] == ':') return true;
    if (bytes[end] == '.' && classes_word_at(view, end + 1 + (bytes[end + 1] == ' '))) return true;
    uint32_t dash = end + (bytes[end] == ' '), size = detect_dash(view, dash);
    uint32_t other = dash + size + (bytes[dash + size] == ' ');
    if (size > 0 && detect_is_digit(bytes[other])) end = number_end(view, other);
    return spaced_end(view, end, hours, COUNT(hours)) > end;
}

/* Whether `fr` at a place, a stop behind it or none, and a number are a weekday and its time. */
static bool is_friday(const struct fold_view *view, uint32_t at, bool stop, uint32_t begin,
                      uint32_t end) {
    if (detect_dash_before(view, at) > 0) return true;
    return stop ? is_time(view, begin, end) : tail_end(view, end) == end;
}

/* The end of a number behind a currency and of what goes with it, or `at`. */
static uint32_t number_behind(const struct fold_view *view, uint32_t at,
                              const struct text *currency) {
    uint32_t begin = at + currency->size;
    bool stop = currency->places & STOP && view->bytes[begin] == '.';
    begin += stop;
    begin += view->bytes[begin] == ' ';
    uint32_t number = number_end(view, begin), end = at;
    if (number == begin || (currency->places & FRIDAY && is_friday(view, at, stop, begin, number)))
        return at;
    if (!classes_word_at(view, number)) end = number;
    uint32_t tail = tail_end(view, number);
    if (!classes_word_at(view, tail)) end = tail;
    uint32_t multiplied = spaced_end(view, number, multipliers, COUNT(multipliers));
    return multiplied > number ? multiplied : end;
}

/* Whether a digit stands where a number behind a currency can begin. */
static bool is_near_digit(const struct fold_view *view, uint32_t at) {
    for (uint32_t i = 1; i <= LONGEST_BEFORE + 2; i++)
        if (detect_is_digit(view->bytes[at + i])) return true;
    return false;
}

uint32_t detect_money(const struct fold_view *view, uint32_t at) {
    if (detect_is_digit(view->bytes[at])) {
        if (!begins_number(view, at)) return at;
        uint32_t number = number_end(view, at), end = behind_number(view, number);
        return end > number ? end : at;
    }
    for (size_t i = 0; is_near_digit(view, at) && i < COUNT(currencies); i++) {
        if (!(currencies[i].places & BEFORE) || !stands(view, at, &currencies[i])) continue;
        uint32_t end = number_behind(view, at, &currencies[i]);
        if (end > at) return end;
    }
    return at;
}
