/* What is wrong with a charter, said to its author. A diagnostic has a code of diagnostics.def,
 * a primary place, up to a few related places, and the parts of its text; the text itself, in four
 * languages, stands in diagnostics.def alone. Diagnostics live in their arena; a log keeps them in
 * the order in which they were found and prints them in the order of the files and places. */
#ifndef CHARTE_FRONT_DIAGNOSTIC_H
#define CHARTE_FRONT_DIAGNOSTIC_H

#include "compiler/front/source.h"
#include <stdio.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

enum diagnostic_code {
#define DIAGNOSTIC(name, severity, fr, en, de, it) DIAGNOSTIC_##name,
#include "compiler/front/diagnostics.def"
#undef DIAGNOSTIC
    DIAGNOSTIC_COUNT
};

struct place {
    const struct source *source; /* NULL: no place (the file as a whole could not be read …) */
    struct span span;
};

enum { DIAGNOSTIC_PARTS = 4, DIAGNOSTIC_RELATED = 3 };

struct diagnostic {
    enum diagnostic_code code;
    struct place place;
    struct str parts[DIAGNOSTIC_PARTS]; /* fill {0} … {3} of the text */
    struct place related[DIAGNOSTIC_RELATED];
    size_t related_count;
};

struct diagnostics {
    struct arena *arena;
    struct diagnostic *items;
    size_t count, capacity;
    size_t errors; /* how many of them are errors */
};

struct diagnostics diagnostics_in(struct arena *arena);

/* Adds a diagnostic and returns it, for parts and related places to be set. The pointer is good
 * until the next one is added. A second one of the same code at the same place is dropped: the
 * first is returned. */
struct diagnostic *diagnose(struct diagnostics *log, enum diagnostic_code code, struct place place);

/* Adds with up to two parts; absent strings for those not needed. */
struct diagnostic *diagnose_with(struct diagnostics *log, enum diagnostic_code code,
                                 struct place place, struct str first, struct str second);

void diagnostic_relate(struct diagnostic *diagnostic, struct place place);

enum severity diagnostic_severity(enum diagnostic_code code);

/* The stable name of a code as printed: "E-unknown-name"; NUL-terminated, static. */
const char *diagnostic_name(enum diagnostic_code code);

/* Sorts by source (in the order the sources were first seen), place and code, and prints all, in
 * `language`, or each in its own file's language where that is LANGUAGE_NONE. */
void diagnostics_print(struct diagnostics *log, FILE *stream, enum language language, bool colour);

#endif
