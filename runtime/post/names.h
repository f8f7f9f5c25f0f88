/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the records of a table by the author's identifiers. */
#ifndef CHARTE_NAMES_H
#define CHARTE_NAMES_H

#include "runtime/table/table.h"

/* An index over records that begin with their identifier. Sorted, not hashed: no choice of
 * identifiers, in a table or in a post, makes looking one up take longer. */
struct names {
    const struct charte_table *table;
    const unsigned char *records;
    size_t record_size;
    uint32_t *order; /* record numbers, by identifier */
    uint32_t count;
};

/* Fills the order, count numbers. Of equal identifiers the first is found. */
struct names names_index(const struct charte_table *table, const void *records, uint32_t count,
                         size_t record_size, uint32_t *order);

/* The record's number, or TABLE_NONE. */
uint32_t names_find(const struct names *names, charte_str id);

#endif
