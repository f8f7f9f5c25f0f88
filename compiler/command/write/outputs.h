/* SPDX-License-Identifier: Apache-2.0 */
/* The files that one run makes, all or nothing: they are gathered while they are made, and only
 * when the last one has been made is the first one written. Every file is written beside its place
 * before any is renamed into it; a signal to end leaves nothing beside. */
#ifndef CHARTE_COMMAND_OUTPUTS_H
#define CHARTE_COMMAND_OUTPUTS_H

#include "compiler/command/say/options.h"

enum { OUTPUTS_MAX = OPTIONS_LIMIT }; /* each is named by an option, but for one */

struct outputs {
    struct {
        const char *path; /* as the user gave it */
        struct str bytes;
    } files[OUTPUTS_MAX];
    size_t count;
    enum language language; /* of messages */
};

/* One more file: "-" is standard output. Path and bytes must stay until outputs_write. */
void outputs_add(struct outputs *outputs, const char *path, struct str bytes);

/* Writes all files: EXIT_CLEAN, or EXIT_INTERNAL after a message, and then no file has changed (but
 * for what is no regular file: that is written first, and directly). */
int outputs_write(const struct outputs *outputs);

#endif
