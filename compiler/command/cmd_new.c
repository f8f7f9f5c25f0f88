/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/buffer.h"
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"
#include "compiler/command/write/outputs.h"
#include "compiler/front/parse.h"
#include "starters.h"

#include <unistd.h>

static const struct str starters[LANGUAGE_COUNT] = {
#define LANGUAGE(code, ...) {asset_##code##_charte, asset_##code##_charte_size},
#include "runtime/table/language.def"
#undef LANGUAGE
};

/* What a starter's first comment calls itself, and what it says to make of it. */
static const struct str names[] = {
    {"charter.charte", sizeof "charter.charte" - 1},
    {"charter.ctab", sizeof "charter.ctab" - 1},
    {"charter.html", sizeof "charter.html" - 1},
};

enum { STEM = sizeof "charter" - 1 };

static bool begins(struct str s, struct str start) {
    return s.size >= start.size && memcmp(s.bytes, start.bytes, start.size) == 0;
}

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-_./+,@%", c));
}

/* As one word for a shell. */
static void add_word(struct buffer *text, struct str word) {
    size_t plain = 0;
    while (plain < word.size && is_plain(word.bytes[plain])) plain++;
    if (begins(word, STR("-"))) buffer_add(text, STR("./"));
    if (plain == word.size) {
        buffer_add(text, word);
        return;
    }
    buffer_add_char(text, '\'');
    for (size_t i = 0; i < word.size; i++)
        if (word.bytes[i] == '\'')
            buffer_add(text, STR("'\\''"));
        else
            buffer_add_char(text, word.bytes[i]);
    buffer_add_char(text, '\'');
}

/* The starter with the names in its first comment after the file that is written: what the comment
 * says can then be typed as it stands. */
static struct str named(struct arena *arena, struct str starter, struct str path) {
    struct buffer text = buffer_in(arena);
    struct str suffix = STR(".charte"), stem = path;
    if (path.size > suffix.size &&
        begins((struct str){path.bytes + path.size - suffix.size, suffix.size}, suffix))
        stem.size -= suffix.size;
    size_t at = 0;
    while (at < starter.size && !begins((struct str){starter.bytes + at, 2}, STR("\n\n"))) {
        struct str rest = {starter.bytes + at, starter.size - at};
        size_t i = 0;
        while (i < sizeof names / sizeof *names && !begins(rest, names[i])) i++;
        if (i == sizeof names / sizeof *names) {
            buffer_add_char(&text, starter.bytes[at++]);
            continue;
        }
        add_word(&text, i == 0 ? path
                               : arena_format(arena, "%.*s%.*s", STR_ARG(stem),
                                              (int)(names[i].size - STEM), names[i].bytes + STEM));
        at += names[i].size;
    }
    buffer_add(&text, (struct str){starter.bytes + at, starter.size - at});
    return buffer_str(&text);
}

/* Whether a text is one: what a file may be called, a charter may not hold. */
static bool is_charter(struct arena *arena, const char *path, struct str text) {
    struct diagnostics log = diagnostics_in(arena);
    parse_charter(arena, source_of(arena, str_of(path), text), &log);
    return log.errors == 0;
}

/* A charter that is there is somebody's work: it is never written over. */
static int write_starter(const struct options *options, struct str starter) {
    struct outputs outputs = {.language = options->language};
    const char *path = options->operand_count ? options->operands[0] : "-";
    bool standard = strcmp(path, "-") == 0;
    if (!standard && access(path, F_OK) == 0) {
        complain(options->language, MESSAGE_exists, path);
        return EXIT_USAGE;
    }
    struct arena *arena = arena_new(end_without_memory);
    if (!arena) end_without_memory();
    struct str text = standard ? starter : named(arena, starter, str_of(path));
    outputs_add(&outputs, path, is_charter(arena, path, text) ? text : starter);
    int code = outputs_write(&outputs);
    arena_free(arena);
    return code;
}

int cmd_new(const struct options *options) {
    int usage = options_want(options, 0, 1);
    if (usage) return usage;
    return write_starter(options, starters[language_or_english(options->language)]);
}
