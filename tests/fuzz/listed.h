/* SPDX-License-Identifier: Apache-2.0 */
/* A charter whose one list is read from a file of the bytes given: made for each input. */
#ifndef CHARTE_FUZZ_LISTED_H
#define CHARTE_FUZZ_LISTED_H

#include "tests/fuzz/use.h"

/* The table, or NULL where the list has errors. */
struct table *listed_compile(struct arena *arena, struct str list);

#endif
