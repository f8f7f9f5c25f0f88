#include "compiler/front/conceal.h"

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
