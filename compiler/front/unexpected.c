/* SPDX-License-Identifier: Apache-2.0 */
/* What is said where a charter cannot be understood. */
#include "compiler/base/nearest.h"
#include "compiler/base/spelling.h"
#include "compiler/front/conceal.h"
#include "compiler/front/dialect.h"
#include "compiler/front/phrases.h"

/* The piece that begins at a place, or the next one, or the last; by halving. */
static size_t piece_at(const struct phrases *p, uint32_t begin) {
    size_t low = 0, high = p->pieces.count - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->pieces.items[middle].span.begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t word_count(struct str phrase) {
    size_t count = 1;
    for (size_t i = 0; i < phrase.size; i++)
        count += phrase.bytes[i] == ' ' || phrase.bytes[i] == '\'';
    return count;
}

/* The phrase that the words at a place were perhaps meant to be: as many words, nearly the same.
 * *words becomes the place of all of them. */
static struct str nearest_phrase(struct phrases *p, size_t index, struct span *words) {
    struct nearest best = {.best_distance = SIZE_MAX};
    enum language language = p->source->language;
    for (int token = 0; token < dialect_token_count(); token++) {
        struct str phrase = dialect_canonical(language, token);
        size_t last = index + word_count(phrase) - 1;
        if (last >= p->pieces.count) continue;
        struct span taken = {p->pieces.items[index].span.begin, p->pieces.items[last].span.end};
        struct nearest nearest =
            nearest_to((struct str){p->source->text.bytes + taken.begin, taken.end - taken.begin});
        nearest_consider(&nearest, phrase);
        /* The less of a phrase must change the better: two letters of "at" are the whole of it. */
        if (!str_present(nearest.best) || nearest.best.size < 4) continue;
        bool better = !str_present(best.best) || nearest.best_distance * best.best.size <
                                                     best.best_distance * nearest.best.size;
        if (!better) continue;
        best = nearest;
        *words = taken;
    }
    return best.best;
}

/* What stands at a place, without its quotes and only the first line of it. */
static struct str written(struct phrases *p, size_t index, struct span span) {
    struct str text = {p->source->text.bytes + span.begin, span.end - span.begin};
    const char *end = memchr(text.bytes, '\n', text.size);
    if (p->pieces.items[index].kind == SCAN_TEXT)
        text = quoted_text(p->arena, phrases_text(p, index));
    else if (end)
        text.size = (size_t)(end - text.bytes);
    return shown_of(p->source, span, text);
}

void phrases_unexpected(struct phrases *p, struct build *b, struct span span,
                        const struct str *expected, size_t count) {
    struct str list = {0}, meant = {0};
    enum diagnostic_code code = DIAGNOSTIC_unexpected;
    if (diagnostics_full(b->log)) {
        diagnose(b->log, code, (struct place){p->source, span});
        return;
    }
    size_t index = piece_at(p, span.begin);
    for (size_t i = 0; i < count; i++)
        list = arena_format(p->arena, "%.*s%s%.*s", STR_ARG(list), i ? ", " : "",
                            STR_ARG(expected[i]));
    if (p->pieces.items[index].kind == SCAN_WORD) meant = nearest_phrase(p, index, &span);
    struct str found = written(p, index, span);
    if (str_present(meant) &&
        str_equal(spelling_key(p->arena, found), spelling_key(p->arena, meant)))
        meant = (struct str){0};
    struct diagnostic *said = diagnose_with(b->log, code, (struct place){p->source, span}, found,
                                            count && !str_present(meant) ? list : (struct str){0});
    said->parts[2] = meant;
}
