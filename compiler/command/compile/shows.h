/* SPDX-License-Identifier: Apache-2.0 */
/* Does the charter say by its shape who claims a protected right? (VERDICT.md, "For whom the result
 * is") */
#ifndef CHARTE_COMMAND_SHOWS_H
#define CHARTE_COMMAND_SHOWS_H

#include "compiler/command/compile/compilation.h"

/* Looks for two posts, one that claims a right and one that does not and is the same else, of which
 * tools read of the first what no post without a claim gives: W-right-shows, a right once. All
 * posts are looked at where the charter can tell few apart (SHOWS_POSTS); else, for two rules at a
 * time that the same words or fields call, all that differ in those, as far as SHOWS_WORK goes.
 * EXIT_CLEAN, or EXIT_INTERNAL after a message. */
int shows_look(struct compilation *compilation);

#endif
