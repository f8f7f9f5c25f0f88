/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/codes.h"

#include "compiler/base/nearest.h"
#include "compiler/command/say/output.h"
#include "compiler/front/diagnostic.h"
#include "explanations.h"

#include <ctype.h>

/* grammar/codes/README.md says what these files hold. */
static const struct str explanations[LANGUAGE_COUNT] = {
#define LANGUAGE(code, ...) {asset_##code##_txt, asset_##code##_txt_size},
#include "runtime/table/language.def"
#undef LANGUAGE
};

bool code_written(const char *name) {
    return strchr("EeWwNn", name[0]) && name[0] && name[1] == '-' && !strchr(name, '.') &&
           !strchr(name, '/');
}

int code_unknown(const char *name, enum language language) {
    struct arena *arena = arena_new(end_without_memory);
    if (!arena) end_without_memory();
    struct nearest nearest = nearest_to(str_of(name));
    for (int code = 0; code < DIAGNOSTIC_COUNT; code++)
        nearest_consider(&nearest, diagnostic_code_name(arena, (enum diagnostic_code)code));
    if (str_present(nearest.best))
        complain(language, MESSAGE_unknown_code_nearest, name,
                 arena_format(arena, "%.*s", STR_ARG(nearest.best)).bytes);
    else
        complain(language, MESSAGE_unknown_code, name);
    arena_free(arena);
    return EXIT_USAGE;
}

static bool begins(struct str line, const char *prefix) {
    size_t size = strlen(prefix);
    return line.size >= size && memcmp(line.bytes, prefix, size) == 0;
}

/* The lines of a code's entry, behind its heading. */
static struct str entry_of(enum language language, struct str code) {
    struct str rest = explanations[language], entry = {0};
    while (rest.size && !entry.bytes) {
        struct str line = str_take_line(&rest);
        if (begins(line, "= ") && str_equal((struct str){line.bytes + 2, line.size - 2}, code))
            entry.bytes = rest.bytes;
    }
    while (rest.size && !begins(rest, "= ")) entry.size += str_take_line(&rest).size + 1;
    return entry;
}

static void print_indented(struct str line, const char *prefix) {
    size_t size = strlen(prefix) + 1; /* a space behind it */
    if (line.size > size) printf("    %.*s", (int)(line.size - size), line.bytes + size);
    putchar('\n');
}

/* The lines of one kind, under their heading. */
static void print_example(struct str entry, const char *prefix, enum message heading,
                          enum language language) {
    bool headed = false;
    while (entry.size) {
        struct str line = str_take_line(&entry);
        if (!begins(line, prefix) || (line.size > 1 && line.bytes[1] != ' ' && !prefix[1]))
            continue;
        if (!headed) printf("\n%s\n", message_text(heading, language));
        headed = true;
        print_indented(line, prefix);
    }
}

static void print_prose(struct str entry) {
    while (entry.size) {
        struct str line = str_take_line(&entry);
        if (line.size == 0 || !strchr("-+~#", line.bytes[0]))
            printf("%.*s\n", (int)line.size, line.bytes);
        else
            return;
    }
}

static void print_standing(enum diagnostic_code code, struct str name, enum language language) {
    char text[80];
    if (diagnostic_severity(code) == SEVERITY_ERROR) return;
    snprintf(text, sizeof text, "%.*s", STR_ARG(name));
    putchar('\n');
    if (diagnostic_severity(code) == SEVERITY_ADVICE) {
        message_print(stdout, language, MESSAGE_code_on_demand, text);
        putchar('\n');
    }
    message_print(stdout, language, MESSAGE_code_accept, text);
    putchar('\n');
}

int code_explain(const char *name, enum language language) {
    enum diagnostic_code code = diagnostic_code_of(str_of(name));
    if (code == DIAGNOSTIC_COUNT) return code_unknown(name, language);
    struct arena *arena = arena_new(end_without_memory);
    if (!arena) end_without_memory();
    struct str printed = diagnostic_code_name(arena, code);
    enum language in = language_or_english(language);
    struct str entry = entry_of(in, printed);
    printf("%.*s\n\n", STR_ARG(printed));
    print_prose(entry);
    print_example(entry, "-", MESSAGE_code_before, in);
    print_example(entry, "-/", MESSAGE_code_other, in);
    print_example(entry, "+", MESSAGE_code_after, in);
    print_example(entry, "+/", MESSAGE_code_other, in);
    print_standing(code, printed, in);
    arena_free(arena);
    return EXIT_CLEAN;
}
