/* SPDX-License-Identifier: Apache-2.0 */
/* A table's texts in the language of whoever asks. */
#ifndef CHARTE_TEXTS_H
#define CHARTE_TEXTS_H

#include "runtime/table/table.h"

/* "fr", of a table_language; static. */
const char *texts_language_code(uint32_t language);

/* The column of TEXTS for a language ("fr"): its own, else the prevailing one's, else the first. */
uint32_t texts_column(const struct charte_table *table, charte_str language);

/* A row's text in a column's language, else in the prevailing or first language that has it; empty
 * where none has. */
charte_str texts_at(const struct charte_table *table, uint32_t row, uint32_t column);

#endif
