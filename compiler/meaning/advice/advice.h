/* SPDX-License-Identifier: Apache-2.0 */
/* What is likely not meant, in a charter without errors: one question a file. Each looks at the
 * table of all versions and speaks of the places of the first. */
#ifndef CHARTE_MEANING_ADVICE_H
#define CHARTE_MEANING_ADVICE_H

#include "compiler/meaning/resolve/translation.h"

/* Says all of it. The translations are one table by then, which is the first one's. */
void advise(struct translation *const *translations, size_t count);

/* The rest is private to the room. */

/* The restricting modalities: they take something away. */
bool advice_restricts(uint32_t modality);

/* The place of a rule's sentence in the first translation. */
struct place advice_rule_place(const struct translation *first, uint32_t rule);

/* What three-valued truths something can have: a bit each. */
enum { MAY_BE_FALSE = 1, MAY_BE_TRUE = 2, MAY_BE_UNKNOWN = 4, MAY_BE_ANY = 7 };

/* Of each fact, before anybody has answered a question: in topological order. */
const unsigned char *advice_fact_values(const struct translation *first);

/* Of each rule, whether it is live, by those of the facts. */
const unsigned char *advice_rule_values(const struct translation *first,
                                        const unsigned char *facts);

/* Of a fact by those of the facts before it: its firm value without an answer, and with one. */
unsigned advice_firm_values(const struct table *table, const unsigned char *facts,
                            const struct fact *fact);
unsigned advice_answered_values(const struct table *table, const unsigned char *facts,
                                const struct fact *fact);

/* By fact: whether its question may be put on some post (questions.c). */
const bool *advice_questions_put(const struct translation *first);

void advise_on_terms(struct translation *first); /* terms.c */
void advise_on_names(struct translation *first); /* names.c */

/* Of a list as many terms that another finds are said as are read in one sitting; when they are
 * mended the next ones are. */
enum { ADVICE_COVERED_SHOWN = 20 };

/* Says that a term of the list is found by another one. terms.c. */
void advice_term_covered(struct translation *first, const struct term *term, const struct term *by,
                         uint32_t list);

/* Of the texts of every translation: quotes.c. */
void advise_on_quotes(struct translation *const *translations, size_t count);

void advise_on_notes(struct translation *first);  /* notes.c */
void advise_on_rights(struct translation *first); /* rights.c */
void advise_on_asking(struct translation *first); /* asking.c */
void advise_on_reach(struct translation *first);  /* reach.c */

#endif
