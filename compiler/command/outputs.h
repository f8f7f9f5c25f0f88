/* The files that one run makes, all or nothing: every one is written beside its place before the
 * first is renamed into it. */
#ifndef CHARTE_COMMAND_OUTPUTS_H
#define CHARTE_COMMAND_OUTPUTS_H

#include "compiler/command/output.h"

enum { OUTPUTS_MAX = 3 };

struct outputs {
    struct output_file files[OUTPUTS_MAX];
    size_t count;
    enum language language; /* of messages */
};

/* Writes one more beside its place; false after a message. */
bool outputs_add(struct outputs *outputs, const char *path, struct str bytes);

/* Renames all into their places: EXIT_CLEAN, or EXIT_INTERNAL after a message. */
int outputs_commit(struct outputs *outputs);

/* Takes all away again: EXIT_INTERNAL. */
int outputs_abandon(struct outputs *outputs);

#endif
