/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/accept.h"

#include "compiler/base/nearest.h"
#include "compiler/base/visible.h"

#include <ctype.h>

/* White space and the colon, NBSP and narrow NBSP too, at the start of s. */
static size_t gap(struct str s) {
    static const char *const gaps[] = {" ", "\t", "\r", ":", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        size_t size = strlen(gaps[i]);
        if (s.size >= size && memcmp(s.bytes, gaps[i], size) == 0) return size;
    }
    return 0;
}

static void skip(struct str *s, size_t size) {
    s->bytes += size;
    s->size -= size;
}

static void skip_gaps(struct str *s) {
    for (size_t size; (size = gap(*s)) > 0;) skip(s, size);
}

static struct str take_word(struct str *s) {
    struct str word = {s->bytes, 0};
    while (s->size && gap(*s) == 0) {
        skip(s, 1);
        word.size++;
    }
    skip_gaps(s);
    return word;
}

static bool is_verb(struct str word) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *verb = saying_in((enum language)language, SAYING_accept);
        size_t size = strlen(verb), same = 0;
        while (same < size && same < word.size &&
               tolower((unsigned char)word.bytes[same]) == verb[same])
            same++;
        if (same == size && word.size == size) return true;
    }
    return false;
}

/* The word behind "#" and the verb: a code, or what was meant to be one. */
static bool is_coded(struct str word) {
    return word.size > 2 && word.bytes[1] == '-' && strchr("WwEe", word.bytes[0]);
}

static bool same_line(const struct source *source, uint32_t begin, uint32_t end) {
    return memchr(source->text.bytes + begin, '\n', end - begin) == NULL;
}

/* Where the sentences of a source end, passed over once: comments come in their order too. */
struct stops {
    const struct source *source;
    const struct scan_pieces *pieces;
    size_t next, stop;   /* the next piece, and the next that ends a sentence */
    uint32_t begin, end; /* of the sentence that the last stop ended */
};

/* The sentence that a comment is in or before, or stands behind on the same line. */
static struct span sentence_at(struct stops *stops, uint32_t comment) {
    const struct scan_pieces *pieces = stops->pieces;
    for (; pieces->items[stops->next].kind != SCAN_END; stops->next++) {
        const struct scan_piece *piece = &pieces->items[stops->next];
        if (piece->span.begin > comment) break;
        if (piece->kind != SCAN_STOP) continue;
        stops->begin = stops->end;
        stops->end = piece->span.end;
    }
    bool behind = stops->next > 0 && pieces->items[stops->next - 1].kind == SCAN_STOP &&
                  same_line(stops->source, stops->end, comment);
    if (behind) return (struct span){stops->begin, stops->end};
    if (stops->stop < stops->next) stops->stop = stops->next;
    while (pieces->items[stops->stop].kind != SCAN_STOP &&
           pieces->items[stops->stop].kind != SCAN_END)
        stops->stop++;
    return (struct span){stops->end, pieces->items[stops->stop].span.end};
}

void acceptances_read(struct diagnostics *log, const struct source *source,
                      const struct scan_pieces *pieces) {
    struct stops stops = {.source = source, .pieces = pieces};
    size_t before = log->acceptances.count;
    for (size_t i = 0; i < pieces->comments.count; i++) {
        struct span span = pieces->comments.items[i];
        struct str text = {source->text.bytes + span.begin + 1, span.end - span.begin - 1};
        skip_gaps(&text);
        if (!is_verb(take_word(&text))) continue;
        struct acceptance made = {.place = {source, span}, .code = take_word(&text)};
        if (!is_coded(made.code)) continue;
        made.accepted = diagnostic_code_of(made.code);
        made.sentence = sentence_at(&stops, span.begin);
        while (text.size && strchr(" \t\r", text.bytes[text.size - 1])) text.size--;
        made.reason = text;
        ARENA_PUSH(log->arena, &log->acceptances, made);
    }
    for (size_t i = before; i < log->acceptances.count; i++)
        log->acceptances.items[i].source_end = log->acceptances.count;
}

struct wanted wanted_by_default(void) {
    struct wanted wanted;
    for (int code = 0; code < DIAGNOSTIC_COUNT; code++)
        wanted.codes[code] = diagnostic_severity((enum diagnostic_code)code) != SEVERITY_ADVICE;
    return wanted;
}

/* The acceptances by what they accept: those of one code in one sentence are a chain. */
struct accepting {
    struct diagnostics *log;
    struct map chains; /* a key → the first of its chain */
    uint32_t *next;    /* by acceptance: the next one of its chain, MAP_NONE behind the last */
};

struct accepting_key {
    const struct source *source;
    uint32_t code, sentence;
};

static struct str key_of(struct accepting_key *key, const struct source *source,
                         enum diagnostic_code code, struct span sentence) {
    memset(key, 0, sizeof *key); /* what lies between its parts is part of the key */
    key->source = source;
    key->code = (uint32_t)code;
    key->sentence = sentence.begin;
    return (struct str){(const char *)key, sizeof *key};
}

