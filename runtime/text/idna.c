/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/idna.h"

#include "runtime/text/links.h"
#include "runtime/text/utf8.h"

#include <string.h>

/* The parameters of RFC 3492, section 5. */
enum {
    BASE = 36,
    LEAST_THRESHOLD = 1,
    MOST_THRESHOLD = 26,
    SKEW = 38,
    DAMP = 700,
    FIRST_BIAS = 72,
    FIRST_CHARACTER = 0x80
};

enum { LAST_CHARACTER = 0x10FFFF };

static const char prefix[] = "xn--";
enum { PREFIX = sizeof prefix - 1 };

static unsigned digit_of(char c) {
    if (c >= 'a' && c <= 'z') return (unsigned)(c - 'a');
    return c >= '0' && c <= '9' ? (unsigned)(c - '0') + 26 : BASE;
}

static bool is_plain(char c) {
    return c == '-' || digit_of(c) < BASE;
}

static uint32_t adapt(uint32_t delta, uint32_t count, bool first) {
    uint32_t steps = 0;
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    for (; delta > (BASE - LEAST_THRESHOLD) * MOST_THRESHOLD / 2; steps += BASE)
        delta /= BASE - LEAST_THRESHOLD;
    return steps + (BASE - LEAST_THRESHOLD + 1) * delta / (delta + SKEW);
}

static uint32_t threshold(uint32_t position, uint32_t bias) {
    if (position <= bias + LEAST_THRESHOLD) return LEAST_THRESHOLD;
    return position >= bias + MOST_THRESHOLD ? MOST_THRESHOLD : position - bias;
}

/* Reads a number of variable length; false where there is none, or one beyond any label's. */
static bool take_delta(const char *bytes, size_t size, size_t *at, uint32_t bias, uint32_t *delta) {
    const uint64_t most = (uint64_t)(LAST_CHARACTER + 1) * (IDNA_LABEL + 1);
    uint64_t value = 0, weight = 1;
    for (uint32_t position = BASE; *at < size; position += BASE) {
        uint32_t digit = digit_of(bytes[(*at)++]), least = threshold(position, bias);
        value += digit * weight;
        if (digit == BASE || value > most) return false;
        if (digit < least) {
            *delta = (uint32_t)value;
            return true;
        }
        weight *= BASE - least;
    }
    return false;
}

/* Decodes what stands behind the prefix; how many characters it is, 0 where it is none. */
static uint32_t decode(const char *bytes, size_t size, uint32_t characters[IDNA_LABEL]) {
    uint32_t count = 0, bias = FIRST_BIAS, place = 0, character = FIRST_CHARACTER, delta;
    size_t at = size;
    while (at > 0 && bytes[at - 1] != '-') at--;
    if (at == size || at == 1) return 0;
    for (; count + 1 < at; count++) {
        if (!is_plain(bytes[count])) return 0;
        characters[count] = (unsigned char)bytes[count];
    }
    for (bool first = true; at < size; first = false) {
        if (!take_delta(bytes, size, &at, bias, &delta)) return 0;
        bias = adapt(delta, count + 1, first);
        character += (place + delta) / (count + 1);
        place = (place + delta) % (count + 1);
        if (character > LAST_CHARACTER) return 0;
        memmove(characters + place + 1, characters + place, (count - place) * sizeof *characters);
        characters[place++] = character;
        count++;
    }
    return count;
}

/* Writes a label, read where it can be; its size. */
static size_t read_label(const char *bytes, size_t size, char *out, struct fold_view *label) {
    uint32_t characters[IDNA_LABEL], count = 0;
    size_t written = 0;
    if (size > PREFIX && size <= IDNA_LABEL && memcmp(bytes, prefix, PREFIX) == 0)
        count = decode(bytes + PREFIX, size - PREFIX, characters);
    for (uint32_t i = 0; i < count; i++) written += utf8_encode(characters[i], out + written);
    if (count > 0 && fold_text(label, FOLD_VIEW, out, written, NULL) == FOLD_OK &&
        label->size == written && memcmp(label->bytes, out, written) == 0)
        return written;
    memcpy(out, bytes, size);
    return size;
}

size_t idna_read(const char *bytes, size_t size, char *room, struct fold_view *label) {
    struct link link = links_parse(bytes, size);
    size_t begin = (size_t)(link.host - bytes), end = begin + link.host_size, written = begin;
    memcpy(room, bytes, begin);
    while (begin < end) {
        size_t next = begin;
        while (next < end && bytes[next] != '.') next++;
        written += read_label(bytes + begin, next - begin, room + written, label);
        if (next < end) room[written++] = bytes[next++];
        begin = next;
    }
    memcpy(room + written, bytes + end, size - end);
    return written + size - end;
}

size_t idna_last_label(const char *bytes, size_t size) {
    size_t begin = size;
    while (begin > 0 && bytes[begin - 1] != '.' && bytes[begin - 1] != '@') begin--;
    return begin;
}

const char *idna_label(const char *bytes, size_t *size, char *room, struct fold_view *label) {
    if (*size > IDNA_LABEL) return bytes;
    *size = read_label(bytes, *size, room, label);
    return room;
}
