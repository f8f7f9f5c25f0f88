/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/compilation.h"
#include "compiler/command/say/output.h"

#include "compiler/table/binary.h"

int compilation_write(struct compilation *c) {
    c->binary = table_binary(c->arena, c->table);
    if (str_present(c->binary)) return EXIT_CLEAN;
    complain(c->options->language, c->table->are_alike      ? MESSAGE_table_words_alike
                                   : c->table->is_entangled ? MESSAGE_table_lists_entangled
                                                            : MESSAGE_table_too_large);
    return EXIT_USAGE;
}
