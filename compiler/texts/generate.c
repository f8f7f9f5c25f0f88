/* SPDX-License-Identifier: Apache-2.0 */
/* Prints a table of texts as the rows of a .def: MESSAGE(name, [LANGUAGE_FR] = "…", …), a row a
 * text, with its text in every language of language.def. Fails, with the place, where a row has not
 * all of them, or says in one language what it does not say in another.
 *
 * A table is UTF-8, a row a line, a tab between cells; lines that are empty or begin with "#" are
 * for people. The first other line names the columns: what the rows are ("message"), which stands
 * over their names, then words that C knows ("severity"), and the languages' codes in any order. In
 * a text \n is a line break, \s a space where the text begins or ends, \\ a backslash; {0} to {7}
 * are places for what is said of. */
#include "runtime/text/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *code, *name;
} languages[] = {
#define LANGUAGE(code, CODE, ...) {#code, "LANGUAGE_" #CODE},
#include "runtime/table/language.def"
#undef LANGUAGE
};

enum { LANGUAGES = sizeof languages / sizeof *languages, PLACES = 8 };

struct cell {
    const char *text; /* in the table's bytes, not terminated */
    size_t size;
};

struct table {
    const char *path;
    char *bytes;
    size_t size;
    struct cell *columns;    /* as the header names them */
    size_t width, words;     /* columns, and those before the languages' */
    size_t texts[LANGUAGES]; /* a language's column */
    struct cell **rows;
    size_t count;
};

static void *need(void *memory) {
    if (memory != NULL) return memory;
    fputs("generate: no memory\n", stderr);
    exit(1);
}

/* Where a byte of the table stands, both from 1; a column is a character. */
struct place {
    unsigned line, column;
};

static struct place place_of(const struct table *table, const char *at) {
    struct place place = {1, 1};
    for (const char *c = table->bytes; c < at; c++) {
        if (*c == '\n') {
            place.line++;
            place.column = 1;
        } else if (!utf8_continues(*c)) {
            place.column++;
        }
    }
    return place;
}

static _Noreturn void fail(const struct table *table, const char *at, const char *what,
                           struct cell which) {
    struct place place = place_of(table, at);
    fprintf(stderr, "%s:%u:%u: %s", table->path, place.line, place.column, what);
    fprintf(stderr, which.size ? ": %.*s\n" : "\n", (int)which.size, which.text);
    exit(1);
}

static struct cell named(const char *name) {
    return (struct cell){name, strlen(name)};
}

static bool same(struct cell a, struct cell b) {
    return a.size == b.size && memcmp(a.text, b.text, a.size) == 0;
}

static bool is_word(struct cell cell) {
    for (size_t i = 0; i < cell.size; i++) {
        unsigned char c = (unsigned char)cell.text[i];
        if (c > 127 || !(c == '_' || (i ? isalnum(c) : isalpha(c)))) return false;
    }
    return cell.size > 0;
}

static void need_word(const struct table *table, struct cell cell) {
    if (!is_word(cell)) fail(table, cell.text, "no name of C", cell);
}

static void read_bytes(struct table *table, const char *path) {
    table->path = path;
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    for (size_t room = 0, got = 1; got > 0; table->size += got) {
        if (table->size == room) {
            room = room ? 2 * room : 1 << 16;
            table->bytes = need(realloc(table->bytes, room));
        }
        got = fread(table->bytes + table->size, 1, room - table->size, file);
    }
    if (ferror(file)) {
        perror(path);
        exit(1);
    }
    fclose(file);
    size_t valid = utf8_valid(table->bytes, table->size);
    if (valid < table->size) fail(table, table->bytes + valid, "not UTF-8", (struct cell){0});
    for (const char *c = table->bytes; c < table->bytes + table->size; c++)
        if (iscntrl((unsigned char)*c) && *c != '\t' && *c != '\n')
            fail(table, c, "a control character", (struct cell){0});
}

/* The cells of a line, as many as there are columns: the header's are all that it has. */
static struct cell *read_cells(const struct table *table, const char *line, const char *end) {
    struct cell *cells = need(calloc(table->width, sizeof *cells));
    size_t count = 0;
    for (const char *at = line; at <= end; at += cells[count++].size + 1) {
        if (count == table->width) fail(table, at, "a cell too many", cells[0]);
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        struct cell cell = {at, (size_t)((tab ? tab : end) - at)};
        cells[count] = cell;
        if (cell.size == 0) fail(table, at, "an empty cell", cells[0]);
        if (*at == ' ' || at[cell.size - 1] == ' ')
            fail(table, at, "a blank at the edge of a cell", cell);
    }
    if (count < table->width) fail(table, end, "a cell is missing", cells[0]);
    return cells;
}

static bool is_language(struct cell column) {
    for (size_t i = 0; i < LANGUAGES; i++)
        if (same(column, named(languages[i].code))) return true;
    return false;
}

