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
    uint32_t language; /* the column of TEXTS */
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

static inline bool told_hides_rule(const struct told *told, uint32_t rule) {
    return told->reader == CHARTE_FOR_TOOLS &&
           told->table->RULES[rule].modality == MODALITY_protect;
}

static inline bool told_hides_fact(const struct told *told, uint32_t fact) {
    return told->reader == CHARTE_FOR_TOOLS && told->table->FACTS[fact].flags & FACT_HIDDEN;
}

static inline void told_forget_facts(const struct told *told) {
    memset(told->scratch->seen, 0, told->table->FACTS_count);
}

#endif
