#include "compiler/front/diagnostic.h"

#include "compiler/base/columns.h"
#include "compiler/base/visible.h"
#include "compiler/front/conceal.h"

#include <ctype.h>
#include <stdlib.h>

struct row {
    const char *name;
    enum severity severity;
    const char *text[LANGUAGE_COUNT];
};

static const struct row rows[DIAGNOSTIC_COUNT] = {
#define DIAGNOSTIC(name, severity, fr, en, de, it) {#name, SEVERITY_##severity, {fr, en, de, it}},
#include "compiler/front/diagnostics.def"
#undef DIAGNOSTIC
};

static const char *const severities[][LANGUAGE_COUNT] = {
    {"erreur", "error", "Fehler", "errore"},
    {"avertissement", "warning", "Warnung", "avviso"},
    {"note", "note", "Hinweis", "nota"},
};

struct diagnostics diagnostics_in(struct arena *arena) {
    return (struct diagnostics){.arena = arena};
}

enum severity diagnostic_severity(enum diagnostic_code code) {
    return rows[code].severity;
}

const char *diagnostic_name(enum diagnostic_code code) {
    return rows[code].name;
}

static bool same_place(struct place a, struct place b) {
    return a.source == b.source && a.span.begin == b.span.begin && a.span.end == b.span.end;
}

struct diagnostic *diagnose(struct diagnostics *log, enum diagnostic_code code,
                            struct place place) {
    for (size_t i = 0; i < log->count; i++)
        if (log->items[i].code == code && same_place(log->items[i].place, place))
            return &log->items[i];
    struct diagnostic made = {.code = code, .place = place};
    ARENA_PUSH(log->arena, log, made);
    log->errors += rows[code].severity == SEVERITY_ERROR;
    return &log->items[log->count - 1];
}

struct diagnostic *diagnose_with(struct diagnostics *log, enum diagnostic_code code,
                                 struct place place, struct str first, struct str second) {
    struct diagnostic *said = diagnose(log, code, place);
    said->parts[0] = first;
    said->parts[1] = second;
    return said;
}

void diagnostic_relate(struct diagnostic *diagnostic, struct place place) {
    if (diagnostic->related_count < DIAGNOSTIC_RELATED)
        diagnostic->related[diagnostic->related_count++] = place;
}

/* Text from a charter on its way to a terminal: what must not reach it is shown as a sign. */
static void print_clean(FILE *stream, struct str s) {
    for (size_t i = 0; i < s.size;) {
        size_t shown = visible_from(s, i);
        if (shown) fwrite(s.bytes + i, 1, shown, stream);
        i += shown;
        if (i == s.size) break;
        fputs(s.bytes[i] == '\t' ? "\t" : "\xEF\xBF\xBD", stream);
        i += hidden_at(s, i);
    }
}

static bool names_absent_part(const struct diagnostic *d, struct str line) {
    for (size_t i = 0; i + 2 < line.size; i++)
        if (line.bytes[i] == '{' && isdigit((unsigned char)line.bytes[i + 1]) &&
            !str_present(d->parts[line.bytes[i + 1] - '0']))
            return true;
    return false;
}

static void print_line(FILE *stream, const struct diagnostic *d, struct str line) {
    for (size_t i = 0; i < line.size; i++) {
        bool part = line.bytes[i] == '{' && i + 2 < line.size && line.bytes[i + 2] == '}';
        if (!part) {
            fputc(line.bytes[i], stream);
            continue;
        }
        print_clean(stream, d->parts[line.bytes[i + 1] - '0']);
        i += 2;
    }
    fputc('\n', stream);
}

/* The end of what is shown as one sign: a character, or all that is concealed together. */
static uint32_t sign_end(const struct source *source, uint32_t at, uint32_t line_end) {
    uint32_t end = concealed_end(source, at);
    if (end == at)
        for (end++; end < line_end && (source->text.bytes[end] & 0xC0) == 0x80;) end++;
    return end < line_end ? end : line_end;
}

static void print_source(FILE *stream, const struct source *source, struct span line) {
    for (uint32_t i = line.begin, end; i < line.end; i = end) {
        end = sign_end(source, i, line.end);
        if (concealed_end(source, i) > i)
            fputs(CONCEALED, stream);
        else
            print_clean(stream, (struct str){source->text.bytes + i, end - i});
    }
}

