/* SPDX-License-Identifier: Apache-2.0 */
/* Makes unicode_data.h, on standard output, of the files of the Unicode Character Database in the
 * folder given: the tables behind runtime/text/characters.h. What fold.h says of the view is
 * decided and proven here. */
#include "runtime/text/fold.h"
#include "runtime/text/unicode/data.h"
#include "runtime/text/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "unicode: ");
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\n");
    va_end(arguments);
    exit(1);
}

struct sequence one(uint32_t c) {
    return (struct sequence){1, {c}};
}

struct sequence get(const sequences of, uint32_t c) {
    return of[c] ? *of[c] : one(c);
}

void set(sequences of, uint32_t c, const struct sequence *sequence) {
    if (sequence->size == 1 && sequence->items[0] == c) return;
    of[c] = malloc(sizeof *of[c]);
    if (!of[c]) fail("no memory");
    *of[c] = *sequence;
}

void append(struct sequence *to, const struct sequence *from) {
    if (to->size + from->size > LONGEST) fail("a sequence is too long");
    memcpy(to->items + to->size, from->items, (size_t)from->size * sizeof from->items[0]);
    to->size += from->size;
}

/* Decompositions */

static void decompose(struct data *data, uint32_t c) {
    struct sequence *step = data->decomposition[c], whole = {0, {0}};
    if (!step || data->compatible[c] || data->canonical[c]) return;
    for (int i = 0; i < step->size; i++) {
        decompose(data, step->items[i]);
        struct sequence part = get(data->canonical, step->items[i]);
        append(&whole, &part);
    }
    if (whole.size > FOLD_DECOMPOSITION) fail("U+%04X: fold.h must allow longer ones", c);
    set(data->canonical, c, &whole);
}

static struct sequence decomposed(const struct data *data, const struct sequence *sequence) {
    struct sequence whole = {0, {0}};
    for (int i = 0; i < sequence->size; i++) {
        struct sequence part = get(data->canonical, sequence->items[i]);
        append(&whole, &part);
    }
    return whole;
}

static uint32_t composition(const struct data *data, uint32_t first, uint32_t second) {
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) {
        const struct sequence *step = data->decomposition[c];
        if (step && step->size == 2 && step->items[0] == first && step->items[1] == second &&
            !data->compatible[c] && !data->excluded[c])
            return c;
    }
    return 0;
}

/* The canonical composition of a decomposed sequence in canonical order, in place. */
static void compose(const struct data *data, struct sequence *s) {
    int out = 0, starter = -1;
    unsigned before = 0;
    for (int i = 0; i < s->size; i++) {
        uint32_t c = s->items[i], whole = 0;
        unsigned class = data->character[c].combining_class;
        if (starter >= 0 && (out - 1 == starter || (before != 0 && before < class)))
            whole = composition(data, s->items[starter], c);
        if (whole) {
            s->items[starter] = whole;
            continue;
        }
        if (class == 0) starter = out;
        before = class;
        s->items[out++] = c;
    }
    s->size = out;
}

/* The view */

static bool is_apostrophe(uint32_t c) {
    static const uint32_t kinds[] = {0x60, 0xB4, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (kinds[i] == c) return true;
    return false;
}

/* Whether a character stays as it is, NFKC_Casefold notwithstanding. */
static bool is_kept(const struct data *data, uint32_t c) {
    const struct sequence *step = data->decomposition[c];
    if (c == 0x2120 || c == 0x2122) return true;
    if (!data->compatible[c] || step->size < 2) return false;
    for (int i = 0; i < step->size; i++)
        if (step->items[i] == ' ') return true;
    return false;
}

static bool equal(const struct sequence *a, const struct sequence *b) {
    return a->size == b->size &&
           memcmp(a->items, b->items, (size_t)a->size * sizeof a->items[0]) == 0;
}

static void spell(struct data *data, uint32_t c) {
    struct sequence view = {0, {0}}, parts = get(data->canonical, c);
    bool changed = false;
    for (int i = 0; i < parts.size; i++) {
        uint32_t part = parts.items[i];
        bool kept = is_kept(data, part) || is_apostrophe(part);
        struct sequence folded = kept ? one(part) : get(data->casefold, part);
        append(&view, &folded);
        changed = changed || kept;
    }
    for (int i = 0; i < view.size; i++) {
        if (!is_apostrophe(view.items[i])) continue;
        view.items[i] = '\'';
        changed = true;
    }
    view = decomposed(data, &view);
    compose(data, &view);
    struct sequence casefold = get(data->casefold, c);
    if (!changed && !equal(&view, &casefold)) fail("U+%04X: the view is not NFKC_Casefold", c);
    set(data->view, c, &view);
}

static void set_joins(struct data *data, uint32_t c) {
    struct character *character = &data->character[c];
    struct sequence view = get(data->view, c);
    view = decomposed(data, &view);
    /* What begins with a mark once it is decomposed is ordered among the marks before it. */
    struct sequence parts = get(data->canonical, c);
    if (data->character[parts.items[0]].combining_class != 0) character->flags |= CHARACTER_JOINS;
    if (character->flags & CHARACTER_JOINS || view.size == 0 ||
        data->character[view.items[0]].combining_class != 0 ||
        data->character[view.items[0]].flags & CHARACTER_JOINS || c == CHARACTER_KEYCAP)
        character->flags |= CHARACTER_FOLDED_JOINS;
}

/* Proofs */

static unsigned bytes(const struct sequence *sequence) {
    char out[4];
    unsigned size = 0;
    for (int i = 0; i < sequence->size; i++) size += (unsigned)utf8_encode(sequence->items[i], out);
    return size;
}

static void prove(const struct data *data, uint32_t c) {
    struct sequence self = one(c), view = get(data->view, c);
    for (int i = 0; i < view.size; i++)
        if (data->view[view.items[i]]) fail("U+%04X: the view is not idempotent", c);
    view = decomposed(data, &view);
    struct sequence canonical = get(data->canonical, c);
    int most = view.size > canonical.size ? view.size : canonical.size;
    if (bytes(&view) > FOLD_GROWTH * bytes(&self) || bytes(&canonical) > FOLD_GROWTH * bytes(&self))
        fail("U+%04X: the view is longer than fold.h says", c);
    if (data->character[c].flags & CHARACTER_FOLDED_JOINS && most > (int)bytes(&self))
        fail("U+%04X: it decomposes to more characters than fold.c has room for", c);
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: generate FOLDER");
    struct data *data = calloc(1, sizeof *data);
    if (!data) fail("no memory");
    data->folder = arguments[1];
    read_all(data);
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) decompose(data, c);
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++)
        if (data->casefold[c] || data->decomposition[c] || is_apostrophe(c)) spell(data, c);
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) set_joins(data, c);
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) prove(data, c);
    print_all(data);
    return 0;
}
