/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: verdict TABLE TEXT. Prints the verdict on a draft that says TEXT. Of another post a
 * charter may ask which account it is from, see "Checked" in its head: what is not said is unknown.
 *
 *     cc verdict.c $(pkg-config --cflags --libs charte) -o verdict */
#include <charte.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A whole file, to be freed; NULL: it cannot be read. */
static void *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    long end = ftell(file);
    rewind(file);
    void *bytes = end > 0 ? malloc((size_t)end) : NULL;
    *size = bytes ? fread(bytes, 1, (size_t)end, file) : 0;
    fclose(file);
    return bytes;
}

static int print(void *stream, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, stream) == size ? 0 : 1;
}

/* Prints the verdict; a charte_result, or what print returned. */
static int judge(const void *bytes, size_t size, const char *text, charte_error *error) {
    charte_table *table = NULL;
    charte_scratch *scratch = NULL;
    const charte_verdict *verdict;
    const charte_post post = {
        .size = sizeof post, .text = {text, strlen(text)}, .draft = CHARTE_TRUE};
    const charte_format format = {.size = sizeof format};

    int result = charte_table_open(bytes, size, NULL, &table, error);
    if (result == CHARTE_OK) result = charte_scratch_new(table, 0, NULL, &scratch, error);
    if (result == CHARTE_OK) result = charte_evaluate(scratch, &post, &verdict, error);
    if (result == CHARTE_OK) result = charte_verdict_write(verdict, &format, print, stdout);
    charte_scratch_free(scratch);
    charte_table_close(table);
    return result;
}

int main(int argc, char **argv) {
    charte_error error = {.size = sizeof error, .message = "cannot be read or written"};
    size_t size = 0;
    if (argc != 3) {
        fputs("usage: verdict TABLE TEXT\n", stderr);
        return 2;
    }
    void *bytes = read_file(argv[1], &size);
    int result = bytes ? judge(bytes, size, argv[2], &error) : CHARTE_ERROR_ARGUMENT;
    free(bytes);
    if (result == CHARTE_OK && puts("") != EOF && fflush(stdout) == 0) return 0;
    fprintf(stderr, "verdict: %s: %s\n", argv[1], error.message);
    return 2;
}
