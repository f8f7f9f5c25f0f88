/* SPDX-License-Identifier: Apache-2.0 */
/* Phone numbers that plans of countries tell. */
#include "runtime/match/detect_read.h"

#include <string.h>

enum { BEGUN = 3, LEAST_DIGITS = 7, MOST_DIGITS = 10, MOST_GROUPS = 4, MOST_FREE = 16, NEAR = 16 };
enum kind { FIXED = 1, MOBILE = 2, FREE = 4, TRUNK_FREE = 8 };

struct word {
    char bytes[15];
    unsigned char size;
};

#define WORD(text, languages) {text, sizeof text - 1},

static const struct word cues[] = {
#define CUE(text, languages) WORD(text, languages)
#include "runtime/match/phone_word.def"
#undef CUE
};

static const struct word others[] = {
#define OTHER(text, languages) WORD(text, languages)
#include "runtime/match/phone_word.def"
#undef OTHER
};

enum { LONGEST_WORD = sizeof cues[0].bytes };

enum {
    CUED = ANY
#define CUE(text, languages) | (languages)
#include "runtime/match/phone_word.def"
#undef CUE
    ,
    OTHERWISE = ANY
#define OTHER(text, languages) | (languages)
#include "runtime/match/phone_word.def"
#undef OTHER
};

_Static_assert((int)CUED == (int)EVERY, "words beside a phone number, in every language");
_Static_assert((int)OTHERWISE == (int)EVERY, "words beside another number, in every language");

#define COUNT(texts) (sizeof(texts) / sizeof(texts)[0])

/* How people part a number of a plan: the sizes of its groups, one digit each; of which kinds, and
 * which digits it begins with. */
static const struct way {
    unsigned short sizes;
    unsigned char kinds;
    char first, last;
    bool not_round; /* it does not end with 000 */
} ways[] = {
    {37, MOBILE, '1', '9', false},
    {334, MOBILE, '1', '9', false},
    {343, MOBILE, '1', '9', false},
    {3223, MOBILE, '1', '9', false},
    {3232, MOBILE, '1', '9', false},
    {3322, MOBILE, '1', '9', false},
    {3222, FIXED | MOBILE | FREE, '6', '9', false},
    {333, FREE, '1', '9', true},
    {333, MOBILE, '6', '6', true},
    {36, FREE, '1', '9', true},
    {323, FREE, '1', '9', false},
    {322, FIXED | MOBILE | FREE, '1', '9', false},
    {2222, FIXED, '1', '9', false},
};

struct number {
    uint32_t end;
    char digits[MOST_DIGITS];
    unsigned count, groups, sizes;
    bool all_round;                /* whether each group ends with 0 or 5 */
    char first;                    /* the first separator; a dash is `-` */
    bool spaced;                   /* whether a space stands on either side of it */
    bool all_alike, others_spaces; /* the others: as the first one, spaces */
};

/* The kinds of numbers that begin so and have so many digits. */
static unsigned kinds_of(const char *begun, unsigned count) {
    static const struct {
        unsigned short first, last;
        unsigned char shortest, longest, kind;
    } plans[] = {
#define PLAN(region, first, last, shortest, longest, kind) {first, last, shortest, longest, kind},
#include "runtime/match/phone.def"
#undef PLAN
    };
    unsigned kinds = 0, number = 0;
    for (unsigned i = 0; i < BEGUN; i++) number = number * 10 + (unsigned)(begun[i] - '0');
    for (size_t i = 0; i < COUNT(plans); i++)
        if (number >= plans[i].first && number <= plans[i].last && count >= plans[i].shortest &&
            count <= plans[i].longest)
            kinds |= plans[i].kind;
    return kinds;
}

/* Takes the separator at a place behind the groups read, and its size, or 0. */
static uint32_t take_separator(const struct fold_view *view, uint32_t at, struct number *number) {
    uint32_t size = detect_separator(view, at);
    char sign = view->bytes[at];
    if (size == 0 && number->groups == 1 && number->count <= BEGUN) {
        size = detect_spaced(view, at);
        sign = view->bytes[at + 1];
        number->spaced = size > 0;
    }
    if (size == 0) return 0;
    if (sign != ' ' && sign != '.' && sign != '/') sign = '-';
    if (number->groups == 1) {
        number->first = sign;
        return size;
    }
    number->all_alike = number->all_alike && sign == number->first;
    number->others_spaces = number->others_spaces && sign == ' ';
    bool stops = (sign == '.') == (number->first == '.');
    return stops ? size : 0;
}

/* Reads the groups that begin at a place, all of them. */
static bool read_number(const struct fold_view *view, uint32_t at, struct number *number) {
    *number = (struct number){.all_round = true, .all_alike = true, .others_spaces = true};
    for (uint32_t size = 1; size > 0; at += size) {
        uint32_t end = detect_digits(view, at, MOST_DIGITS + 1);
        unsigned count = end - at;
        if (count < 2 || number->groups == MOST_GROUPS || number->count + count > MOST_DIGITS)
            return false;
        memcpy(number->digits + number->count, view->bytes + at, count);
        number->count += count;
        number->groups++;
        number->sizes = number->sizes * 10 + count;
        at = number->end = end;
        number->all_round &= view->bytes[at - 1] == '0' || view->bytes[at - 1] == '5';
        size = take_separator(view, at, number);
    }
    return true;
}

static bool is_number_sign(char c) {
    return c == '\'' || c == ',';
}

