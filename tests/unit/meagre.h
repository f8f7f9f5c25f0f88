/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: memory of which one piece is refused: that before which `left` are given. */
#ifndef CHARTE_TEST_MEAGRE_H
#define CHARTE_TEST_MEAGRE_H

#include "runtime/charte.h"

#include <stdlib.h>

struct meagre {
    int left, out; /* out: given and not taken back */
};

static inline void *meagre_allocate(void *context, size_t size) {
    struct meagre *meagre = context;
    if (meagre->left-- == 0) return NULL;
    meagre->out++;
    return malloc(size);
}

static inline void meagre_release(void *context, void *memory) {
    ((struct meagre *)context)->out--;
    free(memory);
}

static inline charte_allocator meagre_allocator(struct meagre *meagre) {
    return (charte_allocator){sizeof(charte_allocator), meagre_allocate, meagre_release, meagre};
}

#endif
