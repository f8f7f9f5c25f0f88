/* SPDX-License-Identifier: Apache-2.0 */
/* What targets and the mutation of tables do with texts and tables: compile, open, ask everything,
 * evaluate, write. What the compiler accepts the runtime must open; what opens must be usable. */
#ifndef CHARTE_FUZZ_USE_H
#define CHARTE_FUZZ_USE_H

#include "compiler/base/arena.h"
#include "compiler/front/diagnostic.h"
#include "compiler/table/table.h"
#include "runtime/charte.h"

/* An arena that ends the program where there is no memory. */
struct arena *use_arena(void);

/* Compiles charters, named as files of a folder that is not there, so that they read no list; NULL
 * where they have errors. What the log says is printed too, and must be fit for a terminal. */
struct table *use_compile(struct arena *arena, const struct str *texts, size_t count);

/* As use_compile, of one charter of that name: its lists are read from its folder. */
struct table *use_compile_named(struct arena *arena, struct str name, struct str text);

/* Every writing of a table, each checked; opens the binary and uses it. */
void use_writings(struct arena *arena, struct table *table);

/* The table of tests/fuzz/every.charte, open: made once, never closed. */
const charte_table *use_every_table(void);

/* Asks an open table everything, then evaluates three posts made of what it says itself and writes
 * their verdicts. False: no memory for a scratch. */
bool use_table(const charte_table *table);

/* Writes a verdict for both readers, in every language; each must be JSON. */
void use_verdict(const charte_verdict *verdict);

/* Makes the checksums of a table, and its size, those of its bytes, where it has a header and its
 * bytes from `changed` on, so many, are others. */
void use_repair(unsigned char *bytes, size_t size, size_t changed, size_t count);

/* Bytes begin to end of a text are whole characters of it; the text is UTF-8. */
bool use_whole(const char *text, size_t size, size_t begin, size_t end);

#endif
