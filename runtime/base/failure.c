/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/base/failure.h"

#include <stdarg.h>
#include <string.h>

/* Messages are written without stdio: in the WebAssembly module it would ask for the host's files,
 * and take as much room as the evaluation. */
struct message {
    char *bytes;
    size_t used, room;
};

static void say(struct message *message, const char *bytes, size_t size) {
    size_t left = message->room - message->used;
    if (size > left) size = left;
    memcpy(message->bytes + message->used, bytes, size);
    message->used += size;
}

static void say_number(struct message *message, size_t number) {
    char digits[3 * sizeof number];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    say(message, digits + at, sizeof digits - at);
}

/* What stands behind a '%': "s", "u", "zu" or ".*s". Returns how long that is. */
static size_t say_argument(struct message *message, const char *what, va_list *arguments) {
    if (*what == 's') {
        const char *text = va_arg(*arguments, const char *);
        say(message, text, strlen(text));
        return 1;
    }
    if (*what == 'u') {
        say_number(message, va_arg(*arguments, unsigned));
        return 1;
    }
    if (*what == 'z') {
        say_number(message, va_arg(*arguments, size_t));
        return 2;
    }
    int size = va_arg(*arguments, int);
    say(message, va_arg(*arguments, const char *), (size_t)size);
    return 3;
}

int failure_set(charte_error *error, int result, size_t offset, const char *format, ...) {
    if (!error || error->size < sizeof *error) return result;
    error->result = result;
    error->offset = offset;
    struct message message = {error->message, 0, sizeof error->message - 1};
    va_list arguments;
    va_start(arguments, format);
    while (*format) {
        size_t plain = strcspn(format, "%");
        say(&message, format, plain);
        format += plain;
        if (*format) format += 1 + say_argument(&message, format + 1, &arguments);
    }
    va_end(arguments);
    message.bytes[message.used] = '\0';
    return result;
}
