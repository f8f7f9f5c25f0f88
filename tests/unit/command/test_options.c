/* SPDX-License-Identifier: Apache-2.0 */
/* The command line: what is read, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

#include "compiler/command/say/options.h"

/* Parses a line of words parted by spaces; what is said goes to *said. */
static int parse(const char *line, struct options *options, char *said, size_t room) {
    static char words[512];
    static char *argv[32];
    int argc = 1;
    snprintf(words, sizeof words, "%s", line);
    argv[0] = "charte";
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) argv[argc++] = word;
    argv[argc] = NULL;
    FILE *file = tmpfile();
    int kept = dup(STDERR_FILENO);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    int code = options_parse(options, argc, argv);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(file);
    said[fread(said, 1, room - 1, file)] = 0;
    fclose(file);
    return code;
}

static void assert_refused(const char *line, const char *expected) {
    struct options options;
    char said[512];
    assert_int_equal(parse(line, &options, said, sizeof said), EXIT_USAGE);
    if (!strstr(said, expected)) print_message("%s: %s", line, said);
    assert_non_null(strstr(said, expected));
    assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
}

static void assert_read(const char *line, struct options *options) {
    char said[512];
    assert_int_equal(parse(line, options, said, sizeof said), EXIT_CLEAN);
    assert_string_equal(said, "");
}

static void a_verb_its_options_and_operands_are_read(void **state) {
    (void)state;
    struct options options;
    assert_read("eval t.ctab --summary -j 4 a.ndjson --fail-on=fix -", &options);
    assert_int_equal(options.verb, VERB_eval);
    assert_int_equal(options.operand_count, 3);
    assert_string_equal(options.operands[0], "t.ctab");
    assert_string_equal(options.operands[1], "a.ndjson");
    assert_string_equal(options.operands[2], "-");
    assert_true(option_given(&options, OPTION_summary));
    assert_false(option_given(&options, OPTION_quote));
    assert_int_equal(option_number(&options, OPTION_jobs, 1), 4);
    assert_string_equal(option_value(&options, OPTION_fail_on), "fix");
    assert_read("eval t -j2", &options);
    assert_int_equal(option_number(&options, OPTION_jobs, 1), 2);
    assert_read("eval t", &options);
    assert_int_equal(option_number(&options, OPTION_jobs, 1), 1);
}

static void two_dashes_end_the_options(void **state) {
    (void)state;
    struct options options;
    assert_read("eval --quote -- --summary -j", &options);
    assert_int_equal(options.operand_count, 2);
    assert_string_equal(options.operands[0], "--summary");
    assert_false(option_given(&options, OPTION_summary));
}

static void mistakes_are_told_in_one_line(void **state) {
    (void)state;
    assert_refused("evel t --lang en", "did you mean “eval”");
    assert_refused("frobnicate --lang en", "“frobnicate” is not a verb");
    assert_refused("eval t --sumary --lang en", "did you mean “--summary”");
    assert_refused("eval t -z --lang en", "no option “-z”");
    assert_refused("inspect t --quote --lang en", "“inspect” has no option “--quote”");
    assert_refused("eval t --quote --quote --lang en", "“--quote” is given twice");
    assert_refused("eval t --lang en --lang fr", "“--lang” is given twice");
    assert_refused("eval t --quote=yes --lang en", "“--quote” takes no value");
    assert_refused("eval t --lang en --fail-on", "“--fail-on” needs a value");
    assert_refused("eval t --lang en --fail-on bad", "does not accept the value “bad”");
    assert_refused("eval t --lang en -j 0", "does not accept the value “0”");
    assert_refused("eval t --lang en -j 4x", "does not accept the value “4x”");
    assert_refused("eval t --lang en -j 99999", "does not accept the value “99999”");
    assert_refused("eval t --lang xx", "xx");
    assert_refused("eval t --quote --quote --lang de", "steht zweimal");
}

