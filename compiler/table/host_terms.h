/* SPDX-License-Identifier: Apache-2.0 */
/* A term as handles, hashtags, links and the domains of addresses are compared with it. */
#ifndef CHARTE_TABLE_HOST_TERMS_H
#define CHARTE_TABLE_HOST_TERMS_H

#include "compiler/table/table.h"
#include "runtime/text/fold.h"

/* Room to read the labels of hosts in, for any number of terms. */
struct fold_view host_terms_room(struct arena *arena);

/* The view of a term's text, or of a detector's domain; a host in it is read, as theirs are. */
struct str term_compared(struct arena *arena, const struct term *term, struct fold_view *room);

#endif
