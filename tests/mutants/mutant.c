/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/mutants/mutant.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

// Under a sanitizer: it reserves more addresses than there is memory, and counts itself what is
// used.
#ifdef WATCHED
#define MEMORY RLIM_INFINITY
const char *__asan_default_options(void) {
    return "hard_rss_limit_mb=4096";
}
#else
#define MEMORY ((rlim_t)4 << 30)
#endif

static unsigned char nowhere[MUTANT_NUMBERS];
unsigned char *mutant_reached = nowhere;
unsigned mutant_chosen = MUTANT_NUMBERS;

static void note_in(const char *path) {
    int file = open(path, O_RDWR);
    if (file < 0) return;
    void *bytes = mmap(NULL, MUTANT_NUMBERS, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (bytes != MAP_FAILED) mutant_reached = bytes;
    close(file);
}

__attribute__((constructor)) static void begin(void) {
    const char *chosen = getenv("MUTANT_CHOSEN"), *reached = getenv("MUTANT_REACHED");
    const char *limit = getenv("MUTANT_LIMIT");
    if (chosen) mutant_chosen = (unsigned)strtoul(chosen, NULL, 10);
    if (reached) note_in(reached);
    if (limit) {
        long left = strtol(limit, NULL, 10);
        struct itimerval timer = {.it_value = {left / 1000, left % 1000 * 1000}};
        setitimer(ITIMER_PROF, &timer, NULL);
        setrlimit(RLIMIT_AS, &(struct rlimit){MEMORY, MEMORY});
    }
}

// Nobody replaces a device by a file, but a mutant that root runs could, and /dev/null was one: it
// ends instead.
int rename(const char *from, const char *to) {
    int (*next)(const char *, const char *) =
        (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    struct stat status;
    if (lstat(to, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISLNK(status.st_mode) &&
        !S_ISDIR(status.st_mode))
        _exit(99);
    return next(from, to);
}
