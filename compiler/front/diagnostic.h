/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with a charter, said to its author. A diagnostic has a code of diagnostics.tsv,
 * a primary place, up to a few related places, and the parts of its text; the text itself, in every
 * language, stands in diagnostics.tsv alone. Diagnostics live in their arena; a log keeps them in
 * the order in which they were found and prints them in the order of the files and places. */
#ifndef CHARTE_FRONT_DIAGNOSTIC_H
#define CHARTE_FRONT_DIAGNOSTIC_H

#include "compiler/base/map.h"
#include "compiler/front/source.h"
#include <stdio.h>

enum severity {
    SEVERITY_ERROR,
    SEVERITY_WARNING,
    SEVERITY_ADVICE, /* a warning that is said on demand alone */
    SEVERITY_NOTE,   /* nothing is wrong: how far a work has come */
};

enum diagnostic_code {
#define DIAGNOSTIC(name, severity, ...) DIAGNOSTIC_##name,
#include "compiler/front/diagnostics.def"
#undef DIAGNOSTIC
    DIAGNOSTIC_COUNT
};

struct place {
    const struct source *source; /* NULL: no place (the file as a whole could not be read …) */
    struct span span;
};

enum { DIAGNOSTIC_PARTS = 8, DIAGNOSTIC_OWN = 6, DIAGNOSTIC_OTHERS, DIAGNOSTIC_RELATED = 3 };

/* What a text says of all languages: first of the one that it is in. */
struct own_and_others {
    struct str own, others;
};

struct diagnostic {
    enum diagnostic_code code;
    struct place place;
    struct str parts[DIAGNOSTIC_PARTS];     /* fill {0} … {7} of the text */
    const struct own_and_others *languages; /* {6} and {7}, by language; NULL: the parts' */
    struct place related[DIAGNOSTIC_RELATED];
    size_t related_count;
};

/* What an author has accepted of one sentence, in a comment beside it. */
struct acceptance {
    struct place place; /* of the comment */
    struct span sentence;
    struct str code, reason;       /* as written; reason is empty where there is none */
    enum diagnostic_code accepted; /* DIAGNOSTIC_COUNT: there is none of that name */
    size_t source_end;             /* where those of the same source end */
    bool used;
};

struct diagnostics {
    struct arena *arena;
    /* Of who asks: what is said of a file whose own language cannot be told. LANGUAGE_NONE:
     * English. */
    enum language asker;
    struct diagnostic *items;
    size_t count, capacity;
    size_t errors;           /* how many of them are errors; those not kept count too */
    struct diagnostic spare; /* takes what is not kept */
    bool more;               /* there were more than LIMIT_DIAGNOSTICS */
    struct map places; /* a code and a place → its place in `items`, until they are settled */
    struct {
        struct acceptance *items;
        size_t count, capacity;
    } acceptances;
    struct { /* the list files that were read */
        struct source **items;
        size_t count, capacity;
    } lists;
};

struct diagnostics diagnostics_in(struct arena *arena);

/* Adds a diagnostic and returns it, for parts and related places to be set. The pointer is good
 * until the next one is added. A second one of the same code at the same place is dropped: the
 * first is returned. */
struct diagnostic *diagnose(struct diagnostics *log, enum diagnostic_code code, struct place place);

/* Adds with up to two parts; absent strings for those not needed. */
struct diagnostic *diagnose_with(struct diagnostics *log, enum diagnostic_code code,
                                 struct place place, struct str first, struct str second);

/* No more are kept: what one would say need not be found out. */
bool diagnostics_full(const struct diagnostics *log);

void diagnostic_relate(struct diagnostic *diagnostic, struct place place);

enum severity diagnostic_severity(enum diagnostic_code code);

/* A code as printed, "E-unknown-list"; in the arena. */
struct str diagnostic_code_name(struct arena *arena, enum diagnostic_code code);

/* The code of a name as printed, letter case aside; DIAGNOSTIC_COUNT where there is none. */
enum diagnostic_code diagnostic_code_of(struct str name);

/* Text from a charter on its way to a terminal: what must not reach it is shown as a sign. */
void diagnostic_print_text(FILE *stream, struct str text);

/* Sorts by the name of the source (those without one first), place and code, and prints all, in
 * `language`, or each in its own file's language where that is LANGUAGE_NONE; of a file that is no
 * text or no charter, in the asker's. */
void diagnostics_print(struct diagnostics *log, FILE *stream, enum language language, bool colour);

/* What a diagnostic says, a line or more, in a language, or in its file's where that is
 * LANGUAGE_NONE; its parts are as they are. */
struct str diagnostic_message(struct arena *arena, const struct diagnostic *diagnostic,
                              enum language language);

#endif
