/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* A block; smaller ones find what reads beyond its own memory. */
#ifndef ARENA_BLOCK_BYTES
#define ARENA_BLOCK_BYTES (64 * 1024)
#endif
enum { BLOCK_SIZE = ARENA_BLOCK_BYTES };

struct block {
    struct block *next;
    size_t used;
    size_t size;
    max_align_t bytes[];
};

struct arena {
    struct block *blocks;
    void *last; /* what was given last, where that lies in the first block */
    arena_failure *on_failure;
};

struct arena *arena_new(arena_failure *on_failure) {
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena) arena->on_failure = on_failure;
    return arena;
}

void arena_free(struct arena *arena) {
    if (!arena) return;
    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

void arena_end(struct arena *arena) {
    arena->on_failure();
    abort();
}

static struct block *add_block(struct arena *arena, size_t size) {
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct block *block = room < SIZE_MAX - sizeof *block ? malloc(sizeof *block + room) : NULL;
    if (!block) arena_end(arena);
    block->used = 0;
    block->size = room;
    /* A block made for one large object goes behind the current one, which still has room. */
    if (arena->blocks && size > BLOCK_SIZE) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

static size_t rounded(size_t size) {
    const size_t align = _Alignof(max_align_t);
    return size < SIZE_MAX - align ? (size + align - 1) / align * align : SIZE_MAX;
}

void *arena_alloc(struct arena *arena, size_t size) {
    size_t room = rounded(size);
    struct block *block = arena->blocks;
    if (!block || block->size - block->used < room) block = add_block(arena, room);
    void *place = (char *)block->bytes + block->used;
    block->used += room;
    arena->last = block == arena->blocks ? place : NULL;
    return memset(place, 0, room);
}

void arena_shrink(struct arena *arena, void *place, size_t size) {
    if (place != arena->last) return;
    struct block *block = arena->blocks;
    size_t kept = (size_t)((char *)place - (char *)block->bytes) + rounded(size);
    if (kept < block->used) block->used = kept;
}

struct str arena_copy(struct arena *arena, struct str s) {
    char *copy = arena_alloc(arena, s.size + 1);
    if (s.size) memcpy(copy, s.bytes, s.size);
    return (struct str){copy, s.size};
}

struct str arena_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = arena_alloc(arena, (size_t)size + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return (struct str){text, (size_t)size};
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
                 size_t item_size) {
    if (count < *capacity) return items;
    size_t larger = *capacity ? *capacity * 2 : 4;
    void *moved = arena_alloc(arena, larger * item_size);
    if (count) memcpy(moved, items, count * item_size);
    *capacity = larger;
    return moved;
}
