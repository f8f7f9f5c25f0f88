/* spawn OUTPUT TIMES COMMAND …: for each line read runs the command that many times, from a process
 * so small that what the command holds at most is its own, and says the median time from start to
 * end in nanoseconds and the most memory it held, in KiB. What the command writes goes to OUTPUT.
 */

#include "tests/bench/measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static uint64_t run(const char *output, char **command) {
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    uint64_t start = measure_wall_ns();
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC,
                                     0644);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child, command[0], &actions, NULL, command, environ) ||
        waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        measure_fail(command[0]);
    uint64_t spent = measure_wall_ns() - start;
    posix_spawn_file_actions_destroy(&actions);
    return spent;
}

static int by_size(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    int times = argc > 3 ? atoi(argv[2]) : 0;
    uint64_t *spent = times > 0 ? malloc((size_t)times * sizeof *spent) : NULL;
    if (!spent) measure_fail("usage: spawn OUTPUT TIMES COMMAND …");
    char line[64];
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        struct rusage usage;
        for (int i = 0; i < times; i++) spent[i] = run(argv[1], argv + 3);
        qsort(spent, (size_t)times, sizeof *spent, by_size);
        getrusage(RUSAGE_CHILDREN, &usage);
        printf("%llu %ld\n", (unsigned long long)spent[times / 2], usage.ru_maxrss);
        fflush(stdout);
    }
    free(spent);
    return 0;
}