static struct accepting accepting_of(struct diagnostics *log) {
    struct accepting made = {log, map_in(log->arena), NULL};
    size_t count = log->acceptances.count;
    made.next = ARENA_ARRAY(log->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        const struct acceptance *one = &log->acceptances.items[i];
        struct accepting_key key;
        struct str bytes = key_of(&key, one->place.source, one->accepted, one->sentence);
        made.next[i] = MAP_NONE;
        if (!one->reason.size) continue;
        uint32_t first = map_get(&made.chains, bytes);
        if (first == MAP_NONE) {
            map_add(&made.chains, arena_copy(log->arena, bytes), i);
            continue;
        }
        made.next[i] = made.next[first];
        made.next[first] = i;
    }
    return made;
}

/* The first acceptance whose sentence ends behind a place of its source, by halving: they stand in
 * the order of their sources and sentences. */
static const struct acceptance *acceptance_at(const struct diagnostics *log, struct place place) {
    size_t low = 0, high = log->acceptances.count;
    const struct acceptance *items = log->acceptances.items;
    while (low < high && items[low].place.source != place.source) low = items[low].source_end;
    if (low < high) high = items[low].source_end;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (items[middle].sentence.end <= place.span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < log->acceptances.count && items[low].place.source == place.source &&
                 items[low].sentence.begin <= place.span.begin;
    return there ? &items[low] : NULL;
}

static bool accept_at(struct accepting *accepting, enum diagnostic_code code, struct place place) {
    const struct acceptance *beside = acceptance_at(accepting->log, place);
    struct accepting_key key;
    if (!beside) return false;
    uint32_t at = map_get(&accepting->chains, key_of(&key, place.source, code, beside->sentence));
    struct acceptance *items = accepting->log->acceptances.items;
    bool found = at != MAP_NONE;
    for (; at != MAP_NONE && !items[at].used; at = accepting->next[at]) items[at].used = true;
    return found;
}

/* A term of a list file is accepted at the list, which is then a related place. */
static bool is_accepted(struct accepting *accepting, const struct diagnostic *said) {
    bool found = accept_at(accepting, said->code, said->place);
    for (size_t i = 0; said->place.source && i < said->related_count; i++)
        if (said->related[i].source != said->place.source)
            found |= accept_at(accepting, said->code, said->related[i]);
    return found;
}

/* The warning whose name is nearest to what was written. */
static struct str nearest_code(struct arena *arena, struct str written) {
    struct nearest nearest = nearest_to(written);
    for (int code = 0; code < DIAGNOSTIC_COUNT; code++)
        if (diagnostic_severity((enum diagnostic_code)code) != SEVERITY_ERROR)
            nearest_consider(&nearest, diagnostic_code_name(arena, (enum diagnostic_code)code));
    return nearest.best;
}

static void judge(struct diagnostics *log, const struct acceptance *acceptance,
                  const struct wanted *wanted) {
    enum diagnostic_code code = acceptance->accepted;
    bool warning = code != DIAGNOSTIC_COUNT && diagnostic_severity(code) != SEVERITY_ERROR;
    struct str none = {0};
    if (!warning && wanted->codes[DIAGNOSTIC_accepts_unknown])
        diagnose_with(log, DIAGNOSTIC_accepts_unknown, acceptance->place, acceptance->code,
                      nearest_code(log->arena, acceptance->code));
    else if (warning && !acceptance->reason.size && wanted->codes[DIAGNOSTIC_accepts_unexplained])
        diagnose_with(log, DIAGNOSTIC_accepts_unexplained, acceptance->place,
                      diagnostic_code_name(log->arena, code), none);
    else if (warning && acceptance->reason.size && !acceptance->used && log->errors == 0 &&
             wanted->codes[code] && wanted->codes[DIAGNOSTIC_accepts_nothing])
        diagnose_with(log, DIAGNOSTIC_accepts_nothing, acceptance->place,
                      diagnostic_code_name(log->arena, code), none);
}

void diagnostics_settle(struct diagnostics *log, const struct wanted *wanted) {
    struct accepting accepting = accepting_of(log);
    size_t kept = 0;
    for (size_t i = 0; i < log->count; i++) {
        struct diagnostic said = log->items[i];
        bool warning = diagnostic_severity(said.code) != SEVERITY_ERROR;
        if (warning && (!wanted->codes[said.code] || is_accepted(&accepting, &said))) continue;
        log->items[kept++] = said;
    }
    log->count = kept;
    log->places = map_in(log->arena);
    for (size_t i = 0; i < log->acceptances.count && !diagnostics_full(log); i++)
        judge(log, &log->acceptances.items[i], wanted);
}

void acceptances_print(const struct diagnostics *log, FILE *stream, enum language language) {
    for (size_t i = 0; i < log->acceptances.count; i++) {
        const struct acceptance *one = &log->acceptances.items[i];
        if (!one->used) continue;
        enum language in = language == LANGUAGE_NONE ? one->place.source->language : language;
        struct position at = source_position(one->place.source, one->place.span.begin);
        diagnostic_print_text(stream, one->place.source->name);
        fprintf(stream, ":%u:%u: %s ", at.line, at.column, saying_in(in, SAYING_accepted));
        diagnostic_print_text(stream, diagnostic_code_name(log->arena, one->accepted));
        fputs(manner_of(in)->spaced ? "\xC2\xA0: " : ": ", stream);
        diagnostic_print_text(stream, one->reason);
        fputc('\n', stream);
    }
}
