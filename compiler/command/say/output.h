/* SPDX-License-Identifier: Apache-2.0 */
/* Writing, checked to the last byte; outputs.h has the files that a run makes. */
#ifndef CHARTE_COMMAND_OUTPUT_H
#define CHARTE_COMMAND_OUTPUT_H

#include "compiler/command/say/options.h"

/* Flushes standard output: `code`, or EXIT_INTERNAL after a message where a write has failed. */
int output_finish(enum language language, int code);

/* Writes to a descriptor, all of it: 0, or errno. */
int output_all(int descriptor, const char *bytes, size_t size);

/* The end for want of memory, after its message: exit code EXIT_INTERNAL. */
_Noreturn void end_without_memory(void);

/* The message on a failed write of standard output. EXIT_INTERNAL. */
int output_failed(enum language language, int error);

#endif
