/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/page.h"
#include "compiler/command/compile/table_file.h"
#include "compiler/command/write/files.h"
#include "compiler/document/document.h"
#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "compiler/table/read.h"

#include <errno.h>

/* What the changes are told against, read from a table or compiled from one charter file. */
struct previous {
    const struct table *table;
    struct table_file file;
    bool opened;
};

static bool is_charter(const char *path) {
    size_t size = strlen(path), end = strlen(".charte");
    return size > end && strcmp(path + size - end, ".charte") == 0;
}

static int compile_previous(struct compilation *c, struct previous *previous, const char *path) {
    struct diagnostics log = diagnostics_in(c->arena);
    struct source *source = NULL;
    enum source_result result = source_read(c->arena, path, &source);
    if (result != SOURCE_OK) {
        complain(c->options->language, MESSAGE_unreadable, path,
                 result == SOURCE_UNREADABLE
                     ? message_why(c->options->language, errno)
                     : message_text(MESSAGE_file_too_large, c->options->language));
        return EXIT_USAGE;
    }
    struct ast_charter *charter = parse_charter(c->arena, source, &log);
    size_t errors = log.errors;
    previous->table = compile_charters(c->arena, &charter, 1, &log);
    int apart = files_apart_from(c->options, log.lists.items, log.lists.count);
    if (apart) return apart;
    if (!errors && previous->table) return EXIT_CLEAN;
    complain(c->options->language, MESSAGE_previous_faulty, path);
    return EXIT_USAGE;
}

static int open_previous(struct compilation *c, struct previous *previous) {
    const char *path = option_value(c->options, OPTION_previous);
    if (!path) return EXIT_CLEAN;
    if (is_charter(path)) return compile_previous(c, previous, path);
    int code = table_file_open(&previous->file, path, c->options->language);
    if (code != EXIT_CLEAN) return code;
    previous->opened = true;
    previous->table = table_read(c->arena, previous->file.bytes);
    return EXIT_CLEAN;
}

static int make(struct compilation *c, struct document_wishes wishes, struct str *page) {
    *page = document_html(c->arena, c->table, wishes);
    if (str_present(*page)) return EXIT_CLEAN;
    complain(c->options->language, MESSAGE_memory);
    return EXIT_INTERNAL;
}

int page_make(struct compilation *c, struct str *page) {
    bool check = !option_given(c->options, OPTION_without_check);
    if (check && !document_can_check()) {
        complain(c->options->language, MESSAGE_no_module);
        return EXIT_USAGE;
    }
    struct previous previous = {.table = NULL};
    int code = open_previous(c, &previous);
    if (code == EXIT_CLEAN) code = make(c, (struct document_wishes){check, previous.table}, page);
    if (previous.opened) table_file_close(&previous.file);
    return code;
}
