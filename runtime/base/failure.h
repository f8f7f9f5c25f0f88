/* SPDX-License-Identifier: Apache-2.0 */
/* How a call of charte.h says what went wrong. */
#ifndef CHARTE_FAILURE_H
#define CHARTE_FAILURE_H

#include "runtime/charte.h"

/* Fills *error, where there is one of a known size, and returns result. The format knows %s, %.*s,
 * %u and %zu. */
int failure_set(charte_error *error, int result, size_t offset, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
