/* A verdict told to one reader, in one language: what the parts that write its record share. */
#ifndef CHARTE_TOLD_H
#define CHARTE_TOLD_H

#include "runtime/scratch.h"
#include "runtime/texts.h"
#include "runtime/writer.h"

#include <string.h>

struct told {
    struct writer *writer;
    struct charte_scratch *scratch;
    const struct charte_table *table;
    enum charte_reader reader;
    const struct rule_state *rules; /* as that reader is told of them */
    uint32_t language;              /* the column of TEXTS */
    bool quote;
};

/* The rules that wait for what is unknown, each with the facts and questions that it waits for: the
 * elements of an array. verdict_pending.c. */
void told_write_pending(const struct told *told);

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

/* The first rule from one on, in the order of the document, that applies or may for the reader. */
static inline bool told_next_rule(const struct told *told, uint32_t from, uint32_t *rule) {
    return waiting_next(&touch_told(told->scratch, told->reader)->applying, from, rule);
}

#endif
