/* SPDX-License-Identifier: Apache-2.0 */
/* A verdict told to one reader, in one language: what the parts that write its record share. */
#ifndef CHARTE_TELLING_H
#define CHARTE_TELLING_H

#include "runtime/decide/redecide.h"
#include "runtime/decide/scratch.h"
#include "runtime/table/texts.h"
#include "runtime/tell/writer.h"

#include <string.h>

/* Findings that a key names; of more their number. */
enum { TOLD_KEYS = 4 };

struct telling {
    struct writer *writer;
    struct charte_scratch *scratch;
    const struct charte_table *table;
    enum charte_reader reader;
    const struct rule_state *rules; /* as that reader is told of them */
    uint32_t language;              /* the column of TEXTS */
    bool quote;
    const char *before;          /* the first element of an array: written before it */
    uint32_t places, overriders; /* how many may still be listed */
    uint32_t listed_count;       /* facts that are waited for, in scratch->listed */
};

typedef void telling_fact(struct telling *told, uint32_t fact, bool *first);

/* verdict_facts.c */

/* A fact in an array, unless it has been met. */
void telling_write_fact(struct telling *told, uint32_t fact, bool *first);
/* The places under a node, after `before` and closed by a bracket; whether there are any. */
bool telling_write_evidence(struct telling *told, uint32_t node, const char *before);
/* Gives each fact that a condition names, as often as it does. `node` may be TABLE_NONE. */
void telling_each_fact(struct telling *told, uint32_t node, telling_fact *each, bool *first);
/* The facts that are waited for, as the members of an object. */
void telling_write_facts(struct telling *told);

/* verdict_settles.c */

/* The member that says what would settle a rule; or a fact, if it names anything unknown. */
void telling_write_rule_settles(struct telling *told, uint32_t rule);
void telling_write_fact_settles(struct telling *told, uint32_t fact);

/* verdict_next.c */

/* What is worth asking: the elements of an array. The plan is made. */
void telling_write_next(struct telling *told);

/* verdict_keys.c */

/* The key of the findings of a fact, or of a rule (a unit behind all facts): the inside of a
 * string. The plan's queue is no more after. */
void telling_write_key(struct telling *told, uint32_t unit);

/* verdict_pending.c */

/* Finds the rules that wait for what is unknown, and the facts that they wait for: to be called
 * before those are written. */
void telling_find_waiting(struct telling *told);
/* These rules: the elements of an array. */
void telling_write_pending(struct telling *told);

static inline charte_str telling_text(const struct telling *told, uint32_t row) {
    return texts_at(told->table, row, told->language);
}

static inline void telling_key(const struct telling *told, const char *name) {
    writer_text(told->writer, name);
}

static inline void telling_string(const struct telling *told, charte_str s) {
    writer_string(told->writer, s);
}

/* A comma before all but the first. */
static inline void telling_comma(const struct telling *told, bool *first) {
    if (!*first) writer_text(told->writer, ",");
    *first = false;
}

static inline bool telling_hides_fact(const struct telling *told, uint32_t fact) {
    return told->reader == CHARTE_FOR_TOOLS && told->table->FACTS[fact].flags & FACT_HIDDEN;
}

/* Marks that are taken off all at once: what is marked holds the stamp of the day. */
static inline uint32_t telling_next_stamp(uint32_t stamp, uint32_t *marks, uint32_t count) {
    if (stamp < UINT32_MAX) return stamp + 1;
    memset(marks, 0, count * sizeof *marks);
    return 1;
}

static inline void telling_forget_facts(const struct telling *told) {
    struct charte_scratch *scratch = told->scratch;
    scratch->seen_stamp =
        telling_next_stamp(scratch->seen_stamp, scratch->seen, told->table->FACTS_count);
}

/* Whether a fact is met for the first time since. */
static inline bool telling_meets_fact(const struct telling *told, uint32_t fact) {
    if (told->scratch->seen[fact] == told->scratch->seen_stamp) return false;
    told->scratch->seen[fact] = told->scratch->seen_stamp;
    return true;
}

/* Whether a fact is unknown and the reader may know it. */
static inline bool telling_waits_for(const struct telling *told, uint32_t fact) {
    return told->scratch->facts.values[fact] == TRUTH_UNKNOWN && !telling_hides_fact(told, fact);
}

/* Gives each fact that a fact's clauses name. */
static inline void telling_each_clause(struct telling *told, uint32_t fact, telling_fact *each,
                                       bool *first) {
    const struct table_fact *clauses = &told->table->FACTS[fact];
    telling_each_fact(told, clauses->ruled_out, each, first);
    telling_each_fact(told, clauses->established, each, first);
    telling_each_fact(told, clauses->to_check, each, first);
}

/* The first rule from one on, in the order of the document, that applies or may for the reader. */
static inline bool telling_next_rule(const struct telling *told, uint32_t from, uint32_t *rule) {
    return worklist_next(&redecide_told(told->scratch, told->reader)->applying, from, rule);
}

#endif
