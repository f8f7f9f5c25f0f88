/* SPDX-License-Identifier: Apache-2.0 */
/* Which files a run reads and which it writes: nothing that is read is written over, and no two
 * outputs are one file. Files are known by device and inode, so that links and other spellings of
 * a path are seen through; two that are not there yet by their folder and name, the case of letters
 * aside, as some systems have it. */
#ifndef CHARTE_COMMAND_FILES_H
#define CHARTE_COMMAND_FILES_H

#include "compiler/command/say/options.h"
#include "compiler/front/source.h"

/* What a build without any output writes. */
#define FILES_TABLE "charter.ctab"

/* Compares what the command line names: EXIT_CLEAN, or EXIT_USAGE after a message. Standard input
 * and output count where they are files. Before anything is read or written. */
int files_apart(const struct options *options);

/* Compares the outputs with sources that were read besides, lists. As files_apart. */
int files_apart_from(const struct options *options, struct source *const *sources, size_t count);

#endif
