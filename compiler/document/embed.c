/* Build tool: writes files as C arrays, "…/style.css" as asset_style_css. Arrays of numbers,
 * because the standard bounds string literals. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void write_name(const char *path) {
    const char *slash = strrchr(path, '/');
    for (const char *at = slash ? slash + 1 : path; *at; at++)
        putchar(isalnum((unsigned char)*at) ? *at : '_');
}

static int write_asset(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    fputs("static const char asset_", stdout);
    write_name(path);
    fputs("[] = {", stdout);
    int c;
    for (unsigned column = 0; (c = getc(file)) != EOF; column++)
        printf("%s%d,", column % 24 == 0 ? "\n    " : "", c < 128 ? c : c - 256);
    fputs("\n};\n", stdout);
    int failed = ferror(file);
    fclose(file);
    return failed != 0;
}

int main(int count, char **paths) {
    for (int i = 1; i < count; i++)
        if (write_asset(paths[i]) != 0) return 1;
    return fflush(stdout) != 0;
}
