/* SPDX-License-Identifier: Apache-2.0 */
/* Loaded before the C library (LD_PRELOAD), this makes one call of the program fail. FAULT says
 * which: "NAME N" the N-th call of that name from 1, "NAME N+" that one and all after it; a third
 * word says how: an errno, "short" for writes that take one byte, or "sig" and a number for a
 * signal that arrives before the call, which then works. FAULT_LOG names a file that gets how many
 * calls there were, when the program ends. Names: memory (malloc, calloc, realloc and their kin),
 * read, write, fsync, close, rename, open, thread. */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static char fault_name[16] = "";
static unsigned long fault_at;
static bool fault_lasts, fault_short;
static int fault_error, fault_signal;
static atomic_ulong calls;

/* Before main, and before any thread. */
__attribute__((constructor)) static void read_fault(void) {
    const char *fault = getenv("FAULT");
    char number[24] = "", how[16] = "";
    if (!fault) return;
    sscanf(fault, "%15s %23s %15s", fault_name, number, how);
    fault_at = strtoul(number, NULL, 10);
    fault_lasts = strchr(number, '+') != NULL;
    fault_short = strcmp(how, "short") == 0;
    fault_signal = strncmp(how, "sig", 3) == 0 ? atoi(how + 3) : 0;
    fault_error = atoi(how) ? atoi(how) : EIO;
    atomic_store(&calls, 0);
    unsetenv("FAULT"); /* no process that this one starts is meant */
}

/* The program has ended; what others do at its end (coverage is written there) is not meant. */
static void stop(void) {
    fault_name[0] = '\0';
}

__attribute__((destructor)) static void write_log(void) {
    const char *path = getenv("FAULT_LOG");
    char text[24];
    unsigned long count = atomic_load(&calls);
    stop();
    int descriptor = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    if (descriptor < 0) return;
    int size = snprintf(text, sizeof text, "%lu\n", count);
    if (write(descriptor, text, (size_t)size) < 0) abort();
    close(descriptor);
}

static bool is_next(const char *name) {
    static atomic_flag begun = ATOMIC_FLAG_INIT;
    if (fault_name[0] && !atomic_flag_test_and_set(&begun)) atexit(stop);
    if (strcmp(name, fault_name) != 0) return false;
    unsigned long call = atomic_fetch_add(&calls, 1) + 1;
    bool next = call == fault_at || (fault_lasts && fault_at && call > fault_at);
    if (!next || !fault_signal) return next;
    raise(fault_signal);
    return false;
}

static bool fails(const char *name, int error) {
    if (!is_next(name)) return false;
    errno = error;
    return true;
}

void *malloc(size_t size) {
    return fails("memory", ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return fails("memory", ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
    return fails("memory", ENOMEM) ? NULL : __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    return fails("memory", ENOMEM) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    *memory = aligned_alloc(alignment, size);
    return *memory ? 0 : ENOMEM;
}

/* The next one of that name, behind this one. */
#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

ssize_t read(int descriptor, void *bytes, size_t size) {
    if (fails("read", fault_error)) return -1;
    return NEXT(ssize_t(*)(int, void *, size_t), "read")(descriptor, bytes, size);
}

/* As FORTIFY_SOURCE has the command call it. */
ssize_t __read_chk(int descriptor, void *bytes, size_t size, size_t room);
ssize_t __read_chk(int descriptor, void *bytes, size_t size, size_t room) {
    if (size > room) abort();
    return read(descriptor, bytes, size);
}

ssize_t write(int descriptor, const void *bytes, size_t size) {
    if (is_next("write")) {
        if (!fault_short) return errno = fault_error, -1;
        size = size > 1 ? 1 : size;
    }
    return NEXT(ssize_t(*)(int, const void *, size_t), "write")(descriptor, bytes, size);
}

int fsync(int descriptor) {
    return fails("fsync", fault_error) ? -1 : NEXT(int (*)(int), "fsync")(descriptor);
}

int close(int descriptor) {
    int result = NEXT(int (*)(int), "close")(descriptor);
    return fails("close", fault_error) ? -1 : result;
}

int rename(const char *from, const char *to) {
    if (fails("rename", fault_error)) return -1;
    return NEXT(int (*)(const char *, const char *), "rename")(from, to);
}

int open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    int mode = flags & O_CREAT ? va_arg(arguments, int) : 0;
    va_end(arguments);
    if (fails("open", fault_error)) return -1;
    return NEXT(int (*)(const char *, int, ...), "open")(path, flags, mode);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *context) {
    if (is_next("thread")) return EAGAIN;
    return NEXT(int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *),
                "pthread_create")(thread, attributes, start, context);
}
