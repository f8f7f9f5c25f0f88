/* SPDX-License-Identifier: Apache-2.0 */
/* What a parsed charter is: one tree of plain records a file, in its arena, in the author's order,
 * nothing resolved. Every record knows its span in the source. Absent optional parts have absent
 * strings, NULL pointers or zero counts. The parser fills it; meaning/ reads it. */
#ifndef CHARTE_FRONT_AST_H
#define CHARTE_FRONT_AST_H

#include "compiler/front/source.h"
#include "runtime/table/table_format.h"

/* A quoted text (decoded: quotes off, common indentation removed, ends trimmed, NFC), an
 * identifier, a number as written, or a word taken as a name. */
struct ast_text {
    struct str value;
    struct span span; /* of a quoted text, the quotes included */
};

/* The value of a text whose quote is never closed: this very string. What it was is not known. */
extern const char ast_unread_text[];

struct ast_texts {
    struct ast_text *items;
    size_t count, capacity;
};

/* An identifier or a quoted text where both may stand (a list or a term, a role or its title). */
struct ast_operand {
    enum ast_operand_kind { OPERAND_NAME, OPERAND_QUOTED } kind;
    struct ast_text text;
};

struct ast_operands {
    struct ast_operand *items;
    size_t count, capacity;
};

struct ast_date {
    uint32_t value; /* YYYYMMDD, 0 where none; a date that the calendar has not is diagnosed */
    struct span span;
};

struct ast_time {
    uint32_t value; /* minutes since midnight, TABLE_NO_TIME where none */
    struct span span;
};

/* Conditions */

enum condition_kind { CONDITION_ALL, CONDITION_ANY, CONDITION_LABEL, CONDITION_EVIDENCE };

struct condition {
    enum condition_kind kind;
    bool negated; /* labels: "it is false that"; evidence: its negative phrase */
    struct span span;
    struct condition *children; /* ALL, ANY: first child; they follow each other by next */
    struct condition *next;
    struct ast_text label;     /* LABEL */
    struct evidence *evidence; /* EVIDENCE */
};

struct evidence {
    enum table_operator kind; /* an EVIDENCE_ value */
    struct ast_operands
        operands; /* lists, terms, handles, tags, domains, roles, platforms, labels */
    struct ast_operands near_operands; /* text_near: the second group */
    struct ast_texts languages;        /* text_lang: BCP 47 subtags, from the dialect's lang.XX */
    struct ast_text number;            /* least, longer, more, near: digits as written */
    struct ast_date date;
    struct ast_time time, time_end;
};

/* Declarations */

struct ast_glossary_entry {
    struct ast_text term, meaning;
};

/* A role, label or platform: `Rôle porte_parole : « Porte-parole ».` */
struct ast_name {
    struct ast_text id, title;
    struct span span;
};

enum list_item_kind {
    ITEM_TERM,     /* quoted */
    ITEM_EXACT,    /* exactly quoted */
    ITEM_PATTERN,  /* pattern quoted */
    ITEM_LIST,     /* another list's identifier */
    ITEM_FILE,     /* the file quoted */
    ITEM_DETECTOR, /* one of detector.def, as the dialect calls it */
};

struct ast_list_item {
    enum list_item_kind kind;
    bool except;
    bool publishable; /* ITEM_FILE */
    struct ast_text text;
    uint32_t detector;      /* ITEM_DETECTOR: a table_detector_kind */
    struct ast_text domain; /* "of the domain" behind the item */
    struct span span;
};

struct ast_list {
    struct ast_text id, title;
    bool confidential;
    struct {
        struct ast_list_item *items;
        size_t count, capacity;
    } items;
    struct span span;
};

struct ast_fact {
    struct ast_text id;
    struct ast_text label;    /* the first label */
    struct ast_text sentence; /* the second, absent where there is only one */
    struct ast_text denial;   /* the third: that it does not hold; absent where it has none */
    struct condition *established, *to_check, *ruled_out;
    struct span established_span, to_check_span, ruled_out_span;
    struct ast_text question, otherwise_question;
    enum ast_default { DEFAULT_NONE, DEFAULT_YES, DEFAULT_NO } otherwise;
    struct span default_span;
    struct ast_texts doubled; /* clauses that stand twice: the keyword's place */
    struct span span;
};

/* Articles */

enum reference_kind { REFERENCE_ARTICLE, REFERENCE_RULE, REFERENCE_ALL_OTHERS };

struct ast_reference {
    enum reference_kind kind;
    struct ast_text number;
};

struct ast_references {
    struct ast_reference *items;
    size_t count, capacity;
};

struct ast_period {
    struct ast_date from, to;
};

