/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/report/report.h"
#include "compiler/base/buffer.h"
#include "compiler/command/say/output.h"
#include "compiler/command/write/outputs.h"
#include "runtime/text/utf8.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static const struct format {
    const char *name;
    struct str (*write)(const struct report *);
} formats[] = {
#define FORMAT(name) {#name, report_##name},
#include "compiler/command/say/formats.def"
#undef FORMAT
};

const char *finding_level_name(enum finding_level level) {
    static const char *const names[] = {"error", "warning", "note"};
    return names[level];
}

struct report report_in(struct arena *arena, enum verb verb) {
    return (struct report){.arena = arena, .verb = verb};
}

/* FNV-1a. */
uint64_t finding_anchor(uint64_t anchor, struct str text) {
    for (size_t i = 0; i < text.size; i++)
        anchor = (anchor ^ (unsigned char)text.bytes[i]) * UINT64_C(0x100000001B3);
    return (anchor ^ 0xFF) * UINT64_C(0x100000001B3);
}

/* The name from the folder of the run on, or, where it leads elsewhere from the root, alone. */
static struct str relative_name(struct arena *arena, struct str name) {
    char *folder = getcwd(NULL, 0);
    size_t size = folder ? strlen(folder) : 0;
    struct str made = name;
    if (size && name.size > size && memcmp(name.bytes, folder, size) == 0 &&
        name.bytes[size] == '/')
        made = (struct str){name.bytes + size + 1, name.size - size - 1};
    free(folder);
    if (made.size && made.bytes[0] == '/')
        for (size_t i = 0; i < made.size;) {
            if (made.bytes[i++] != '/') continue;
            made = (struct str){made.bytes + i, made.size - i};
            i = 0;
        }
    while (made.size > 2 && memcmp(made.bytes, "./", 2) == 0)
        made = (struct str){made.bytes + 2, made.size - 2};
    return arena_copy(arena, made);
}

/* Without what steers a terminal or is no character; lines stay. */
static struct str clean(struct arena *arena, struct str text) {
    struct buffer out = buffer_in(arena);
    for (size_t i = 0; i < text.size;) {
        size_t shown = visible_from(text, i);
        buffer_add(&out, (struct str){text.bytes + i, shown});
        i += shown;
        if (i == text.size) break;
        char c = text.bytes[i];
        buffer_add(&out, c == '\n' ? STR("\n") : c == '\t' ? STR(" ") : STR("\xEF\xBF\xBD"));
        i += hidden_at(text, i);
    }
    return buffer_str(&out);
}

struct str report_file(struct arena *arena, struct str name) {
    return str_present(name) ? clean(arena, relative_name(arena, name)) : name;
}

struct str report_subject(struct arena *arena, struct str text) {
    enum { CHARACTERS = 60 };
    struct buffer out = buffer_in(arena);
    size_t count = 0, at = 0;
    bool blank = false;
    for (text = clean(arena, text); at < text.size && count < CHARACTERS; count++) {
        size_t size = utf8_lead_size(text.bytes[at]);
        bool space = text.bytes[at] == ' ' || text.bytes[at] == '\n';
        if (!space && blank && out.size) buffer_add_char(&out, ' ');
        if (!space) buffer_add(&out, (struct str){text.bytes + at, size});
        blank = space;
        at += size;
    }
    if (at < text.size) buffer_add(&out, STR("…"));
    return buffer_str(&out);
}

static void clean_place(struct arena *arena, struct finding_place *place) {
    place->file = report_file(arena, place->file);
}

void report_add(struct report *report, struct finding finding) {
    finding.message = clean(report->arena, finding.message);
    if (str_present(finding.subject))
        finding.subject = report_subject(report->arena, finding.subject);
    clean_place(report->arena, &finding.place);
    for (size_t i = 0; i < finding.related_count; i++)
        clean_place(report->arena, &finding.related[i]);
    uint64_t anchor = finding_anchor(FINDING_ANCHOR, finding.code);
    anchor = finding_anchor(anchor, finding.place.file);
    finding.anchor ^= anchor;
    ARENA_PUSH(report->arena, &report->findings, finding);
}

static int by_anchor(const void *left, const void *right) {
    const struct finding *const *a = left, *const *b = right;
    if ((*a)->anchor != (*b)->anchor) return (*a)->anchor < (*b)->anchor ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

/* Findings of one anchor are told apart by their order. */
static void number_fingerprints(struct report *report) {
    size_t count = report->findings.count, alike = 0;
    struct finding **order = ARENA_ARRAY(report->arena, struct finding *, count + 1);
    for (size_t i = 0; i < count; i++) order[i] = &report->findings.items[i];
    qsort(order, count, sizeof *order, by_anchor);
    for (size_t i = 0; i < count; i++) {
        alike = i && order[i]->anchor == order[i - 1]->anchor ? alike + 1 : 0;
        uint64_t print = order[i]->anchor + alike * UINT64_C(0x9E3779B97F4A7C15);
        snprintf(order[i]->fingerprint, sizeof order[i]->fingerprint, "%016llx",
                 (unsigned long long)print);
    }
}

/* What --output says: a format, and a file behind "=". */
struct wanted_report {
    const struct format *format;
    const char *file;
};

/* Of a value that the options took, which know the same names. */
static struct wanted_report wanted_report(const char *value) {
    size_t size = strcspn(value, "="), i = 0;
    while (i < sizeof formats / sizeof *formats &&
           (strlen(formats[i].name) != size || memcmp(formats[i].name, value, size) != 0))
        i++;
    assert(i < sizeof formats / sizeof *formats);
    return (struct wanted_report){&formats[i], value[size] ? value + size + 1 : "-"};
}

bool report_asked(const struct options *options) {
    return option_given(options, OPTION_output);
}

bool report_takes_stdout(const struct options *options) {
    const char *value;
    for (size_t at = 0; (value = option_next(options, OPTION_output, &at));)
        if (strcmp(wanted_report(value).file, "-") == 0) return true;
    return false;
}

/* Behind what other steps have written there. */
static int append_summary(const struct report *report, const struct options *options) {
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    if (!path || !*path) return EXIT_CLEAN;
    struct str text = report_github_summary(report);
    int descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    int error = descriptor < 0 ? errno : output_all(descriptor, text.bytes, text.size);
    if (descriptor >= 0 && close(descriptor) != 0 && !error) error = errno;
    if (!error) return EXIT_CLEAN;
    complain(options->language, MESSAGE_unwritable, path, message_why(options->language, error));
    return EXIT_INTERNAL;
}

int report_write(struct report *report, const struct options *options, int code) {
    struct outputs outputs = {.language = options->language};
    const char *value;
    bool summary = false;
    number_fingerprints(report);
    for (size_t at = 0; (value = option_next(options, OPTION_output, &at));) {
        struct wanted_report wanted = wanted_report(value);
        struct str text = wanted.format->write(report);
        if (!str_present(text)) {
            complain(options->language, MESSAGE_memory);
            return EXIT_INTERNAL;
        }
        outputs_add(&outputs, wanted.file, text);
        summary |= wanted.format->write == report_github;
    }
    int written = outputs_write(&outputs);
    if (written == EXIT_CLEAN && summary) written = append_summary(report, options);
    return written == EXIT_CLEAN ? code : written;
}
