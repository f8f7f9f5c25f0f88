/* SPDX-License-Identifier: Apache-2.0 */
/* What a compilation found, as findings. */
#include "compiler/command/report/report.h"
#include "compiler/front/conceal.h"

#include <stdlib.h>

static enum finding_level level_of(enum diagnostic_code code) {
    switch (diagnostic_severity(code)) {
    case SEVERITY_ERROR:
        return FINDING_ERROR;
    case SEVERITY_NOTE:
        return FINDING_NOTE;
    default:
        return FINDING_WARNING;
    }
}

static void locate(const struct source *source, uint32_t offset, uint32_t *line, uint32_t *column) {
    struct position at = source_position(source, offset);
    *line = at.line;
    *column = at.column;
}

static struct finding_place place_of(struct place place) {
    struct finding_place made = {0};
    if (!place.source) return made;
    made.file = place.source->name;
    locate(place.source, place.span.begin, &made.line, &made.column);
    locate(place.source, place.span.end, &made.end_line, &made.end_column);
    return made;
}

/* What stands at the place, so that a finding is the same when the lines before it change. */
static uint64_t anchor_of(struct place place, struct str message) {
    if (!place.source || concealed_end(place.source, place.span.begin) > place.span.begin)
        return finding_anchor(FINDING_ANCHOR, message);
    struct str text = {place.source->text.bytes + place.span.begin,
                       place.span.end - place.span.begin};
    return finding_anchor(FINDING_ANCHOR, text);
}

/* The words at the place, where they may be shown. */
static struct str subject_of(struct place place) {
    if (!place.source) return (struct str){0};
    struct str text = {place.source->text.bytes + place.span.begin,
                       place.span.end - place.span.begin};
    return shown_of(place.source, place.span, text);
}

static void add_diagnostic(struct report *report, const struct diagnostic *d,
                           enum language language, size_t example) {
    struct finding finding = {.code = diagnostic_code_name(report->arena, d->code),
                              .level = level_of(d->code),
                              .message = diagnostic_message(report->arena, d, language),
                              .subject = subject_of(d->place),
                              .example = example,
                              .place = place_of(d->place)};
    for (; finding.related_count < d->related_count; finding.related_count++)
        finding.related[finding.related_count] = place_of(d->related[finding.related_count]);
    finding.anchor = anchor_of(d->place, finding.message);
    report_add(report, finding);
}

/* One more than the number of the example that an error is one of, or 0. */
static size_t example_of(const struct table *table, const struct diagnostic *d) {
    if (diagnostic_severity(d->code) != SEVERITY_ERROR) return 0;
    for (size_t i = 0; i < table->examples.count; i++) {
        const struct example *example = &table->examples.items[i];
        if (d->place.source == example->source && example->span.begin <= d->place.span.begin &&
            d->place.span.begin < example->span.end)
            return i + 1;
    }
    return 0;
}

/* A scenario has a title; an example its rule or article, and its words. */
static struct str name_of(struct arena *arena, const struct table *table,
                          const struct example *example) {
    bool titled = str_present(example->title);
    struct str name =
        shown_of(example->source, example->name, titled ? example->title : example->post.text);
    name = report_subject(arena, name);
    if (titled || example->article == TABLE_NONE) return name;
    struct str of = example->owner == TABLE_NONE ? table->articles.items[example->article].number
                                                 : table->rules.items[example->owner].id;
    return arena_format(arena, "%.*s: %.*s", STR_ARG(of), STR_ARG(name));
}

static void add_cases(struct report *report, const struct table *table) {
    for (size_t i = 0; i < table->examples.count; i++) {
        const struct example *example = &table->examples.items[i];
        struct finding_place place = place_of((struct place){example->source, example->span});
        struct report_case added = {name_of(report->arena, table, example),
                                    report_file(report->arena, place.file), place.line, false};
        ARENA_PUSH(report->arena, &report->cases, added);
    }
}

void report_compilation(struct report *report, const struct compilation *c) {
    bool tested = report->verb == VERB_test && c->table;
    if (tested) add_cases(report, c->table);
    for (size_t i = 0; i < c->log.count; i++) {
        size_t example = tested ? example_of(c->table, &c->log.items[i]) : 0;
        if (example) report->cases.items[example - 1].failed = true;
        add_diagnostic(report, &c->log.items[i], c->options->asked, example);
    }
}
