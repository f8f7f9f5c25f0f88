#include "compiler/command/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int output_failed(enum language language, int error) {
    if (error == EPIPE)
        complain(language, MESSAGE_output_closed);
    else
        complain(language, MESSAGE_unwritable, message_text(MESSAGE_standard_output, language),
                 strerror(error));
    return EXIT_INTERNAL;
}

int output_finish(enum language language, int code) {
    errno = 0;
    bool failed_before = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed_before) return code;
    return output_failed(language, errno ? errno : EIO);
}

int output_all(int descriptor, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

/* Another process may write the same file: the name beside it is this process's own. */
static char *name_beside(const char *target) {
    size_t size = strlen(target) + 32;
    char *beside = malloc(size);
    if (beside) snprintf(beside, size, "%s.new-%ld", target, (long)getpid());
    return beside;
}

/* A link stays a link: what it leads to is replaced. */
static char *follow_links(const char *path) {
    char *target = realpath(path, NULL);
    return target || errno != ENOENT ? target : strdup(path);
}

static bool write_direct(const char *path, struct str bytes) {
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? STDOUT_FILENO : open(path, O_WRONLY);
    if (descriptor < 0) return false;
    if (standard) fflush(stdout);
    int error = output_all(descriptor, bytes.bytes, bytes.size);
    if (!standard && close(descriptor) != 0 && !error) error = errno;
    errno = error;
    return error == 0;
}

static bool write_beside(const struct output_file *file, struct str bytes) {
    int descriptor = open(file->beside, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (descriptor < 0) return false;
    int error = output_all(descriptor, bytes.bytes, bytes.size);
    if (!error && fsync(descriptor) != 0 && errno != EINVAL) error = errno;
    if (close(descriptor) != 0 && !error) error = errno;
    if (error) unlink(file->beside);
    errno = error;
    return error == 0;
}

static void forget(struct output_file *file) {
    int error = errno;
    free(file->target);
    free(file->beside);
    file->target = file->beside = NULL;
    errno = error;
}

bool output_write(struct output_file *file, const char *path, struct str bytes) {
    *file = (struct output_file){.path = path};
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (strcmp(path, "-") == 0 || (exists && !S_ISREG(status.st_mode)))
        return write_direct(path, bytes);
    file->target = follow_links(path);
    if (file->target) file->beside = name_beside(file->target);
    if (file->beside && write_beside(file, bytes)) return true;
    forget(file);
    return false;
}

bool output_commit(struct output_file *file) {
    bool done = !file->target || rename(file->beside, file->target) == 0;
    int error = errno;
    if (!done) unlink(file->beside);
    errno = error;
    forget(file);
    return done;
}

void output_abandon(struct output_file *file) {
    if (file->beside) unlink(file->beside);
    forget(file);
}
