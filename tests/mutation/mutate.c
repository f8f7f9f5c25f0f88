/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: mutate STEP TABLE …   tries every STEP-th change, of all that there are
 *        mutate -n NUMBER TABLE   tries one
 *
 * A change gives one byte of a table another value, or cuts the table; checksums are made right
 * again, so that what stands behind them is reached. The loader is held to its promise: it refuses,
 * saying why, or the table opens, is asked everything, evaluates posts, and writes their verdicts.
 * Where that crashes, the number of the change is said. Every PROGRESS_SECONDS (10) it says where
 * it is; a signal to end it ends it behind the change that is being tried, with the count so far
 * and exit code 128 + the signal's number. */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { VALUES = 255 }; /* other values of a byte */

struct mutation {
    const unsigned char *bytes;
    size_t size;
    unsigned char *copy;
    size_t opened, refused;
};

/* Number n: first the changes of the first byte, then those of the second … then the cuts. */
static size_t count_of(const struct mutation *m) {
    return m->size * VALUES + m->size;
}

/* Makes change n in the copy; how long it then is. */
static size_t change(const struct mutation *m, size_t n) {
    size_t cuts_from = m->size * VALUES;
    memcpy(m->copy, m->bytes, m->size);
    if (n >= cuts_from) return n - cuts_from;
    m->copy[n / VALUES] = (unsigned char)(m->copy[n / VALUES] + 1 + n % VALUES);
    return m->size;
}

/* The change that is being tried, for whoever sees it crash. */
static char current[512];

static void say_current(int signal_number) {
    if (write(STDERR_FILENO, current, strlen(current)) < 0) _exit(2);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* The signal that ends the run; 0: none has. */
static volatile sig_atomic_t ended;

static void end(int signal_number) {
    ended = signal_number;
}

static void say_how_far(const struct mutation *m, size_t done, size_t all, const char *path) {
    static time_t said;
    const char *asked = getenv("PROGRESS_SECONDS");
    time_t every = asked ? (time_t)strtol(asked, NULL, 10) : 10, now = time(NULL);
    if (said == 0) said = now;
    if (now - said < every) return;
    said = now;
    printf("… %zu of %zu changes of %s: %zu refused, %zu opened\n", done, all, path, m->refused,
           m->opened);
}

/* In memory of its very size, so that what reads beyond it is seen. */
static void try_change(struct mutation *m, size_t n) {
    size_t size = change(m, n);
    unsigned char *table_bytes = malloc(size ? size : 1);
    FUZZ_CHECK(table_bytes);
    memcpy(table_bytes, m->copy, size);
    use_repair(table_bytes, size, size < m->size ? size : n / VALUES, 1);
    charte_table *table = NULL;
    charte_error error = {.size = sizeof error};
    int result = charte_table_open(table_bytes, size, NULL, &table, &error);
    FUZZ_CHECK(result == CHARTE_OK || error.message[0]);
    if (result == CHARTE_OK) FUZZ_CHECK(use_table(table));
    *(result == CHARTE_OK ? &m->opened : &m->refused) += 1;
    charte_table_close(table);
    free(table_bytes);
}

static bool read_table(const char *path, struct mutation *m) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    unsigned char *bytes = malloc(1 << 24);
    *m = (struct mutation){.bytes = bytes};
    m->size = bytes ? fread(bytes, 1, 1 << 24, file) : 0;
    m->copy = malloc(m->size);
    fclose(file);
    return m->size > 0 && m->copy;
}

static void free_table(struct mutation *m) {
    free((void *)m->bytes);
    free(m->copy);
}

/* Where the changes begin differs from table to table, so that a step meets all values. */
static bool try_all(const char *path, size_t step, size_t *tried) {
    struct mutation m;
    if (!read_table(path, &m)) return false;
    for (size_t n = m.size % step; n < count_of(&m) && !ended; n += step) {
        snprintf(current, sizeof current, "mutate -n %zu %.400s\n", n, path);
        try_change(&m, n);
        say_how_far(&m, n / step, count_of(&m) / step, path);
    }
    if (ended) printf("cut off by signal %d after %s", (int)ended, current);
    printf("%s: %zu bytes, %zu changes refused, %zu opened\n", path, m.size, m.refused, m.opened);
    *tried += m.refused + m.opened;
    free_table(&m);
    return true;
}

static int try_one(const char *number, const char *path) {
    struct mutation m;
    size_t n = strtoull(number, NULL, 10);
    if (!read_table(path, &m) || n >= count_of(&m)) return 2;
    try_change(&m, n);
    printf("change %zu of %s: %s\n", n, path, m.opened ? "opened" : "refused");
    free_table(&m);
    return EXIT_SUCCESS;
}

int main(int count, char **arguments) {
    if (count == 4 && strcmp(arguments[1], "-n") == 0) return try_one(arguments[2], arguments[3]);
    size_t step = count > 2 ? strtoull(arguments[1], NULL, 10) : 0, tried = 0, failed = 0;
    if (step == 0) return 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    signal(SIGABRT, say_current);
    signal(SIGSEGV, say_current);
    signal(SIGINT, end);
    signal(SIGTERM, end);
    signal(SIGHUP, end);
    for (int i = 2; i < count && !ended; i++)
        if (!try_all(arguments[i], step, &tried)) {
            fprintf(stderr, "mutate: cannot read %s\n", arguments[i]);
            failed++;
        }
    printf("%zu passed, %zu failed\n", tried, failed);
    if (ended) return 128 + ended;
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
