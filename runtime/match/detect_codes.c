/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers with check digits. */
#include "runtime/match/detect_read.h"

#include <string.h>

enum { LONGEST_IBAN = 34, AHV_DIGITS = 13, SHORTEST_CARD = 12, LONGEST_CARD = 19 };

/* Reads one letter or digit after the other, one sign between two. */
struct code {
    const struct fold_view *view;
    uint32_t end; /* behind what has been read */
    bool letters;
    unsigned stop_behind; /* a full stop may follow so many that nothing parts; 0: none */
    unsigned run;         /* so many does nothing part at the end */
};

/* The next letter or digit; 0 where there is none. */
static char next_of(struct code *code, bool first) {
    const char *bytes = code->view->bytes;
    uint32_t at = code->end;
    if (!first) {
        bool stop = bytes[at] == '.' && code->stop_behind > 0 && code->run >= code->stop_behind;
        if (bytes[at] == ' ' || stop)
            at++;
        else
            at += detect_dash(code->view, at);
    }
    if (!detect_is_digit(bytes[at]) && !(code->letters && detect_is_letter(bytes[at]))) return '\0';
    code->run = first || at > code->end ? 1 : code->run + 1;
    code->end = at + 1;
    return bytes[at];
}

/* How many letters and digits a country's IBAN has, or 0. */
static unsigned iban_length(const char *country) {
    static const struct {
        char code[3];
        unsigned char length;
    } countries[] = {
#define COUNTRY(code, length) {#code, length},
#include "runtime/match/iban.def"
#undef COUNTRY
    };
    for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++)
        if (memcmp(countries[i].code, country, 2) == 0) return countries[i].length;
    return 0;
}

/* Goes on with a remainder by 97; a letter is a number of two digits. */
static unsigned add_to_remainder(unsigned remainder, char c) {
    return detect_is_digit(c) ? (remainder * 10 + (unsigned)(c - '0')) % 97
                              : (remainder * 100 + (unsigned)(c - 'a') + 10) % 97;
}

uint32_t detect_iban(const struct fold_view *view, uint32_t at) {
    struct code code = {.view = view, .end = at, .letters = true, .stop_behind = 1};
    char read[LONGEST_IBAN];
    unsigned remainder = 0, length = 4;
    /* Most words are none at their third letter; the rest is for the others. */
    const char *bytes = view->bytes + at;
    if (detect_is_letter(bytes[1]) && detect_is_letter(bytes[2])) return at;
    for (unsigned i = 0; i < length; i++) {
        read[i] = next_of(&code, i == 0);
        if (read[i] == '\0' || (i < 4 && detect_is_letter(read[i]) != (i < 2))) return at;
        if (i == 3) {
            length = iban_length(read);
            if (length == 0) return at;
        }
    }
    for (unsigned i = 0; i < length; i++)
        remainder = add_to_remainder(remainder, read[(i + 4) % length]);
    return remainder == 1 && !classes_word_at(view, code.end) ? code.end : at;
}

uint32_t detect_ahv(const struct fold_view *view, uint32_t at) {
    static const char prefix[] = "756";
    struct code code = {.view = view, .end = at, .stop_behind = 1};
    unsigned sum = 0;
    for (unsigned i = 0; i < AHV_DIGITS; i++) {
        char digit = next_of(&code, i == 0);
        if (digit == '\0' || (i < 3 && digit != prefix[i])) return at;
        sum += (unsigned)(digit - '0') * (i % 2 ? 3 : 1);
    }
    return sum % 10 == 0 && !classes_word_at(view, code.end) ? code.end : at;
}

static bool has_luhn_digit(const char *digits, unsigned count) {
    unsigned sum = 0;
    for (unsigned i = 0; i < count; i++) {
        unsigned digit = (unsigned)(digits[count - 1 - i] - '0') * (i % 2 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

/* A bit for each number of digits that a card that begins so may have. */
static unsigned card_lengths(const char *digits, unsigned count) {
    static const struct {
        unsigned first, last;
        unsigned char shortest, longest;
    } ranges[] = {
#define CARD(first, last, shortest, longest) {first, last, shortest, longest},
#include "runtime/match/card.def"
#undef CARD
    };
    unsigned lengths = 0;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        unsigned begun = 0;
        for (unsigned n = 0, left = ranges[i].first; left > 0 && n < count; n++, left /= 10)
            begun = begun * 10 + (unsigned)(digits[n] - '0');
        if (begun < ranges[i].first || begun > ranges[i].last) continue;
        for (unsigned n = ranges[i].shortest; n <= ranges[i].longest; n++) lengths |= 1u << n;
    }
    return lengths;
}

uint32_t detect_card(const struct fold_view *view, uint32_t at) {
    struct code code = {.view = view, .end = at, .stop_behind = 4};
    char digits[LONGEST_CARD];
    uint32_t ends[LONGEST_CARD];
    unsigned char stops[LONGEST_CARD]; /* so many stand before a digit */
    unsigned count = 0, stopped = 0;
    while (count < LONGEST_CARD && (digits[count] = next_of(&code, count == 0)) != '\0') {
        stopped += code.run == 1 && count > 0 && view->bytes[code.end - 2] == '.';
        stops[count] = (unsigned char)stopped;
        ends[count++] = code.end;
    }
    if (count < SHORTEST_CARD) return at;
    unsigned lengths = card_lengths(digits, count);
    for (; count > 0; count--)
        if (lengths & 1u << count && stops[count - 1] != 1 &&
            !classes_word_at(view, ends[count - 1]) && has_luhn_digit(digits, count))
            return ends[count - 1];
    return at;
}
