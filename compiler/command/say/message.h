/* SPDX-License-Identifier: Apache-2.0 */
/* What the command says, in every language. A message is a row of messages.tsv; its parts are
 * shown with their control and direction characters spelt out, for they may come from anywhere. */
#ifndef CHARTE_COMMAND_MESSAGE_H
#define CHARTE_COMMAND_MESSAGE_H

#include "compiler/base/visible.h"
#include "compiler/front/language.h"
#include <stdio.h>

enum message {
#define MESSAGE(name, ...) MESSAGE_##name,
#include "compiler/command/say/messages.def"
#undef MESSAGE
    MESSAGE_COUNT
};

enum { MESSAGE_PARTS = 5 };

/* A message without parts, as it stands; in English where the language is LANGUAGE_NONE. */
const char *message_text(enum message message, enum language language);

/* Prints a message; the parts are NULL-terminated strings, as many as it has places. */
void message_print(FILE *stream, enum language language, enum message message, ...);

/* Why the system refused a file, by errno, for {1} of "cannot be read"; what has no words of ours
 * is said as the system says it. */
const char *message_why(enum language language, int error);

/* "charte: ", a message and a line end, on standard error. */
void complain(enum language language, enum message message, ...);

/* Prints a text from outside: what must not reach a terminal (visible.h) is spelt out, four columns
 * a byte. */
void print_visible(FILE *stream, struct str text);

/* The language of LC_ALL, LC_MESSAGES or LANG; LANGUAGE_NONE where they name none of ours. */
enum language message_locale(void);

#endif
