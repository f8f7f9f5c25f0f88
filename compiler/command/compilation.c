#include "compiler/command/compilation.h"
#include "compiler/command/output.h"

#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "compiler/table/binary.h"

#include <errno.h>

/* Reads one operand and parses it; NULL after a message. */
static struct ast_charter *read_charter(struct compilation *c, const char *path) {
    struct source *source = NULL;
    enum source_result result = source_read(c->arena, path, &source);
    if (result != SOURCE_OK) {
        const char *why = result == SOURCE_UNREADABLE
                              ? strerror(errno)
                              : message_text(MESSAGE_file_too_large, c->options->language);
        complain(c->options->language, MESSAGE_unreadable, path, why);
        return NULL;
    }
    c->sources[c->source_count++] = source;
    return parse_charter(c->arena, source, &c->log);
}

static int write_table(struct compilation *c) {
    c->binary = table_binary(c->arena, c->table);
    if (str_present(c->binary)) return EXIT_CLEAN;
    complain(c->options->language, MESSAGE_table_too_large);
    return EXIT_USAGE;
}

int compilation_begin(struct compilation *c, const struct options *options) {
    *c = (struct compilation){.arena = arena_new(end_without_memory), .options = options};
    if (!c->arena) end_without_memory();
    c->log = diagnostics_in(c->arena);
    struct ast_charter **charters =
        ARENA_ARRAY(c->arena, struct ast_charter *, options->operand_count);
    c->sources = ARENA_ARRAY(c->arena, struct source *, options->operand_count);
    for (size_t i = 0; i < options->operand_count; i++) {
        charters[i] = read_charter(c, options->operands[i]);
        if (!charters[i]) return EXIT_USAGE;
    }
    size_t errors = c->log.errors;
    c->table = compile_charters(c->arena, charters, options->operand_count, &c->log);
    if (errors || !c->table) {
        c->table = NULL;
        return EXIT_FINDINGS;
    }
    return write_table(c);
}

int compilation_end(struct compilation *c, int code) {
    diagnostics_print(&c->log, stderr, c->options->asked, options_colour(c->options, stderr));
    arena_free(c->arena);
    return code;
}
