/* SPDX-License-Identifier: Apache-2.0 */
/* From the text of one charter to its tree. The parser owns nothing: tree and texts live in the
 * arena, spans point into the source. It sets the source's language. */
#ifndef CHARTE_FRONT_PARSE_H
#define CHARTE_FRONT_PARSE_H

#include "compiler/front/ast.h"
#include "compiler/front/diagnostic.h"

/* The charter of a source; what is wrong goes to the log, every mistake at once. Never NULL: after
 * mistakes it holds the sentences that could be read. */
struct ast_charter *parse_charter(struct arena *arena, struct source *source,
                                  struct diagnostics *log);

#endif
