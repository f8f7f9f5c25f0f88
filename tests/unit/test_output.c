/* Files come into being whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/command/output.h"

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
    struct output_file file;
    assert_true(output_write(&file, path, bytes));
    assert_true(output_commit(&file));
}

static void a_file_is_in_place_only_when_committed(void **state) {
    (void)state;
    struct output_file file;
    assert_true(output_write(&file, "new", STR("one")));
    assert_int_equal(access("new", F_OK), -1);
    assert_int_equal(count_files(), 1);
    assert_true(output_commit(&file));
    assert_holds("new", "one");
    assert_int_equal(count_files(), 1);
    unlink("new");
}

static void an_old_file_stays_until_then(void **state) {
    (void)state;
    struct output_file file;
    write_now("old", STR("old"));
    assert_true(output_write(&file, "old", STR("new")));
    assert_holds("old", "old");
    output_abandon(&file);
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
    struct output_file file;
    assert_false(output_write(&file, "nowhere/new", STR("one")));
    assert_int_equal(errno, ENOENT);
    assert_false(output_write(&file, ".", STR("one")));
    assert_int_equal(count_files(), 0);
}

static void a_full_disk_is_noticed(void **state) {
    (void)state;
    struct output_file file;
    if (access("/dev/full", W_OK) != 0) skip();
    assert_false(output_write(&file, "/dev/full", STR("one")));
    assert_int_equal(errno, ENOSPC);
}

static void a_failed_rename_takes_the_bytes_away(void **state) {
    (void)state;
    struct output_file file;
    assert_true(output_write(&file, "name", STR("one")));
    assert_int_equal(mkdir("name", 0700), 0);
    assert_false(output_commit(&file));
    assert_int_equal(count_files(), 1);
    rmdir("name");
}

static void a_device_is_written_in_place(void **state) {
    (void)state;
    struct output_file file;
    struct stat status;
    assert_true(output_write(&file, "/dev/null", STR("one")));
    assert_true(output_commit(&file));
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_in_place_only_when_committed),
        cmocka_unit_test(an_old_file_stays_until_then),
        cmocka_unit_test(a_link_stays_a_link),
        cmocka_unit_test(what_cannot_be_written_leaves_nothing),
        cmocka_unit_test(a_full_disk_is_noticed),
        cmocka_unit_test(a_failed_rename_takes_the_bytes_away),
        cmocka_unit_test(a_device_is_written_in_place),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
