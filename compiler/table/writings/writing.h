/* SPDX-License-Identifier: Apache-2.0 */
/* What the writings say alike: the names and numbers of the format spelt out. */
#ifndef CHARTE_TABLE_WRITING_H
#define CHARTE_TABLE_WRITING_H

#include "compiler/table/table.h"

#define WRITING_SCHEMA "charte.table/1"

/* "forbid", of a table_modality; "forbidden", of a table_level. NUL-terminated, static. */
const char *modality_name(uint32_t modality);
const char *level_name(uint32_t level);

/* A date or time of day, NUL-terminated; "" where it is 0 or TABLE_NO_TIME: there is none. */
struct spelt {
    char text[32];
};
struct spelt date_spelt(uint32_t date);
struct spelt time_spelt(uint32_t minutes);

/* The name of the file a rule was written in, without its folder: the same charter elsewhere gives
 * the same writings. U+FFFD stands for bytes that are no UTF-8. */
struct str file_spelt(struct arena *arena, const struct rule *rule);

/* "sha256:" and the digits of the table's digest. */
struct str digest_spelt(struct arena *arena, const struct table *table);

#endif
