/* SPDX-License-Identifier: Apache-2.0 */
/* A proposal is read before it is shown: in its own sentence, since the grammar reads each alone.
 */
#include "compiler/front/phrases.h"
#include "grammar.h"

enum { TRIED_MAX = 1 << 20 };

/* The sentence that a place stands in. */
static struct span sentence_at(const struct phrases *p, struct span place) {
    const struct scan_piece *pieces = p->pieces.items;
    size_t first = phrases_piece_at(p, place.begin), last = first;
    while (first > 0 && pieces[first - 1].kind != SCAN_STOP) first--;
    while (last + 1 < p->pieces.count &&
           (pieces[last].kind != SCAN_STOP || pieces[last].span.end < place.end))
        last++;
    return (struct span){pieces[first].span.begin, pieces[last].span.end};
}

/* Where the first error stands behind a place, or nowhere. */
static uint32_t first_error(const struct diagnostics *log, uint32_t from) {
    uint32_t first = UINT32_MAX;
    for (size_t i = 0; i < log->count; i++) {
        const struct diagnostic *said = &log->items[i];
        bool counts = diagnostic_severity(said->code) == SEVERITY_ERROR &&
                      said->place.span.begin >= from && said->place.span.begin < first;
        if (counts) first = said->place.span.begin;
    }
    return first;
}

static uint32_t error_in(struct arena *arena, struct str sentence, enum language language,
                         uint32_t from) {
    struct source *source = source_of(arena, STR(""), sentence);
    struct diagnostics log = diagnostics_in(arena);
    struct phrases phrases = phrases_of(arena, source, &log, scan_source(arena, source));
    struct build b = {.arena = arena, .source = source, .log = &log, .outside_said = true};
    b.charter = ARENA_NEW(arena, struct ast_charter);
    b.charter->source = source;
    b.charter->language = source->language = language;
    b.charter->prevails = LANGUAGE_NONE;
    phrases.is_trial = true;
    yyparse(&phrases, &b);
    return first_error(&log, from);
}

bool phrases_read_with(struct phrases *p, struct span place, struct str words) {
    const char *text = p->source->text.bytes;
    struct span sentence = sentence_at(p, place);
    uint32_t from = place.begin - sentence.begin, size = sentence.end - sentence.begin;
    if (p->is_trial || p->tried + size > TRIED_MAX) return false;
    p->tried += size;
    struct str with =
        arena_format(p->arena, "%.*s%.*s%.*s", (int)from, text + sentence.begin, STR_ARG(words),
                     (int)(sentence.end - place.end), text + place.end);
    const struct scan_piece *behind = &p->pieces.items[phrases_piece_at(p, place.end)];
    uint32_t next = behind->span.begin - place.end + from + (uint32_t)words.size;
    uint32_t error = error_in(p->arena, with, p->source->language, from);
    return error > next || (error == next && behind->kind != SCAN_WORD);
}
