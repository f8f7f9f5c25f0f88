/* SPDX-License-Identifier: Apache-2.0 */
/* What every verb that compiles begins and ends with: the charter files that its operands name, and
 * what is to be said of them. */
#ifndef CHARTE_COMMAND_COMPILING_H
#define CHARTE_COMMAND_COMPILING_H

#include "compiler/command/compile/compilation.h"

/* Reads, parses and compiles the operands. EXIT_CLEAN, EXIT_FINDINGS where the charter has errors
 * (they are in the log), EXIT_USAGE after a message where a file cannot be read, the table is too
 * large or an option names a warning that there is not. */
int compiling_begin(struct compilation *compilation, const struct options *options);

/* Prints what the log has and is wanted, and frees everything. Returns code. */
int compiling_end(struct compilation *compilation, int code);

#endif
