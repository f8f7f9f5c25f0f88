/* SPDX-License-Identifier: Apache-2.0 */
/* Prints the dialects' phrases as C, from their tables: for each language its phrases, folded and
 * sorted, and the canonical phrase of each token. Fails where a table names an unknown token, lacks
 * one, or says one phrase for two, where no token says an evidence, and where a language is not
 * what language.def calls it. A phrase may begin a sentence: its first letter is of those that
 * compiler/base/letters.h knows.
 *
 * A table has four columns: token, phrase, a note for people, and the form of a phrase that is no
 * mere synonym of the token's first (see enum dialect_form).
 *
 * Phrases that only respell others are made here: umlauts typed as ae, oe, ue; an accent at the end
 * of a word typed as an apostrophe; a colon inside a phrase left out. */
#include "runtime/text/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const tokens[] = {
#define PHRASE(name, terminal, value) name,
#include "grammar/tokens.def"
#undef PHRASE
};

static const char *const values[] = {
#define PHRASE(name, terminal, value) #value,
#include "grammar/tokens.def"
#undef PHRASE
};

static const char *const evidences[] = {
#define EVIDENCE(code, name, ...) "EVIDENCE_" #name,
#include "runtime/table/evidence.def"
#undef EVIDENCE
};

static const struct {
    const char *code, *token, *own_name;
} languages[] = {
#define LANGUAGE(code, CODE, own_name, ...) {#code, "lang." #code, own_name},
#include "runtime/table/language.def"
#undef LANGUAGE
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

enum { TOKEN_COUNT = sizeof tokens / sizeof *tokens, LINE_SIZE = 1024, NO_TOKEN = -1 };

struct phrase {
    char *words; /* folded, one space between */
    size_t writing;
    unsigned line;
};

/* A line of a table, as it is written. */
struct writing {
    char *text;
    const char *form; /* of forms */
    int first, second;
};

static const char *const forms[] = {"", "vowel", "il", "plural", "singular", "inverted", "agrees"};
static const char *const form_names[] = {"FIRST",    "VOWEL",    "IL",    "PLURAL",
                                         "SINGULAR", "INVERTED", "AGREES"};

struct dialect {
    const char *path;
    char code[8];
    unsigned line;
    struct phrase *phrases;
    size_t count, capacity;
    struct writing *writings;
    size_t writing_count, writing_capacity;
    char *canonical[TOKEN_COUNT];
};

static _Noreturn void fail(const struct dialect *dialect, const char *what, const char *which) {
    fprintf(stderr, "%s:%u: %s: %s\n", dialect->path, dialect->line, what, which);
    exit(1);
}

static void *need(void *memory) {
    if (memory != NULL) return memory;
    fputs("generate: no memory\n", stderr);
    exit(1);
}

static char *copy(const char *text) {
    return strcpy(need(malloc(strlen(text) + 1)), text);
}

static int token_named(const char *name, size_t size) {
    for (int token = 0; token < TOKEN_COUNT; token++)
        if (strlen(tokens[token]) == size && memcmp(tokens[token], name, size) == 0) return token;
    return NO_TOKEN;
}

static char *fold(const struct dialect *dialect, const char *text) {
    size_t size = strlen(text);
    void *memory = need(calloc(1, fold_room(size)));
    struct fold_view view = fold_view_in(memory, size);
    if (fold_text(&view, FOLD_PLAIN, text, size, NULL) != FOLD_OK) fail(dialect, "not UTF-8", text);
    char *folded = need(calloc(1, view.size + 1));
    memcpy(folded, view.bytes, view.size);
    free(memory);
    return folded;
}

/* As the scanner separates words: spaces, hyphens and commas between them, an apostrophe stays on
 * the word it ends, a colon or slash is a word. A colon at the end goes. */
static char *separate(const char *folded) {
    char *words = need(calloc(1, 3 * strlen(folded) + 1));
    size_t size = 0;
    for (const char *c = folded; *c != '\0'; c++) {
        bool blank = strchr(" ,-", *c) != NULL;
        bool mark = strchr(":/", *c) != NULL;
        if ((blank || mark) && size > 0 && words[size - 1] != ' ') words[size++] = ' ';
        if (!blank) words[size++] = *c;
        if (mark || *c == '\'') words[size++] = ' ';
    }
    while (size > 0 && strchr(" :", words[size - 1])) size--;
    words[size] = '\0';
    return words;
}

static void add_words(struct dialect *dialect, char *words) {
    if (dialect->count == dialect->capacity) {
        dialect->capacity = dialect->capacity ? 2 * dialect->capacity : 256;
        dialect->phrases =
            need(realloc(dialect->phrases, dialect->capacity * sizeof *dialect->phrases));
    }
    dialect->phrases[dialect->count++] =
        (struct phrase){words, dialect->writing_count - 1, dialect->line};
}

static void add_writing(struct dialect *dialect, struct writing writing) {
    if (dialect->writing_count == dialect->writing_capacity) {
        dialect->writing_capacity = dialect->writing_capacity ? 2 * dialect->writing_capacity : 256;
        dialect->writings =
            need(realloc(dialect->writings, dialect->writing_capacity * sizeof *dialect->writings));
    }
    dialect->writings[dialect->writing_count++] = writing;
}

/* The form that the fourth column names; without one, the phrase is a synonym like any other. */
static const char *form_of(const struct dialect *dialect, const char *column) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i], column) == 0) return form_names[i];
    fail(dialect, "unknown form", column);
}

