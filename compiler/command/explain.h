/* The verb explain: a verdict told to the author of the post. The verdict is read from its own
 * record (charte.verdict/2), so that a person is told exactly what a tool would be, and more. */
#ifndef CHARTE_COMMAND_EXPLAIN_H
#define CHARTE_COMMAND_EXPLAIN_H

#include "compiler/base/buffer.h"
#include "compiler/base/map.h"
#include "compiler/command/table_file.h"
#include "runtime/ingest/json.h"

struct grounds;       /* explain_verdict.c */
struct waiting_facts; /* explain_open.c */

struct explanation {
    struct arena *arena;
    const charte_table *table;
    charte_scratch *scratch;
    const charte_post *post;
    enum language language;
    bool colour;
    struct ingest_value verdict; /* the record, told to the author */
    int rank;
    struct ingest_json *supposed;   /* reads the records of explain_supposing */
    struct buffer *supposing;       /* their bytes */
    charte_answer *answers;         /* the post's, and room for the one that is supposed */
    struct map rules, facts, lists; /* identifiers → numbers in the table */
    const struct grounds *grounds;  /* while pending rules are printed */
    struct waiting_facts *waiting;  /* likewise */
};

/* Evaluates the post with one more answer. The rank, or EXPLAIN_FAILED; *record, where it is not
 * NULL, is the verdict's record, good until the next call. explain_suppose.c. */
enum { EXPLAIN_FAILED = -2 };
int explain_supposing(const struct explanation *explanation, charte_str fact, bool value,
                      struct ingest_value *record);

/* A question that the post does not answer; *at begins at 0. False: there are no more. */
bool explain_next_question(const struct explanation *explanation, size_t *at, charte_fact *fact);

/* A verdict's record for the author, read by json; `bytes` holds it then. False: it could not be.
 */
bool explain_read(const struct explanation *explanation, struct ingest_json *json,
                  struct buffer *bytes, const charte_verdict *verdict, struct ingest_value *record);

/* Prints what was decided and why, on standard output. explain_verdict.c. */
void explain_verdict(const struct explanation *explanation);

/* Prints which answers would change the verdict. Evaluates the post again. explain_change.c. */
void explain_changes(const struct explanation *explanation);

/* The facts of the record that are waited for, in the explanation's arena. explain_open.c. */
struct waiting_facts *explain_waiting(const struct explanation *explanation);

/* Facts of which what is open is asked next, given as an array of their names. */
void explain_wait_for(struct waiting_facts *waiting, struct ingest_value facts);

/* The next question that is open for these facts, or for what they rest on, and was not given yet.
 */
bool explain_next_open(struct waiting_facts *waiting, struct str *question);

/* The member of an object; false: there is none. */
bool explain_member(struct ingest_value object, const char *name, struct ingest_value *value);

/* Its text, empty where there is none. */
struct str explain_text(struct ingest_value object, const char *name);

/* "interdit": how the language says a verdict. */
struct str explain_level(const struct explanation *explanation, struct str name);

/* What a fact is called: its sentence, or its label where it has only one. */
struct str explain_fact_name(const struct explanation *explanation, struct str id);

#endif
