/* SPDX-License-Identifier: Apache-2.0 */
/* Which detectors an e-mail address is one for: those of its domain, of the domains above it, and
 * of none. */
#ifndef CHARTE_ADDRESSES_H
#define CHARTE_ADDRESSES_H

#include "runtime/table/table.h"
#include "runtime/text/idna.h"

struct addresses {
    const struct charte_table *table;
    uint32_t *order; /* DETECTORS records of addresses, by domain */
    uint32_t count;
    char *host; /* room for the end of a host, read */
    size_t longest;
    struct fold_view label; /* of a host */
};

/* How many bytes, aligned for uint64_t, it takes. */
size_t addresses_room(const struct charte_table *table);
struct addresses addresses_in(void *memory, const struct charte_table *table);

/* Takes the TERMS record of a detector. */
typedef void addresses_receiver(void *context, uint32_t term);

/* All of the address, in the view's spelling. */
void addresses_find(struct addresses *addresses, const char *address, size_t size,
                    addresses_receiver *receive, void *context);

#endif
