/* SPDX-License-Identifier: Apache-2.0 */
/* The verb explain: a verdict told to the author of the post, as one story. It is read from the
 * verdict's own record (charte.verdict/2), so that a person is told exactly what a tool would be,
 * and more; what an answer would change is found by evaluating the post with that answer. */
#ifndef CHARTE_COMMAND_EXPLAIN_H
#define CHARTE_COMMAND_EXPLAIN_H

#include "compiler/base/buffer.h"
#include "compiler/command/compile/table_file.h"
#include "compiler/table/table.h"
#include "runtime/ingest/json.h"
#include "runtime/table/field.h"

struct found; /* explain_found.c */
struct open;  /* explain_open.c */

struct outcome {
    int rank;
    struct str rights; /* the protect rules that are live: numbers of four bytes */
};

struct explanation {
    struct arena *arena;
    const charte_table *table;
    const struct table *read; /* the same: names of roles, platforms, labels */
    charte_scratch *scratch;
    const charte_post *post;
    enum language language;
    bool colour;
    struct ingest_value verdict;    /* the record, told to the author */
    struct ingest_json *supposed;   /* reads the records of explain_suppose */
    struct buffer *supposing;       /* their bytes */
    struct map rules, facts, lists; /* identifiers → numbers in the table */
    struct index_array rights;      /* the protect rules of the charter */
    struct outcome now;             /* of the verdict */
    struct found *found;
    struct open *open;
};

/* The record: explain_record.c */

/* A verdict's record for the author, read by json; `bytes` holds it then. False: it could not be.
 */
bool explain_read(const struct explanation *explanation, struct ingest_json *json,
                  struct buffer *bytes, const charte_verdict *verdict, struct ingest_value *record);

/* The member of an object; false: there is none. Its text, empty where there is none; its number,
 * and whether it is true, likewise. */
bool explain_member(struct ingest_value object, const char *name, struct ingest_value *value);
struct str explain_text(struct ingest_value object, const char *name);
size_t explain_number(struct ingest_value object, const char *name);
bool explain_flag(struct ingest_value object, const char *name);

/* The items of a member that is an array or an object; none where there is no such member. */
struct ingest_items explain_items(struct ingest_value object, const char *name);

/* Names: explain_names.c */

charte_rule explain_rule(const struct explanation *explanation, struct str id);
/* What a fact is called: its sentence, or its label where it has only one. */
struct str explain_fact_name(const struct explanation *explanation, struct str id);
/* The title of a list; empty where the name is none of a list's. */
struct str explain_list_title(const struct explanation *explanation, struct str id);
/* "interdit": how the language says a verdict. */
int explain_rank(struct str level);
struct str explain_level(const struct explanation *explanation, struct str name);
/* The title of a role or a label, or its identifier where it has none. */
struct str explain_role(const struct explanation *explanation, struct str id);
struct str explain_label(const struct explanation *explanation, struct str id);
/* "le texte est en français"; "la plateforme est LinkedIn". */
struct str explain_in_language(const struct explanation *explanation, struct str code);
struct str explain_on_platform(const struct explanation *explanation, struct str id);

/* How the dialect says what a field of the record says, a finding's value or "false"; empty where
 * it has no phrase for it. explain_phrases.c. */
struct str explain_phrase(const struct explanation *explanation, struct str field,
                          struct str value);

/* A message whose parts are texts of the table or of the post, on a line of its own; explain_part
 * ends no line. */
void explain_say(const struct explanation *explanation, const char *indent, enum message message,
                 struct str first, struct str second);
void explain_part(const struct explanation *explanation, enum message message, struct str first,
                  struct str second);
/* Adds words to a list of them: those are shown in quotes. */
void explain_add_words(const struct explanation *explanation, struct buffer *list,
                       struct str words);
/* A sentence of the charter, its lists by dashes a line each; lists, roles and labels, which it may
 * name by their identifiers, by their titles. */
void explain_sentence(const struct explanation *explanation, const char *indent,
                      struct str sentence);

/* Places: explain_found.c */

struct found *explain_found_in(const struct explanation *explanation);
/* Adds the places of an array, given as a member of an object. */
void explain_find(const struct explanation *explanation, struct ingest_value object,
                  const char *member);
