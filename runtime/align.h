/* Where one part of a piece of memory ends and the next, aligned for uint64_t, begins. */
#ifndef CHARTE_ALIGN_H
#define CHARTE_ALIGN_H

#include <stddef.h>

static inline size_t align_eight(size_t size) {
    return (size + 7) & ~(size_t)7;
}

#endif
