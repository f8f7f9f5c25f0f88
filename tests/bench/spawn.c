/* SPDX-License-Identifier: Apache-2.0 */
/* spawn OUTPUT TIMES wall|cpu COMMAND …: for each line read runs the command that many times, from
 * a process so small that what the command holds at most is its own, and says the median in
 * nanoseconds, from start to end or of processor time, and the most memory it held, in KiB. What
 * the command writes goes to OUTPUT. */

#include "tests/bench/measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct plan {
    const char *output;
    int times;
    bool wall;
    char **command;
};

/* Of all commands that have ended. */
static uint64_t children_ns(void) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000u +
           (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000u;
}

static uint64_t clock_ns(const struct plan *plan) {
    return plan->wall ? measure_wall_ns() : children_ns();
}

static uint64_t run(const struct plan *plan) {
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    uint64_t start = clock_ns(plan);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, plan->output,
                                     O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child, plan->command[0], &actions, NULL, plan->command, environ) ||
        waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        measure_fail(plan->command[0]);
    uint64_t spent = clock_ns(plan) - start;
    posix_spawn_file_actions_destroy(&actions);
    return spent;
}

static int by_size(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    if (argc < 5) measure_fail("usage: spawn OUTPUT TIMES wall|cpu COMMAND …");
    struct plan plan = {argv[1], atoi(argv[2]), strcmp(argv[3], "wall") == 0, argv + 4};
    uint64_t *spent = plan.times > 0 ? malloc((size_t)plan.times * sizeof *spent) : NULL;
    if (!spent) measure_fail("spawn: TIMES is a number from 1");
    char line[64];
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        struct rusage usage;
        for (int i = 0; i < plan.times; i++) spent[i] = run(&plan);
        qsort(spent, (size_t)plan.times, sizeof *spent, by_size);
        getrusage(RUSAGE_CHILDREN, &usage);
        printf("%llu %ld\n", (unsigned long long)spent[plan.times / 2], usage.ru_maxrss);
        fflush(stdout);
    }
    free(spent);
    return 0;
}
