/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/base/memory.h"

#include <stdlib.h>

static void *library_allocate(void *context, size_t size) {
    (void)context;
    return malloc(size);
}

static void library_release(void *context, void *memory) {
    (void)context;
    free(memory);
}

bool memory_allocator(const charte_allocator *given, charte_allocator *kept) {
    *kept = (charte_allocator){sizeof *kept, library_allocate, library_release, NULL};
    if (!given) return true;
    if (given->size != sizeof *given || !given->allocate != !given->release) return false;
    if (given->allocate) *kept = *given;
    return true;
}
