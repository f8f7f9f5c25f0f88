/* SPDX-License-Identifier: Apache-2.0 */
/* A compilation of the charter files named on the command line, shared by the verbs that compile:
 * everything it makes lies in its arena. */
#ifndef CHARTE_COMMAND_COMPILATION_H
#define CHARTE_COMMAND_COMPILATION_H

#include "compiler/command/say/options.h"
#include "compiler/front/accept.h"
#include "compiler/table/table.h"

struct compilation {
    struct arena *arena;
    struct diagnostics log;
    const struct options *options;
    struct wanted wanted;            /* which warnings are given */
    bool fails_on[DIAGNOSTIC_COUNT]; /* what --fail-on names */
    bool fails_on_any;               /* any warning */
    struct source **sources;         /* of the operands, as many as were read */
    size_t source_count;
    struct table *table; /* NULL after an error */
    struct str binary;   /* the .ctab, where there is a table */
};

/* Makes the .ctab of the table. EXIT_CLEAN, or EXIT_USAGE after a message where it is too large. */
int compilation_write(struct compilation *compilation);

/* Before a digest of confidential terms is written: their list files that have no salt get one, or
 * it is said why one has none, and the .ctab is made anew. As compiling_begin; salting.c. */
int compilation_salt(struct compilation *compilation);

struct example_tally {
    size_t examples, scenarios, failed;
};

/* Runs the charter's examples and scenarios on its own table; what does not hold goes into the log.
 * EXIT_CLEAN, EXIT_FINDINGS, or EXIT_INTERNAL after a message. examples.c. */
int compilation_test(struct compilation *compilation, struct example_tally *tally);

/* The examples of a charter hold before anything is made of it, unless --no-test: then that is
 * said. As compilation_test. */
int compilation_prove(struct compilation *compilation);

#endif
