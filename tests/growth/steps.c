/* SPDX-License-Identifier: Apache-2.0 */
/* Counts the work of a program that is compiled with -fsanitize-coverage=trace-pc: a step for each
 * edge of its code that is taken, one for each 16 bytes that the C library moves or compares for
 * it, and the bytes that it asks for. Told at the end to the file that STEPS names: "steps bytes".
 * The same input gives the same counts on any machine, busy or not. Not compiled so itself. */
#include "tests/growth/steps.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long steps, bytes;

unsigned long long steps_taken(void) {
    return steps;
}

void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void) {
    steps++;
}

static void count_moved(size_t size) {
    steps += 1 + size / 16;
}

void *__real_memcpy(void *to, const void *from, size_t size);
void *__real_memmove(void *to, const void *from, size_t size);
void *__real_memset(void *to, int byte, size_t size);
int __real_memcmp(const void *a, const void *b, size_t size);
void *__real_memchr(const void *in, int byte, size_t size);
size_t __real_strlen(const char *text);
int __real_vsnprintf(char *to, size_t room, const char *format, va_list arguments);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);

void *__wrap_memcpy(void *to, const void *from, size_t size) {
    count_moved(size);
    return __real_memcpy(to, from, size);
}

void *__wrap_memmove(void *to, const void *from, size_t size) {
    count_moved(size);
    return __real_memmove(to, from, size);
}

void *__wrap_memset(void *to, int byte, size_t size) {
    count_moved(size);
    return __real_memset(to, byte, size);
}

/* As far as the two are the same, which is what comparing takes. */
int __wrap_memcmp(const void *a, const void *b, size_t size) {
    size_t same = 0;
    while (same < size && ((const char *)a)[same] == ((const char *)b)[same]) same++;
    count_moved(same);
    return __real_memcmp(a, b, size);
}

void *__wrap_memchr(const void *in, int byte, size_t size) {
    const char *found = __real_memchr(in, byte, size);
    count_moved(found ? (size_t)(found - (const char *)in) : size);
    return (void *)found;
}

size_t __wrap_strlen(const char *text) {
    size_t size = __real_strlen(text);
    count_moved(size);
    return size;
}

int __wrap_vsnprintf(char *to, size_t room, const char *format, va_list arguments) {
    int size = __real_vsnprintf(to, room, format, arguments);
    count_moved(size > 0 ? (size_t)size : 0);
    return size;
}

void *__wrap_malloc(size_t size) {
    bytes += size;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    bytes += count * size;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    bytes += size;
    return __real_realloc(memory, size);
}

static __attribute__((destructor)) void tell(void) {
    const char *path = getenv("STEPS");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%llu %llu\n", steps, bytes);
    fclose(file);
}
