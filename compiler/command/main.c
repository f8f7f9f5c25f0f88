/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"
#include "compiler/command/write/files.h"
#include "runtime/charte.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int (*const verbs[VERB_COUNT])(const struct options *) = {
#define VERB(name, operands) cmd_##name,
#include "compiler/command/say/verbs.def"
#undef VERB
};

/* A standard descriptor that was closed is not given to a file: it stays open, and of no use. */
static void hold_standard_descriptors(void) {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 &&
            open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            return;
}

int main(int argc, char **argv) {
    /* A closed pipe and a file at its limit are failed writes, told by the exit code, and no sudden
     * death. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    hold_standard_descriptors();
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("charte " CHARTE_VERSION);
        return output_finish(message_locale(), EXIT_CLEAN);
    }
    struct options options;
    int result = options_parse(&options, argc, argv);
    if (result) return result;
    if (option_given(&options, OPTION_help)) {
        help_print(options.verb, options.language);
        return output_finish(options.language, EXIT_CLEAN);
    }
    if (options.verb == VERB_NONE) {
        help_print(VERB_NONE, options.language);
        return output_finish(options.language, EXIT_USAGE);
    }
    result = files_apart(&options);
    return result ? result : verbs[options.verb](&options);
}
