/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/nearest.h"

#include "runtime/text/utf8.h"

/* A character is taken as its bytes in one number: equality is all that is asked of it. */
static struct nearest_name characters_of(struct str s) {
    struct nearest_name c = {.count = 0};
    for (size_t i = 0; i < s.size; i++) {
        unsigned char byte = (unsigned char)s.bytes[i];
        if (utf8_continues(s.bytes[i]) && c.count > 0) {
            c.at[c.count - 1] = c.at[c.count - 1] << 8 | byte;
        } else if (c.count == NEAREST_CHARACTERS) {
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

/* Optimal string alignment (Damerau 1964, restricted): three rows of the usual matrix, of each the
 * cells that may lead to `most` changes or fewer: a cell beyond them says more from the beginning.
 * More than `most` where there are more. */
static size_t distance(const struct nearest_name *a, const struct nearest_name *b, size_t most) {
    size_t rows[3][NEAREST_CHARACTERS + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b->count; j++) last[j] = before[j] = now[j] = j;
    for (size_t i = 1; i <= a->count; i++) {
        size_t first = i > most ? i - most : 1, end = least(i + most, b->count), least_now = i;
        now[first - 1] = first == 1 ? i : most + 1;
        for (size_t j = first; j <= end; j++) {
            size_t changed = last[j - 1] + (a->at[i - 1] != b->at[j - 1]);
            now[j] = least(changed, least(last[j], now[j - 1]) + 1);
            bool swapped =
                i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1];
            if (swapped) now[j] = least(now[j], before[j - 2] + 1);
            least_now = least(least_now, now[j]);
        }
        if (least_now > most) return most + 1;
        size_t *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[b->count];
}

struct nearest nearest_to(struct str wanted) {
    return (struct nearest){.wanted = characters_of(wanted), .best_distance = SIZE_MAX};
}

void nearest_consider(struct nearest *nearest, struct str name) {
    const struct nearest_name *a = &nearest->wanted;
    struct nearest_name b = characters_of(name);
    if (a->too_long || b.too_long) return;
    size_t longer = a->count > b.count ? a->count : b.count;
    size_t shorter = least(a->count, b.count);
    size_t most = longer / 3 > 1 ? longer / 3 : longer > 1;
    if (nearest->best_distance <= most) {
        if (nearest->best_distance == 0) return;
        most = nearest->best_distance - 1;
    }
    if (longer == 0 || longer - shorter > most) return;
    size_t changes = distance(a, &b, most);
    if (changes > most) return;
    nearest->best = name;
    nearest->best_distance = changes;
}
