/* SPDX-License-Identifier: Apache-2.0 */
/* The project's own format, charte.report/1: report.schema.json describes it. */
#include "compiler/command/report/report.h"
#include "compiler/table/writings/json_text.h"
#include "runtime/charte.h"

static void pair_number(struct json *j, const char *name, uint32_t number) {
    json_key(j, name);
    json_number(j, number);
}

static void write_place(struct json *j, const struct finding_place *place) {
    json_pair(j, "file", place->file);
    if (!place->line) return;
    pair_number(j, "line", place->line);
    if (!place->column) return;
    pair_number(j, "column", place->column);
    pair_number(j, "end_line", place->end_line);
    pair_number(j, "end_column", place->end_column);
}

static void write_finding(struct json *j, const struct finding *finding) {
    json_open(j, '{');
    json_pair(j, "code", finding->code);
    json_pair(j, "level", str_of(finding_level_name(finding->level)));
    json_pair(j, "message", finding->message);
    if (str_present(finding->place.file)) write_place(j, &finding->place);
    json_key(j, "related");
    json_open(j, '[');
    for (size_t i = 0; i < finding->related_count; i++) {
        json_open(j, '{');
        write_place(j, &finding->related[i]);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_pair(j, "fingerprint", str_of(finding->fingerprint));
    json_close(j, '}');
}

static void write_counts(struct json *j, const struct report *report) {
    uint32_t counts[FINDING_LEVELS] = {0};
    for (size_t i = 0; i < report->findings.count; i++) counts[report->findings.items[i].level]++;
    json_key(j, "counts");
    json_open(j, '{');
    for (int level = 0; level < FINDING_LEVELS; level++)
        pair_number(j, finding_level_name((enum finding_level)level), counts[level]);
    json_close(j, '}');
}

static void write_cases(struct json *j, const struct report *report) {
    json_key(j, "examples");
    json_open(j, '[');
    for (size_t i = 0; i < report->cases.count; i++) {
        const struct report_case *item = &report->cases.items[i];
        json_open(j, '{');
        json_pair(j, "name", item->name);
        json_pair(j, "file", item->file);
        pair_number(j, "line", item->line);
        json_boolean(j, "holds", !item->failed);
        json_close(j, '}');
    }
    json_close(j, ']');
}

struct str report_json(const struct report *report) {
    struct json j = json_in(report->arena, 0);
    json_open(&j, '{');
    json_pair(&j, "schema", STR("charte.report/1"));
    json_pair(&j, "version", STR(CHARTE_VERSION));
    json_pair(&j, "verb", str_of(verb_rows[report->verb].name));
    write_counts(&j, report);
    json_key(&j, "findings");
    json_open(&j, '[');
    for (size_t i = 0; i < report->findings.count; i++)
        write_finding(&j, &report->findings.items[i]);
    json_close(&j, ']');
    if (report->verb == VERB_test) write_cases(&j, report);
    json_close(&j, '}');
    buffer_add_char(&j.out, '\n');
    return buffer_str(&j.out);
}
