/* SPDX-License-Identifier: Apache-2.0 */
/* Putting things that use one another in order, each behind all that it uses: a search goes into
 * what a thing uses before it gives the thing its place (Tarjan 1976). What is OPEN and met again
 * closes a circle, and what then comes out is no order. */
#ifndef CHARTE_MEANING_ORDER_H
#define CHARTE_MEANING_ORDER_H

#include "compiler/meaning/resolve/translation.h"

enum visit { UNSEEN, OPEN, DONE };

struct order {
    struct translation *translation;
    enum visit *visits; /* of each thing, by its number in the source */
    uint32_t next;      /* place that is free */
};

static inline struct order order_of(struct translation *translation, size_t count) {
    return (struct order){translation, ARENA_ARRAY(translation->arena, enum visit, count), 0};
}

#endif
