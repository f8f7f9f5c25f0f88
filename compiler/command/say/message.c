/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/say/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>

static const char *const messages[][LANGUAGE_COUNT] = {
#define MESSAGE(name, ...) {__VA_ARGS__},
#include "compiler/command/say/messages.def"
#undef MESSAGE
};

const char *message_text(enum message message, enum language language) {
    return messages[message][language_or_english(language)];
}

void print_visible(FILE *stream, struct str text) {
    for (size_t i = 0; i < text.size;) {
        size_t shown = visible_from(text, i);
        if (shown) fwrite(text.bytes + i, 1, shown, stream);
        i += shown;
        for (size_t hidden = i < text.size ? hidden_at(text, i) : 0; hidden > 0; hidden--)
            fprintf(stream, "\\x%02X", (unsigned)(unsigned char)text.bytes[i++]);
    }
}

static void print_parts(FILE *stream, const char *format, va_list arguments) {
    const char *parts[MESSAGE_PARTS];
    size_t count = 0;
    for (const char *at = format; (at = strchr(at, '{')); at++) {
        size_t part = (size_t)(at[1] - '0');
        if (part + 1 > count) count = part + 1;
    }
    for (size_t i = 0; i < count; i++) parts[i] = va_arg(arguments, const char *);
    for (const char *at = format; *at;) {
        size_t plain = strcspn(at, "{");
        fwrite(at, 1, plain, stream);
        at += plain;
        if (!*at) break;
        print_visible(stream, str_of(parts[at[1] - '0']));
        at += sizeof "{0}" - 1;
    }
}

void message_print(FILE *stream, enum language language, enum message message, ...) {
    va_list arguments;
    va_start(arguments, message);
    print_parts(stream, message_text(message, language), arguments);
    va_end(arguments);
}

void complain(enum language language, enum message message, ...) {
    va_list arguments;
    fputs("charte: ", stderr);
    va_start(arguments, message);
    print_parts(stderr, message_text(message, language), arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

const char *message_why(enum language language, int error) {
    static const struct {
        int error;
        enum message message;
    } reasons[] = {{ENOENT, MESSAGE_why_missing},    {EACCES, MESSAGE_why_forbidden},
                   {EPERM, MESSAGE_why_forbidden},   {EISDIR, MESSAGE_why_folder},
                   {ENOTDIR, MESSAGE_why_no_folder}, {ENOSPC, MESSAGE_why_full}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error) return message_text(reasons[i].message, language);
    return strerror(error);
}

enum language message_locale(void) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) return language_of_code(str_of(value));
    }
    return LANGUAGE_NONE;
}
