/* SPDX-License-Identifier: Apache-2.0 */
/* Posts that a charter can tell apart, made of what its conditions look for: a term of a list there
 * or not, a field of the record unknown, none or of a value, an answer given or not. A post is a
 * choice for each of these; all posts are counted as numbers are, a choice being a digit. */
#ifndef CHARTE_COMMAND_POSING_H
#define CHARTE_COMMAND_POSING_H

#include "compiler/command/compile/compilation.h"
#include "compiler/command/compile/post_field.h"
#include "runtime/charte.h"

/* More choices, or facts that rest on each other deeper, make more posts than anybody looks at. */
enum { POSING_VALUES = 4, POSING_CHOICES = 64, POSING_DEPTH = 64 };

enum posing_kind {
    POSING_TERM,   /* of a list, in the text: 0 another word of its length, 1 the term */
    POSING_ANSWER, /* to a fact: 0 none, 1 yes, 2 no */
    POSING_FIELD   /* of the record: 0 unknown, 1 none, 2 and on its values */
};

struct posing_choice {
    enum posing_kind kind;
    uint32_t of; /* a list, a fact or an enum field */
    bool confidential;
    struct str term, filler;
    struct str values[POSING_VALUES];
    unsigned first, count, chosen; /* options below `first` are not looked at */
};

struct posing {
    struct arena *arena;
    const struct table *table;
    TABLE_ARRAY(struct posing_choice) choices;
    bool full; /* of choices, or too deep */
    unsigned depth;
    uint32_t *met; /* by fact: the round it was met in */
    uint32_t round;
    /* Of the post that was made last. */
    struct post_field_room rooms[POSING_CHOICES];
    charte_answer answers[POSING_CHOICES];
    char *text;
};

/* No choices yet. All lies in the arena. */
struct posing posing_in(struct arena *arena, const struct table *table);

/* No choices again. */
void posing_begin(struct posing *posing);

/* Adds the choices that a rule rests on: its focus, condition and exception, and all they name;
 * each once. What no short post shows (dates, lengths, how near words are) is left out. */
void posing_add_rule(struct posing *posing, uint32_t rule);

/* How many posts there are; `limit` where that many or more, or where posing is full. */
size_t posing_count(const struct posing *posing, size_t limit);

/* Makes the choices of a number below the count. */
void posing_choose(struct posing *posing, size_t number);

/* The post of the choices made, a draft; good until the next. */
charte_post posing_post(struct posing *posing);

/* That post as a record, a line of JSON; for a confidential term stands "…". */
struct str posing_record(const struct posing *posing);

#endif
