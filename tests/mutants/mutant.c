#include "tests/mutants/mutant.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
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
