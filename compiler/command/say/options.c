/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/say/options.h"
#include "compiler/base/nearest.h"
#include "runtime/table/table_format.h"

#include <stdlib.h>
#include <unistd.h>

#define LANGUAGE_CHOICES (language_choices + 1)
#define LEVEL_CHOICES    "forbidden|fix|approve|check|caution|protected|encouraged"
#define FORMAT_CHOICES   (format_choices + 1)
#define ON(verb)         (1u << VERB_##verb)
#define ON_ALL           ((1u << VERB_COUNT) - 1)

static const char language_choices[] = ""
#define LANGUAGE(code, ...) "|" #code
#include "runtime/table/language.def"
#undef LANGUAGE
    ;

static const char format_choices[] = ""
#define FORMAT(name) "|" #name
#include "compiler/command/say/formats.def"
#undef FORMAT
    ;

const struct verb_row verb_rows[VERB_COUNT] = {
#define VERB(name, operands) {#name, operands, MESSAGE_help_verb_##name},
#include "compiler/command/say/verbs.def"
#undef VERB
};

const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(name, long_name, letter, argument, shown, verbs)                                    \
    {long_name, letter, ARGUMENT_##argument, shown, verbs, MESSAGE_help_option_##name},
#include "compiler/command/say/options.def"
#undef OPTION
};

enum verb verb_named(const char *name) {
    for (int verb = 0; verb < VERB_COUNT; verb++)
        if (strcmp(verb_rows[verb].name, name) == 0) return (enum verb)verb;
    return VERB_NONE;
}

int verb_unknown(const char *name, enum language language) {
    struct nearest nearest = nearest_to(str_of(name));
    for (int verb = 0; verb < VERB_COUNT; verb++)
        nearest_consider(&nearest, str_of(verb_rows[verb].name));
    if (str_present(nearest.best))
        complain(language, MESSAGE_unknown_verb_nearest, name, nearest.best.bytes);
    else
        complain(language, MESSAGE_unknown_verb, name);
    return EXIT_USAGE;
}

bool option_given(const struct options *options, enum option option) {
    return option_value(options, option) != NULL;
}

const char *option_value(const struct options *options, enum option option) {
    size_t at = 0;
    return option_next(options, option, &at);
}

const char *option_next(const struct options *options, enum option option, size_t *at) {
    while (*at < options->given_count) {
        size_t i = (*at)++;
        if (options->given[i].option == option) return options->given[i].value;
    }
    return NULL;
}

unsigned option_number(const struct options *options, enum option option, unsigned otherwise) {
    const char *value = option_value(options, option);
    return value ? (unsigned)strtoul(value, NULL, 10) : otherwise;
}

int options_want(const struct options *options, size_t least, size_t most) {
    const struct verb_row *verb = &verb_rows[options->verb];
    if (options->operand_count < least) {
        complain(options->language, MESSAGE_operand_missing, verb->name, verb->operands);
        return EXIT_USAGE;
    }
    if (options->operand_count > most) {
        complain(options->language, MESSAGE_operand_extra, options->operands[most], verb->name,
                 verb->operands);
        return EXIT_USAGE;
    }
    return EXIT_CLEAN;
}

bool options_colour(const struct options *options, FILE *stream) {
    const char *when = option_value(options, OPTION_color);
    const char *refused = getenv("NO_COLOR");
    if (when && strcmp(when, "always") == 0) return true;
    if (when && strcmp(when, "never") == 0) return false;
    return !(refused && *refused) && isatty(fileno(stream));
}

static bool is_choice_of(const char *choices, const char *value, size_t size) {
    for (const char *at = choices;; at++) {
        size_t choice = strcspn(at, "|");
        if (choice == size && memcmp(at, value, size) == 0) return true;
        at += choice;
        if (!*at) return false;
    }
}

static bool is_choice(const char *choices, const char *value) {
    return is_choice_of(choices, value, strlen(value));
}

static bool is_number(const char *value) {
    size_t digits = strspn(value, "0123456789");
    return digits > 0 && digits <= 4 && !value[digits] && strtoul(value, NULL, 10) >= 1 &&
           strtoul(value, NULL, 10) <= 1000;
}

static bool value_fits(const struct option_row *row, const char *value) {
    switch (row->argument) {
    case ARGUMENT_CHOICE:
        return is_choice(row->shown, value);
    case ARGUMENT_NUMBER:
        return is_number(value);
    case ARGUMENT_REPORT: {
        size_t size = strcspn(value, "=");
        return is_choice_of(row->shown, value, size) && (!value[size] || value[size + 1]);
    }
    default:
        return true;
    }
}

