/* SPDX-License-Identifier: Apache-2.0 */
/* cold TABLE TEXT: a whole process for one post: maps the table, evaluates, writes the verdict. */

#include "runtime/charte.h"
#include "tests/bench/measure.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

static int write_out(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc != 3) measure_fail("usage: cold TABLE TEXT");
    int file = open(argv[1], O_RDONLY);
    struct stat info;
    if (file < 0 || fstat(file, &info)) measure_fail(argv[1]);
    size_t size = (size_t)info.st_size;
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) measure_fail(argv[1]);

    charte_table *table;
    charte_scratch *scratch;
    const charte_verdict *verdict;
    charte_error error = {.size = sizeof error};
    charte_format format = {.size = sizeof format};
    charte_post post = {.size = sizeof post, .text = {argv[2], strlen(argv[2])}};
    post.draft = CHARTE_TRUE;
    if (charte_table_open(bytes, size, NULL, &table, &error) ||
        charte_scratch_new(table, post.text.length, NULL, &scratch, &error) ||
        charte_evaluate(scratch, &post, &verdict, &error) ||
        charte_verdict_write(verdict, &format, write_out, stdout))
        measure_fail(error.message);
    return fflush(stdout) != 0;
}
