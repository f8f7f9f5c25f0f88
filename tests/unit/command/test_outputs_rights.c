/* SPDX-License-Identifier: Apache-2.0 */
/* Who could read and write a file can do so with the one that takes its place, and nobody else; and
 * what other runs left is found beside it wherever it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "compiler/command/write/replacement.h"

static char folder[] = "/tmp/charte-rights-XXXXXX";
static const char list_name[] = "system.posix_acl_access";

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void make_file(const char *path, mode_t mode) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    assert_true(descriptor >= 0);
    assert_int_equal(fchmod(descriptor, mode), 0);
    close(descriptor);
}

/* Whether what takes the place of a file has the same owner and mode; says whether they were kept.
 */
static bool replaced(const char *path) {
    struct replacement file;
    struct stat before, after;
    assert_int_equal(stat(path, &before), 0);
    assert_true(replacement_write(&file, path, STR("new")));
    bool kept = file.kept;
    assert_true(replacement_commit(&file));
    assert_int_equal(stat(path, &after), 0);
    assert_int_not_equal(before.st_ino, after.st_ino);
    assert_int_equal(after.st_size, 3);
    assert_int_equal(before.st_mode, after.st_mode);
    assert_int_equal(before.st_uid, after.st_uid);
    assert_int_equal(before.st_gid, after.st_gid);
    return kept;
}

static void the_mode_is_kept(void **state) {
    (void)state;
    static const mode_t modes[] = {0600, 0640, 0644, 0666, 0777, 0751, 0444};
    mode_t mask = umask(077);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        make_file("file", modes[i]);
        assert_true(replaced("file"));
        unlink("file");
    }
    umask(mask);
}

/* Of somebody else, where this process may give files away: root may, but not in a namespace that
 * has nobody else. */
static void the_owner_is_kept(void **state) {
    (void)state;
    make_file("file", 0640);
    if (chown("file", 12345, 23456) != 0) {
        assert_true(errno == EPERM || errno == EINVAL);
        assert_int_equal(chown("file", geteuid(), getegid()), 0);
    }
    assert_true(replaced("file"));
    unlink("file");
}

static void a_new_file_has_the_rights_of_any_new_one(void **state) {
    (void)state;
    static const mode_t masks[] = {022, 077, 0};
    struct replacement file;
    struct stat status;
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        mode_t mask = umask(masks[i]);
        assert_true(replacement_write(&file, "file", STR("new")));
        assert_false(file.kept);
        assert_true(replacement_commit(&file));
        umask(mask);
        assert_int_equal(stat("file", &status), 0);
        assert_int_equal(status.st_mode & 07777, 0666 & ~masks[i]);
        unlink("file");
    }
}

/* As Linux writes it: a version, then a tag, the rights and for whom they are. */
struct right {
    uint16_t tag, rights;
    uint32_t whose;
};
struct rights {
    uint32_t version;
    struct right items[5];
};

static void the_rights_of_one_person_are_kept(void **state) {
    (void)state;
    /* For this person: no other is sure to be known in a namespace. */
    const struct rights given = {
        2, {{1, 6, ~0u}, {2, 4, geteuid()}, {4, 0, ~0u}, {16, 4, ~0u}, {32, 0, ~0u}}};
    struct rights found = {0};
    make_file("file", 0600);
    if (setxattr("file", list_name, &given, sizeof given, 0) != 0) {
        assert_int_equal(errno, ENOTSUP); /* a folder without such lists has none to keep */
        assert_true(replaced("file"));
    } else {
        assert_true(replaced("file"));
        assert_int_equal(getxattr("file", list_name, &found, sizeof found), sizeof given);
        assert_memory_equal(&found, &given, sizeof given);
    }
    unlink("file");
}

static void what_was_left_is_swept_in_any_folder(void **state) {
    (void)state;
    static const char *const places[] = {"deep/er/file", "./file", "deep/../file",
                                         "deep/er/./file"};
    assert_int_equal(mkdir("deep", 0700), 0);
    assert_int_equal(mkdir("deep/er", 0700), 0);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct replacement file;
        char left[64];
        snprintf(left, sizeof left, "%s.new-1234567890", places[i]);
        make_file(left, 0600);
        make_file("fil.new-1", 0600);
        make_file("file.new1", 0600);
        assert_true(replacement_write(&file, places[i], STR("new")));
        assert_int_equal(access(left, F_OK), -1);
        assert_int_equal(access("fil.new-1", F_OK), 0);
        assert_int_equal(access("file.new1", F_OK), 0);
        replacement_abandon(&file);
        assert_int_equal(access(places[i], F_OK), -1);
        unlink("fil.new-1");
        unlink("file.new1");
    }
    rmdir("deep/er");
    rmdir("deep");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mode_is_kept),
        cmocka_unit_test(the_owner_is_kept),
        cmocka_unit_test(a_new_file_has_the_rights_of_any_new_one),
        cmocka_unit_test(the_rights_of_one_person_are_kept),
        cmocka_unit_test(what_was_left_is_swept_in_any_folder),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
