/* SPDX-License-Identifier: Apache-2.0 */
/* Build tool: writes files as C arrays, "…/style.css" as asset_style_css of
 * asset_style_css_size bytes. Arrays of numbers, because the standard bounds string literals; of an
 * empty file one zero, because it knows no empty array. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static void write_name(const char *path) {
    const char *slash = strrchr(path, '/');
    for (const char *at = slash ? slash + 1 : path; *at; at++)
        putchar(isalnum((unsigned char)*at) ? *at : '_');
}

/* Past a comment; c is what stands there. */
static int skip_comment(FILE *file, int c) {
    if (c != '/') return c;
    int next = getc(file);
    if (next != '*') {
        ungetc(next, file);
        return c;
    }
    for (int before = 0; (c = getc(file)) != EOF && !(before == '*' && c == '/');) before = c;
    return c == EOF ? c : getc(file);
}

static int is_blank(int c) {
    return c == ' ' || c == '\n';
}

/* Past blanks and comments at the beginning of a line, where a whole line is none. */
static int skip_margin(FILE *file) {
    for (int c = getc(file);;) {
        while (is_blank(c)) c = getc(file);
        int behind = skip_comment(file, c);
        if (behind == c) return c;
        c = behind;
    }
}

/* Where a file is read: within quotes, what was written before, whether a blank is due. */
struct reading {
    int quote, before, blank;
};

/* The next character of a script, without comments, the blanks around its signs, and the lines that
 * end where a statement, a block or an item does; what is quoted stays, and what is added or taken
 * away keeps its blanks, for two such signs together mean another thing. */
static int next_of_script(FILE *file, struct reading *reading) {
    static const char signs[] = "=,{}();:?&|<>!";
    int c = reading->before == '\n' ? skip_margin(file) : getc(file);
    if (reading->quote) {
        if (c == reading->quote && reading->before != '\\') reading->quote = 0;
        return reading->before = c;
    }
    c = skip_comment(file, c);
    while (c == '\n' && strchr("{;,", reading->before)) c = skip_margin(file);
    if (c == ' ') {
        int next = skip_comment(file, getc(file));
        bool joins =
            reading->before == '\n' || strchr(signs, reading->before) || strchr(signs, next);
        if (joins && next != ' ') {
            ungetc(next, file);
            return next_of_script(file, reading);
        }
        ungetc(next, file);
    }
    if (c == '"' || c == '`' || c == '\'') reading->quote = c;
    return reading->before = c;
}

/* The next character of a style, without the blanks and lines that separate nothing: around its
 * braces, behind colons, semicolons and commas, outside of quotes. */
static int next_of_style(FILE *file, struct reading *reading) {
    for (;;) {
        int c = reading->before == '\n' ? skip_margin(file) : getc(file);
        if (!reading->quote && is_blank(c)) {
            reading->blank = reading->blank || !strchr("{};:,", reading->before);
            if (c == '\n') ungetc(skip_margin(file), file);
            continue;
        }
        if (reading->blank && c != '{' && c != '}' && c != EOF) {
            reading->blank = 0;
            ungetc(c, file);
            return reading->before = ' ';
        }
        reading->blank = 0;
        if (c == '"') reading->quote = !reading->quote;
        return reading->before = c;
    }
}

static int ends_in(const char *path, const char *ending) {
    size_t size = strlen(path), length = strlen(ending);
    return size > length && strcmp(path + size - length, ending) == 0;
}

/* The next character that is written. Files that stand in every document are tight: what they say
 * to their reader stays here. */
static int next_of(FILE *file, const char *path, struct reading *reading) {
    if (ends_in(path, ".css")) return next_of_style(file, reading);
    if (ends_in(path, ".js") || ends_in(path, ".mjs")) return next_of_script(file, reading);
    return getc(file);
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
    struct reading reading = {0, '\n', 0};
    unsigned long size = 0;
    for (;; size++) {
        int c = next_of(file, path, &reading);
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
