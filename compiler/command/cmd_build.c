#include "compiler/command/compilation.h"
#include "compiler/command/outputs.h"
#include "compiler/command/verb.h"
#include "compiler/document/document.h"
#include "compiler/table/json.h"

static int write_build(struct compilation *c) {
    const struct options *options = c->options;
    const char *table = option_value(options, OPTION_out);
    const char *json = option_value(options, OPTION_json);
    const char *html = option_value(options, OPTION_html);
    struct outputs outputs = {.language = options->language};
    if (!table && !json && !html) table = "charter.ctab";
    if (table) outputs_add(&outputs, table, c->binary);
    if (json) outputs_add(&outputs, json, table_json(c->arena, c->table));
    struct str page = html ? document_html(c->arena, c->table) : STR("");
    if (!str_present(page)) {
        complain(options->language, MESSAGE_memory);
        return EXIT_INTERNAL;
    }
    if (html) outputs_add(&outputs, html, page);
    return outputs_write(&outputs);
}

int cmd_build(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    struct compilation c;
    int code = compilation_begin(&c, options);
    if (code == EXIT_CLEAN) code = compilation_prove(&c);
    if (code == EXIT_CLEAN) code = write_build(&c);
    return compilation_end(&c, code);
}
