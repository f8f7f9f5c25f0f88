/* SPDX-License-Identifier: Apache-2.0 */
/* The verbs of the command: each returns an exit code. */
#ifndef CHARTE_COMMAND_VERB_H
#define CHARTE_COMMAND_VERB_H

#include "compiler/command/say/options.h"

#define VERB(name, operands) int cmd_##name(const struct options *options);
#include "compiler/command/say/verbs.def"
#undef VERB

/* The page of help of a verb, or of the command where that is VERB_NONE, on standard output. */
void help_print(enum verb verb, enum language language);

#endif
