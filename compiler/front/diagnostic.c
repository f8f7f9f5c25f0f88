/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/diagnostic.h"

#include "compiler/base/buffer.h"
#include "compiler/base/columns.h"
#include "compiler/base/visible.h"
#include "compiler/front/conceal.h"

#include "runtime/base/limits.h"
#include "runtime/text/utf8.h"

#include <ctype.h>
#include <stdlib.h>

/* Of a line or a part that is longer, so many bytes are shown. */
enum { SHOWN_LINE = 400, SHOWN_BEFORE = 80, SHOWN_PART = 2000 };

struct row {
    const char *name;
    enum severity severity;
    const char *text[LANGUAGE_COUNT];
};

static const struct row rows[DIAGNOSTIC_COUNT] = {
#define DIAGNOSTIC(name, severity, ...) {#name, SEVERITY_##severity, {__VA_ARGS__}},
#include "compiler/front/diagnostics.def"
#undef DIAGNOSTIC
};

static const enum saying severities[] = {
    [SEVERITY_ERROR] = SAYING_error,
    [SEVERITY_WARNING] = SAYING_warning,
    [SEVERITY_ADVICE] = SAYING_warning,
    [SEVERITY_NOTE] = SAYING_note,
};

struct diagnostics diagnostics_in(struct arena *arena) {
    return (struct diagnostics){.arena = arena, .asker = LANGUAGE_NONE, .places = map_in(arena)};
}

enum severity diagnostic_severity(enum diagnostic_code code) {
    return rows[code].severity;
}

static const char letters[] = "EWWN";

struct str diagnostic_code_name(struct arena *arena, enum diagnostic_code code) {
    struct str name = str_of(rows[code].name);
    char *bytes = arena_alloc(arena, name.size + 2);
    bytes[0] = letters[rows[code].severity];
    bytes[1] = '-';
    for (size_t i = 0; i < name.size; i++)
        bytes[i + 2] = name.bytes[i] == '_' ? '-' : name.bytes[i];
    return (struct str){bytes, name.size + 2};
}

static bool is_code(enum diagnostic_code code, struct str name) {
    const char *row = rows[code].name;
    if (name.size != strlen(row) + 2 || name.bytes[1] != '-') return false;
    if (toupper((unsigned char)name.bytes[0]) != letters[rows[code].severity]) return false;
    for (size_t i = 2; i < name.size; i++) {
        char wanted = row[i - 2] == '_' ? '-' : row[i - 2];
        if (tolower((unsigned char)name.bytes[i]) != wanted) return false;
    }
    return true;
}

enum diagnostic_code diagnostic_code_of(struct str name) {
    int code = 0;
    while (code < DIAGNOSTIC_COUNT && !is_code((enum diagnostic_code)code, name)) code++;
    return (enum diagnostic_code)code;
}

bool diagnostics_full(const struct diagnostics *log) {
    return log->count >= LIMIT_DIAGNOSTICS;
}

/* What is said where, as the key of a map. */
struct said {
    const struct source *source;
    uint32_t code;
    struct span span;
};

/* The one of the same code at the same place; NULL where there is none. What follows is numbered as
 * the next. */
static struct diagnostic *said_there(struct diagnostics *log, enum diagnostic_code code,
                                     struct place place) {
    struct said said;
    memset(&said, 0, sizeof said); /* what lies between its parts is part of the key */
    said.source = place.source;
    said.code = (uint32_t)code;
    said.span = place.span;
    struct str key = {(const char *)&said, sizeof said};
    uint32_t found = map_get(&log->places, key);
    if (found != MAP_NONE) return &log->items[found];
    if (!diagnostics_full(log))
        map_add(&log->places, arena_copy(log->arena, key), (uint32_t)log->count);
    return NULL;
}

