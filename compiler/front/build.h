/* SPDX-License-Identifier: Apache-2.0 */
/* What the grammar's actions call: each builds one node or adds one to the charter. No meaning is
 * decided here. */
#ifndef CHARTE_FRONT_BUILD_H
#define CHARTE_FRONT_BUILD_H

#include "compiler/front/ast.h"
#include "compiler/front/diagnostic.h"

/* A token: its place, what tokens.def says it builds with, and its text. */
struct token {
    int name; /* the number of its phrase in tokens.def, or -1 */
    uint32_t value;
    bool negative;
    struct ast_text text;
};

/* Conditions joined so far, and how. */
struct chain {
    struct condition *first, *last;
    struct token connective; /* of the first two; name -1 where there is but one */
    bool mixed;
};

struct build {
    struct arena *arena;
    struct source *source;
    struct diagnostics *log;
    struct ast_charter *charter;
    /* What the sentence at hand is made of until it is complete. */
    struct ast_rule rule;
    struct ast_fact fact;
    struct ast_list list;
    struct ast_example example;
    struct edition {
        struct ast_text version;
        struct ast_date in_force;
    } edition;
    bool excepting;
    bool language_said;
    bool outside_said; /* that something stands outside of articles */
    bool rule_lost;    /* a sentence could not be read since the last rule: perhaps it was one */
};

static inline struct place build_place(const struct build *b, struct span span) {
    return (struct place){b->source, span};
}

/* Which names a heading declares: the values of role, label and platform in tokens.def. */
enum names { NAMES_ROLES = 1, NAMES_LABELS, NAMES_PLATFORMS };

struct condition *build_label(struct build *b, struct token text, bool negated, struct span span);
struct condition *build_evidence(struct build *b, struct token token, struct evidence evidence,
                                 struct span span);
struct condition *build_list(struct build *b, enum condition_kind kind, struct condition *items,
                             struct span span);
/* A list within a list is refused: the item is its own first. */
struct condition *build_inner_list(struct build *b, struct token opening, struct condition *items);
struct chain build_chain(struct build *b, struct condition *first);
struct chain build_join(struct build *b, struct chain chain, struct token connective,
                        struct condition *next);
struct condition *build_condition(struct build *b, struct chain chain, struct span span);

struct ast_operands build_operand(struct build *b, struct ast_operands operands,
                                  enum ast_operand_kind kind, struct token token);
struct ast_texts build_language(struct build *b, struct ast_texts languages, struct token token);
struct ast_references build_number(struct build *b, struct ast_references references,
                                   enum reference_kind kind, struct token token);
struct ast_date build_date(struct build *b, struct token token);
struct ast_time build_time(struct build *b, struct token token);

void build_header_text(struct build *b, struct ast_text *to, struct token text, struct span span);
void build_prevails(struct build *b, struct token version, struct span span);
/* The language is the first sentence and said once; anywhere else it is refused. */
void build_language_sentence(struct build *b, struct span span);
/* A number that can be read as a date is refused. */
void build_dated_number(struct build *b, struct token number);
/* Each of these says so where the sentence has said it before: keyword is where it does again. */
void build_version(struct build *b, struct token number, struct span keyword);
void build_in_force(struct build *b, struct ast_date date, struct span keyword);
void build_tail(struct build *b, struct condition **to, struct condition *condition,
                struct span keyword);
void build_charter(struct build *b, struct token title, struct token organisation,
                   struct span span);
void build_name(struct build *b, struct token heading, struct token id, struct token title,
                struct span span);
void build_glossary(struct build *b, struct token term, struct token meaning);
void build_list_item(struct build *b, enum list_item_kind kind, struct token text,
                     struct token domain, struct span span);
void build_list_end(struct build *b, struct token id, struct token title, bool confidential,
                    struct span span);
void build_clause(struct build *b, struct condition **to, struct span *place,
                  struct condition *condition, struct span keyword);
void build_default(struct build *b, struct token word, struct span keyword);
void build_question(struct build *b, struct ast_text *to, struct token text, struct span keyword);
void build_fact_end(struct build *b, struct token id, struct token label, struct token sentence,
                    struct token denial, struct span span);

/* Forgets the sentence at hand: it is complete. */
void build_reset(struct build *b);
/* Likewise: it could not be read. */
void build_unread(struct build *b, struct span span);

void build_chapter(struct build *b, struct token number, struct token title, struct span span);
void build_article(struct build *b, struct token number, struct token title, struct span span);
void build_rule_end(struct build *b, struct token number, struct token modality, struct token focus,
                    struct span span);
void build_commitment(struct build *b, struct token text, struct span span);
void build_until(struct build *b, struct ast_date to);

enum note { NOTE_REASON, NOTE_LEGAL_BASIS, NOTE_ADVICE, NOTE_CONTACT };
void build_note(struct build *b, enum note note, struct token text, struct span keyword);
void build_prose(struct build *b, struct token text, struct span keyword);
void build_circumstance(struct build *b, struct token token, enum ast_operand_kind kind,
                        struct token operand, struct ast_date date, struct ast_time time,
                        struct span span);
/* "and" goes on with the circumstance before it. */
void build_circumstance_again(struct build *b, struct token operand, struct span span);
void build_example_end(struct build *b, struct token title, struct token text, struct token level,
                       struct span span, bool scenario);

#endif
