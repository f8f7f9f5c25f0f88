/* SPDX-License-Identifier: Apache-2.0 */
/* Where one part of a piece of memory ends and the next, aligned for uint64_t, begins. */
#ifndef CHARTE_ALIGN_H
#define CHARTE_ALIGN_H

#include <stddef.h>

static inline size_t align_eight(size_t size) {
    return (size + 7) & ~(size_t)7;
}

/* The next part of a piece of memory, which moves behind it. */
static inline void *align_take(char **memory, size_t size) {
    void *taken = *memory;
    *memory += align_eight(size);
    return taken;
}

#endif
