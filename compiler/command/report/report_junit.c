/* SPDX-License-Identifier: Apache-2.0 */
/* JUnit's XML, which GitLab and most others read. An error is a test that failed; what is no error
 * is a test that passed, told in full in the suite's output. Times are none of a report's matter:
 * they are written as nought. */
#include "compiler/base/buffer.h"
#include "compiler/command/report/report.h"
#include "compiler/table/writings/xml_text.h"

static size_t count_failed(const struct report *report) {
    size_t count = 0;
    for (size_t i = 0; i < report->findings.count; i++)
        count += report->findings.items[i].level == FINDING_ERROR;
    return count;
}

/* What passed: the examples that hold, or, where nothing else is to say, that all was read. */
static size_t count_passed(const struct report *report) {
    size_t count = 0;
    for (size_t i = 0; i < report->cases.count; i++) count += !report->cases.items[i].failed;
    return count;
}

static struct str first_line(struct str text) {
    const char *end = memchr(text.bytes, '\n', text.size);
    return (struct str){text.bytes, end ? (size_t)(end - text.bytes) : text.size};
}

static struct str described(struct arena *arena, const struct finding *finding) {
    const struct finding_place *place = &finding->place;
    if (!str_present(place->file)) return finding->message;
    return arena_format(arena, "%.*s:%u:%u: %.*s", STR_ARG(place->file), place->line, place->column,
                        STR_ARG(finding->message));
}

static void open_case(struct xml *x, struct str name, struct str file) {
    xml_open(x, "testcase");
    xml_attribute(x, "name", name);
    xml_attribute(x, "classname", str_present(file) ? file : STR("charte"));
    xml_attribute(x, "time", STR("0"));
}

static void write_finding(struct xml *x, const struct finding *finding) {
    struct str line = first_line(finding->message);
    struct str name = arena_format(x->arena, "%.*s: %.*s", STR_ARG(finding->code), STR_ARG(line));
    open_case(x, name, finding->place.file);
    if (finding->level == FINDING_ERROR) {
        xml_open(x, "failure");
        xml_attribute(x, "message", line);
        xml_attribute(x, "type", finding->code);
        xml_content(x, described(x->arena, finding));
        xml_close(x);
    }
    xml_close(x);
}

static void write_suite_head(struct xml *x, const struct report *report, size_t tests) {
    xml_open(x, "testsuite");
    xml_attribute(x, "name", arena_format(x->arena, "charte %s", verb_rows[report->verb].name));
    xml_attribute(x, "package", STR("charte"));
    xml_attribute(x, "id", STR("0"));
    xml_attribute(x, "timestamp", STR("1970-01-01T00:00:00"));
    xml_attribute(x, "hostname", STR("localhost"));
    xml_attribute(x, "time", STR("0"));
    xml_attribute(x, "tests", arena_format(x->arena, "%zu", tests));
    xml_attribute(x, "failures", arena_format(x->arena, "%zu", count_failed(report)));
    xml_attribute(x, "errors", STR("0"));
    xml_open(x, "properties");
    xml_close(x);
}

/* What was found and is no error. */
static struct str told(const struct report *report) {
    struct buffer out = buffer_in(report->arena);
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        if (finding->level == FINDING_ERROR) continue;
        struct str text = described(report->arena, finding);
        buffer_format(&out, "%.*s %.*s\n", STR_ARG(finding->code), STR_ARG(text));
    }
    return out.size ? buffer_str(&out) : STR("");
}

struct str report_junit(const struct report *report) {
    struct xml x = xml_begin(report->arena, 0);
    size_t passed = count_passed(report), found = report->findings.count;
    bool clean = passed + found == 0;
    xml_open(&x, "testsuites");
    write_suite_head(&x, report, passed + found + clean);
    for (size_t i = 0; i < found; i++) write_finding(&x, &report->findings.items[i]);
    for (size_t i = 0; i < report->cases.count; i++) {
        const struct report_case *item = &report->cases.items[i];
        if (item->failed) continue;
        open_case(&x, first_line(item->name), item->file);
        xml_close(&x);
    }
    if (clean) {
        open_case(&x, str_of(verb_rows[report->verb].name), (struct str){0});
        xml_close(&x);
    }
    xml_element(&x, "system-out", told(report));
    xml_element(&x, "system-err", STR(""));
    xml_close(&x);
    xml_close(&x);
    return xml_end(&x);
}
