#include "compiler/base/sentence.h"

#include <string.h>

static const struct quotes {
    const char *open, *close, *other_close; /* other_close may be NULL */
} quotes[] = {
    {"«", "»", NULL},
    {"„", "“", "”"},
    {"“", "”", NULL},
    {"\"", "\"", NULL},
};

/* The bytes of what is wanted where it stands at `at`, else 0; 0 for NULL. */
static size_t stands_at(struct str s, size_t at, const char *wanted) {
    size_t size = wanted ? strlen(wanted) : 0;
    return s.size - at >= size && memcmp(s.bytes + at, wanted ? wanted : "", size) == 0 ? size : 0;
}

static struct sentence_part quoted_at(struct str s, size_t begin, const struct quotes *kind) {
    size_t first = begin + strlen(kind->open), at = first;
    unsigned depth = 1;
    while (at < s.size) {
        size_t closes = stands_at(s, at, kind->close);
        if (!closes) closes = stands_at(s, at, kind->other_close);
        if (closes && --depth == 0)
            return (struct sentence_part){
                SENTENCE_QUOTED, at + closes - begin, {s.bytes + first, at - first}};
        if (!closes && stands_at(s, at, kind->open)) depth++;
        at += str_character_size(s, at);
    }
    return (struct sentence_part){
        SENTENCE_QUOTED, s.size - begin, {s.bytes + first, s.size - first}};
}

size_t sentence_space_at(struct str s, size_t at) {
    if (at >= s.size) return 0;
    if (s.bytes[at] == ' ' || s.bytes[at] == '\n' || s.bytes[at] == '\t') return 1;
    size_t size = stands_at(s, at, "\u00A0");
    return size ? size : stands_at(s, at, "\u202F");
}

static size_t dash_at(struct str s, size_t at) {
    static const char *const dashes[] = {"-", "–", "—", "•"};
    if (at < 2 || s.bytes[at - 1] != ' ' || (s.bytes[at - 2] != ':' && s.bytes[at - 2] != ';'))
        return 0;
    size_t size = 0;
    for (size_t i = 0; !size && i < sizeof dashes / sizeof *dashes; i++)
        size = stands_at(s, at, dashes[i]);
    size_t space = size ? sentence_space_at(s, at + size) : 0;
    return space ? size + space : 0;
}

struct sentence_part sentence_part_at(struct str s, size_t at) {
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (stands_at(s, at, quotes[i].open)) return quoted_at(s, at, &quotes[i]);
    size_t dash = dash_at(s, at);
    if (dash) return (struct sentence_part){SENTENCE_DASH, dash, {0}};
    return (struct sentence_part){SENTENCE_PLAIN, str_character_size(s, at), {0}};
}
