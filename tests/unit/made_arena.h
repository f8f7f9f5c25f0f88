/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: an arena, made before each and freed behind it. */
#ifndef CHARTE_TEST_MADE_ARENA_H
#define CHARTE_TEST_MADE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/base/arena.h"

static struct arena *arena;

static inline int open_arena(void **state) {
    (void)state;
    arena = arena_new(abort);
    return arena ? 0 : -1;
}

static inline int free_arena(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

#endif
