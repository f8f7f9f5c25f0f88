/* SPDX-License-Identifier: Apache-2.0 */
/* The findings of a run for other programs: --output FORMAT[=FILE], as often as wanted. Every
 * format has the same findings, in the same order, and nothing of where, when or by whom the run
 * was made: the same charters give the same bytes. What comes from charters and posts cannot be
 * mistaken for the format's own signs. */
#ifndef CHARTE_COMMAND_REPORT_H
#define CHARTE_COMMAND_REPORT_H

#include "compiler/command/compile/compilation.h"

enum finding_level { FINDING_ERROR, FINDING_WARNING, FINDING_NOTE, FINDING_LEVELS };

/* Lines and columns from 1, columns in code points, the end behind the last; a line of 0 is the
 * file as a whole, a column of 0 the whole line. */
struct finding_place {
    struct str file; /* relative to the folder of the run; absent: no file */
    uint32_t line, column, end_line, end_column;
};

struct finding {
    struct str code; /* "E-unknown-name", "V-forbidden" */
    enum finding_level level;
    struct str message; /* a line or more */
    struct str subject; /* what it is about, in words of the charter or the post's identifier: never
                           of the message, so that it stays while that is worded anew */
    size_t example;     /* one more than the case that it is a failure of, or 0 */
    struct finding_place place;
    struct finding_place related[DIAGNOSTIC_RELATED];
    size_t related_count;
    uint64_t anchor;      /* what it is about, wherever that stands now */
    char fingerprint[20]; /* the same while it is about the same; none has another's */
};

/* An example or a scenario that was run: by its title, or its rule or article and its first words,
 * whether it holds or not. */
struct report_case {
    struct str name, file;
    uint32_t line;
    bool failed;
};

struct report {
    struct arena *arena;
    enum verb verb;
    struct {
        struct finding *items;
        size_t count, capacity;
    } findings;
    struct {
        struct report_case *items;
        size_t count, capacity;
    } cases;
};

struct report report_in(struct arena *arena, enum verb verb);

/* Adds a finding, its file name made relative, its subject cut short, its texts without what steers
 * a terminal. */
void report_add(struct report *report, struct finding finding);

/* A text as it stands in every format: its first words, on a line, without what steers a terminal.
 */
struct str report_subject(struct arena *arena, struct str text);

/* A file's name as it stands in every format. */
struct str report_file(struct arena *arena, struct str name);

/* Adds what a compilation's log has, its examples too where they were run. */
void report_compilation(struct report *report, const struct compilation *compilation);

/* Numbers the fingerprints that are alike, and writes all that was asked for: `code`, or
 * EXIT_INTERNAL after a message. */
int report_write(struct report *report, const struct options *options, int code);

bool report_asked(const struct options *options);

/* Whether a report goes to standard output, where nothing else may then go. */
bool report_takes_stdout(const struct options *options);

/* A name in every format: "error", "warning", "note". */
const char *finding_level_name(enum finding_level level);

/* Continues an anchor over a text; it begins at FINDING_ANCHOR. */
#define FINDING_ANCHOR UINT64_C(0xCBF29CE484222325)
uint64_t finding_anchor(uint64_t anchor, struct str text);

/* The formats, each a text that ends with a line end. */
#define FORMAT(name) struct str report_##name(const struct report *report);
#include "compiler/command/say/formats.def"
#undef FORMAT

/* The step summary of a GitHub workflow, in Markdown. */
struct str report_github_summary(const struct report *report);

#endif
