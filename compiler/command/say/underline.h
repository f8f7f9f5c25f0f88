/* SPDX-License-Identifier: Apache-2.0 */
/* Shows places of a text: the line they stand on, and what is meant underlined. */
#ifndef CHARTE_COMMAND_UNDERLINE_H
#define CHARTE_COMMAND_UNDERLINE_H

#include "compiler/base/str.h"
#include <stdio.h>

struct place_in_text {
    size_t begin, end; /* bytes, on whole characters */
};

/* How many columns of a terminal a text takes as print_visible shows it. */
size_t columns_of(struct str text);

/* Prints, indented, each line or part of a line that holds places, with a row of signs under them,
 * or with the places themselves underlined where colour is wanted. Places are sorted. */
void print_underlined(FILE *stream, struct str text, const struct place_in_text *places,
                      size_t count, const char *indent, bool colour);

#endif
