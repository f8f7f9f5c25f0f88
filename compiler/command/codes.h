/* SPDX-License-Identifier: Apache-2.0 */
/* The codes of messages, as a person types them. */
#ifndef CHARTE_COMMAND_CODES_H
#define CHARTE_COMMAND_CODES_H

#include "compiler/command/say/options.h"

/* Says on standard error that no message has such a code, and which is near. EXIT_USAGE. */
int code_unknown(const char *name, enum language language);

/* Whether an operand is written as a code is, "W-…" or "E-…", and not as a file's name. */
bool code_written(const char *name);

/* Explains a code on standard output: what it means, and a charter before and after. EXIT_CLEAN, or
 * EXIT_USAGE after a message. */
int code_explain(const char *name, enum language language);

#endif
