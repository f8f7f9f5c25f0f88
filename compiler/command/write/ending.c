/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/write/ending.h"

#include <stddef.h>

void ending_hold(struct ending *ending) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;
    sigemptyset(&ending->signals);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&ending->signals, signals[i]);
    sigprocmask(SIG_BLOCK, &ending->signals, &ending->before);
}

void ending_let_go(const struct ending *ending) {
    sigprocmask(SIG_SETMASK, &ending->before, NULL);
}

bool ending_waits(const struct ending *ending) {
    sigset_t pending;
    sigpending(&pending);
    for (int number = SIGHUP; number <= SIGTERM; number++)
        if (sigismember(&ending->signals, number) == 1 && sigismember(&pending, number) == 1)
            return true;
    return false;
}