/* Shows where they stand, each place once. */
void explain_show_found(const struct explanation *explanation);
/* The words at a place, as they stand in the post; of a label or a role its title. */
struct str explain_words(const struct explanation *explanation, struct ingest_value place);
/* The words of a list in the post that a key of findings means, or what the key has. */
struct str explain_words_of(const struct explanation *explanation, struct str list,
                            struct str folded);

/* What is open: explain_open.c */

struct open_item { /* of `next` */
    struct str name;
    bool is_field, raised, is_unknown;
    struct str question, raised_by; /* of a fact */
    struct ingest_value said;       /* in `next` */
};

struct ground { /* a fact that is established, of a rule that is open */
    struct str fact, words, source;
    bool is_known, value;
};

/* A rule that an item of `next` touches. is_told: it holds, or is set aside; told as such. */
struct open_rule {
    struct str id;
    bool is_pending, is_told;
    struct ingest_value pending;
    struct index_array items;
    struct {
        struct ground *items;
        size_t count, capacity;
    } grounds;
    /* A record was found in which it holds; something was found in the post for it there. */
    bool is_grounded, has_findings;
};

struct open {
    TABLE_ARRAY(struct open_item) items;
    TABLE_ARRAY(struct open_rule) rules;
    struct map numbers; /* rules by identifier */
};

struct open *explain_read_open(const struct explanation *explanation);
/* Finds what is established of the rules that are open, and where. explain_grounds.c. */
void explain_find_grounds(const struct explanation *explanation);
/* Prints what is open and why. explain_pending.c. */
void explain_open(const struct explanation *explanation);
/* Prints which answers the post contradicts, whatever else is open. */
void explain_say_disputes(const struct explanation *explanation);
/* Whether a rule above the verdict waits for what nobody can be asked. */
bool explain_any_stuck(const struct explanation *explanation);
/* Prints what raised an item of a rule: words, or what the record says. False: nothing is known.
 * explain_raised.c. */
void explain_raised(const struct explanation *explanation, const struct open_rule *rule);

/* Suppositions: explain_suppose.c */

struct supposition {
    const struct open_item *item;
    uint32_t value; /* of a fact 0 or 1; of a field below explain_value_count */
};

/* The outcome of a verdict for the author. */
struct outcome explain_outcome(const struct explanation *explanation,
                               const charte_verdict *verdict);
/* Evaluates the post with what is supposed. NULL: the values do not go together. */
const charte_verdict *explain_suppose(const struct explanation *explanation,
                                      const struct supposition *supposed, size_t count);
/* The record of such a verdict, good until the next. */
bool explain_supposed(const struct explanation *explanation, const charte_verdict *verdict,
                      struct ingest_value *record);
/* How many facts of a record are disputed. */
size_t explain_disputes(struct ingest_value record);

/* Fields of a post: explain_fields.c */

/* How many values of an item are tried: of a fact no and yes; whether a field has more than can be
 * tried: a date, a text. */
uint32_t explain_value_count(const struct explanation *explanation, const struct open_item *item);
bool explain_value_is_free(struct str field);
/* Gives the post a value of a field. */
void explain_set(const struct explanation *explanation, charte_post *post, struct str field,
                 uint32_t value);
/* "l'auteur a le rôle « X »". */
void explain_print_value(const struct explanation *explanation, struct str field, uint32_t value);
/* "l'auteur a le rôle « X »", of a field that holds names; empty: it has none of them. */
void explain_print_mark(const struct explanation *explanation, enum field field, struct str id);
/* "le rôle de l'auteur". */
const char *explain_field_name(const struct explanation *explanation, struct str field);

/* The parts of the story */

/* Prints what was decided and why, and what would change it. explain_verdict.c. */
void explain_verdict(const struct explanation *explanation);
/* The worst level that the verdict could be: of what waits already, and of what an answer would
 * bring. */
struct str explain_worst(const struct explanation *explanation);
/* The rules that hold, those that are set aside, those on trial. explain_rules.c. */
void explain_rules(const struct explanation *explanation);
void explain_aside(const struct explanation *explanation);
charte_rule explain_rule_head(const struct explanation *explanation, struct ingest_value entry,
                              enum message heading);
void explain_print_fact(const struct explanation *explanation, const struct ground *fact);
/* What a fact's entry in a rule says. False: it names no fact. */
bool explain_ground(const struct explanation *explanation, struct ingest_value entry,
                    struct ground *ground);
/* Which answers would change the verdict. Evaluates the post again. explain_change.c. */
void explain_changes(const struct explanation *explanation);

#endif