struct diagnostic *diagnose(struct diagnostics *log, enum diagnostic_code code,
                            struct place place) {
    struct diagnostic *there = said_there(log, code, place);
    if (there) return there;
    log->errors += rows[code].severity == SEVERITY_ERROR;
    log->spare = (struct diagnostic){.code = code, .place = place};
    if (diagnostics_full(log)) {
        log->more = true;
        return &log->spare;
    }
    ARENA_PUSH(log->arena, log, log->spare);
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

void diagnostic_print_text(FILE *stream, struct str s) {
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

static void print_part(FILE *stream, struct str part) {
    size_t end = part.size < SHOWN_PART ? part.size : SHOWN_PART;
    while (end < part.size && utf8_continues(part.bytes[end])) end++;
    diagnostic_print_text(stream, (struct str){part.bytes, end});
    if (end < part.size) fputs("…", stream);
}

static void print_line(FILE *stream, const struct diagnostic *d, struct str line) {
    for (size_t i = 0; i < line.size; i++) {
        bool part = line.bytes[i] == '{' && i + 2 < line.size && line.bytes[i + 2] == '}';
        if (!part) {
            fputc(line.bytes[i], stream);
            continue;
        }
        print_part(stream, d->parts[line.bytes[i + 1] - '0']);
        i += 2;
    }
    fputc('\n', stream);
}

/* The end of what is shown as one sign: a character, or all that is concealed together. */
static uint32_t sign_end(const struct source *source, uint32_t at, uint32_t line_end) {
    uint32_t end = concealed_end(source, at);
    if (end == at)
        for (end++; end < line_end && utf8_continues(source->text.bytes[end]);) end++;
    return end < line_end ? end : line_end;
}

static void print_source(FILE *stream, const struct source *source, struct span line) {
    for (uint32_t i = line.begin, end; i < line.end; i = end) {
        end = sign_end(source, i, line.end);
        if (concealed_end(source, i) > i)
            fputs(CONCEALED, stream);
        else
            diagnostic_print_text(stream, (struct str){source->text.bytes + i, end - i});
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
    unsigned marked = 0;
    for (uint32_t i = line.begin, end; i < place.span.end && i < line.end; i = end) {
        end = sign_end(source, i, line.end);
        bool tab = source->text.bytes[i] == '\t';
        char sign = end > place.span.begin ? mark : tab ? '\t' : ' ';
        for (unsigned n = sign_columns(source, i, end); n > 0; n--) fputc(sign, stream);
        if (end > place.span.begin) marked += sign_columns(source, i, end);
    }
    if (marked == 0) fputc(mark, stream); /* nothing, or what takes no column */
}

/* What is shown of a line around a place. */
static struct span shown_around(struct place place, struct span line) {
    const char *text = place.source->text.bytes;
    struct span shown = line;
    if (line.end - line.begin <= SHOWN_LINE) return line;
    if (place.span.begin - line.begin > SHOWN_BEFORE) shown.begin = place.span.begin - SHOWN_BEFORE;
    while (shown.begin > line.begin && utf8_continues(text[shown.begin])) shown.begin--;
    if (line.end - shown.begin > SHOWN_LINE) shown.end = shown.begin + SHOWN_LINE;
    while (shown.end < line.end && utf8_continues(text[shown.end])) shown.end++;
    return shown;
}

/* A place as its source line, or the part of it around, with the span underlined; a span over
 * several lines, its first. */
static void print_place(FILE *stream, struct place place, char mark) {
    struct position at = source_position(place.source, place.span.begin);
    uint32_t begin = place.source->line_starts[at.line - 1];
    struct span line = {begin, begin + (uint32_t)source_line(place.source, at.line).size};
    struct span shown = shown_around(place, line);
    fprintf(stream, "%5u | %s", at.line, shown.begin > line.begin ? "… " : "");
    print_source(stream, place.source, shown);
    fprintf(stream, "%s\n      | %s", shown.end < line.end ? " …" : "",
            shown.begin > line.begin ? "  " : "");
    print_marks(stream, place, shown, mark);
    fputc('\n', stream);
}

static void print_code(FILE *stream, enum diagnostic_code code) {
    fprintf(stream, "%c-", letters[rows[code].severity]);
    for (const char *c = rows[code].name; *c; c++) fputc(*c == '_' ? '-' : *c, stream);
}

static enum language language_of(const struct diagnostic *d, enum language language) {
    if (language == LANGUAGE_NONE && d->place.source) language = d->place.source->language;
    return language_or_english(language);
}

/* With the parts that its text has in a language. */
static struct diagnostic said_in(const struct diagnostic *d, enum language language) {
    struct diagnostic said = *d;
    if (!d->languages) return said;
    said.parts[DIAGNOSTIC_OWN] = d->languages[language].own;
    said.parts[DIAGNOSTIC_OTHERS] = d->languages[language].others;
    return said;
}

/* The language to print in where none is asked for: the asker's, where the file has none that can
 * be told. What is reported is the same for all. */
static enum language printed_in(const struct diagnostics *log, const struct diagnostic *d,
                                enum language language) {
    const struct source *source = d->place.source;
    bool untold = source && (source->is_undecoded || source->language == LANGUAGE_NONE);
    return language == LANGUAGE_NONE && untold ? log->asker : language;
}

static void print_one(FILE *stream, const struct diagnostic *d, enum language language,
                      bool colour) {
    enum language in = language_of(d, language);
    struct diagnostic said = said_in(d, in);
    const char *text = rows[d->code].text[in];
    if (d->place.source) {
        struct position at = source_position(d->place.source, d->place.span.begin);
        diagnostic_print_text(stream, d->place.source->name);
        fprintf(stream, ":%u:%u: ", at.line, at.column);
    }
    fputs(colour ? "\x1b[1m" : "", stream);
    fprintf(stream, "%s ", saying_in(in, severities[rows[d->code].severity]));
    print_code(stream, d->code);
    fputs(colour ? "\x1b[0m: " : ": ", stream);
    bool first = true;
    for (const char *line = text; line; first = false) {
        const char *end = strchr(line, '\n');
        struct str part = {line, end ? (size_t)(end - line) : strlen(line)};
        if (!names_absent_part(&said, part)) {
            if (!first) fputs("      = ", stream);
            print_line(stream, &said, part);
        }
        if (first && d->place.source && !d->place.source->is_unread)
            print_place(stream, d->place, '^');
        for (size_t i = 0; first && i < d->related_count; i++) {
            struct position at = source_position(d->related[i].source, d->related[i].span.begin);
            diagnostic_print_text(stream, d->related[i].source->name);
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
        bool read = d->place.source && !d->place.source->is_unread;
        for (int k = 0; read && k < DIAGNOSTIC_PARTS; k++)
            d->parts[k] = shown_beside(log->arena, d->place.source, d->place.span, d->parts[k]);
    }
}

/* In the language of the file that was spoken of last. */
static void print_more(const struct diagnostics *log, FILE *stream, enum language language,
                       bool colour) {
    const struct source *last = log->count ? log->items[log->count - 1].place.source : NULL;
    char count[24];
    snprintf(count, sizeof count, "%u", LIMIT_DIAGNOSTICS);
    struct diagnostic more = {.code = DIAGNOSTIC_more_than_these, .parts = {str_of(count)}};
    if (language == LANGUAGE_NONE && last) language = last->language;
    print_one(stream, &more, language, colour);
}

void diagnostics_print(struct diagnostics *log, FILE *stream, enum language language, bool colour) {
    conceal_parts(log);
    if (log->count) qsort(log->items, log->count, sizeof *log->items, compare_places);
    for (size_t i = 0; i < log->count; i++) {
        const struct diagnostic *d = &log->items[i];
        print_one(stream, d, printed_in(log, d, language), colour);
    }
    if (log->more) print_more(log, stream, language, colour);
}

struct str diagnostic_message(struct arena *arena, const struct diagnostic *d,
                              enum language language) {
    enum language in = language_of(d, language);
    struct diagnostic said = said_in(d, in);
    struct buffer out = buffer_in(arena);
    for (const char *line = rows[d->code].text[in]; line;) {
        const char *end = strchr(line, '\n');
        struct str text = {line, end ? (size_t)(end - line) : strlen(line)};
        if (out.size && !names_absent_part(&said, text)) buffer_add_char(&out, '\n');
        for (size_t i = 0; i < text.size && !names_absent_part(&said, text); i++) {
            bool part = text.bytes[i] == '{' && i + 2 < text.size && text.bytes[i + 2] == '}';
            if (part)
                buffer_add(&out, said.parts[text.bytes[i + 1] - '0']);
            else
                buffer_add_char(&out, text.bytes[i]);
            if (part) i += 2;
        }
        line = end ? end + 1 : NULL;
    }
    return buffer_str(&out);
}
