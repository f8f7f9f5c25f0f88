/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/sentence.h"

#include "runtime/text/civil.h"

#include <string.h>

static const struct quotes {
    const char *open, *close, *other_close; /* or "" */
} quotes[] = {
    {"«", "»", ""},
    {"„", "“", "”"},
    {"“", "”", ""},
    {"\"", "\"", ""},
};

/* The bytes of what is wanted where it stands at `at`, else 0. */
static size_t stands_at(struct str s, size_t at, const char *wanted) {
    size_t size = strlen(wanted);
    return s.size - at >= size && memcmp(s.bytes + at, wanted, size) == 0 ? size : 0;
}

static struct sentence_part quoted_at(struct str s, size_t begin, const struct quotes *kind) {
    size_t first = begin + strlen(kind->open), at = first;
    unsigned depth = 1;
    while (at < s.size) {
        size_t closes = stands_at(s, at, kind->close);
        if (!closes) closes = stands_at(s, at, kind->other_close);
        if (closes && --depth == 0)
            return (struct sentence_part){
                SENTENCE_QUOTED, at + closes - begin, {s.bytes + first, at - first}};
        if (stands_at(s, at, kind->open)) depth++;
        at += str_character_size(s, at);
    }
    return (struct sentence_part){
        SENTENCE_QUOTED, s.size - begin, {s.bytes + first, s.size - first}};
}

size_t sentence_space_at(struct str s, size_t at) {
    if (at >= s.size) return 0;
    if (s.bytes[at] == ' ' || s.bytes[at] == '\n' || s.bytes[at] == '\t') return 1;
    size_t size = stands_at(s, at, "\u00A0");
    return size ? size : stands_at(s, at, "\u202F");
}

static size_t dash_at(struct str s, size_t at) {
    static const char *const dashes[] = {"-", "–", "—", "•"};
    if (at < 2 || s.bytes[at - 1] != ' ' || (s.bytes[at - 2] != ':' && s.bytes[at - 2] != ';'))
        return 0;
    size_t size = 0;
    for (size_t i = 0; !size && i < sizeof dashes / sizeof *dashes; i++)
        size = stands_at(s, at, dashes[i]);
    size_t space = size ? sentence_space_at(s, at + size) : 0;
    return space ? size + space : 0;
}

struct sentence_part sentence_part_at(struct str s, size_t at) {
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (stands_at(s, at, quotes[i].open)) return quoted_at(s, at, &quotes[i]);
    size_t dash = dash_at(s, at);
    if (dash) return (struct sentence_part){SENTENCE_DASH, dash, {0}};
    return (struct sentence_part){SENTENCE_PLAIN, str_character_size(s, at), {0}};
}

/* Whether the byte belongs to a letter that no identifier has. */
static bool is_letter(char byte) {
    return byte & 0x80 || (byte >= 'A' && byte <= 'Z');
}

static bool is_of_identifier(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

struct str sentence_identifier_at(struct str sentence, size_t at) {
    size_t end = at;
    if (at > 0 && (is_of_identifier(sentence.bytes[at - 1]) || is_letter(sentence.bytes[at - 1])))
        return (struct str){sentence.bytes + at, 0};
    while (end < sentence.size && is_of_identifier(sentence.bytes[end])) end++;
    bool is_part = end < sentence.size && is_letter(sentence.bytes[end]);
    return (struct str){sentence.bytes + at, is_part ? 0 : end - at};
}

/* UINT32_MAX where they are none. */
static uint32_t number_in(struct str digits) {
    uint32_t number = 0;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9') return UINT32_MAX;
        number = 10 * number + (uint32_t)(digits.bytes[i] - '0');
    }
    return number;
}

uint32_t sentence_date_at(struct str sentence, size_t at) {
    enum { SIZE = 10 };
    if (sentence.size - at < SIZE) return 0;
    const char *s = sentence.bytes + at;
    bool dotted = s[2] == '.' && s[5] == '.', iso = s[4] == '-' && s[7] == '-';
    bool is_part = (at > 0 && s[-1] >= '0' && s[-1] <= '9') ||
                   (sentence.size - at > SIZE && s[SIZE] >= '0' && s[SIZE] <= '9');
    if ((!dotted && !iso) || is_part) return 0;
    uint32_t year = number_in((struct str){dotted ? s + 6 : s, 4});
    uint32_t month = number_in((struct str){dotted ? s + 3 : s + 5, 2});
    uint32_t day = number_in((struct str){dotted ? s : s + 8, 2});
    if (year == UINT32_MAX || month == UINT32_MAX || day == UINT32_MAX) return 0;
    uint32_t date = 10000 * year + 100 * month + day;
    return civil_date_exists(date) ? date : 0;
}
