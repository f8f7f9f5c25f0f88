/* SPDX-License-Identifier: Apache-2.0 */
/* Memory from a caller's allocator, or the C library's where it names none. */
#ifndef CHARTE_MEMORY_H
#define CHARTE_MEMORY_H

#include "runtime/charte.h"

/* The allocator to keep: a copy with both functions set. False: its size is not known, or it has
 * one function without the other. */
bool memory_allocator(const charte_allocator *given, charte_allocator *kept);

static inline void *memory_allocate(const charte_allocator *allocator, size_t size) {
    return allocator->allocate(allocator->context, size ? size : 1);
}

static inline void memory_release(const charte_allocator *allocator, void *memory) {
    if (memory) allocator->release(allocator->context, memory);
}

#endif
