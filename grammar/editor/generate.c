/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: generate textmate|vim TABLE.tsv …: prints an editor's description of the language from the
 * tables of the dialects: every phrase, in the group of its terminal (groups.def). A charter's
 * first sentence says its language; the phrases of that one are then shown. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct group {
    const char *terminal, *scope, *vim;
} groups[] = {
#define GROUP(terminal, scope, vim) {#terminal, scope, vim},
#include "grammar/editor/groups.def"
#undef GROUP
};

static const struct {
    const char *name, *terminal;
} tokens[] = {
#define PHRASE(name, terminal, value) {name, #terminal},
#include "grammar/tokens.def"
#undef PHRASE
};

enum { LINE_SIZE = 1024, PHRASES_MAX = 2048, GROUP_LAST = sizeof groups / sizeof *groups - 1 };

struct phrase {
    char *text;
    const char *token;
    const struct group *group;
};

struct dialect {
    char code[8];
    struct phrase phrases[PHRASES_MAX];
    size_t count;
};

static _Noreturn void fail(const char *what, const char *which) {
    fprintf(stderr, "generate: %s: %s\n", what, which);
    exit(1);
}

static char *copy(const char *text) {
    char *made = malloc(strlen(text) + 1);
    if (made == NULL) fail("no memory", text);
    return strcpy(made, text);
}

/* The group of a token's terminal; of two joined by "+", the first's. */
static const struct group *group_of(const char *token) {
    size_t size = strcspn(token, "+");
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        if (strlen(tokens[i].name) != size || memcmp(tokens[i].name, token, size) != 0) continue;
        for (size_t g = 0; g < GROUP_LAST; g++)
            if (strcmp(groups[g].terminal, tokens[i].terminal) == 0) return &groups[g];
        return &groups[GROUP_LAST];
    }
    fail("unknown token", token);
}

/* The longest first, so that none hides another of which it is the beginning. */
static int by_length(const void *left, const void *right) {
    const struct phrase *a = left, *b = right;
    size_t one = strlen(a->text), other = strlen(b->text);
    return one != other ? (one < other) - (one > other) : strcmp(a->text, b->text);
}

static void read_dialect(struct dialect *dialect, const char *path) {
    char line[LINE_SIZE];
    const char *name = strrchr(path, '/');
    FILE *file = fopen(path, "r");
    if (file == NULL) fail("cannot be read", path);
    sscanf(name ? name + 1 : path, "%7[a-z]", dialect->code);
    for (bool head = true; fgets(line, sizeof line, file) != NULL; head = false) {
        char *token = strtok(line, "\t\r\n"), *text = strtok(NULL, "\t\r\n");
        if (head || token == NULL || text == NULL) continue;
        if (dialect->count == PHRASES_MAX) fail("too many phrases", path);
        dialect->phrases[dialect->count++] =
            (struct phrase){copy(text), copy(token), group_of(token)};
    }
    fclose(file);
    qsort(dialect->phrases, dialect->count, sizeof *dialect->phrases, by_length);
}

/* How an editor's patterns write what is not a letter. */
struct spelling {
    const char *space, *apostrophe, *escaped; /* signs that stand for themselves behind `escape` */
    const char *escape;
};

static const struct spelling textmate = {"[\\\\s\\u00A0\\u202F,-]+", "['\\u2018\\u2019\\u02BC]",
                                         ".()[]{}*+?|^$", "\\\\"};
static const struct spelling vim = {"[[:space:]\\u00A0\\u202F,-]\\+", "['\\u2018\\u2019\\u02BC]",
                                    ".*[]~/^$", "\\"};

/* A phrase as a pattern: spaces, hyphens and commas are one kind, apostrophes another, and a colon
 * or comma at its end is none of it. */
static void print_pattern(const struct spelling *spelling, const char *text) {
    size_t size = strlen(text);
    while (size > 0 && strchr(" :,", text[size - 1])) size--;
    for (size_t i = 0; i < size; i++) {
        if (strchr(" ,-", text[i])) {
            if (i == 0 || !strchr(" ,-", text[i - 1])) fputs(spelling->space, stdout);
        } else if (text[i] == '\'') {
            fputs(spelling->apostrophe, stdout);
        } else if (text[i] == ':') {
            putchar(':');
        } else {
            if (strchr(spelling->escaped, text[i])) fputs(spelling->escape, stdout);
            putchar(text[i]);
        }
    }
}

static bool is_elided(const char *text) {
    return text[strlen(text) - 1] == '\'';
}

