/* The labels `xn--…` of a host, read (RFC 3492). One whose letters would not be their own view
 * (fold.h), that has none but ASCII ones, or that is longer than a label of DNS can be, stays as it
 * is written. */
#ifndef CHARTE_IDNA_H
#define CHARTE_IDNA_H

#include "runtime/fold.h"

enum {
    IDNA_LABEL = 63,                     /* the longest label, in bytes */
    IDNA_GROWTH = 4,                     /* what is read has at most so many times the bytes */
    IDNA_VIEW = IDNA_GROWTH * IDNA_LABEL /* the room that the view of a label must have */
};

/* Writes a host, or a link, path or address that has one (links.h says where), with its labels
 * read, in the room given: IDNA_GROWTH times the size, or more. All of it is in the view's
 * spelling. `label` is room to work in, of IDNA_VIEW. Gives the size. */
size_t idna_read(const char *bytes, size_t size, char *room, struct fold_view *label);

/* Whether a host is a domain or below it. The domain's labels are read already. */
bool idna_is_below(const char *host, size_t host_size, const char *domain, size_t domain_size,
                   struct fold_view *label);

#endif
