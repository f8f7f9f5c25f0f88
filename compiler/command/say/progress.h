/* SPDX-License-Identifier: Apache-2.0 */
/* A line that tells a person at a terminal that work goes on, once it has taken over a second. It
 * is on standard error, and gone when the work is done. */
#ifndef CHARTE_COMMAND_PROGRESS_H
#define CHARTE_COMMAND_PROGRESS_H

#include "compiler/command/say/message.h"

#include <time.h>

struct progress {
    bool wanted, shown;
    struct timespec next; /* when to show it again */
};

/* Begins to count the time; nothing will be shown where standard error is no terminal. */
struct progress progress_begin(void);

/* Says how many were done; the message has that one part. */
void progress_show(struct progress *progress, enum language language, enum message message,
                   size_t done);

/* Takes the line away, before anything else is said on standard error. */
void progress_clear(struct progress *progress);

#endif