/* text with every `from` that stands at the end of a word (or anywhere) replaced. */
static char *replace(const char *text, const char *from, const char *to, bool at_end) {
    char *made = need(calloc(1, 2 * strlen(text) + 1));
    size_t size = strlen(from);
    for (char *end = made; *text != '\0';) {
        bool here = strncmp(text, from, size) == 0;
        if (here && at_end && text[size] != '\0') here = strchr(" ,:", text[size]) != NULL;
        end = here ? stpcpy(end, to) : (*end = *text, end + 1);
        text += here ? size : 1;
    }
    return made;
}

static const struct respelling {
    const char *from, *to;
    bool at_end;
} respellings[] = {
    {"ä", "ae", false}, {"ö", "oe", false}, {"ü", "ue", false}, {"Ü", "Ue", false},
    {"Ä", "Ae", false}, {"Ö", "Oe", false}, {"à", "a'", true},  {"è", "e'", true},
    {"é", "e'", true},  {"ì", "i'", true},  {"ò", "o'", true},  {"ù", "u'", true},
    {"È", "E'", true},
};

static void add_phrase(struct dialect *dialect, const char *text) {
    char *respelt = copy(text);
    for (size_t i = 0; i < sizeof respellings / sizeof *respellings; i++) {
        const struct respelling *r = &respellings[i];
        respelt = replace(respelt, r->from, r->to, r->at_end);
    }
    const char *spellings[] = {text, respelt};
    for (size_t i = 0; i < 2; i++) {
        if (i == 1 && strcmp(text, respelt) == 0) continue;
        char *words = separate(fold(dialect, spellings[i]));
        add_words(dialect, words);
        if (strstr(words, " : ")) add_words(dialect, replace(words, " : ", " ", 0));
    }
}

/* The column behind a tab, which is cut; "" where there is none. */
static char *next_column(char *column) {
    char *end = strchr(column, '\t');
    if (end == NULL) return column + strlen(column);
    *end = '\0';
    return end + 1;
}

/* token [+ token] TAB phrase TAB note TAB form */
static void read_line(struct dialect *dialect, char *line) {
    line[strcspn(line, "\r\n")] = '\0';
    char *phrase = next_column(line), *note = next_column(phrase), *form = next_column(note);
    if (*phrase == '\0') fail(dialect, "no phrase", line);
    if ((unsigned char)*phrase > 0xC3) fail(dialect, "no capital is known of it", phrase);
    size_t size = strcspn(line, "+");
    int first = token_named(line, size), second = NO_TOKEN;
    if (first == NO_TOKEN) fail(dialect, "unknown token", line);
    if (line[size] == '+') {
        second = token_named(line + size + 1, strlen(line + size + 1));
        if (second == NO_TOKEN) fail(dialect, "unknown token", line);
    } else if (dialect->canonical[first] == NULL) {
        dialect->canonical[first] = copy(phrase);
    }
    struct writing writing = {copy(phrase), form_of(dialect, form), first, second};
    add_writing(dialect, writing);
    add_phrase(dialect, phrase);
}

