/* SPDX-License-Identifier: Apache-2.0 */
/* The salt of a list file: a line `salt: ` and hexadecimal digits from a random source. It enters
 * the digest of a table and nothing else, so that who guesses the terms of a short list cannot try
 * the guess on the digest. It is shown nowhere. */
#ifndef CHARTE_MEANING_SALT_H
#define CHARTE_MEANING_SALT_H

#include "compiler/front/diagnostic.h"
#include "compiler/table/table.h"

#define SALT_PREFIX "salt:"

/* Bytes: 128 bits cannot be guessed; nobody needs more than 512. */
enum { SALT_LEAST = 16, SALT_MOST = 64 };

/* The salt that the digits spell, in the arena. Absent where they are no digits, too few or too
 * many, or so alike that they were not drawn at random. */
struct str salt_spelt(struct arena *arena, struct str digits);

/* What the salts of all list files with confidential terms come to, for the digest. Absent where
 * one of them has no salt, or a confidential term stands in the charter itself. */
struct str salt_of_table(struct arena *arena, const struct table *table,
                         const struct diagnostics *log);

#endif
