/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: files FILE …       each file, through the target that its folder is named after
 *        files -t TARGET [FILE]   one input, a file or standard input: for AFL++ and by hand
 *
 * Without libFuzzer, so that what it found stays found under every compiler. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct target {
    const char *name;
    fuzz_target *run;
};

static const struct target targets[] = {
#define TARGET(name, longest) {#name, fuzz_##name},
#include "tests/fuzz/targets.def"
#undef TARGET
};

static const struct target *target_named(const char *name, size_t size) {
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (strlen(targets[i].name) == size && memcmp(targets[i].name, name, size) == 0)
            return &targets[i];
    return NULL;
}

/* The folder that a path ends in: "found/words/a" is of words. */
static const struct target *target_of(const char *path) {
    const char *end = strrchr(path, '/');
    if (!end) return NULL;
    const char *begin = end;
    while (begin > path && begin[-1] != '/') begin--;
    return target_named(begin, (size_t)(end - begin));
}

static bool run_file(const struct target *target, FILE *file) {
    size_t size = 0, capacity = 1 << 16;
    uint8_t *bytes = malloc(capacity);
    for (size_t got; bytes && (got = fread(bytes + size, 1, capacity - size, file)) > 0;) {
        size += got;
        if (size == capacity) bytes = realloc(bytes, capacity *= 2);
    }
    /* A copy of its very size: what reads past it is seen. */
    uint8_t *data = bytes ? malloc(size ? size : 1) : NULL;
    bool read = data && !ferror(file);
    if (read) {
        memcpy(data, bytes, size);
        target->run(data, size);
    }
    free(data);
    free(bytes);
    return read;
}

static int run_one(const char *name, const char *path) {
    const struct target *target = target_named(name, strlen(name));
    FILE *file = path ? fopen(path, "rb") : stdin;
    bool read = target && file && run_file(target, file);
    if (path && file) fclose(file);
    if (!read) fprintf(stderr, "files: cannot run %s on %s\n", name, path ? path : "its input");
    return read ? EXIT_SUCCESS : 2;
}

int main(int count, char **arguments) {
    if (count > 2 && strcmp(arguments[1], "-t") == 0)
        return run_one(arguments[2], count > 3 ? arguments[3] : NULL);
    size_t passed = 0, failed = 0;
    for (int i = 1; i < count; i++) {
        const struct target *target = target_of(arguments[i]);
        FILE *file = target ? fopen(arguments[i], "rb") : NULL;
        fprintf(stderr, "%s\n", arguments[i]);
        bool read = file && run_file(target, file);
        if (file) fclose(file);
        *(read ? &passed : &failed) += 1;
    }
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
