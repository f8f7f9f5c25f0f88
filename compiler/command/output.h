/* What the command writes. Standard output is checked to its last byte; a file comes into being
 * whole or not at all: it is written beside its place and renamed into it. */
#ifndef CHARTE_COMMAND_OUTPUT_H
#define CHARTE_COMMAND_OUTPUT_H

#include "compiler/command/options.h"

/* Flushes standard output: `code`, or EXIT_INTERNAL after a message where a write has failed. */
int output_finish(enum language language, int code);

/* Writes to a descriptor, all of it: 0, or errno. */
int output_all(int descriptor, const char *bytes, size_t size);

/* The message on a failed write of standard output. EXIT_INTERNAL. */
int output_failed(enum language language, int error);

/* A file on its way. */
struct output_file {
    const char *path; /* as the user gave it */
    char *target;     /* what is renamed onto: path, its links followed; NULL: nothing is renamed */
    char *beside;     /* where the bytes are until then */
};

/* Writes bytes beside path, synced to the disk, not yet in place; "-" is standard output, and what
 * exists but is no regular file is written directly. False with errno set: nothing is left behind.
 */
bool output_write(struct output_file *file, const char *path, struct str bytes);

/* Renames the file into its place, or takes it away again. The file is done with. */
bool output_commit(struct output_file *file);
void output_abandon(struct output_file *file);

#endif
