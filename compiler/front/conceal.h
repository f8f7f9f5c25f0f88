/* SPDX-License-Identifier: Apache-2.0 */
/* What messages must not show of a source: the terms of confidential lists. They say where such a
 * term stands, and print CONCEALED for it. */
#ifndef CHARTE_FRONT_CONCEAL_H
#define CHARTE_FRONT_CONCEAL_H

#include "compiler/front/source.h"

#define CONCEALED "…"

/* Nothing of a span, a piece of what was scanned, is to be shown. It takes the time of the
 * concealed spans behind it. */
void conceal_span(struct arena *arena, struct source *source, struct span span);

/* The same of many in their order, none of which is concealed yet. */
void conceal_spans(struct arena *arena, struct source *source, const struct span *spans,
                   size_t count);

/* The end of what is concealed at `at`, or `at` where that may be shown. */
uint32_t concealed_end(const struct source *source, uint32_t at);

/* What a message may say of a text that stands at a span, or was made of it. */
struct str shown_of(const struct source *source, struct span span, struct str text);

/* What a message about a span may say beside: a text that has none of what is concealed there. */
struct str shown_beside(struct arena *arena, const struct source *source, struct span span,
                        struct str text);

#endif
