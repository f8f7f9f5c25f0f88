/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/write/replacement.h"
#include "compiler/command/say/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif
#include <unistd.h>

static const char mark[] = ".new-";

/* Another process may write the same file: the name beside it is this process's own. */
static char *name_beside(const char *target) {
    size_t size = strlen(target) + sizeof mark + 24;
    char *name = malloc(size);
    if (name) snprintf(name, size, "%s%s%ld", target, mark, (long)getpid());
    return name;
}

/* A link stays a link: what it leads to is replaced. One that leads nowhere is not. */
static char *follow_links(const char *path) {
    struct stat status;
    char *target = realpath(path, NULL);
    if (target || errno != ENOENT || lstat(path, &status) == 0) return target;
    errno = ENOENT;
    return strdup(path);
}

/* NAME.new-N, for the name of a target. */
static bool is_beside(const char *name, const char *target) {
    size_t size = strlen(target);
    if (strncmp(name, target, size) != 0) return false;
    if (strncmp(name + size, mark, sizeof mark - 1) != 0) return false;
    const char *number = name + size + sizeof mark - 1;
    return *number && strspn(number, "0123456789") == strlen(number);
}

/* Takes a file away that no living process holds. */
static void sweep_file(int folder, const char *name) {
    int descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) unlinkat(folder, name, 0);
    close(descriptor);
}

static void sweep(const char *target) {
    const char *slash = strrchr(target, '/');
    const char *name = slash ? slash + 1 : target;
    char *path = slash ? strndup(target, (size_t)(name - target)) : strdup(".");
    DIR *folder = path ? opendir(path) : NULL;
    free(path);
    if (!folder) return;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (is_beside(entry->d_name, name)) sweep_file(dirfd(folder), entry->d_name);
    closedir(folder);
}

/* Where another process sweeps between the making and the locking, the file is made again. Folders
 * that know no locks have none swept. */
static int make_locked(const char *path) {
    struct stat status;
    for (;;) {
        int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0) return -1;
        bool taken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
        if (!taken && fstat(descriptor, &status) == 0 && status.st_nlink > 0) return descriptor;
        close(descriptor);
        if (taken) unlink(path);
    }
}

/* The rights of single people and groups, beyond the mode; false where they cannot be kept. */
static bool keep_list(const struct replacement *beside) {
#ifdef __linux__
    static const char name[] = "system.posix_acl_access";
    char rights[4096];
    ssize_t size = getxattr(beside->target, name, rights, sizeof rights);
    if (size < 0) return errno == ENODATA || errno == ENOTSUP;
    return fsetxattr(beside->descriptor, name, rights, (size_t)size, 0) == 0;
#else
    (void)beside;
    return true;
#endif
}

/* Who could read what stands there before can read what takes its place, and nobody else: where
 * its group cannot be kept, another has the rights of everybody. */
static void keep_rights(struct replacement *beside) {
    struct stat before, now;
    if (stat(beside->target, &before) != 0) return;
    int descriptor = beside->descriptor;
    bool owned = fchown(descriptor, before.st_uid, before.st_gid) == 0;
    bool grouped = owned || fchown(descriptor, (uid_t)-1, before.st_gid) == 0;
    mode_t everybody = before.st_mode & 0007;
    fchmod(descriptor, before.st_mode & 07777);
    if (!grouped || !keep_list(beside))
        fchmod(descriptor, (before.st_mode & 0700) | everybody << 3 | everybody);
    beside->kept = fstat(descriptor, &now) == 0 && now.st_uid == before.st_uid &&
                   now.st_gid == before.st_gid && now.st_mode == before.st_mode;
}

static bool fill(struct replacement *beside, struct str bytes) {
    keep_rights(beside);
    int error = output_all(beside->descriptor, bytes.bytes, bytes.size);
    if (!error && fsync(beside->descriptor) != 0 && errno != EINVAL) error = errno;
    errno = error;
    return error == 0;
}

/* Frees what a file took; errno stays. */
static bool forget(struct replacement *beside, bool done) {
    int error = errno;
    if (beside->descriptor >= 0) close(beside->descriptor);
    free(beside->target);
    free(beside->path);
    *beside = (struct replacement){.descriptor = -1};
    errno = error;
    return done;
}

static bool take_away(struct replacement *beside) {
    int error = errno;
    unlink(beside->path);
    errno = error;
    return forget(beside, false);
}

bool replacement_write(struct replacement *beside, const char *path, struct str bytes) {
    *beside = (struct replacement){.target = follow_links(path), .descriptor = -1};
    if (beside->target) beside->path = name_beside(beside->target);
    if (!beside->path) return forget(beside, false);
    sweep(beside->target);
    beside->descriptor = make_locked(beside->path);
    if (beside->descriptor < 0) return forget(beside, false);
    return fill(beside, bytes) || take_away(beside);
}

bool replacement_commit(struct replacement *beside) {
    if (rename(beside->path, beside->target) != 0) return take_away(beside);
    return forget(beside, true);
}

void replacement_abandon(struct replacement *beside) {
    take_away(beside);
}
