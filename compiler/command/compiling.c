/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compiling.h"
#include "compiler/command/codes.h"
#include "compiler/command/compile/shows.h"
#include "compiler/command/report/report.h"
#include "compiler/command/say/output.h"
#include "compiler/command/write/files.h"

#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"

#include <errno.h>

/* Reads one operand and parses it; NULL after a message. */
static struct ast_charter *read_charter(struct compilation *c, const char *path) {
    struct source *source = NULL;
    enum source_result result = source_read(c->arena, path, &source);
    if (result != SOURCE_OK) {
        const char *why = result == SOURCE_UNREADABLE
                              ? message_why(c->options->language, errno)
                              : message_text(MESSAGE_file_too_large, c->options->language);
        complain(c->options->language, MESSAGE_unreadable, path, why);
        return NULL;
    }
    c->sources[c->source_count++] = source;
    return parse_charter(c->arena, source, &c->log);
}

/* What --warn or --no-warn names, onto what is wanted. EXIT_CLEAN, or EXIT_USAGE after a message.
 */
static int choose_warnings(struct compilation *c, enum option option) {
    bool want = option == OPTION_warn;
    const char *name;
    for (size_t at = 0; (name = option_next(c->options, option, &at));) {
        enum diagnostic_code code = diagnostic_code_of(str_of(name));
        bool all = strcmp(name, "all") == 0;
        if (code == DIAGNOSTIC_COUNT && !all) return code_unknown(name, c->options->language);
        for (int i = 0; i < DIAGNOSTIC_COUNT; i++)
            if (all || i == (int)code) c->wanted.codes[i] = want;
    }
    return EXIT_CLEAN;
}

/* What --fail-on names. EXIT_CLEAN, or EXIT_USAGE after a message. */
static int choose_failures(struct compilation *c) {
    const char *name;
    for (size_t at = 0; (name = option_next(c->options, OPTION_fail_on_code, &at));) {
        enum diagnostic_code code = diagnostic_code_of(str_of(name));
        bool any = strcmp(name, "warning") == 0;
        if (code == DIAGNOSTIC_COUNT && !any) return code_unknown(name, c->options->language);
        c->fails_on_any |= any;
        if (!any) c->fails_on[code] = true;
    }
    return EXIT_CLEAN;
}

/* Whether something is said of which it was asked that it be a failure; an error is one anyhow. */
static bool is_failure(const struct compilation *c) {
    for (size_t i = 0; i < c->log.count; i++) {
        enum diagnostic_code code = c->log.items[i].code;
        enum severity severity = diagnostic_severity(code);
        bool is_warning = severity == SEVERITY_WARNING || severity == SEVERITY_ADVICE;
        if (c->fails_on[code] || (c->fails_on_any && is_warning)) return true;
    }
    return false;
}

int compiling_begin(struct compilation *c, const struct options *options) {
    *c = (struct compilation){.arena = arena_new(end_without_memory), .options = options};
    if (!c->arena) end_without_memory();
    c->log = diagnostics_in(c->arena);
    c->log.asker = options->language;
    c->wanted = wanted_by_default();
    if (choose_warnings(c, OPTION_warn) || choose_warnings(c, OPTION_no_warn)) return EXIT_USAGE;
    if (choose_failures(c)) return EXIT_USAGE;
    struct ast_charter **charters =
        ARENA_ARRAY(c->arena, struct ast_charter *, options->operand_count);
    c->sources = ARENA_ARRAY(c->arena, struct source *, options->operand_count);
    for (size_t i = 0; i < options->operand_count; i++) {
        charters[i] = read_charter(c, options->operands[i]);
        if (!charters[i]) return EXIT_USAGE;
    }
    size_t errors = c->log.errors;
    c->table = compile_charters(c->arena, charters, options->operand_count, &c->log);
    int apart = files_apart_from(options, c->log.lists.items, c->log.lists.count);
    if (apart) return apart;
    if (errors || !c->table) {
        c->table = NULL;
        return EXIT_FINDINGS;
    }
    int written = compilation_write(c);
    return written ? written : shows_look(c);
}

int compiling_end(struct compilation *c, int code) {
    diagnostics_settle(&c->log, &c->wanted);
    if (code == EXIT_CLEAN && is_failure(c)) code = EXIT_FINDINGS;
    diagnostics_print(&c->log, stderr, c->options->asked, options_colour(c->options, stderr));
    if (c->options->verb == VERB_check) acceptances_print(&c->log, stderr, c->options->asked);
    if (report_asked(c->options) && code <= EXIT_FINDINGS) {
        struct report report = report_in(c->arena, c->options->verb);
        report_compilation(&report, c);
        code = report_write(&report, c->options, code);
    }
    arena_free(c->arena);
    return code;
}
