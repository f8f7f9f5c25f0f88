/* A verdict told to one reader, in one language: what the parts that write its record share. */
#ifndef CHARTE_TOLD_H
#define CHARTE_TOLD_H

#include "runtime/decide/scratch.h"
#include "runtime/decide/touch.h"
#include "runtime/table/texts.h"
#include "runtime/tell/writer.h"

#include <string.h>

/* Findings that a key names; of more their number. */
enum { TOLD_KEYS = 4 };

struct told {
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

typedef void told_fact(struct told *told, uint32_t fact, bool *first);

/* verdict_facts.c */

/* A fact in an array, unless it has been met. */
void told_write_fact(struct told *told, uint32_t fact, bool *first);
/* The places under a node, after `before` and closed by a bracket; whether there are any. */
bool told_write_evidence(struct told *told, uint32_t node, const char *before);
/* Gives each fact that a condition names, as often as it does. `node` may be TABLE_NONE. */
void told_each_fact(struct told *told, uint32_t node, told_fact *each, bool *first);
/* The facts that are waited for, as the members of an object. */
void told_write_facts(struct told *told);

/* verdict_settles.c */

/* The member that says what would settle a rule; or a fact, if it names anything unknown. */
void told_write_rule_settles(struct told *told, uint32_t rule);
void told_write_fact_settles(struct told *told, uint32_t fact);

/* verdict_next.c */

/* What is worth asking: the elements of an array. The plan is made. */
void told_write_next(struct told *told);

/* verdict_keys.c */

/* The key of the findings of a fact, or of a rule (a unit behind all facts): the inside of a
 * string. The plan's queue is no more after. */
void told_write_key(struct told *told, uint32_t unit);

/* verdict_pending.c */

/* Finds the rules that wait for what is unknown, and the facts that they wait for: to be called
 * before those are written. */
void told_find_waiting(struct told *told);
/* These rules: the elements of an array. */
void told_write_pending(struct told *told);

static inline charte_str told_text(const struct told *told, uint32_t row) {
    return texts_at(told->table, row, told->language);
}

static inline void told_key(const struct told *told, const char *name) {
    writer_text(told->writer, name);
}

static inline void told_string(const struct told *told, charte_str s) {
    writer_string(told->writer, s);
}

/* A comma before all but the first. */
static inline void told_comma(const struct told *told, bool *first) {
    if (!*first) writer_text(told->writer, ",");
    *first = false;
}

static inline bool told_hides_fact(const struct told *told, uint32_t fact) {
    return told->reader == CHARTE_FOR_TOOLS && told->table->FACTS[fact].flags & FACT_HIDDEN;
}

/* Marks that are taken off all at once: what is marked holds the stamp of the day. */
static inline uint32_t told_next_stamp(uint32_t stamp, uint32_t *marks, uint32_t count) {
    if (stamp < UINT32_MAX) return stamp + 1;
    memset(marks, 0, count * sizeof *marks);
    return 1;
}

static inline void told_forget_facts(const struct told *told) {
    struct charte_scratch *scratch = told->scratch;
    scratch->seen_stamp =
        told_next_stamp(scratch->seen_stamp, scratch->seen, told->table->FACTS_count);
}

/* Whether a fact is met for the first time since. */
static inline bool told_meets_fact(const struct told *told, uint32_t fact) {
    if (told->scratch->seen[fact] == told->scratch->seen_stamp) return false;
    told->scratch->seen[fact] = told->scratch->seen_stamp;
    return true;
}

/* Whether a fact is unknown and the reader may know it. */
static inline bool told_waits_for(const struct told *told, uint32_t fact) {
    return told->scratch->facts.values[fact] == TRUTH_UNKNOWN && !told_hides_fact(told, fact);
}

/* Gives each fact that a fact's clauses name. */
static inline void told_each_clause(struct told *told, uint32_t fact, told_fact *each,
                                    bool *first) {
    const struct table_fact *clauses = &told->table->FACTS[fact];
    told_each_fact(told, clauses->ruled_out, each, first);
    told_each_fact(told, clauses->established, each, first);
    told_each_fact(told, clauses->to_check, each, first);
}

/* The first rule from one on, in the order of the document, that applies or may for the reader. */
static inline bool told_next_rule(const struct told *told, uint32_t from, uint32_t *rule) {
    return waiting_next(&touch_told(told->scratch, told->reader)->applying, from, rule);
}

#endif
