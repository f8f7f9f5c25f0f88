/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/page.h"
#include "compiler/command/compiling.h"
#include "compiler/command/verb.h"
#include "compiler/command/write/files.h"
#include "compiler/command/write/outputs.h"
#include "compiler/table/binary.h"
#include "compiler/table/publish.h"
#include "compiler/table/writings/json.h"
#include "compiler/table/writings/xml.h"

/* Adds what was made for a file; false where it is absent, as memory has ended. */
static bool add_made(struct outputs *outputs, const char *path, struct str made) {
    if (!str_present(made)) return false;
    outputs_add(outputs, path, made);
    return true;
}

static int write_build(struct compilation *c) {
    const struct options *options = c->options;
    const char *table = option_value(options, OPTION_out);
    const char *json = option_value(options, OPTION_json);
    const char *xml = option_value(options, OPTION_xml);
    const char *html = option_value(options, OPTION_html);
    struct outputs outputs = {.language = options->language};
    if (!table && !json && !xml && !html) table = FILES_TABLE;
    bool made = !table || add_made(&outputs, table, c->binary);
    if (made && json) made = add_made(&outputs, json, table_json(c->arena, c->table));
    if (made && xml) made = add_made(&outputs, xml, table_xml(c->arena, c->table));
    struct str page = {0};
    int code = made && html ? page_make(c, &page) : EXIT_CLEAN;
    if (code != EXIT_CLEAN) return code;
    if (made && html) outputs_add(&outputs, html, page);
    if (made) return outputs_write(&outputs);
    complain(options->language, MESSAGE_memory);
    return EXIT_INTERNAL;
}

/* The examples were proved with the confidential terms; all that is written goes without them. */
static void leave_out_confidential(struct compilation *c) {
    c->table = table_publish(c->arena, c->table);
    c->binary = table_binary(c->arena, c->table);
}

/* A page shows the public table's digest, which confidential terms are no part of. */
static bool tells_confidential(const struct options *options) {
    bool page_alone = option_given(options, OPTION_html) && !option_given(options, OPTION_out) &&
                      !option_given(options, OPTION_json) && !option_given(options, OPTION_xml);
    return !option_given(options, OPTION_public) && !page_alone;
}

int cmd_build(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    struct compilation c;
    int code = compiling_begin(&c, options);
    if (code == EXIT_CLEAN) code = compilation_prove(&c);
    if (code == EXIT_CLEAN && tells_confidential(options)) code = compilation_salt(&c);
    if (code == EXIT_CLEAN && option_given(options, OPTION_public)) leave_out_confidential(&c);
    if (code == EXIT_CLEAN) code = write_build(&c);
    return compiling_end(&c, code);
}
