/* SPDX-License-Identifier: Apache-2.0 */
/* In which language a charter is written: what its first sentence says of it, and how the others
 * begin. A quoted text is the author's own and says nothing of it. */
#ifndef CHARTE_FRONT_CHARTER_LANGUAGE_H
#define CHARTE_FRONT_CHARTER_LANGUAGE_H

#include "compiler/front/phrases.h"

enum said_language {
    LANGUAGE_SAID,     /* as the language itself says it */
    LANGUAGE_UNSAID,   /* there is no such sentence, or none that names a language */
    LANGUAGE_UNKNOWN,  /* one that no charter can be written in */
    LANGUAGE_MISSPELT, /* nearly so: "Langage : français.", "Language: Deutsch.", "Français." */
};

struct first_sentence {
    enum said_language how;
    enum language language; /* the one that is said or meant, or LANGUAGE_NONE */
    bool begun;             /* by the word that says the language, or one that is near to it */
    struct span name, whole;
    struct str named; /* as written, without quotes */
    size_t end;       /* the piece behind it, and behind its stop or the end of its line */
};

/* Read before any phrase is matched. */
struct first_sentence first_sentence_of(const struct phrases *phrases);

/* Sentences that begin as a charter's, with what must follow there: a text, a name, a number. */
struct openings {
    size_t count;                              /* in any language */
    size_t stops;                              /* all sentences, as far as stops tell */
    size_t in[LANGUAGE_COUNT][LANGUAGE_COUNT]; /* in the first language and not the second */
};

struct openings openings_of(const struct phrases *phrases);

/* Whether so few of the sentences are a charter's that none was meant. */
bool openings_are_few(const struct openings *openings);

/* Takes in what the first sentence says, says what is wrong with it, and gives the language that
 * the charter is to be read in. */
enum language language_settled(struct build *b, struct phrases *phrases,
                               const struct first_sentence *said, const struct openings *openings);

/* Of a charter whose bytes are no text, as far as they can be read. */
enum language language_as_far_as_read(const struct phrases *phrases);

#endif
