/* SPDX-License-Identifier: Apache-2.0 */
/* Top-level domains: what a host without a scheme ends in (top_level.def). */
#ifndef CHARTE_TOP_LEVEL_H
#define CHARTE_TOP_LEVEL_H

#include <stddef.h>

enum top_level {
    TOP_LEVEL_NONE,
    TOP_LEVEL_WORD, /* an everyday word too */
    TOP_LEVEL_KNOWN
};

/* What a label in the view's spelling is. One that begins with xn-- is known. */
enum top_level top_level_of(const char *label, size_t size);

#endif
