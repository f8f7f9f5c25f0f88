/* SPDX-License-Identifier: Apache-2.0 */
/* The nearest of some names to one that was misspelt, by characters (not bytes). */
#ifndef CHARTE_BASE_NEAREST_H
#define CHARTE_BASE_NEAREST_H

#include "compiler/base/str.h"

#include <stdint.h>

enum { NEAREST_CHARACTERS = 64 };

struct nearest_name {
    uint32_t at[NEAREST_CHARACTERS];
    size_t count;
    bool too_long;
};

struct nearest {
    struct nearest_name wanted;
    struct str best; /* absent: none is near enough */
    size_t best_distance;
};

struct nearest nearest_to(struct str wanted);

/* Considers one more name. One is near enough when at most a third of the longer one's characters
 * (and one at least) must be changed, left out, put in or swapped with their neighbour. Ties go to
 * the first. Names of over 64 characters are never near. */
void nearest_consider(struct nearest *nearest, struct str name);

#endif