/* Whether no longer number goes on behind what stands here, or begins before it, and no amount is
 * told with it. */
static bool stands_alone(const struct fold_view *view, uint32_t at, uint32_t end) {
    const char *bytes = view->bytes;
    if (classes_word_at(view, end) || detect_separator(view, end) > 0) return false;
    if (is_number_sign(bytes[end]) && detect_is_digit(bytes[end + 1])) return false;
    if (at > 1 && is_number_sign(bytes[at - 1]) && detect_is_digit(bytes[at - 2])) return false;
    for (uint32_t from = at > 8 ? at - 8 : 0; from < end; from++) {
        if (utf8_continues(bytes[from])) continue;
        if (classes_word_before(view, from) && classes_word_at(view, from)) continue;
        uint32_t amount = detect_money(view, from);
        if (amount > from && amount > at) return false;
    }
    return true;
}

static bool stands(const struct fold_view *view, uint32_t at, const struct word *word) {
    uint32_t end = at + word->size;
    return word->size <= view->size - at &&
           memcmp(view->bytes + at, word->bytes, word->size) == 0 &&
           !(classes_word_before(view, end) && classes_word_at(view, end));
}

/* Whether one of the words stands before a number, near it. */
static bool is_said_before(const struct fold_view *view, uint32_t number, const struct word *words,
                           size_t count) {
    for (uint32_t at = number; at > 0 && number - at < NEAR + LONGEST_WORD;) {
        if (detect_is_digit(view->bytes[--at])) return false;
        if (utf8_continues(view->bytes[at]) || classes_word_before(view, at)) continue;
        for (size_t i = 0; i < count; i++) {
            uint32_t end = at + words[i].size;
            if (end <= number && number - end <= NEAR && stands(view, at, &words[i])) return true;
        }
    }
    return false;
}

static bool is_cued(const struct fold_view *view, uint32_t at) {
    return is_said_before(view, at, cues, COUNT(cues));
}

static bool is_other(const struct fold_view *view, uint32_t at, uint32_t end) {
    if (is_said_before(view, at, others, COUNT(others))) return true;
    end += view->bytes[end] == ' ';
    for (size_t i = 0; i < COUNT(others); i++)
        if (stands(view, end, &others[i])) return true;
    return false;
}

/* Sizes, years and draws are told in pairs that only rise; days, hours and results in such as are
 * small. */
static bool is_list_of_pairs(const char *digits) {
    unsigned rises = 0, small = 0;
    for (unsigned i = 0; i < 8; i += 2) {
        rises += i > 0 && memcmp(digits + i, digits + i - 2, 2) > 0;
        small += memcmp(digits + i, "31", 2) <= 0;
    }
    return small == 4 || rises == 3;
}

static bool is_parted_well(const struct number *number, unsigned kinds) {
    bool known = false;
    for (size_t i = 0; i < COUNT(ways); i++)
        known |= number->sizes == ways[i].sizes && (kinds & ways[i].kinds) &&
                 number->digits[0] >= ways[i].first && number->digits[0] <= ways[i].last &&
                 !(ways[i].not_round && memcmp(number->digits + number->count - 3, "000", 3) == 0);
    if (!known || (number->groups > 2 && number->all_round)) return false;
    if (number->sizes == 2222 && is_list_of_pairs(number->digits)) return false;
    if (number->first == ' ' || number->first == '/') return number->others_spaces;
    if (number->count < MOST_DIGITS) return false;
    if (number->first == '.') return number->groups > 2;
    return number->others_spaces || number->all_alike;
}

/* A number without a 0 before it. */
static uint32_t bare_end(const struct fold_view *view, uint32_t at) {
    struct number number;
    if (!read_number(view, at, &number) || number.count < LEAST_DIGITS) return at;
    unsigned kinds = kinds_of(number.digits, number.count) & ~(unsigned)TRUNK_FREE;
    if (kinds == 0 || !stands_alone(view, at, number.end)) return at;
    if (is_cued(view, at)) return number.end;
    bool close = at > 0 && (view->bytes[at - 1] == '.' || view->bytes[at - 1] == '/' ||
                            detect_dash_before(view, at) > 0);
    if (close || number.spaced || !is_parted_well(&number, kinds)) return at;
    return is_other(view, at, number.end) ? at : number.end;
}

/* Two digits to 24, two to 55 that 5 divides. */
static bool is_time(const char *digits) {
    int hour = (digits[0] - '0') * 10 + digits[1] - '0';
    int minute = (digits[2] - '0') * 10 + digits[3] - '0';
    return hour <= 24 && minute <= 55 && minute % 5 == 0;
}

/* A free number with its 0: two groups. */
static uint32_t free_end(const struct fold_view *view, uint32_t at) {
    uint32_t first = detect_digits(view, at + 1, BEGUN + 1);
    uint32_t size = first == at + 1 + BEGUN ? detect_separator(view, first) : 0;
    if (size == 0) return at;
    uint32_t begin = first + size, end = detect_digits(view, begin, MOST_FREE);
    if (!(kinds_of(view->bytes + at + 1, BEGUN + end - begin) & TRUNK_FREE)) return at;
    if (!stands_alone(view, at, end)) return at;
    bool doubtful = view->bytes[first] != ' ' || is_time(view->bytes + begin);
    return end - begin == 4 && doubtful && !is_cued(view, at) ? at : end;
}

uint32_t detect_plan(const struct fold_view *view, uint32_t at) {
    return view->bytes[at] == '0' ? free_end(view, at) : bare_end(view, at);
}
