/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compiling.h"
#include "compiler/command/report/report.h"
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"

static void print_tally(enum language language, const struct example_tally *tally) {
    char examples[24], scenarios[24], failed[24];
    snprintf(examples, sizeof examples, "%zu", tally->examples);
    snprintf(scenarios, sizeof scenarios, "%zu", tally->scenarios);
    snprintf(failed, sizeof failed, "%zu", tally->failed);
    message_print(stdout, language, MESSAGE_test_tally, examples, scenarios, failed);
    putchar('\n');
}

int cmd_test(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    struct compilation c;
    struct example_tally tally = {0};
    int code = compiling_begin(&c, options);
    if (code == EXIT_CLEAN) {
        code = compilation_test(&c, &tally);
        bool empty = tally.examples + tally.scenarios == 0 && code != EXIT_INTERNAL;
        if (code != EXIT_INTERNAL && !report_takes_stdout(options))
            print_tally(options->language, &tally);
        if (empty && !option_given(options, OPTION_allow_empty)) {
            complain(options->language, MESSAGE_no_example);
            code = EXIT_USAGE;
        }
    }
    return compiling_end(&c, output_finish(options->language, code));
}
