/* SPDX-License-Identifier: Apache-2.0 */
/* The labels `xn--…` of a host, read (RFC 3492). One whose letters would not be their own view
 * (fold.h), that has none but ASCII ones, or that is longer than a label of DNS can be, stays as it
 * is written. */
#ifndef CHARTE_IDNA_H
#define CHARTE_IDNA_H

#include "runtime/text/fold.h"

enum {
    IDNA_LABEL = 63,                     /* the longest label, in bytes */
    IDNA_GROWTH = 4,                     /* what is read has at most so many times the bytes */
    IDNA_VIEW = IDNA_GROWTH * IDNA_LABEL /* the room that the view of a label must have */
};

/* Writes a host, or a link, path or address that has one (links.h says where), with its labels
 * read, in the room given: IDNA_GROWTH times the size, or more. All of it is in the view's
 * spelling. `label` is room to work in, of IDNA_VIEW. Gives the size. */
size_t idna_read(const char *bytes, size_t size, char *room, struct fold_view *label);

/* Where the last label of a host, or of an address that ends in one, begins. */
size_t idna_last_label(const char *bytes, size_t size);

/* A label, read where it can be: in the bytes given, or in the room, of IDNA_VIEW. *size, which is
 * how long it is as written, becomes how long it is read. */
const char *idna_label(const char *bytes, size_t *size, char *room, struct fold_view *label);

#endif
