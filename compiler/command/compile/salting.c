/* SPDX-License-Identifier: Apache-2.0 */
/* Gives list files their salt: a line behind their last, in a copy that is renamed into place with
 * the rights, line ends and links of the file. Only what was read is added to: a file that another
 * process changes meanwhile is left alone, but for one that it gave its salt just so. */
#include "compiler/base/buffer.h"
#include "compiler/command/compile/compilation.h"
#include "compiler/command/write/ending.h"
#include "compiler/command/write/replacement.h"
#include "compiler/meaning/resolve/salt.h"
#include "runtime/base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NEW_SALT = 32, NEW_DIGITS = 2 * NEW_SALT };

/* A run that nobody sees keeps what it writes from nobody: each would make a salt of its own, and
 * no two of them the same table. */
static bool is_unattended(void) {
    const char *ci = getenv("CI");
    return ci && *ci && strcmp(ci, "0") != 0 && strcmp(ci, "false") != 0;
}

/* Hexadecimal digits from the system's random source; false with errno set. */
static bool draw_digits(char *digits) {
    unsigned char bytes[NEW_SALT];
    size_t got = 0;
    int descriptor = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    while (got < sizeof bytes) {
        ssize_t count = read(descriptor, bytes + got, sizeof bytes - got);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        got += (size_t)count;
    }
    int error = got < sizeof bytes && errno == 0 ? EIO : errno;
    close(descriptor);
    errno = error;
    for (size_t i = 0; i < got; i++) {
        digits[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        digits[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    return got == sizeof bytes;
}

static struct str line_end(struct str text) {
    const char *end = text.size ? memchr(text.bytes, '\n', text.size) : NULL;
    return end && end > text.bytes && end[-1] == '\r' ? STR("\r\n") : STR("\n");
}

/* What goes behind a text before the digits, and behind them. */
static struct str head_of(struct arena *arena, struct str text) {
    struct str end = line_end(text);
    bool ended = text.size == 0 || text.bytes[text.size - 1] == '\n';
    return arena_format(arena, "%.*s" SALT_PREFIX " ", (int)(ended ? 0 : end.size), end.bytes);
}

/* The salt in a text that another run made of this one; absent where it was changed otherwise. */
static struct str salt_behind(struct arena *arena, struct str text, struct str now) {
    struct str head = head_of(arena, text), end = line_end(text);
    size_t at = text.size + head.size;
    if (now.size != at + NEW_DIGITS + end.size || memcmp(now.bytes, text.bytes, text.size) != 0 ||
        memcmp(now.bytes + text.size, head.bytes, head.size) != 0)
        return (struct str){0};
    return salt_spelt(arena, (struct str){now.bytes + at, NEW_DIGITS});
}

/* Whether the file may be written: its rights say so, to root too, and no other name leads to the
 * same bytes, which a rename would part from it. errno says why not. */
static bool may_write(const char *path, const struct stat *status) {
    errno = status->st_nlink > 1 ? EMLINK : (status->st_mode & 0222) == 0 ? EACCES : 0;
    return errno == 0 && access(path, W_OK) == 0;
}

/* Opens what stands at the path and holds it against other runs that give salts: the one that comes
 * second finds the first one's. Where no lock can be had the file is used without. */
static int open_held(const char *path, struct stat *status) {
    for (;;) {
        struct stat named;
        int descriptor = open(path, O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return -1;
        bool held = flock(descriptor, LOCK_EX) == 0;
        if (fstat(descriptor, status) == 0 &&
            (!held || (stat(path, &named) == 0 && named.st_ino == status->st_ino &&
                       named.st_dev == status->st_dev)))
            return descriptor;
        close(descriptor);
    }
}

static bool write_salted(const char *path, struct str bytes) {
    struct replacement beside;
    struct ending ending;
    ending_hold(&ending);
    bool done = replacement_write(&beside, path, bytes);
    if (done && (!beside.kept || ending_waits(&ending))) {
        replacement_abandon(&beside);
        errno = EPERM;
        done = false;
    }
    done = done && replacement_commit(&beside);
    int error = errno;
    ending_let_go(&ending);
    errno = error;
    return done;
}

/* The salt of a file that had none when it was read; absent with errno set. */
static struct str give_salt(struct compilation *c, const struct source *source) {
    char digits[NEW_DIGITS];
    struct source *now = NULL;
    struct str text = source->text, none = {0};
    if (source_read(c->arena, source->name.bytes, &now) != SOURCE_OK) return none;
    if (!str_equal(now->text, text)) {
        errno = EBUSY;
        return salt_behind(c->arena, text, now->text);
    }
    errno = EFBIG;
    if (text.size + NEW_DIGITS + 16 > LIMIT_SOURCE_BYTES || !draw_digits(digits)) return none;
    struct str salt = salt_spelt(c->arena, (struct str){digits, sizeof digits});
    struct str head = head_of(c->arena, text), end = line_end(text);
    struct buffer made = buffer_in(c->arena);
    buffer_add(&made, text);
    buffer_add(&made, head);
    buffer_add(&made, (struct str){digits, sizeof digits});
    buffer_add(&made, end);
    if (!write_salted(source->name.bytes, buffer_str(&made))) return none;
    complain(c->options->language, MESSAGE_salt_written, source->name.bytes);
    return salt;
}

static struct str salt_held(struct compilation *c, const struct source *source) {
    struct stat status;
    struct str salt = {0};
    int descriptor = open_held(source->name.bytes, &status);
    if (descriptor < 0) return salt;
    if (may_write(source->name.bytes, &status)) salt = give_salt(c, source);
    int error = errno;
    close(descriptor);
    errno = error;
    return salt;
}

/* One message a file, however often it is read. */
static bool was_said(const struct compilation *c, size_t list) {
    for (size_t i = 0; i < list; i++)
        if (c->log.lists.items[i]->is_confidential &&
            str_equal(c->log.lists.items[i]->name, c->log.lists.items[list]->name))
            return true;
    return false;
}

static void say_missing(const struct compilation *c, size_t list, const char *why) {
    if (!was_said(c, list))
        complain(c->options->language, MESSAGE_salt_missing, c->log.lists.items[list]->name.bytes,
                 why);
}

int compilation_salt(struct compilation *c) {
    bool unattended = is_unattended(), given = false;
    for (size_t i = 0; i < c->log.lists.count; i++) {
        struct source *source = c->log.lists.items[i];
        if (!source->is_confidential || str_present(source->salt)) continue;
        if (!unattended) source->salt = salt_held(c, source);
        if (str_present(source->salt))
            given = true;
        else
            say_missing(c, i,
                        unattended ? message_text(MESSAGE_salt_in_ci, c->options->language)
                                   : message_why(c->options->language, errno));
    }
    if (!given) return EXIT_CLEAN;
    c->table->salt = salt_of_table(c->arena, c->table, &c->log);
    return compilation_write(c);
}
