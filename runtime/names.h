/* Finds the records of a table by the author's identifiers. */
#ifndef CHARTE_NAMES_H
#define CHARTE_NAMES_H

#include "runtime/table.h"

/* An index over records that begin with their identifier: open addressing, linear steps. */
struct names {
    const struct charte_table *table;
    const unsigned char *records;
    size_t record_size;
    uint32_t *slots; /* record numbers, or TABLE_NONE; a power of two of them */
    uint32_t mask;
};

/* How many slots an index of count records needs. */
uint32_t names_slot_count(uint32_t count);

/* Fills the slots, names_slot_count(count) of them. Of equal identifiers the first is found. */
struct names names_index(const struct charte_table *table, const void *records, uint32_t count,
                         size_t record_size, uint32_t *slots);

/* The record's number, or TABLE_NONE. */
uint32_t names_find(const struct names *names, charte_str id);

#endif
