/* SPDX-License-Identifier: Apache-2.0 */
/* Two language versions made one. */
#ifndef CHARTE_MEANING_MERGE_H
#define CHARTE_MEANING_MERGE_H

#include "compiler/meaning/resolve/translation.h"

/* Takes another translation into the first: both must mean the same; what differs is said. */
void merge_translation(struct translation *first, struct translation *other);

/* The rest is private to the room. */

struct merge {
    struct translation *first; /* grows */
    struct translation *other; /* is read; what it lacks is said in its file */
    bool are_aligned;          /* so far, the articles of both have the same rules */
};

void join_text(struct text *text, const struct text *other);

/* Says a difference at the other translation's place, with the first's beside it. what is a heading
 * word of the dialect ("fact") or NULL, name the author's name for the thing. */
struct diagnostic *differ(struct merge *m, enum diagnostic_code code, const char *what,
                          struct str name, struct span first, struct span other);

/* A thing that one of the translations lacks: said at the charter sentence of the one that lacks
 * it. */
void lack(struct translation *lacking, const struct translation *having, const char *what,
          struct str name, struct span span);

/* Whether two conditions are of one shape; quoted terms of the other's join those of the first. */
bool same_node(struct merge *m, uint32_t first, uint32_t other);

/* articles.c: chapters, articles, rules, commitments, overrides. */
void merge_articles(struct merge *m);

/* overrides.c: which rules prevail over which, of versions with the same rules. */
void merge_overrides(struct merge *m);

/* examples.c: the other translation's examples, with the first's indexes. */
void merge_examples(struct merge *m);

#endif
