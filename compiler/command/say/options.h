/* SPDX-License-Identifier: Apache-2.0 */
/* What the command line said: the verb, its options and its operands. verbs.def and options.def are
 * the only places that know them; parsing and help are both driven by those tables, in which a row
 * that messages.tsv does not explain does not compile. Strings point into argv. */
#ifndef CHARTE_COMMAND_OPTIONS_H
#define CHARTE_COMMAND_OPTIONS_H

#include "compiler/command/say/message.h"

enum exit_code { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_INTERNAL = 3 };

enum verb {
#define VERB(name, operands) VERB_##name,
#include "compiler/command/say/verbs.def"
#undef VERB
    VERB_COUNT,
    VERB_NONE = VERB_COUNT
};

enum option {
#define OPTION(name, long_name, letter, argument, shown, verbs) OPTION_##name,
#include "compiler/command/say/options.def"
#undef OPTION
    OPTION_COUNT
};

enum option_argument {
    ARGUMENT_NOTHING,
    ARGUMENT_TEXT,
    ARGUMENT_READS,  /* a file that is read */
    ARGUMENT_WRITES, /* a file that is written, "-" for standard output */
    ARGUMENT_NUMBER, /* 1 to 1000 */
    ARGUMENT_CHOICE, /* one of those shown, between bars */
    ARGUMENT_TEXTS,  /* a text; the option may stand several times */
    ARGUMENT_REPORT, /* a choice, "=" and a file or neither; several times too */
};

struct verb_row {
    const char *name, *operands;
    enum message summary;
};

struct option_row {
    const char *long_name;
    char letter;
    enum option_argument argument;
    const char *shown;
    unsigned verbs;
    enum message summary;
};

extern const struct verb_row verb_rows[VERB_COUNT];
extern const struct option_row option_rows[OPTION_COUNT];

enum { OPTIONS_LIMIT = 64 };

struct options {
    enum verb verb;
    enum language asked;    /* --lang, or LANGUAGE_NONE */
    enum language language; /* of messages to people: asked, else the locale's, or LANGUAGE_NONE */
    char **operands;
    size_t operand_count;
    struct {
        enum option option;
        const char *value; /* "" where it takes none */
    } given[OPTIONS_LIMIT];
    size_t given_count;
};

/* Reads argv, the verb at argv[1]. Operands are gathered at the front of argv. EXIT_CLEAN, or
 * EXIT_USAGE after one message on standard error. */
int options_parse(struct options *options, int argc, char **argv);

/* The verb of a name, or VERB_NONE. */
enum verb verb_named(const char *name);

/* Says on standard error that there is no such verb, and which is near. EXIT_USAGE. */
int verb_unknown(const char *name, enum language language);

bool option_given(const struct options *options, enum option option);

/* Its value, or NULL where it was not given. */
const char *option_value(const struct options *options, enum option option);

/* The next value of one that may stand several times; *at begins at 0. NULL at the end. */
const char *option_next(const struct options *options, enum option option, size_t *at);

/* Its number, or `otherwise`. */
unsigned option_number(const struct options *options, enum option option, unsigned otherwise);

/* Checks how many operands there are; EXIT_CLEAN, or EXIT_USAGE after a message. */
int options_want(const struct options *options, size_t least, size_t most);

/* Whether to colour what goes to a stream. */
bool options_colour(const struct options *options, FILE *stream);

#endif
