/* SPDX-License-Identifier: Apache-2.0 */
/* Checks once, when a table is opened, every promise of table_format.h about what the sections
 * hold. After it nothing is checked: indexes and ranges are inside, graphs have no circle and no
 * node two parents, and what makes finding slow is within its limit, so that evaluating costs no
 * more than cost.h tells. */
#ifndef CHARTE_VERIFY_H
#define CHARTE_VERIFY_H

#include "runtime/table/table.h"

/* The sections' arrays and counts are set. CHARTE_OK, or a result with *error filled. */
int verify_table(const struct charte_table *table, charte_error *error);

/* A section as records of 32-bit numbers. */
struct verify_section {
    const unsigned char *records;
    uint32_t count, record_size;
    const char *name;
};

struct verify_state {
    const struct charte_table *table;
    charte_error *error;
    struct verify_section sections[TABLE_SALT + 1];
    uint64_t taken[TABLE_SALT + 1]; /* how many records the ranges into a section take together */
    uint64_t named[TABLE_SALT + 1]; /* how many bytes the names in a section take together */
    uint32_t text_rows;
};

/* Reports a broken record: CHARTE_ERROR_TABLE. */
int verify_failed(const struct verify_state *state, enum table_section_id section, uint32_t record,
                  const char *what);

/* The parts of verify_table, in their order. */
int verify_fields(struct verify_state *state);  /* every field by itself: verify_fields.c */
int verify_nodes(struct verify_state *state);   /* conditions: verify_nodes.c */
int verify_matcher(struct verify_state *state); /* sections 18 to 28: verify_matcher.c */

#endif