/* Phrases [first, last) are of one group: one pattern. */
static void print_textmate_run(const struct phrase *phrases, size_t first, size_t last) {
    printf("        {\"name\": \"%s.charte\", \"match\": \"(?i)(?<!\\\\w)(?:",
           phrases[first].group->scope);
    for (size_t i = first; i < last; i++) {
        if (i > first) putchar('|');
        print_pattern(&textmate, phrases[i].text);
        if (!is_elided(phrases[i].text)) fputs("(?!\\\\w)", stdout);
    }
    puts(")\"},");
}

static size_t run_end(const struct dialect *dialect, size_t first) {
    size_t last = first + 1;
    while (last < dialect->count &&
           dialect->phrases[last].group->scope == dialect->phrases[first].group->scope)
        last++;
    return last;
}

/* The phrases of a token as alternatives. */
static void print_alternatives(const struct spelling *spelling, const struct dialect *dialect,
                               const char *token, const char *bar) {
    bool first = true;
    for (size_t i = 0; i < dialect->count; i++) {
        if (strcmp(dialect->phrases[i].token, token) != 0) continue;
        if (!first) fputs(bar, stdout);
        print_pattern(spelling, dialect->phrases[i].text);
        first = false;
    }
}

static void print_own_name(const struct spelling *spelling, const struct dialect *dialect,
                           const char *bar) {
    char token[16];
    snprintf(token, sizeof token, "lang.%s", dialect->code);
    print_alternatives(spelling, dialect, token, bar);
}

/* From the sentence that says the language to the end of the file: nothing ends the region. */
static void print_textmate_dialect(const struct dialect *dialect, bool last) {
    printf("    \"%s\": {\n      \"begin\": \"(?i)^\\\\s*(", dialect->code);
    print_alternatives(&textmate, dialect, "language", "|");
    fputs(")[\\\\s\\u00A0\\u202F]*:?[\\\\s\\u00A0\\u202F]*(", stdout);
    print_own_name(&textmate, dialect, "|");
    puts(")(?!\\\\w)\",\n      \"end\": \"(?=a)b\",\n      \"beginCaptures\": {");
    puts("        \"1\": {\"name\": \"keyword.other.heading.charte\"},");
    puts("        \"2\": {\"name\": \"constant.language.name.charte\"}\n      },");
    puts("      \"patterns\": [\n        {\"include\": \"#signs\"},");
    for (size_t i = 0; i < dialect->count; i = run_end(dialect, i))
        print_textmate_run(dialect->phrases, i, run_end(dialect, i));
    puts("        {\"include\": \"#names\"}\n      ]");
    puts(last ? "    }" : "    },");
}

static void print_textmate(const struct dialect *dialects, size_t count) {
    puts("{\n  \"name\": \"charte\",\n  \"scopeName\": \"source.charte\",\n  \"fileTypes\": "
         "[\"charte\"],");
    puts("  \"patterns\": [");
    for (size_t i = 0; i < count; i++) printf("    {\"include\": \"#%s\"},\n", dialects[i].code);
    puts("    {\"include\": \"#signs\"}\n  ],\n  \"repository\": {");
    puts("    \"signs\": {\n      \"patterns\": [");
    puts("        {\"name\": \"comment.line.number-sign.charte\", \"match\": \"#.*$\"},");
    static const char *const quotes[][2] = {{"«", "»"}, {"“", "”"}, {"„", "[“”]"}};
    for (size_t i = 0; i < 3; i++) printf("        {\"include\": \"#text%zu\"},\n", i);
    puts("        {\"name\": \"string.quoted.double.charte\", \"begin\": \"\\\"\", \"end\": "
         "\"\\\"\"},");
    puts("        {\"name\": \"constant.numeric.date.charte\", \"match\": "
         "\"(?<!\\\\w)(?:\\\\d{4}-\\\\d{1,2}-\\\\d{1,2}|\\\\d{1,2}\\\\.\\\\d{1,2}\\\\.\\\\d{4}|"
         "\\\\d{1,2}:\\\\d{2})\"},");
    puts("        {\"name\": \"constant.numeric.charte\", \"match\": "
         "\"(?<!\\\\w)\\\\d+[a-z]*(?:\\\\.\\\\d+)*\"}\n      ]\n    },");
    for (size_t i = 0; i < 3; i++)
        printf("    \"text%zu\": {\"name\": \"string.quoted.other.charte\", \"begin\": \"%s\", "
               "\"end\": \"%s\", \"patterns\": [{\"include\": \"#text%zu\"}]},\n",
               i, quotes[i][0], quotes[i][1], i);
    puts("    \"names\": {\"name\": \"variable.other.charte\", \"match\": "
         "\"(?<!\\\\w)[a-z][a-z0-9_]*(?!\\\\w)\"},");
    for (size_t i = 0; i < count; i++) print_textmate_dialect(&dialects[i], i + 1 == count);
    puts("  }\n}");
}

