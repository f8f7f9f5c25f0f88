/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/page.h"
#include "compiler/command/compiling.h"
#include "compiler/command/verb.h"
#include "compiler/command/write/outputs.h"

static int write_document(struct compilation *c) {
    const char *path = option_value(c->options, OPTION_out);
    struct outputs outputs = {.language = c->options->language};
    struct str page;
    int code = page_make(c, &page);
    if (code != EXIT_CLEAN) return code;
    outputs_add(&outputs, path ? path : "-", page);
    return outputs_write(&outputs);
}

int cmd_document(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    struct compilation c;
    int code = compiling_begin(&c, options);
    if (code == EXIT_CLEAN) code = compilation_prove(&c);
    if (code == EXIT_CLEAN) code = write_document(&c);
    return compiling_end(&c, code);
}
