/* SPDX-License-Identifier: Apache-2.0 */
/* Links, e-mail addresses and mentions in a view: where one that begins at a place ends. Each gives
 * the place itself where none does. words.h knows where one may begin. */
#ifndef CHARTE_TOKENS_H
#define CHARTE_TOKENS_H

#include "runtime/text/fold.h"

/* Signs that stand inside names, addresses and hosts, a bit each; TOKENS_HOST: `@` and a host
 * follow. */
enum tokens_signs {
    TOKENS_LOW_LINE = 1,
    TOKENS_DASH = 2,
    TOKENS_FULL_STOP = 4,
    TOKENS_PLUS = 8,
    TOKENS_HOST = 16,
    TOKENS_MENTION = TOKENS_DASH | TOKENS_FULL_STOP | TOKENS_HOST
};

struct tokens_text {
    const struct fold_view *view;
    const char *text; /* what it is the view of */
};

/* A link with a scheme, or with `www.`; the word at begin ends at `end`. */
uint32_t tokens_link_end(const struct fold_view *view, uint32_t begin, uint32_t end);

/* An e-mail address. A run of its signs is read once: where no address begins at its start, none
 * begins inside it, up to *plain_end. */
uint32_t tokens_email_end(const struct fold_view *view, uint32_t begin, uint32_t *plain_end);

/* A mention whose `@` stands at a place, made of the signs given (tokens_signs) beside `_`. */
uint32_t tokens_mention_end(const struct fold_view *view, uint32_t at, unsigned signs);

/* Whether a link without a scheme may begin at the word at a place, for what stands before it. */
bool tokens_host_may_begin(const struct fold_view *view, uint32_t begin);

/* The end of such a link, and of its host in *host_end. */
uint32_t tokens_host_link_end(struct tokens_text text, uint32_t begin, uint32_t *host_end);

#endif
