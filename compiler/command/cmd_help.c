/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"

static void print_heading(enum message heading, enum language language) {
    printf("\n%s\n", message_text(heading, language));
}

/* Aligned by characters: our own tables hold nothing wide or combining. */
static void print_row(const char *name, int column, const char *text) {
    int fill = column - (int)str_characters(str_of(name));
    if (fill < 2)
        printf("  %s\n  %*s%s\n", name, column, "", text);
    else
        printf("  %s%*s%s\n", name, fill, "", text);
}

static void print_option(const struct option_row *row, enum language language) {
    char letter[8] = "    ", name[160];
    if (row->letter) snprintf(letter, sizeof letter, "-%c, ", row->letter);
    snprintf(name, sizeof name, "%s--%s %s", letter, row->long_name, row->shown);
    print_row(name, 22, message_text(row->summary, language));
}

static void print_exit_codes(enum language language) {
    static const enum message codes[] = {
        [EXIT_CLEAN] = MESSAGE_help_exit_0,
        [EXIT_FINDINGS] = MESSAGE_help_exit_1,
        [EXIT_USAGE] = MESSAGE_help_exit_2,
        [EXIT_INTERNAL] = MESSAGE_help_exit_3,
    };
    print_heading(MESSAGE_help_exit, language);
    for (size_t code = 0; code < sizeof codes / sizeof *codes; code++) {
        char name[2] = {(char)('0' + code), 0};
        print_row(name, 4, message_text(codes[code], language));
    }
}

static bool writes(enum verb verb) {
    for (int option = 0; option < OPTION_COUNT; option++) {
        enum option_argument argument = option_rows[option].argument;
        if (option_rows[option].verbs & 1u << verb &&
            (argument == ARGUMENT_WRITES || argument == ARGUMENT_REPORT))
            return true;
    }
    return verb == VERB_new;
}

static void print_verb(enum verb verb, enum language language) {
    const struct verb_row *row = &verb_rows[verb];
    printf("%s charte %s %s\n\n", message_text(MESSAGE_help_usage, language), row->name,
           row->operands);
    printf("%s.\n", message_text(row->summary, language));
    print_heading(MESSAGE_help_options, language);
    for (int option = 0; option < OPTION_COUNT; option++)
        if (option_rows[option].verbs & 1u << verb) print_option(&option_rows[option], language);
    if (writes(verb)) printf("\n%s\n", message_text(MESSAGE_help_outputs, language));
    print_exit_codes(language);
}

void help_print(enum verb verb, enum language language) {
    if (verb != VERB_NONE) {
        print_verb(verb, language);
        return;
    }
    printf("%s\n", message_text(MESSAGE_help_about, language));
    print_heading(MESSAGE_help_verbs, language);
    for (int i = 0; i < VERB_COUNT; i++)
        print_row(verb_rows[i].name, 12, message_text(verb_rows[i].summary, language));
    print_exit_codes(language);
    printf("\n%s\n", message_text(MESSAGE_help_more, language));
}

int cmd_help(const struct options *options) {
    int result = options_want(options, 0, 1);
    if (result) return result;
    enum verb verb = VERB_NONE;
    if (options->operand_count) {
        verb = verb_named(options->operands[0]);
        if (verb == VERB_NONE) return verb_unknown(options->operands[0], options->language);
    }
    help_print(verb, options->language);
    return output_finish(options->language, EXIT_CLEAN);
}
