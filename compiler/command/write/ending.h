/* SPDX-License-Identifier: Apache-2.0 */
/* The signals that would end the run: they wait while files stand beside their places, so that
 * nothing is left there. */
#ifndef CHARTE_COMMAND_ENDING_H
#define CHARTE_COMMAND_ENDING_H

#include <signal.h>
#include <stdbool.h>

struct ending {
    sigset_t signals, before;
};

/* From here on they wait, those that are not ignored. */
void ending_hold(struct ending *ending);

/* Whether one waits. */
bool ending_waits(const struct ending *ending);

/* They take effect. */
void ending_let_go(const struct ending *ending);

#endif
