/* The verb explain: a verdict told to the author of the post. The verdict is read from its own
 * record (charte.verdict/1), so that a person is told exactly what a tool would be, and more. */
#ifndef CHARTE_COMMAND_EXPLAIN_H
#define CHARTE_COMMAND_EXPLAIN_H

#include "compiler/base/buffer.h"
#include "compiler/command/table_file.h"
#include "runtime/ingest/json.h"

struct explanation {
    struct arena *arena;
    const charte_table *table;
    charte_scratch *scratch;
    const charte_post *post;
    enum language language;
    bool colour;
    struct ingest_value verdict; /* the record, told to the author */
    int rank;
};

/* Prints what was decided and why, on standard output. explain_verdict.c. */
void explain_verdict(const struct explanation *explanation);

/* Prints which answers would change the verdict. Evaluates the post again. explain_change.c. */
void explain_changes(const struct explanation *explanation);

/* The member of an object; false: there is none. */
bool explain_member(struct ingest_value object, const char *name, struct ingest_value *value);

/* Its text, empty where there is none. */
struct str explain_text(struct ingest_value object, const char *name);

/* "interdit": how the language says a verdict. */
struct str explain_level(const struct explanation *explanation, struct str name);

/* What a fact is called: its sentence, or its label where it has only one. */
struct str explain_fact_name(const struct explanation *explanation, struct str id);

#endif
