#include "compiler/command/compilation.h"
#include "compiler/command/outputs.h"
#include "compiler/command/verb.h"
#include "compiler/document/document.h"

int cmd_document(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    const char *path = option_value(options, OPTION_out);
    struct outputs outputs = {.language = options->language};
    struct compilation c;
    int code = compilation_begin(&c, options);
    if (code == EXIT_CLEAN) code = compilation_prove(&c);
    if (code == EXIT_CLEAN) {
        struct str page = document_html(c.arena, c.table);
        if (!str_present(page)) complain(options->language, MESSAGE_memory);
        bool written = str_present(page) && outputs_add(&outputs, path ? path : "-", page);
        code = written ? outputs_commit(&outputs) : EXIT_INTERNAL;
    }
    return compilation_end(&c, code);
}
