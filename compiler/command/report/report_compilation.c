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

static void add_diagnostic(struct report *report, const struct diagnostic *d,
                           enum language language) {
    struct finding finding = {.code = diagnostic_code_name(report->arena, d->code),
                              .level = level_of(d->code),
                              .message = diagnostic_message(report->arena, d, language),
                              .place = place_of(d->place)};
    for (; finding.related_count < d->related_count; finding.related_count++)
        finding.related[finding.related_count] = place_of(d->related[finding.related_count]);
    finding.anchor = anchor_of(d->place, finding.message);
    report_add(report, finding);
}

static bool has_failed(const struct diagnostics *log, const struct example *example) {
    for (size_t i = 0; i < log->count; i++) {
        const struct diagnostic *d = &log->items[i];
        bool inside = d->place.source == example->source &&
                      example->span.begin <= d->place.span.begin &&
                      d->place.span.begin < example->span.end;
        if (inside && diagnostic_severity(d->code) == SEVERITY_ERROR) return true;
    }
    return false;
}

/* An example has no name; its text is one. */
static void add_case(struct report *report, const struct diagnostics *log,
                     const struct example *example) {
    struct finding_place place = place_of((struct place){example->source, example->span});
    struct str name = str_present(example->title) ? example->title : example->post.text;
    name = shown_of(example->source, example->name, name);
    struct finding cleaned = {.code = STR(""), .message = name, .place = place};
    struct report scratch = report_in(report->arena, report->verb);
    report_add(&scratch, cleaned);
    struct finding *made = scratch.findings.items;
    struct report_case added = {made->message, made->place.file, place.line,
                                has_failed(log, example)};
    ARENA_PUSH(report->arena, &report->cases, added);
}

void report_compilation(struct report *report, const struct compilation *c) {
    for (size_t i = 0; i < c->log.count; i++)
        add_diagnostic(report, &c->log.items[i], c->options->asked);
    if (report->verb != VERB_test || !c->table) return;
    for (size_t i = 0; i < c->table->examples.count; i++)
        add_case(report, &c->log, &c->table->examples.items[i]);
}