/* An argument of the command line that begins with a dash, taken apart. */
struct written {
    char name[64];      /* as written, its dashes included, without the value */
    enum option option; /* OPTION_COUNT: unknown to the verb */
    const char *value;  /* NULL: none in the same argument */
};

static bool knows(enum verb verb, enum option option) {
    return verb == VERB_NONE || option_rows[option].verbs & 1u << verb;
}

static struct written take_apart(const char *argument, enum verb verb) {
    struct written written = {.option = OPTION_COUNT};
    bool is_long = argument[1] == '-';
    size_t size = is_long ? strcspn(argument, "=") : 2;
    snprintf(written.name, sizeof written.name, "%.*s", (int)(size < 63 ? size : 63), argument);
    if (argument[size]) written.value = argument + size + (is_long ? 1 : 0);
    for (int option = 0; option < OPTION_COUNT && size < sizeof written.name; option++) {
        const struct option_row *row = &option_rows[option];
        bool same = is_long ? strcmp(written.name + 2, row->long_name) == 0
                            : row->letter && row->letter == argument[1];
        if (same && knows(verb, (enum option)option)) written.option = (enum option)option;
    }
    return written;
}

static int refuse_unknown(const struct options *options, const struct written *written) {
    const char *verb = options->verb == VERB_NONE ? "charte" : verb_rows[options->verb].name;
    struct nearest nearest = nearest_to(str_of(written->name + strspn(written->name, "-")));
    for (int option = 0; option < OPTION_COUNT; option++)
        if (knows(options->verb, (enum option)option))
            nearest_consider(&nearest, str_of(option_rows[option].long_name));
    if (str_present(nearest.best)) {
        char best[72];
        snprintf(best, sizeof best, "--%s", nearest.best.bytes);
        complain(options->language, MESSAGE_unknown_option_nearest, written->name, verb, best);
    } else {
        complain(options->language, MESSAGE_unknown_option, written->name, verb);
    }
    return EXIT_USAGE;
}

/* Reads the option at argv[*at], and its value behind it where it needs one. */
static int read_option(struct options *options, int argc, char **argv, int *at) {
    struct written written = take_apart(argv[*at], options->verb);
    if (written.option == OPTION_COUNT) return refuse_unknown(options, &written);
    const struct option_row *row = &option_rows[written.option];
    enum language language = options->language;
    if (row->argument == ARGUMENT_NOTHING) {
        if (written.value)
            return complain(language, MESSAGE_option_takes_none, written.name), EXIT_USAGE;
        written.value = "";
    } else if (!written.value) {
        if (*at + 1 >= argc)
            return complain(language, MESSAGE_option_needs, written.name, row->shown), EXIT_USAGE;
        written.value = argv[++*at];
    }
    if (!value_fits(row, written.value)) {
        complain(language, MESSAGE_option_value, written.name, written.value, row->shown);
        return EXIT_USAGE;
    }
    bool several = row->argument == ARGUMENT_TEXTS || row->argument == ARGUMENT_REPORT;
    if (!several && option_given(options, written.option))
        return complain(language, MESSAGE_option_twice, written.name), EXIT_USAGE;
    if (options->given_count == OPTIONS_LIMIT)
        return complain(language, MESSAGE_option_too_many), EXIT_USAGE;
    options->given[options->given_count].option = written.option;
    options->given[options->given_count++].value = written.value;
    return EXIT_CLEAN;
}

/* The language that --lang asks for, wherever it stands: messages before it are in it too. */
static enum language language_asked(int argc, char **argv) {
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc) value = argv[i + 1];
        if (strncmp(argv[i], "--lang=", 7) == 0) value = argv[i] + 7;
        if (value && is_choice(LANGUAGE_CHOICES, value)) return language_of_code(str_of(value));
    }
    return LANGUAGE_NONE;
}

int options_parse(struct options *options, int argc, char **argv) {
    enum language asked = language_asked(argc, argv);
    *options = (struct options){.verb = VERB_NONE, .asked = asked, .operands = argv};
    options->language = asked == LANGUAGE_NONE ? message_locale() : asked;
    int at = 1;
    if (at < argc && argv[at][0] != '-') {
        options->verb = verb_named(argv[at]);
        if (options->verb == VERB_NONE) return verb_unknown(argv[at], options->language);
        at++;
    }
    for (bool ended = false; at < argc; at++) {
        const char *argument = argv[at];
        if (!ended && strcmp(argument, "--") == 0) {
            ended = true;
        } else if (ended || argument[0] != '-' || !argument[1]) {
            options->operands[options->operand_count++] = argv[at];
        } else {
            int result = read_option(options, argc, argv, &at);
            if (result) return result;
        }
    }
    return EXIT_CLEAN;
}
