/* SPDX-License-Identifier: Apache-2.0 */
/* From parsed charters to the table: names, lists, facts, rules, overrides, examples, and the
 * language versions made one. Everything found wrong goes to the log; the table and all it points
 * to live in the arena. */
#ifndef CHARTE_MEANING_COMPILE_H
#define CHARTE_MEANING_COMPILE_H

#include "compiler/front/ast.h"
#include "compiler/front/diagnostic.h"
#include "compiler/table/table.h"

/* The table of the language versions of one charter, in whichever order they are given; NULL when
 * the log has an error. List files are read from the folder of each translation's source. */
struct table *compile_charters(struct arena *arena, struct ast_charter *const *charters,
                               size_t count, struct diagnostics *log);

#endif