static unsigned sign_columns(const struct source *source, uint32_t at, uint32_t end) {
    struct str sign = {source->text.bytes + at, end - at};
    size_t from = 0;
    bool one = concealed_end(source, at) > at || visible_from(sign, 0) < sign.size;
    return one ? 1 : character_columns(sign, &from);
}

static void print_marks(FILE *stream, struct place place, struct span line, char mark) {
    const struct source *source = place.source;
    for (uint32_t i = line.begin, end; i < place.span.end && i < line.end; i = end) {
        end = sign_end(source, i, line.end);
        bool tab = source->text.bytes[i] == '\t';
        char sign = end > place.span.begin ? mark : tab ? '\t' : ' ';
        for (unsigned n = sign_columns(source, i, end); n > 0; n--) fputc(sign, stream);
    }
    if (place.span.end <= place.span.begin) fputc(mark, stream);
}

/* A place as its source line with the span underlined; a span over several lines, its first. */
static void print_place(FILE *stream, struct place place, char mark) {
    struct position at = source_position(place.source, place.span.begin);
    uint32_t begin = place.source->line_starts[at.line - 1];
    struct span line = {begin, begin + (uint32_t)source_line(place.source, at.line).size};
    fprintf(stream, "%5u | ", at.line);
    print_source(stream, place.source, line);
    fputs("\n      | ", stream);
    print_marks(stream, place, line, mark);
    fputc('\n', stream);
}

static void print_code(FILE *stream, const struct diagnostic *d) {
    fprintf(stream, "%c-", "EWN"[rows[d->code].severity]);
    for (const char *c = rows[d->code].name; *c; c++) fputc(*c == '_' ? '-' : *c, stream);
}

static void print_one(FILE *stream, const struct diagnostic *d, enum language language,
                      bool colour) {
    enum language in = language;
    if (in == LANGUAGE_NONE && d->place.source) in = d->place.source->language;
    if (in == LANGUAGE_NONE) in = LANGUAGE_EN;
    const char *text = rows[d->code].text[in];
    if (d->place.source) {
        struct position at = source_position(d->place.source, d->place.span.begin);
        print_clean(stream, d->place.source->name);
        fprintf(stream, ":%u:%u: ", at.line, at.column);
    }
    fputs(colour ? "\x1b[1m" : "", stream);
    fprintf(stream, "%s ", severities[rows[d->code].severity][in]);
    print_code(stream, d);
    fputs(colour ? "\x1b[0m: " : ": ", stream);
    bool first = true;
    for (const char *line = text; line; first = false) {
        const char *end = strchr(line, '\n');
        struct str part = {line, end ? (size_t)(end - line) : strlen(line)};
        if (!names_absent_part(d, part)) {
            if (!first) fputs("      = ", stream);
            print_line(stream, d, part);
        }
        if (first && d->place.source) print_place(stream, d->place, '^');
        for (size_t i = 0; first && i < d->related_count; i++) {
            struct position at = source_position(d->related[i].source, d->related[i].span.begin);
            print_clean(stream, d->related[i].source->name);
            fprintf(stream, ":%u:%u:\n", at.line, at.column);
            print_place(stream, d->related[i], '-');
        }
        line = end ? end + 1 : NULL;
    }
}

static int compare_places(const void *a, const void *b) {
    const struct diagnostic *x = a, *y = b;
    if (x->place.source != y->place.source) {
        if (!x->place.source || !y->place.source) return x->place.source ? 1 : -1;
        int order = str_compare(x->place.source->name, y->place.source->name);
        if (order) return order;
    }
    if (x->place.span.begin != y->place.span.begin)
        return x->place.span.begin < y->place.span.begin ? -1 : 1;
    return (int)x->code - (int)y->code;
}

/* Whatever says what stands at a place that is concealed says it no more. */
static void conceal_parts(struct diagnostics *log) {
    for (size_t i = 0; i < log->count; i++) {
        struct diagnostic *d = &log->items[i];
        for (int k = 0; d->place.source && k < DIAGNOSTIC_PARTS; k++)
            d->parts[k] = shown_beside(log->arena, d->place.source, d->place.span, d->parts[k]);
    }
}

void diagnostics_print(struct diagnostics *log, FILE *stream, enum language language, bool colour) {
    conceal_parts(log);
    if (log->count) qsort(log->items, log->count, sizeof *log->items, compare_places);
    for (size_t i = 0; i < log->count; i++) print_one(stream, &log->items[i], language, colour);
}
