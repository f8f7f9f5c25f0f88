/* SPDX-License-Identifier: Apache-2.0 */
/* A file that comes into being whole or not at all: it is written beside its place, as PLACE.new-N
 * (N is the process), synced to the disk, and renamed into place. While it stands there it is
 * locked; what a process that was killed has left beside the same place, which nothing locks any
 * more, is taken away before the next file is written there. */
#ifndef CHARTE_COMMAND_REPLACEMENT_H
#define CHARTE_COMMAND_REPLACEMENT_H

#include "compiler/base/str.h"

#include <stdbool.h>

struct replacement {
    char *target; /* what is renamed onto: the path, its links followed */
    char *path;   /* where the bytes are until then */
    int descriptor;
    bool kept; /* owner, group and rights are those of what stood there */
};

/* Writes bytes beside path. False with errno set: nothing is left behind. */
bool replacement_write(struct replacement *beside, const char *path, struct str bytes);

/* Renames the file into its place (false with errno set: it is taken away), or takes it away. It is
 * done with either way. */
bool replacement_commit(struct replacement *beside);
void replacement_abandon(struct replacement *beside);

#endif
