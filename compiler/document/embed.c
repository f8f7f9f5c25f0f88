/* Build tool: writes files as C arrays, "…/style.css" as asset_style_css of
 * asset_style_css_size bytes. Arrays of numbers, because the standard bounds string literals; of an
 * empty file one zero, because it knows no empty array. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void write_name(const char *path) {
    const char *slash = strrchr(path, '/');
    for (const char *at = slash ? slash + 1 : path; *at; at++)
        putchar(isalnum((unsigned char)*at) ? *at : '_');
}

/* Files that stand in every document: what a style or script says to its reader stays here. */
static int is_tight(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && (!strcmp(dot, ".css") || !strcmp(dot, ".js") || !strcmp(dot, ".mjs"));
}

/* Past blanks and comments at the beginning of a line, where a whole line is none. */
static int skip_margin(FILE *file) {
    int c = getc(file);
    for (;;) {
        while (c == ' ' || c == '\n') c = getc(file);
        if (c != '/') return c;
        int next = getc(file);
        if (next != '*') {
            ungetc(next, file);
            return c;
        }
        for (int before = 0; (c = getc(file)) != EOF && !(before == '*' && c == '/');) before = c;
        if (c != EOF) c = getc(file);
    }
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
    int c = '\n';
    unsigned long size = 0;
    for (int tight = is_tight(path);; size++) {
        c = tight && c == '\n' ? skip_margin(file) : getc(file);
        if (c == EOF) break;
        printf("%s%d,", size % 24 == 0 ? "\n    " : "", c < 128 ? c : c - 256);
    }
    fputs(size == 0 ? "0};\nenum { asset_" : "\n};\nenum { asset_", stdout);
    write_name(path);
    printf("_size = %lu };\n", size);
    int failed = ferror(file);
    fclose(file);
    return failed != 0;
}

int main(int count, char **paths) {
    for (int i = 1; i < count; i++)
        if (write_asset(paths[i]) != 0) return 1;
    return fflush(stdout) != 0;
}
