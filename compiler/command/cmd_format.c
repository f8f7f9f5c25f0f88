/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/line_diff.h"
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"
#include "compiler/command/write/files.h"
#include "compiler/command/write/outputs.h"
#include "compiler/format/format.h"
#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "compiler/table/binary.h"
#include "compiler/table/writings/json.h"

#include <errno.h>
#include <unistd.h>

/* One charter file, as it is and as it is to be. */
struct formatting {
    const struct options *options;
    struct arena *arena;
    struct diagnostics log;
    const char *path;
    struct source *source, *written;
    struct table *table, *again; /* what each compiles to; NULL after an error */
};

static bool read_file(struct formatting *f) {
    enum source_result result = source_read(f->arena, f->path, &f->source);
    if (result == SOURCE_OK) return true;
    const char *why = result == SOURCE_UNREADABLE
                          ? message_why(f->options->language, errno)
                          : message_text(MESSAGE_file_too_large, f->options->language);
    complain(f->options->language, MESSAGE_unreadable, f->path, why);
    return false;
}

static struct table *compile(struct formatting *f, struct source *source, struct diagnostics *log) {
    struct ast_charter *charter = parse_charter(f->arena, source, log);
    size_t errors = log->errors;
    struct table *table = compile_charters(f->arena, &charter, 1, log);
    return errors ? NULL : table;
}

static enum language target(const struct formatting *f) {
    const char *to = option_value(f->options, OPTION_to);
    return to ? language_of_code(str_of(to)) : f->source->language;
}

/* A table says on which line each of its rules stands, and how its author wrote it: that alone may
 * change. */
static void overlook_writing(const struct table *table, struct table *again) {
    for (size_t i = 0; i < table->rules.count && i < again->rules.count; i++) {
        again->rules.items[i].line = table->rules.items[i].line;
        again->rules.items[i].sentence = table->rules.items[i].sentence;
    }
}

static bool same_bytes(struct str one, struct str other) {
    return str_present(one) && str_equal(one, other);
}

/* The proof that the new writing means what the old one does: word for word the same sentences, and
 * in its own language the same table, down to its texts. */
static bool prove(struct formatting *f) {
    struct diagnostics log = diagnostics_in(f->arena);
    f->again = compile(f, f->written, &log);
    if (!f->again || !format_holds(f->arena, f->source, f->written)) return false;
    if (f->written->language != f->source->language) return true;
    overlook_writing(f->table, f->again);
    return same_bytes(table_binary(f->arena, f->table), table_binary(f->arena, f->again)) &&
           same_bytes(table_json(f->arena, f->table), table_json(f->arena, f->again));
}

static void show_difference(struct formatting *f) {
    bool asked = option_given(f->options, OPTION_diff) || option_given(f->options, OPTION_check);
    if (!asked && !isatty(STDERR_FILENO)) return;
    line_diff_print(stderr, f->arena, f->source, f->written, options_colour(f->options, stderr));
}

/* Standard input goes to standard output, and a translation where it is asked to go. */
static int write_file(struct formatting *f, bool changed) {
    const char *out = option_value(f->options, OPTION_out);
    bool translated = f->written->language != f->source->language;
    if (!out) out = translated || strcmp(f->path, "-") == 0 ? "-" : f->path;
    if (!changed && strcmp(out, f->path) == 0 && strcmp(out, "-") != 0) return EXIT_CLEAN;
    struct outputs outputs = {.language = f->options->language};
    outputs_add(&outputs, out, f->written->text);
    return outputs_write(&outputs);
}

static int format_read(struct formatting *f) {
    f->table = compile(f, f->source, &f->log);
    int apart = files_apart_from(f->options, f->log.lists.items, f->log.lists.count);
    if (apart) return apart;
    if (!f->table) {
        diagnostics_print(&f->log, stderr, f->options->asked, options_colour(f->options, stderr));
        return EXIT_FINDINGS;
    }
    struct str text = format_translated(f->arena, f->source, target(f));
    f->written = source_of(f->arena, f->source->name, text);
    bool changed = !str_equal(f->source->text, text);
    if (!prove(f)) {
        complain(f->options->language, MESSAGE_format_differs, f->path);
        return EXIT_INTERNAL;
    }
    bool translated = f->written->language != f->source->language;
    if (changed && !translated) show_difference(f);
    if (option_given(f->options, OPTION_check)) return changed ? EXIT_FINDINGS : EXIT_CLEAN;
    return write_file(f, changed);
}

static int format_file(const struct options *options, const char *path) {
    struct formatting f = {.options = options, .path = path};
    f.arena = arena_new(end_without_memory);
    if (!f.arena) end_without_memory();
    f.log = diagnostics_in(f.arena);
    f.log.asker = options->language;
    int code = read_file(&f) ? format_read(&f) : EXIT_USAGE;
    arena_free(f.arena);
    return code;
}

/* The worst of the files' codes: what cannot be done says more than what was found. */
int cmd_format(const struct options *options) {
    bool one = option_given(options, OPTION_to) || option_given(options, OPTION_out);
    int code = options_want(options, 1, one ? 1 : SIZE_MAX);
    if (code) return code;
    for (size_t i = 0; i < options->operand_count; i++) {
        int result = format_file(options, options->operands[i]);
        if (result > code) code = result;
    }
    return output_finish(options->language, code);
}