/* What a post of an example is like; value, date and time as the kind needs. */
enum circumstance_kind {
    CIRCUMSTANCE_PLATFORM, /* operand */
    CIRCUMSTANCE_PUBLIC,
    CIRCUMSTANCE_RESTRICTED,
    CIRCUMSTANCE_INTERNAL,
    CIRCUMSTANCE_PRIVATE,
    CIRCUMSTANCE_ROLE, /* operand */
    CIRCUMSTANCE_OFFICIAL,
    CIRCUMSTANCE_PERSONAL,
    CIRCUMSTANCE_PHOTO,
    CIRCUMSTANCE_VIDEO,
    CIRCUMSTANCE_AUDIO,
    CIRCUMSTANCE_DOCUMENT,
    CIRCUMSTANCE_NO_DESCRIPTION,
    CIRCUMSTANCE_REPLY,     /* operand: quoted text */
    CIRCUMSTANCE_SHARE,     /* operand: quoted text */
    CIRCUMSTANCE_QUOTE,     /* operand: quoted text */
    CIRCUMSTANCE_DATE,      /* date, time */
    CIRCUMSTANCE_LANGUAGE,  /* operand: subtag */
    CIRCUMSTANCE_LABELLED,  /* operand: label */
    CIRCUMSTANCE_APPROVAL,  /* operand: role */
    CIRCUMSTANCE_GIVEN,     /* operand: quoted label, true */
    CIRCUMSTANCE_GIVEN_NOT, /* operand: quoted label, false */
    CIRCUMSTANCE_PROFILE,   /* operand: quoted text */
    CIRCUMSTANCE_PLACE,
    CIRCUMSTANCE_SPONSORED,
    CIRCUMSTANCE_COUNT
};

struct ast_circumstance {
    enum circumstance_kind kind;
    struct ast_operand operand;
    struct ast_date date;
    struct ast_time time;
    struct span span;
};

struct ast_circumstances {
    struct ast_circumstance *items;
    size_t count, capacity;
};

#define AST_NOT_CHECKED LEVEL_COUNT /* the verdict of a record that is outside the control */

struct ast_example { /* also a scenario, which has a title and may name rules */
    struct ast_text title;
    struct ast_text text;
    uint32_t verdict; /* a table_level or AST_NOT_CHECKED */
    struct span verdict_span;
    struct ast_circumstances circumstances;
    struct ast_references rules; /* "under article …" */
    struct span span;
};

struct ast_examples {
    struct ast_example *items;
    size_t count, capacity;
};

/* Sub-sentences belong to the rule or commitment before them, or to the article where none is. */
struct ast_notes {
    struct ast_text reason, legal_basis, advice, contact;
    struct ast_texts doubled; /* second ones of a kind: the keyword's place */
    struct ast_examples examples;
};

struct ast_rule {
    bool is_commitment;
    struct ast_text commitment; /* its prose */
    struct ast_text number;     /* where the author writes one */
    uint32_t modality;          /* a table_modality */
    struct span modality_span;
    struct ast_operand role; /* approve */
    struct ast_text focus;   /* the quoted label */
    struct condition *condition, *exception;
    struct ast_references derogates, subject_to;
    struct {
        struct ast_period *items;
        size_t count, capacity;
    } periods;
    bool on_trial;
    struct ast_notes notes;
    struct span span; /* the whole sentence, full stop included */
};

struct ast_article {
    struct ast_text number, title;
    struct ast_text prose; /* CommonMark */
    struct ast_notes notes;
    size_t chapter; /* index, or SIZE_MAX where none has begun */
    struct {
        struct ast_rule *items;
        size_t count, capacity;
    } rules;          /* commitments too, in order */
    struct span span; /* of the heading */
};

struct ast_chapter {
    struct ast_text number, title;
    struct span span;
};

struct ast_charter {
    struct source *source;
    enum language language;
    bool language_guessed; /* the first sentence does not say it as it is */
    struct span charter_span;
    struct ast_text title, organisation, version;
    struct ast_date in_force;
    struct ast_text contact, applies_to, preamble;
    uint32_t control; /* table_control bits */
    struct span control_span;
    enum language prevails;
    struct span prevails_span;
    struct {
        struct ast_glossary_entry *items;
        size_t count, capacity;
    } glossary;
    struct {
        struct ast_name *items;
        size_t count, capacity;
    } roles, labels, platforms;
    struct {
        struct ast_list *items;
        size_t count, capacity;
    } lists;
    struct {
        struct ast_fact *items;
        size_t count, capacity;
    } facts;
    struct {
        struct ast_chapter *items;
        size_t count, capacity;
    } chapters;
    struct {
        struct ast_article *items;
        size_t count, capacity;
    } articles;
    struct ast_examples scenarios;
    struct {
        struct span *items;
        size_t count, capacity;
    } unread; /* sentences that could not be read: what they declare is not missed */
};

#endif
