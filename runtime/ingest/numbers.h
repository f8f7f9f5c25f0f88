/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of a JSON text that no machine's number holds: JSON sets no bound, and a post has no
 * field that is one. */
#ifndef CHARTE_INGEST_NUMBERS_H
#define CHARTE_INGEST_NUMBERS_H

#include <stddef.h>

/* Writes 0 in the place of each number as RFC 8259 has it, blanks behind it, so that nothing moves.
 * What is no such number (01, 1., 1e) stays as it is. */
void ingest_numbers_to_zero(char *bytes, size_t size);

#endif
