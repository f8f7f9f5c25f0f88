/* Facts that are false by absence, because no list found a word, and which of their questions are
 * put (VERDICT_NOTES.md, "Firm values and questions put"). */
#ifndef CHARTE_ABSENCE_H
#define CHARTE_ABSENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct charte_scratch;
struct charte_table;

/* What rests on a closed fact that asks: made once when a table is opened, immutable after. */
struct absence_reach {
    const unsigned char *facts; /* by fact: it is one */
    const unsigned char *rules; /* by rule: it rests on one, in whatever way */
    bool any;
};

/* How many bytes the reach of a verified table takes. */
size_t absence_reach_room(const struct charte_table *table);
struct absence_reach absence_reach_in(void *memory, const struct charte_table *table);

enum { ABSENCE_PASSES = 4 };

/* Work of one scratch, by pass: the author's, and those of claims.h where the table has rights. */
struct absence {
    unsigned char *looked[ABSENCE_PASSES]; /* by rule: to be looked at */
    unsigned char *entered;                /* by unit, see reach.h */
    uint32_t *queue;                       /* of units, each once */
};

/* How many bytes, aligned for uint64_t. */
size_t absence_room(const struct charte_table *table);
struct absence absence_in(void *memory, const struct charte_table *table);

/* Marks the facts of which the question is put by absence, and decides what is firm accordingly.
 * False: there are none to think of, and nothing was changed. `author_alone`: the passes for tools
 * are left as they are. */
bool absence_put(struct charte_scratch *scratch, bool author_alone);

/* Takes the marks off, and decides again. */
void absence_forget(struct charte_scratch *scratch, bool author_alone);

#endif
