/* SPDX-License-Identifier: Apache-2.0 */
/* The lines of two texts, and those that the two have in common so surely that what stands between
 * them can be compared apart (Cohen's patience diff). Private to line_diff.c. */
#ifndef CHARTE_COMMAND_LINE_PAIRS_H
#define CHARTE_COMMAND_LINE_PAIRS_H

#include "compiler/front/source.h"

/* How many lines there are; an empty last one is none: the text before it ends with a line end. */
size_t line_count(const struct source *source);

/* A line, from 0, with its end: one that has none, or another, is not the same. */
struct str line_text(const struct source *source, size_t line);

struct line_pair {
    size_t from, to;
};

struct line_pairs {
    struct line_pair *items;
    size_t count, capacity;
};

/* Lines that each of the two has once, as many as stand in the same order in both. It takes the
 * time of the lines and of halving. */
struct line_pairs line_pairs_in_order(struct arena *arena, const struct source *from,
                                      const struct source *to);

#endif
