/* SPDX-License-Identifier: Apache-2.0 */
/* JUnit's XML, which GitLab and most others read. An error is a test that failed; what is no error
 * is a test that passed, told in full in the suite's output. Readers know a test by its class and
 * name from run to run: the class is the verb and the file, the name that of an example, or a code
 * and what it is about; never a message. Two of one name are numbered. Times are none of a report's
 * matter: they are written as nought. */
#include "compiler/base/buffer.h"
#include "compiler/base/map.h"
#include "compiler/command/report/report.h"
#include "compiler/table/writings/xml_text.h"

struct junit {
    struct xml x;
    const struct report *report;
    struct map names;  /* of class and name → a place in `counts` */
    uint32_t *counts;  /* how often each was asked for */
    size_t of_example; /* findings that are failures of an example */
};

static struct junit junit_begin(const struct report *report) {
    size_t most = 2 * (report->findings.count + report->cases.count + 1);
    struct junit made = {xml_begin(report->arena, 0), report, map_in(report->arena),
                         ARENA_ARRAY(report->arena, uint32_t, most), 0};
    for (size_t i = 0; i < report->findings.count; i++)
        made.of_example += report->findings.items[i].example != 0;
    return made;
}

static size_t count_failed(const struct junit *j) {
    size_t count = 0;
    for (size_t i = 0; i < j->report->findings.count; i++) {
        const struct finding *finding = &j->report->findings.items[i];
        count += finding->level == FINDING_ERROR && !finding->example;
    }
    for (size_t i = 0; i < j->report->cases.count; i++) count += j->report->cases.items[i].failed;
    return count;
}

static struct str first_line(struct str text) {
    const char *end = memchr(text.bytes, '\n', text.size);
    return (struct str){text.bytes, end ? (size_t)(end - text.bytes) : text.size};
}

static void describe(struct buffer *out, const struct finding *finding) {
    const struct finding_place *place = &finding->place;
    buffer_format(out, "%.*s ", STR_ARG(finding->code));
    if (str_present(place->file))
        buffer_format(out, "%.*s:%u:%u: ", STR_ARG(place->file), place->line, place->column);
    buffer_format(out, "%.*s\n", STR_ARG(finding->message));
}

/* Whether nothing of the class has had the name; at: its place among all names. */
static bool is_new(struct junit *j, struct str class, struct str name, uint32_t *at) {
    struct str key = arena_format(j->report->arena, "%.*s\n%.*s", STR_ARG(class), STR_ARG(name));
    uint32_t next = (uint32_t)j->names.count;
    *at = map_add(&j->names, key, next);
    return *at == next;
}

static struct str unique(struct junit *j, struct str class, struct str name) {
    uint32_t at, again;
    if (is_new(j, class, name, &at)) return name;
    struct str made;
    do made = arena_format(j->report->arena, "%.*s (%u)", STR_ARG(name), ++j->counts[at] + 1);
    while (!is_new(j, class, made, &again));
    return made;
}

static void open_case(struct junit *j, struct str file, struct str name) {
    const char *verb = verb_rows[j->report->verb].name;
    struct str class = str_present(file)
                           ? arena_format(j->report->arena, "%s %.*s", verb, STR_ARG(file))
                           : str_of(verb);
    xml_open(&j->x, "testcase");
    xml_attribute(&j->x, "name", unique(j, class, name));
    xml_attribute(&j->x, "classname", class);
    xml_attribute(&j->x, "time", STR("0"));
}

static void write_failure(struct junit *j, const struct finding *first, struct buffer *told) {
    xml_open(&j->x, "failure");
    xml_attribute(&j->x, "message", first_line(first->message));
    xml_attribute(&j->x, "type", first->code);
    xml_content(&j->x, buffer_str(told));
    xml_close(&j->x);
}

static void write_finding(struct junit *j, const struct finding *finding) {
    struct str name = finding->code;
    if (str_present(finding->subject))
        name =
            arena_format(j->report->arena, "%.*s: %.*s", STR_ARG(name), STR_ARG(finding->subject));
    open_case(j, finding->place.file, name);
    if (finding->level == FINDING_ERROR) {
        struct buffer told = buffer_in(j->report->arena);
        describe(&told, finding);
        write_failure(j, finding, &told);
    }
    xml_close(&j->x);
}

/* An example fails once, whatever is wrong with it. */
static void write_case(struct junit *j, size_t number) {
    const struct report_case *item = &j->report->cases.items[number];
    struct buffer told = buffer_in(j->report->arena);
    const struct finding *first = NULL;
    for (size_t i = 0; item->failed && i < j->report->findings.count; i++) {
        const struct finding *finding = &j->report->findings.items[i];
        if (finding->example != number + 1) continue;
        if (!first) first = finding;
        describe(&told, finding);
    }
    open_case(j, item->file, item->name);
    if (first) write_failure(j, first, &told);
    xml_close(&j->x);
}

static void write_suite_head(struct junit *j, size_t tests) {
    struct xml *x = &j->x;
    struct arena *arena = j->report->arena;
    xml_open(x, "testsuite");
    xml_attribute(x, "name", arena_format(arena, "charte %s", verb_rows[j->report->verb].name));
    xml_attribute(x, "package", STR("charte"));
    xml_attribute(x, "id", STR("0"));
    xml_attribute(x, "timestamp", STR("1970-01-01T00:00:00"));
    xml_attribute(x, "hostname", STR("localhost"));
    xml_attribute(x, "time", STR("0"));
    xml_attribute(x, "tests", arena_format(arena, "%zu", tests));
    xml_attribute(x, "failures", arena_format(arena, "%zu", count_failed(j)));
    xml_attribute(x, "errors", STR("0"));
    xml_open(x, "properties");
    xml_close(x);
}

/* What was found and is no error. */
static struct str told(const struct report *report) {
    struct buffer out = buffer_in(report->arena);
    for (size_t i = 0; i < report->findings.count; i++)
        if (report->findings.items[i].level != FINDING_ERROR)
            describe(&out, &report->findings.items[i]);
    return out.size ? buffer_str(&out) : STR("");
}

struct str report_junit(const struct report *report) {
    struct junit j = junit_begin(report);
    size_t tests = report->findings.count - j.of_example + report->cases.count;
    bool clean = tests == 0;
    xml_open(&j.x, "testsuites");
    write_suite_head(&j, tests + clean);
    for (size_t i = 0; i < report->findings.count; i++)
        if (!report->findings.items[i].example) write_finding(&j, &report->findings.items[i]);
    for (size_t i = 0; i < report->cases.count; i++) write_case(&j, i);
    if (clean) {
        open_case(&j, (struct str){0}, str_of(verb_rows[report->verb].name));
        xml_close(&j.x);
    }
    xml_element(&j.x, "system-out", told(report));
    xml_element(&j.x, "system-err", STR(""));
    xml_close(&j.x);
    xml_close(&j.x);
    return xml_end(&j.x);
}
