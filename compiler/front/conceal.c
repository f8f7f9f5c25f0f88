/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/conceal.h"

#include "compiler/base/spelling.h"

/* How many spans end at a place or before it, by halving: they are in order, none in another. */
static size_t spans_before(const struct source *source, uint32_t at) {
    size_t low = 0, high = source->concealed.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (source->concealed.items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void conceal_spans(struct arena *arena, struct source *source, const struct span *spans,
                   size_t count) {
    size_t old = source->concealed.count;
    for (size_t i = 0; i < count; i++) ARENA_PUSH(arena, &source->concealed, spans[i]);
    /* From the last on, so that none is written over before it has been moved. */
    struct span *items = source->concealed.items;
    for (size_t to = old + count; count > 0; to--) {
        bool mine = old == 0 || items[old - 1].begin < spans[count - 1].begin;
        items[to - 1] = mine ? spans[--count] : items[--old];
    }
}

void conceal_span(struct arena *arena, struct source *source, struct span span) {
    size_t place = spans_before(source, span.begin);
    bool known = place < source->concealed.count && source->concealed.items[place].begin < span.end;
    if (!known) conceal_spans(arena, source, &span, 1);
}

uint32_t concealed_end(const struct source *source, uint32_t at) {
    if (source->is_confidential) return (uint32_t)source->text.size;
    size_t place = spans_before(source, at);
    bool inside = place < source->concealed.count && source->concealed.items[place].begin <= at;
    return inside ? source->concealed.items[place].end : at;
}

static bool conceals(const struct source *source, struct span span) {
    if (source->is_confidential) return true;
    size_t place = spans_before(source, span.begin);
    return place < source->concealed.count && source->concealed.items[place].begin < span.end;
}

struct str shown_of(const struct source *source, struct span span, struct str text) {
    return str_present(text) && conceals(source, span) ? STR(CONCEALED) : text;
}

static bool holds(struct str text, struct str part) {
    for (size_t i = 0; i + part.size <= text.size; i++)
        if (memcmp(text.bytes + i, part.bytes, part.size) == 0) return true;
    return false;
}

struct str shown_beside(struct arena *arena, const struct source *source, struct span span,
                        struct str text) {
    struct str term = {source->text.bytes + span.begin, span.end - span.begin}, said;
    if (!str_present(text) || !conceals(source, span)) return text;
    bool spelt =
        spell(arena, FOLD_VIEW, term, &term, NULL) && spell(arena, FOLD_VIEW, text, &said, NULL);
    return spelt && !holds(term, said) && !holds(said, term) ? text : STR(CONCEALED);
}
