/* SPDX-License-Identifier: Apache-2.0 */
/* Whether the lists that conditions look for can be worked out for each post, with the lists that
 * they take in or except. Twin of runtime/table/closing.c, which refuses what is beyond
 * LIMIT_CLOSING. */
#ifndef CHARTE_TABLE_CLOSING_H
#define CHARTE_TABLE_CLOSING_H

#include "compiler/base/arena.h"
#include "compiler/table/table.h"

bool closing_fits(struct arena *arena, const struct table *table);

#endif