static int by_words(const void *left, const void *right) {
    const struct phrase *a = left, *b = right;
    int order = strcmp(a->words, b->words);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static void check(struct dialect *dialect) {
    for (size_t i = 1; i < dialect->count; i++) {
        struct phrase *a = &dialect->phrases[i - 1], *b = &dialect->phrases[i];
        if (strcmp(a->words, b->words) != 0) continue;
        dialect->line = b->line;
        fprintf(stderr, "%s:%u: stands here first\n", dialect->path, a->line);
        fail(dialect, "a phrase stands twice", b->words);
    }
    for (int token = 0; token < TOKEN_COUNT; token++)
        if (dialect->canonical[token] == NULL) fail(dialect, "a token is missing", tokens[token]);
}

/* What a document calls a language is what a charter in it may call itself. */
static void check_language(const struct dialect *dialect) {
    size_t i = 0;
    while (i < LANGUAGES && strcmp(languages[i].code, dialect->code) != 0) i++;
    if (i == LANGUAGES) fail(dialect, "not in language.def", dialect->code);
    int token = token_named(languages[i].token, strlen(languages[i].token));
    if (token == NO_TOKEN) fail(dialect, "not in tokens.def", languages[i].token);
    if (strcmp(dialect->canonical[token], languages[i].own_name) != 0)
        fail(dialect, "another name than in language.def", dialect->canonical[token]);
}

static void read_dialect(struct dialect *dialect, const char *path) {
    char line[LINE_SIZE];
    const char *name = strrchr(path, '/');
    dialect->path = path;
    sscanf(name ? name + 1 : path, "%7[a-z]", dialect->code);
    FILE *file = fopen(path, "r");
    if (file == NULL) fail(dialect, "cannot be read", path);
    while (fgets(line, sizeof line, file) != NULL)
        if (++dialect->line > 1) read_line(dialect, line);
    fclose(file);
    qsort(dialect->phrases, dialect->count, sizeof *dialect->phrases, by_words);
    check(dialect);
    check_language(dialect);
}

static void print_dialect(const struct dialect *dialect) {
    printf("static const struct dialect_spelt entries_%s[] = {\n", dialect->code);
    for (size_t i = 0; i < dialect->count; i++) {
        const struct phrase *p = &dialect->phrases[i];
        printf("    {\"%s\", %zu},\n", p->words, p->writing);
    }
    printf("};\n\nstatic const struct dialect_writing writings_%s[] = {\n", dialect->code);
    for (size_t i = 0; i < dialect->writing_count; i++) {
        const struct writing *w = &dialect->writings[i];
        printf("    {\"%s\", %d, %d, DIALECT_%s},\n", w->text, w->first, w->second, w->form);
    }
    printf("};\n\nstatic const char *const canonical_%s[] = {\n", dialect->code);
    for (int token = 0; token < TOKEN_COUNT; token++)
        printf("    \"%s\",\n", dialect->canonical[token]);
    printf("};\n\n");
}

/* An evidence that no token stands for could be said in no charter. */
static void check_evidences(void) {
    for (size_t i = 0; i < sizeof evidences / sizeof *evidences; i++) {
        int token = 0;
        while (token < TOKEN_COUNT && strcmp(values[token], evidences[i]) != 0) token++;
        if (token < TOKEN_COUNT) continue;
        fprintf(stderr, "grammar/tokens.def: nothing says what evidence.def has: %s\n",
                evidences[i]);
        exit(1);
    }
}

int main(int count, char **paths) {
    check_evidences();
    printf("/* Generated from grammar/dialects. */\n\n");
    struct dialect *dialects = need(calloc((size_t)count, sizeof *dialects));
    for (int i = 1; i < count; i++) {
        read_dialect(&dialects[i], paths[i]);
        print_dialect(&dialects[i]);
    }
    printf(
        "#define DIALECT(code) {entries_##code, sizeof entries_##code / sizeof *entries_##code, "
        "writings_##code, sizeof writings_##code / sizeof *writings_##code, canonical_##code}\n");
    return fflush(stdout) != 0 || ferror(stdout);
}
