#include "compiler/front/conceal.h"

#include "compiler/base/spelling.h"

void conceal_span(struct arena *arena, struct source *source, struct span span) {
    ARENA_PUSH(arena, &source->concealed, span);
}

uint32_t concealed_end(const struct source *source, uint32_t at) {
    if (source->is_confidential) return (uint32_t)source->text.size;
    for (size_t i = 0; i < source->concealed.count; i++) {
        struct span span = source->concealed.items[i];
        if (span.begin <= at && at < span.end) return span.end;
    }
    return at;
}

static bool conceals(const struct source *source, struct span span) {
    if (source->is_confidential) return true;
    for (size_t i = 0; i < source->concealed.count; i++) {
        struct span concealed = source->concealed.items[i];
        if (concealed.begin < span.end && span.begin < concealed.end) return true;
    }
    return false;
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
