/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/spellings.h"

#include "runtime/text/utf8.h"

#include <string.h>

/* Two bytes each, whichever way they are replaced. */
static const char pairs[][2][3] = {
    {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"œ", "oe"}, {"æ", "ae"},
};
enum { UMLAUTS = 3, LIGATURES = 5 };

/* No spelling is so many times the word: marks are taken off it. */
enum { GROWTH = 2 };

size_t spellings_room(size_t size) {
    return SPELLINGS_MOST * GROWTH * size;
}

static bool is_vowel_or_q(const char *word, uint32_t at) {
    if (at == 0) return false;
    for (int i = 0; i < UMLAUTS && at >= 2; i++)
        if (memcmp(word + at - 2, pairs[i][0], 2) == 0) return true;
    return memchr("aeiouq", word[at - 1], 6) != NULL;
}

/* `ae`, `oe` or `ue` typed for an umlaut: which, or -1. */
static int typed_umlaut(const char *word, uint32_t size, uint32_t at) {
    if (size - at < 2 || word[at + 1] != 'e' || is_vowel_or_q(word, at)) return -1;
    for (int i = 0; i < UMLAUTS; i++)
        if (word[at] == pairs[i][1][0]) return i;
    return -1;
}

bool spellings_are_several(const char *word, uint32_t size) {
    for (uint32_t at = 0; at < size; at++)
        if ((unsigned char)word[at] >= 0x80 || typed_umlaut(word, size, at) >= 0) return true;
    return false;
}

bool spellings_may_be_several(const char *word, uint32_t size) {
    char before = '\0';
    for (uint32_t at = 0; at < size; at++) {
        if ((unsigned char)word[at] >= 0x80) return true;
        if (word[at] == 'e' && (before == 'a' || before == 'o' || before == 'u')) return true;
        if (word[at] != ' ') before = word[at];
    }
    return false;
}

static void copy(char *out, const char *word, uint32_t size) {
    if (size) memcpy(out, word, size);
}

uint32_t spellings_plain(const char *word, uint32_t size, char *out, struct fold_view *view) {
    if (fold_text(view, FOLD_PLAIN, word, size, NULL) != FOLD_OK || view->size > GROWTH * size) {
        copy(out, word, size);
        return size;
    }
    copy(out, view->bytes, (uint32_t)view->size);
    return (uint32_t)view->size;
}

/* Letters of pairs[first] on written as two. */
static uint32_t spread(const char *word, uint32_t size, char *out, int first, int end) {
    copy(out, word, size);
    for (uint32_t at = 0; at + 1 < size; at++)
        for (int i = first; i < end; i++)
            if (memcmp(word + at, pairs[i][0], 2) == 0) memcpy(out + at, pairs[i][1], 2);
    return size;
}

static uint32_t with_umlauts(const char *word, uint32_t size, char *out) {
    copy(out, word, size);
    for (uint32_t at = 0; at < size; at++) {
        int umlaut = typed_umlaut(word, size, at);
        if (umlaut >= 0) memcpy(out + at++, pairs[umlaut][0], 2);
    }
    return size;
}

static uint32_t without_first_mark(const char *word, uint32_t size, char *out,
                                   struct fold_view *view) {
    uint32_t first = 1;
    while (first < size && utf8_continues(word[first])) first++;
    uint32_t made = spellings_plain(word, first, out, view);
    copy(out + made, word + first, size - first);
    return made + size - first;
}

/* Keeps what has been written at rest, where it is a new spelling; where it stands. */
static const char *keep(struct spellings *made, uint32_t size) {
    for (uint32_t i = 0; i < made->count; i++)
        if (made->items[i].size == size && memcmp(made->items[i].bytes, made->rest, size) == 0)
            return made->items[i].bytes;
    made->items[made->count] = (struct spellings_one){made->rest, size};
    made->rest += size;
    return made->items[made->count++].bytes;
}

struct spellings spellings_of(const char *word, uint32_t size, char *room, struct fold_view *view) {
    struct spellings made = {.rest = room};
    if (size == 0) return made;
    copy(made.rest, word, size);
    keep(&made, size);
    if (!spellings_are_several(word, size)) return made;
    keep(&made, spellings_plain(word, size, made.rest, view));
    keep(&made, without_first_mark(word, size, made.rest, view));
    const char *wide = keep(&made, spread(word, size, made.rest, 0, UMLAUTS));
    keep(&made, spellings_plain(wide, size, made.rest, view));
    for (uint32_t i = 0, count = made.count; i < count; i++)
        keep(&made, spread(made.items[i].bytes, made.items[i].size, made.rest, UMLAUTS, LIGATURES));
    keep(&made, with_umlauts(word, size, made.rest));
    return made;
}
