/* SPDX-License-Identifier: Apache-2.0 */
/* What a post says and nobody hears, told once a run: fields that a post does not have, and answers
 * to what the charter does not ask. */
#ifndef CHARTE_COMMAND_IGNORED_H
#define CHARTE_COMMAND_IGNORED_H

#include "compiler/base/map.h"
#include "compiler/command/say/message.h"
#include "runtime/charte.h"

/* Some distinct names, the first ones met. */
struct name_set {
    char names[16][80];
    size_t count;
};

void name_set_add(struct name_set *set, const char *name);

struct ignored {
    struct name_set fields, answers;
};

/* The facts that the table asks, by identifier. */
struct map ignored_facts_asked(struct arena *arena, const charte_table *table);

/* Notes the answers of a post to other facts. */
void ignored_note_answers(struct ignored *ignored, const struct map *asked,
                          const charte_post *post);

void ignored_add(struct ignored *ignored, const struct ignored *more);

void ignored_complain(const struct ignored *ignored, enum language language);

#endif
