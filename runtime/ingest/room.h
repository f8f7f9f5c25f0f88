/* SPDX-License-Identifier: Apache-2.0 */
/* Memory for the arrays of one post: given back all at once, and used again for the next. */
#ifndef CHARTE_INGEST_ROOM_H
#define CHARTE_INGEST_ROOM_H

#include <stddef.h>

struct ingest_room {
    struct ingest_room_block *blocks;
    size_t used; /* of the first block */
};

/* size bytes, not zeroed, aligned for any object; NULL: no memory. */
void *ingest_room_take(struct ingest_room *room, size_t size);

/* Gives everything back; one block stays for the next post. */
void ingest_room_clear(struct ingest_room *room);
void ingest_room_free(struct ingest_room *room);

#endif
