/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/write/outputs.h"
#include "compiler/command/say/output.h"
#include "compiler/command/write/ending.h"
#include "compiler/command/write/replacement.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

void outputs_add(struct outputs *outputs, const char *path, struct str bytes) {
    outputs->files[outputs->count].path = path;
    outputs->files[outputs->count++].bytes = bytes;
}

static bool is_standard(const char *path) {
    return strcmp(path, "-") == 0;
}

static int unwritable(const struct outputs *outputs, size_t file) {
    if (is_standard(outputs->files[file].path)) return output_failed(outputs->language, errno);
    complain(outputs->language, MESSAGE_unwritable, outputs->files[file].path,
             message_why(outputs->language, errno));
    return EXIT_INTERNAL;
}

/* Standard output, a pipe, a device: nothing can be renamed onto it. */
static bool is_direct(const char *path) {
    struct stat status;
    return is_standard(path) || (stat(path, &status) == 0 && !S_ISREG(status.st_mode));
}

static bool write_direct(const char *path, struct str bytes) {
    bool standard = is_standard(path);
    int descriptor = standard ? STDOUT_FILENO : open(path, O_WRONLY);
    if (descriptor < 0) return false;
    int error = output_all(descriptor, bytes.bytes, bytes.size);
    if (!standard && close(descriptor) != 0 && !error) error = errno;
    errno = error;
    return error == 0;
}

/* The regular files among the outputs, beside their places. */
struct standing {
    struct replacement files[OUTPUTS_MAX];
    size_t of[OUTPUTS_MAX]; /* which output each is */
    size_t count;
};

static bool write_all(const struct outputs *outputs, const bool *direct, struct standing *standing,
                      const struct ending *ending) {
    for (size_t i = 0; i < outputs->count; i++) {
        if (direct[i]) continue;
        if (ending_waits(ending)) return false;
        struct replacement *beside = &standing->files[standing->count];
        if (!replacement_write(beside, outputs->files[i].path, outputs->files[i].bytes)) {
            unwritable(outputs, i);
            return false;
        }
        standing->of[standing->count++] = i;
    }
    return !ending_waits(ending);
}

/* Renames them in turn; after one that fails the others are taken away. */
static int commit_all(const struct outputs *outputs, struct standing *standing, bool whole) {
    int code = whole ? EXIT_CLEAN : EXIT_INTERNAL;
    for (size_t i = 0; i < standing->count; i++) {
        if (code != EXIT_CLEAN)
            replacement_abandon(&standing->files[i]);
        else if (!replacement_commit(&standing->files[i]))
            code = unwritable(outputs, standing->of[i]);
    }
    return code;
}

int outputs_write(const struct outputs *outputs) {
    struct standing standing = {.count = 0};
    struct ending ending;
    bool direct[OUTPUTS_MAX];
    for (size_t i = 0; i < outputs->count; i++) {
        direct[i] = is_direct(outputs->files[i].path);
        if (direct[i] && !write_direct(outputs->files[i].path, outputs->files[i].bytes))
            return unwritable(outputs, i);
    }
    ending_hold(&ending);
    bool whole = write_all(outputs, direct, &standing, &ending);
    int code = commit_all(outputs, &standing, whole);
    ending_let_go(&ending);
    return code;
}
