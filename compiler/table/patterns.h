/* SPDX-License-Identifier: Apache-2.0 */
/* Patterns: `#` a digit, `@` a letter, everything else itself. Twin of runtime/match/patterns.c. */
#ifndef CHARTE_TABLE_PATTERNS_H
#define CHARTE_TABLE_PATTERNS_H

#include "compiler/table/trie.h"

enum pattern_status {
    PATTERN_OK,
    PATTERN_EMPTY,    /* nothing, or spaces alone: it would be found everywhere */
    PATTERN_TOO_LONG, /* over LIMIT_PATTERN characters */
};

enum pattern_status pattern_examine(struct arena *arena, struct str pattern);

/* Adds a pattern that pattern_examine takes. `term` is its TERMS record. */
void pattern_add(struct trie *trie, struct str pattern, uint32_t term);

#endif
