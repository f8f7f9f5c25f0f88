/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/bench/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WINDOW_NS = 100000000 };

void measure_fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

/* 64 bytes behind the file can be read, as simdjson wants. */
char *measure_read(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) measure_fail(path);
    long end = ftell(file);
    rewind(file);
    char *bytes = end < 0 ? NULL : calloc(1, (size_t)end + 64);
    if (!bytes || fread(bytes, 1, (size_t)end, file) != (size_t)end) measure_fail(path);
    fclose(file);
    *size = (size_t)end;
    return bytes;
}

static struct measure_text sized(const char **at) {
    uint32_t size;
    memcpy(&size, *at, sizeof size);
    struct measure_text text = {*at + sizeof size, size};
    *at = text.bytes + size;
    return text;
}

struct measure_posts measure_posts(const char *path) {
    size_t size;
    const char *at = measure_read(path, &size), *end = at + size;
    struct measure_posts posts = {NULL, 0};
    posts.items = malloc((size / (3 * sizeof(uint32_t)) + 1) * sizeof *posts.items);
    if (!posts.items) measure_fail("no memory");
    while (at < end) {
        struct measure_post *post = &posts.items[posts.count++];
        post->lang = sized(&at);
        post->id = sized(&at);
        post->text = sized(&at);
    }
    return posts;
}

struct measure_text *measure_lines(const char *path, size_t *count) {
    size_t size, lines = 1;
    const char *at = measure_read(path, &size), *end = at + size;
    for (const char *p = at; p < end; p++) lines += *p == '\n';
    struct measure_text *found = malloc(lines * sizeof *found);
    if (!found) measure_fail("no memory");
    for (*count = 0; at < end; (*count)++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        found[*count] = (struct measure_text){at, (size_t)(stop - at)};
        at = stop + 1;
    }
    return found;
}

static uint64_t now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint64_t measure_cpu_ns(void) {
    return now(CLOCK_THREAD_CPUTIME_ID);
}

uint64_t measure_wall_ns(void) {
    return now(CLOCK_MONOTONIC);
}

void measure_serve(const char *name, measure_pass *pass, void *context) {
    char line[64];
    printf("ready %s\n", name);
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        size_t found, passes = 0;
        uint64_t start = measure_cpu_ns(), spent;
        do {
            found = pass(context);
            passes++;
            spent = measure_cpu_ns() - start;
        } while (spent < WINDOW_NS);
        printf("%.1f %zu\n", (double)spent / (double)passes, found);
        fflush(stdout);
    }
}
