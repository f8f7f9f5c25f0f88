/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/say/progress.h"

#include <unistd.h>

static struct timespec in_a_second(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_sec++;
    return time;
}

static bool is_before(struct timespec a, struct timespec b) {
    return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec < b.tv_nsec);
}

struct progress progress_begin(void) {
    return (struct progress){.wanted = isatty(STDERR_FILENO) == 1, .next = in_a_second()};
}

void progress_show(struct progress *progress, enum language language, enum message message,
                   size_t done) {
    struct timespec now = {0};
    char number[24];
    if (!progress->wanted) return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (is_before(now, progress->next)) return;
    snprintf(number, sizeof number, "%zu", done);
    fputs("\r\033[K", stderr);
    message_print(stderr, language, message, number);
    fflush(stderr);
    progress->shown = true;
    progress->next = in_a_second();
}

void progress_clear(struct progress *progress) {
    if (progress->shown) fputs("\r\033[K", stderr);
    progress->shown = false;
}
