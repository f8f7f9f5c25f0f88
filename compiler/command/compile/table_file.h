/* SPDX-License-Identifier: Apache-2.0 */
/* A table read wholly into memory, where nobody else can change it while it is used. */
#ifndef CHARTE_COMMAND_TABLE_FILE_H
#define CHARTE_COMMAND_TABLE_FILE_H

#include "compiler/command/say/options.h"
#include "runtime/charte.h"

struct table_file {
    void *bytes;
    charte_table *table;
};

/* EXIT_CLEAN; else after a message, and there is nothing to close. "-" is standard input. */
int table_file_open(struct table_file *file, const char *path, enum language language);
void table_file_close(struct table_file *file);

/* Whether the table has a section of records. */
bool table_file_has(const struct table_file *file, uint32_t section);

/* The language to speak of a table in: the one of the messages, else the one that prevails in the
 * table, else the table's first. */
enum language table_file_language(const struct table_file *file, enum language language);

/* The code of a language as charte.h takes it; absent for LANGUAGE_NONE. */
charte_str language_bytes(enum language language);

/* What the charter says is checked, in a language: "the author's drafts and official accounts". */
const char *table_file_control(const charte_description *description, enum language language);

static inline struct str str_from(charte_str s) {
    return (struct str){s.bytes, s.length};
}

#endif