static void what_was_typed_is_shown_harmless(void **state) {
    (void)state;
    assert_refused("\033[31mred --lang en", "\\x1B[31mred");
    assert_refused("x\xE2\x80\xAEy --lang en", "x\\xE2\\x80\\xAEy");
}

static void the_language_is_asked_or_the_locales(void **state) {
    (void)state;
    struct options options;
    setenv("LC_ALL", "de_CH.UTF-8", 1);
    assert_read("eval t", &options);
    assert_int_equal(options.language, LANGUAGE_DE);
    assert_int_equal(options.asked, LANGUAGE_NONE);
    assert_read("eval t --lang it", &options);
    assert_int_equal(options.language, LANGUAGE_IT);
    assert_int_equal(options.asked, LANGUAGE_IT);
    setenv("LC_ALL", "C", 1);
    assert_read("eval t", &options);
    assert_int_equal(options.language, LANGUAGE_NONE);
}

static void operands_are_counted(void **state) {
    (void)state;
    struct options options;
    assert_read("inspect t", &options);
    assert_int_equal(options_want(&options, 1, 1), EXIT_CLEAN);
    assert_int_equal(options_want(&options, 2, 2), EXIT_USAGE);
    assert_int_equal(options_want(&options, 0, 0), EXIT_USAGE);
}

static void colour_is_for_those_who_want_it(void **state) {
    (void)state;
    struct options options;
    FILE *file = tmpfile();
    assert_read("eval t --color always", &options);
    assert_true(options_colour(&options, file));
    assert_read("eval t --color never", &options);
    assert_false(options_colour(&options, file));
    assert_read("eval t", &options);
    assert_false(options_colour(&options, file));
    fclose(file);
}

/* An option that parsing knows stands in help, and no two of a verb share a name or letter. */
static void the_table_of_options_is_sound(void **state) {
    (void)state;
    for (int a = 0; a < OPTION_COUNT; a++) {
        assert_true(option_rows[a].verbs != 0);
        for (int b = a + 1; b < OPTION_COUNT; b++) {
            if (!(option_rows[a].verbs & option_rows[b].verbs)) continue;
            assert_string_not_equal(option_rows[a].long_name, option_rows[b].long_name);
            assert_true(!option_rows[a].letter || option_rows[a].letter != option_rows[b].letter);
        }
    }
}

/* A line of help without its verb or option would be translated, and never read. */
static void every_line_of_help_has_its_row(void **state) {
    static const char *const names[] = {
#define MESSAGE(name, ...) #name,
#include "compiler/command/say/messages.def"
#undef MESSAGE
    };
    int verbs = 0, options = 0;
    (void)state;
    for (int i = 0; i < MESSAGE_COUNT; i++) {
        verbs += strncmp(names[i], "help_verb_", strlen("help_verb_")) == 0;
        options += strncmp(names[i], "help_option_", strlen("help_option_")) == 0;
    }
    assert_int_equal(verbs, VERB_COUNT);
    assert_int_equal(options, OPTION_COUNT);
}

/* Every message has as many parts in each language. */
static void the_languages_say_the_same_parts(void **state) {
    (void)state;
    for (int message = 0; message < MESSAGE_COUNT; message++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            for (char part = '0'; part < '0' + MESSAGE_PARTS; part++) {
                char place[] = {'{', part, '}', 0};
                const char *first = message_text((enum message)message, LANGUAGE_FR);
                const char *text = message_text((enum message)message, (enum language)language);
                assert_int_equal(strstr(text, place) != NULL, strstr(first, place) != NULL);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verb_its_options_and_operands_are_read),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(mistakes_are_told_in_one_line),
        cmocka_unit_test(what_was_typed_is_shown_harmless),
        cmocka_unit_test(the_language_is_asked_or_the_locales),
        cmocka_unit_test(operands_are_counted),
        cmocka_unit_test(colour_is_for_those_who_want_it),
        cmocka_unit_test(the_table_of_options_is_sound),
        cmocka_unit_test(every_line_of_help_has_its_row),
        cmocka_unit_test(the_languages_say_the_same_parts),
    };
    unsetenv("NO_COLOR");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
