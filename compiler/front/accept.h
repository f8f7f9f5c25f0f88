/* SPDX-License-Identifier: Apache-2.0 */
/* Warnings that an author has read and accepts, in a comment in or before the sentence they are
 * said of, or behind it on its line:
 *
 *     # accept W-term-short: the name of a client
 *
 * "accepte", "accept", "akzeptiert" or "accetta", in any charter. The code is as printed, letter
 * case aside; without a reason nothing is accepted. It holds for this sentence alone. */
#ifndef CHARTE_FRONT_ACCEPT_H
#define CHARTE_FRONT_ACCEPT_H

#include "compiler/front/diagnostic.h"
#include "compiler/front/scan.h"

/* Finds them among a source's comments. */
void acceptances_read(struct diagnostics *log, const struct source *source,
                      const struct scan_pieces *pieces);

/* Which warnings are to be said. */
struct wanted {
    bool codes[DIAGNOSTIC_COUNT];
};

/* All but those that are said on demand alone. */
struct wanted wanted_by_default(void);

/* Takes out of the log what is not wanted or is accepted, and says which acceptances are of no use;
 * where the charter has errors its warnings are not all known, and none is said to be. */
void diagnostics_settle(struct diagnostics *log, const struct wanted *wanted);

/* Prints what was accepted and why, in the order of the places. */
void acceptances_print(const struct diagnostics *log, FILE *stream, enum language language);

#endif
