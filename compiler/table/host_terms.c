/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/host_terms.h"

#include "compiler/table/matcher.h"
#include "runtime/text/idna.h"

struct fold_view host_terms_room(struct arena *arena) {
    return fold_view_in(arena_alloc(arena, fold_room(IDNA_VIEW)), IDNA_VIEW);
}

struct str term_compared(struct arena *arena, const struct term *term, struct fold_view *room) {
    struct str view = term_folded(arena, term->flags & TERM_DETECTOR ? term->domain : term->text);
    char *read = arena_alloc(arena, IDNA_GROWTH * view.size + 1);
    size_t size = idna_read(view.bytes, view.size, read, room);
    arena_shrink(arena, read, size + 1);
    return (struct str){read, size};
}
