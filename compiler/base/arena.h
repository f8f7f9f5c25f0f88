/* SPDX-License-Identifier: Apache-2.0 */
/* An arena owns everything a compilation makes; it is freed as a whole. It promises memory or the
 * end: when the system has none left, arena_alloc calls the arena's failure handler, which must not
 * return (the command's prints one line and exits with 3, before any output has been renamed into
 * place). One thread at a time. */
#ifndef CHARTE_BASE_ARENA_H
#define CHARTE_BASE_ARENA_H

#include "compiler/base/str.h"

struct arena;

typedef void arena_failure(void);

/* A new arena, or NULL when there is no memory. on_failure must not return. */
struct arena *arena_new(arena_failure *on_failure);
void arena_free(struct arena *arena);

/* The end, for want of memory that a library could not get: calls the failure handler. */
_Noreturn void arena_end(struct arena *arena);

/* size zeroed bytes aligned for any object, alive until arena_free. */
void *arena_alloc(struct arena *arena, size_t size);

/* Gives back all but the first `size` bytes of what arena_alloc gave last; of anything else, and of
 * what is larger than a block, nothing. */
void arena_shrink(struct arena *arena, void *place, size_t size);

/* A NUL-terminated copy of s (the NUL is not counted in its size). */
struct str arena_copy(struct arena *arena, struct str s);

/* printf into the arena; NUL-terminated. */
struct str arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

/* Room for one more item in a growing array: returns items, moved when it was full. The array grows
 * by doubling; *capacity is its own count of places. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
                 size_t item_size);

/* Appends *(value) to a {items, count, capacity} array. */
#define ARENA_PUSH(arena, array, value)                                                            \
    ((array)->items = arena_grow((arena), (array)->items, (array)->count, &(array)->capacity,      \
                                 sizeof *(array)->items),                                          \
     (array)->items[(array)->count++] = (value))

#endif