/* Where a column stands of the first `count`; `count` where it does not. */
static size_t column_of(const struct table *table, struct cell name, size_t count) {
    size_t column = 0;
    while (column < count && !same(table->columns[column], name)) column++;
    return column;
}

/* Words first, the languages behind them: so is a language told that nobody knows. */
static void read_header(struct table *table, const char *line, const char *end) {
    table->width = 1;
    for (const char *c = line; c < end; c++) table->width += *c == '\t';
    const struct cell *columns = table->columns = read_cells(table, line, end);
    while (table->words < table->width && !is_language(columns[table->words])) table->words++;
    if (table->words == 0) fail(table, line, "no column of names", columns[0]);
    for (size_t i = 0; i < table->width; i++) {
        need_word(table, columns[i]);
        if (i > table->words && !is_language(columns[i]))
            fail(table, columns[i].text, "not in language.def", columns[i]);
        if (column_of(table, columns[i], i) < i)
            fail(table, columns[i].text, "a column stands twice", columns[i]);
    }
    for (size_t language = 0; language < LANGUAGES; language++) {
        struct cell code = named(languages[language].code);
        table->texts[language] = column_of(table, code, table->width);
        if (table->texts[language] == table->width)
            fail(table, end, "a language has no column", code);
    }
}

static void check_text(const struct table *table, struct cell text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.text[i] != '\\') continue;
        if (++i == text.size || !strchr("ns\\", text.text[i]))
            fail(table, text.text + i - 1, "unknown escape", text);
    }
}

/* The places of a text, a bit each. */
static unsigned places(const struct table *table, struct cell text) {
    unsigned found = 0;
    for (size_t i = 0; i + 2 < text.size; i++) {
        const char *c = text.text + i;
        if (c[0] != '{' || !isdigit((unsigned char)c[1]) || c[2] != '}') continue;
        if (c[1] - '0' >= PLACES) fail(table, c, "no such place", (struct cell){c, 3});
        found |= 1u << (c[1] - '0');
    }
    return found;
}

static void check_row(const struct table *table, const struct cell *cells) {
    for (size_t i = 0; i < table->words; i++) need_word(table, cells[i]);
    for (size_t i = 0; i < table->count; i++)
        if (same(table->rows[i][0], cells[0]))
            fail(table, cells[0].text, "a name stands twice", cells[0]);
    unsigned first = places(table, cells[table->words]);
    for (size_t i = table->words; i < table->width; i++) {
        check_text(table, cells[i]);
        if (places(table, cells[i]) != first)
            fail(table, cells[i].text, "other places than in the first language", cells[0]);
    }
}

static void read_line(struct table *table, const char *line, const char *end) {
    if (line == end || *line == '#') return;
    if (table->width == 0) {
        read_header(table, line, end);
        return;
    }
    struct cell *cells = read_cells(table, line, end);
    check_row(table, cells);
    table->rows = need(realloc(table->rows, (table->count + 1) * sizeof *table->rows));
    table->rows[table->count++] = cells;
}

static void read_table(struct table *table) {
    const char *end = table->bytes + table->size;
    for (const char *line = table->bytes; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        if (!stop) stop = end;
        read_line(table, line, stop);
        line = stop + 1;
    }
    if (table->count == 0) fail(table, end, "no text", (struct cell){0});
}

/* As a literal of C, in which two question marks may begin a trigraph. */
static void print_text(struct cell text) {
    putchar('"');
    for (size_t i = 0; i < text.size; i++) {
        char c = text.text[i];
        if (c == '\\' && text.text[i + 1] == 's') {
            putchar(' ');
            i++;
        } else if (c == '\\') {
            printf("\\%c", text.text[++i]);
        } else {
            if (strchr("\"?", c)) putchar('\\');
            putchar(c);
        }
    }
    putchar('"');
}

/* What C finds wrong with a row is told of its line in the table. */
static void print_row(const struct table *table, const struct cell *cells) {
    printf("#line %u \"%s\"\n", place_of(table, cells[0].text).line, table->path);
    for (size_t i = 0; i < table->columns[0].size; i++)
        putchar(toupper((unsigned char)table->columns[0].text[i]));
    for (size_t i = 0; i < table->words; i++)
        printf("%s%.*s", i ? ", " : "(", (int)cells[i].size, cells[i].text);
    for (size_t i = 0; i < LANGUAGES; i++) {
        printf(", [%s] = ", languages[i].name);
        print_text(cells[table->texts[i]]);
    }
    puts(")");
}

int main(int count, char **paths) {
    struct table table = {0};
    if (count != 2) {
        fputs("usage: generate TABLE\n", stderr);
        return 2;
    }
    read_bytes(&table, paths[1]);
    read_table(&table);
    for (size_t i = 0; i < table.count; i++) print_row(&table, table.rows[i]);
    return fflush(stdout) != 0 || ferror(stdout);
}