/* In Vim the pattern that is said last wins: the shortest run is said first. */
static void print_vim_runs(const struct dialect *dialect, size_t first) {
    if (first >= dialect->count) return;
    size_t last = run_end(dialect, first);
    print_vim_runs(dialect, last);
    printf("  syn match %s \"\\%%(", dialect->phrases[first].group->vim);
    for (size_t i = first; i < last; i++) {
        if (i > first) fputs("\\|", stdout);
        fputs("\\<", stdout);
        print_pattern(&vim, dialect->phrases[i].text);
        if (!is_elided(dialect->phrases[i].text)) fputs("\\>", stdout);
    }
    puts("\\)\"");
}

static void print_vim_dialect(const struct dialect *dialect) {
    fputs("if s:first =~? '^\\s*\\%(", stdout);
    print_alternatives(&vim, dialect, "language", "\\|");
    fputs("\\)[[:space:]\\u00A0\\u202F]*:\\?[[:space:]\\u00A0\\u202F]*\\%(", stdout);
    print_own_name(&vim, dialect, "\\|");
    puts("\\)'");
    print_vim_runs(dialect, 0);
    puts("endif\n");
}

static const char *const vim_head =
    "\" Vim syntax file: charte\n\n"
    "if exists('b:current_syntax')\n  finish\nendif\n\n"
    "let s:first = matchstr(join(filter(getline(1, 200), 'v:val !~# ''^\\s*\\%(#\\|$\\)'''), "
    "\"\\n\"), '^[^\\n]*')\n"
    "syn case ignore\n"
    "syn match charteName \"\\<[a-z][a-z0-9_]*\\>\"\n"
    "syn match charteNumber \"\\<\\d\\+[a-z]*\\%([.:-]\\d\\+\\)*\"\n";

static const char *const vim_tail =
    "syn region charteText matchgroup=charteText start=\"«\" end=\"»\" contains=charteGuillemets\n"
    "syn region charteGuillemets matchgroup=charteText start=\"«\" end=\"»\" contained "
    "contains=charteGuillemets\n"
    "syn region charteText matchgroup=charteText start=\"“\" end=\"”\" contains=charteHigh\n"
    "syn region charteHigh matchgroup=charteText start=\"“\" end=\"”\" contained "
    "contains=charteHigh\n"
    "syn region charteText start=\"„\" end=\"[“”]\"\n"
    "syn region charteText start=+\"+ end=+\"+\n"
    "syn match charteComment \"#.*$\"\n\n"
    "hi def link charteText String\nhi def link charteGuillemets String\nhi def link charteHigh "
    "String\n"
    "hi def link charteComment Comment\nhi def link charteNumber Number\nhi def link charteName "
    "Identifier\n"
    "hi def link charteHeading Title\nhi def link charteNote Label\nhi def link charteModality "
    "Statement\n"
    "hi def link charteCondition Conditional\nhi def link charteOperator Operator\nhi def link "
    "charteError Error\n"
    "hi def link charteVerdict Constant\nhi def link charteConstant Constant\nhi def link "
    "charteCircumstance StorageClass\n"
    "hi def link charteEvidence Function\nhi def link charteWord Keyword\n\n"
    "let b:current_syntax = 'charte'\n";

static void print_vim(const struct dialect *dialects, size_t count) {
    fputs(vim_head, stdout);
    for (size_t i = 0; i < count; i++) print_vim_dialect(&dialects[i]);
    fputs(vim_tail, stdout);
}

int main(int argc, char **argv) {
    if (argc < 3) fail("usage", "generate textmate|vim TABLE.tsv …");
    size_t count = (size_t)argc - 2;
    struct dialect *dialects = calloc(count, sizeof *dialects);
    if (dialects == NULL) fail("no memory", argv[1]);
    for (size_t i = 0; i < count; i++) read_dialect(&dialects[i], argv[i + 2]);
    if (strcmp(argv[1], "textmate") == 0)
        print_textmate(dialects, count);
    else
        print_vim(dialects, count);
    return fflush(stdout) != 0 || ferror(stdout);
}
