/* SPDX-License-Identifier: Apache-2.0 */
/* Files come into being whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/command/write/outputs.h"
#include "compiler/command/write/replacement.h"

static char folder[] = "/tmp/charte-output-XXXXXX";

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static size_t count_files(void) {
    DIR *open = opendir(".");
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(open));) count += entry->d_name[0] != '.';
    closedir(open);
    return count;
}

static void assert_holds(const char *path, const char *text) {
    char bytes[64];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_int_equal(size, strlen(text));
    assert_memory_equal(bytes, text, size);
}

static void write_now(const char *path, struct str bytes) {
    struct replacement file;
    assert_true(replacement_write(&file, path, bytes));
    assert_true(replacement_commit(&file));
}

static void a_file_is_in_place_only_when_committed(void **state) {
    (void)state;
    struct replacement file;
    assert_true(replacement_write(&file, "new", STR("one")));
    assert_int_equal(access("new", F_OK), -1);
    assert_int_equal(count_files(), 1);
    assert_true(replacement_commit(&file));
    assert_holds("new", "one");
    assert_int_equal(count_files(), 1);
    unlink("new");
}

static void an_old_file_stays_until_then(void **state) {
    (void)state;
    struct replacement file;
    write_now("old", STR("old"));
    assert_true(replacement_write(&file, "old", STR("new")));
    assert_holds("old", "old");
    replacement_abandon(&file);
    assert_holds("old", "old");
    assert_int_equal(count_files(), 1);
    write_now("old", STR("new"));
    assert_holds("old", "new");
    unlink("old");
}

static void a_link_stays_a_link(void **state) {
    (void)state;
    struct stat status;
    write_now("target", STR("old"));
    assert_int_equal(symlink("target", "link"), 0);
    write_now("link", STR("new"));
    assert_int_equal(lstat("link", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_holds("target", "new");
    unlink("link");
    unlink("target");
}

static void what_cannot_be_written_leaves_nothing(void **state) {
    (void)state;
    struct replacement file;
    assert_false(replacement_write(&file, "nowhere/new", STR("one")));
    assert_int_equal(errno, ENOENT);
    assert_int_equal(count_files(), 0);
}

static void a_failed_rename_takes_the_bytes_away(void **state) {
    (void)state;
    struct replacement file;
    assert_true(replacement_write(&file, "name", STR("one")));
    assert_int_equal(mkdir("name", 0700), 0);
    assert_false(replacement_commit(&file));
    assert_int_equal(count_files(), 1);
    rmdir("name");
}

static void make_file(const char *path) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    assert_true(descriptor >= 0);
    close(descriptor);
}

static void what_nobody_holds_any_more_is_swept(void **state) {
    (void)state;
    make_file("swept.new-1");
    make_file("swept.new-");
    make_file("swept.new-1x");
    make_file("other.new-1");
    write_now("swept", STR("one"));
    assert_int_equal(access("swept.new-1", F_OK), -1);
    assert_int_equal(count_files(), 4);
    unlink("swept");
    unlink("swept.new-");
    unlink("swept.new-1x");
    unlink("other.new-1");
}

static void what_another_is_writing_is_left(void **state) {
    (void)state;
    make_file("shared.new-1");
    int held = open("shared.new-1", O_RDONLY);
    assert_int_equal(flock(held, LOCK_EX), 0);
    write_now("shared", STR("one"));
    assert_int_equal(access("shared.new-1", F_OK), 0);
    close(held);
    unlink("shared");
    unlink("shared.new-1");
}

static struct outputs two_files(const char *one, const char *two) {
    struct outputs outputs = {.language = LANGUAGE_EN};
    outputs_add(&outputs, one, STR("one"));
    outputs_add(&outputs, two, STR("two"));
    return outputs;
}

static void outputs_are_all_or_nothing(void **state) {
    (void)state;
    struct outputs good = two_files("a", "b"), bad = two_files("a", "nowhere/b");
    struct outputs folder = two_files("a", ".");
    write_now("a", STR("old"));
    assert_int_equal(outputs_write(&bad), EXIT_INTERNAL);
    assert_int_equal(outputs_write(&folder), EXIT_INTERNAL);
    assert_holds("a", "old");
    assert_int_equal(count_files(), 1);
    assert_int_equal(outputs_write(&good), EXIT_CLEAN);
    assert_holds("a", "one");
    assert_holds("b", "two");
    unlink("a");
    unlink("b");
}

static void one_place_takes_one_file(void **state) {
    (void)state;
    struct outputs outputs = two_files("same", "./same");
    assert_int_equal(outputs_write(&outputs), EXIT_INTERNAL);
    assert_int_equal(count_files(), 0);
}

static void a_signal_to_end_leaves_nothing(void **state) {
    (void)state;
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
    struct outputs outputs = two_files("a", "b");
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        sigset_t ending, before;
        int caught;
        /* Whoever runs the tests may have had a signal ignored: a run that outlives its terminal.
         */
        void (*handled)(int) = signal(signals[i], SIG_DFL);
        sigemptyset(&ending);
        sigaddset(&ending, signals[i]);
        sigprocmask(SIG_BLOCK, &ending, &before);
        raise(signals[i]);
        assert_int_equal(outputs_write(&outputs), EXIT_INTERNAL);
        assert_int_equal(count_files(), 0);
        assert_int_equal(sigwait(&ending, &caught), 0);
        sigprocmask(SIG_SETMASK, &before, NULL);
        signal(signals[i], handled);
    }
}

static void a_device_is_written_in_place(void **state) {
    (void)state;
    struct stat status;
    struct outputs good = two_files("/dev/null", "a"), full = two_files("a", "/dev/full");
    assert_int_equal(outputs_write(&good), EXIT_CLEAN);
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    unlink("a");
    assert_int_equal(outputs_write(&full), EXIT_INTERNAL);
    assert_int_equal(count_files(), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_in_place_only_when_committed),
        cmocka_unit_test(an_old_file_stays_until_then),
        cmocka_unit_test(a_link_stays_a_link),
        cmocka_unit_test(what_cannot_be_written_leaves_nothing),
        cmocka_unit_test(a_failed_rename_takes_the_bytes_away),
        cmocka_unit_test(what_nobody_holds_any_more_is_swept),
        cmocka_unit_test(what_another_is_writing_is_left),
        cmocka_unit_test(outputs_are_all_or_nothing),
        cmocka_unit_test(one_place_takes_one_file),
        cmocka_unit_test(a_signal_to_end_leaves_nothing),
        cmocka_unit_test(a_device_is_written_in_place),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
