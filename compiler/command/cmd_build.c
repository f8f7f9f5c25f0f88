#include "compiler/command/compilation.h"
#include "compiler/command/output.h"
#include "compiler/command/verb.h"
#include "compiler/document/document.h"
#include "compiler/table/json.h"

#include <errno.h>

enum { OUTPUTS_MAX = 3 };

/* All or nothing: every output is written beside its place before the first is renamed into it. */
struct outputs {
    struct output_file files[OUTPUTS_MAX];
    size_t count;
    enum language language;
};

static bool add_output(struct outputs *outputs, const char *path, struct str bytes) {
    if (output_write(&outputs->files[outputs->count], path, bytes)) {
        outputs->count++;
        return true;
    }
    complain(outputs->language, MESSAGE_unwritable, path, strerror(errno));
    return false;
}

static int commit_outputs(struct outputs *outputs) {
    int code = EXIT_CLEAN;
    for (size_t i = 0; i < outputs->count; i++) {
        if (output_commit(&outputs->files[i])) continue;
        complain(outputs->language, MESSAGE_unwritable, outputs->files[i].path, strerror(errno));
        code = EXIT_INTERNAL;
    }
    return code;
}

static int abandon_outputs(struct outputs *outputs) {
    for (size_t i = 0; i < outputs->count; i++) output_abandon(&outputs->files[i]);
    return EXIT_INTERNAL;
}

/* The examples of a charter hold before anything is made of it, unless --no-test: then that is
 * said. */
static int prove(struct compilation *c) {
    if (option_given(c->options, OPTION_no_test)) {
        complain(c->options->language, MESSAGE_not_tested);
        return EXIT_CLEAN;
    }
    struct example_tally tally;
    return compilation_test(c, &tally);
}

static int write_build(struct compilation *c) {
    const struct options *options = c->options;
    const char *table = option_value(options, OPTION_out);
    const char *json = option_value(options, OPTION_json);
    const char *html = option_value(options, OPTION_html);
    struct outputs outputs = {.language = options->language};
    if (!table && !json && !html) table = "charter.ctab";
    if (table && !add_output(&outputs, table, c->binary)) return abandon_outputs(&outputs);
    if (json && !add_output(&outputs, json, table_json(c->arena, c->table)))
        return abandon_outputs(&outputs);
    struct str page = html ? document_html(c->arena, c->table) : STR("");
    if (!str_present(page)) {
        complain(options->language, MESSAGE_memory);
        return abandon_outputs(&outputs);
    }
    if (html && !add_output(&outputs, html, page)) return abandon_outputs(&outputs);
    return commit_outputs(&outputs);
}

int cmd_build(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    struct compilation c;
    int code = compilation_begin(&c, options);
    if (code == EXIT_CLEAN) code = prove(&c);
    if (code == EXIT_CLEAN) code = write_build(&c);
    return compilation_end(&c, code);
}

int cmd_document(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    const char *path = option_value(options, OPTION_out);
    struct outputs outputs = {.language = options->language};
    struct compilation c;
    int code = compilation_begin(&c, options);
    if (code == EXIT_CLEAN) code = prove(&c);
    if (code == EXIT_CLEAN) {
        struct str page = document_html(c.arena, c.table);
        if (!str_present(page)) complain(options->language, MESSAGE_memory);
        bool written = str_present(page) && add_output(&outputs, path ? path : "-", page);
        code = written ? commit_outputs(&outputs) : EXIT_INTERNAL;
    }
    return compilation_end(&c, code);
}
