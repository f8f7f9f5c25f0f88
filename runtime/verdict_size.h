/* How long the record of a verdict may be. */
#ifndef CHARTE_VERDICT_SIZE_H
#define CHARTE_VERDICT_SIZE_H

#include "runtime/table.h"

/* The most bytes that a verdict of the table takes in any language, for any reader: without the
 * post's own id, and without quotes. False where there is no memory to count in. Linear in the
 * table. */
bool verdict_size(const struct charte_table *table, uint64_t *size);

#endif
