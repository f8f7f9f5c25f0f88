/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/ingest/room.h"

#include <stdlib.h>

enum { LEAST_BLOCK = 16 * 1024 };

struct ingest_room_block {
    struct ingest_room_block *next;
    size_t size;
    max_align_t bytes[];
};

void *ingest_room_take(struct ingest_room *room, size_t size) {
    const size_t align = _Alignof(max_align_t);
    size = (size + align - 1) / align * align;
    if (!room->blocks || room->blocks->size - room->used < size) {
        size_t whole = size > LEAST_BLOCK ? size : LEAST_BLOCK;
        struct ingest_room_block *block = malloc(sizeof *block + whole);
        if (!block) return NULL;
        *block = (struct ingest_room_block){room->blocks, whole};
        room->blocks = block;
        room->used = 0;
    }
    void *taken = (char *)room->blocks->bytes + room->used;
    room->used += size;
    return taken;
}

static void drop_after(struct ingest_room_block *block) {
    for (struct ingest_room_block *next; block; block = next) {
        next = block->next;
        free(block);
    }
}

void ingest_room_clear(struct ingest_room *room) {
    room->used = 0;
    if (!room->blocks) return;
    drop_after(room->blocks->next);
    room->blocks->next = NULL;
}

void ingest_room_free(struct ingest_room *room) {
    drop_after(room->blocks);
    *room = (struct ingest_room){NULL, 0};
}
