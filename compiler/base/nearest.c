#include "compiler/base/nearest.h"

#include <stdint.h>

enum { NAME_MAX_CHARACTERS = 64 };

struct characters {
    uint32_t at[NAME_MAX_CHARACTERS];
    size_t count;
    bool too_long;
};

/* A character is taken as its bytes in one number: equality is all that is asked of it. */
static struct characters characters_of(struct str s) {
    struct characters c = {.count = 0};
    for (size_t i = 0; i < s.size; i++) {
        unsigned char byte = (unsigned char)s.bytes[i];
        bool continues = (byte & 0xC0) == 0x80;
        if (continues && c.count > 0) {
            c.at[c.count - 1] = c.at[c.count - 1] << 8 | byte;
        } else if (c.count == NAME_MAX_CHARACTERS) {
            c.too_long = true;
            break;
        } else {
            c.at[c.count++] = byte;
        }
    }
    return c;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Optimal string alignment (Damerau 1964, restricted): three rows of the usual matrix. */
static size_t distance(const struct characters *a, const struct characters *b) {
    size_t rows[3][NAME_MAX_CHARACTERS + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b->count; j++) last[j] = j;
    for (size_t i = 1; i <= a->count; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b->count; j++) {
            size_t changed = last[j - 1] + (a->at[i - 1] != b->at[j - 1]);
            now[j] = least(changed, least(last[j], now[j - 1]) + 1);
            bool swapped =
                i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1];
            if (swapped) now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[b->count];
}

struct nearest nearest_to(struct str wanted) {
    return (struct nearest){.wanted = wanted, .best_distance = SIZE_MAX};
}

void nearest_consider(struct nearest *nearest, struct str name) {
    struct characters a = characters_of(nearest->wanted), b = characters_of(name);
    if (a.too_long || b.too_long) return;
    size_t changes = distance(&a, &b);
    size_t longer = a.count > b.count ? a.count : b.count;
    size_t allowed = longer / 3 > 1 ? longer / 3 : 1;
    if (changes > allowed || changes >= longer || changes >= nearest->best_distance) return;
    nearest->best = name;
    nearest->best_distance = changes;
}
