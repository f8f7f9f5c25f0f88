/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two writings of a charter, line by line, for a person: three lines around
 * each difference, what is confidential and what must not reach a terminal left out. */
#ifndef CHARTE_COMMAND_LINE_DIFF_H
#define CHARTE_COMMAND_LINE_DIFF_H

#include "compiler/front/source.h"
#include <stdio.h>

void line_diff_print(FILE *stream, struct arena *arena, const struct source *from,
                     const struct source *to, bool colour);

#endif
