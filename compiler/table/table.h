/* SPDX-License-Identifier: Apache-2.0 */
/* The compiled charter in memory: all language versions as one, everything resolved to indexes,
 * facts and lists in topological order, rules in document order. meaning/ makes it; the writings
 * (binary, json), the document and the tests of a charter read it. It lives in its arena with the
 * sources it was made from. A writing is a function of this structure alone. */
#ifndef CHARTE_TABLE_TABLE_H
#define CHARTE_TABLE_TABLE_H

#include "compiler/base/map.h"
#include "compiler/front/source.h"
#include "runtime/table/field.h"
#include "runtime/table/table_format.h"

/* One text in each language; an absent string where a version has none. */
struct text {
    struct str in[LANGUAGE_COUNT];
};

/* Every array is {items, count, capacity}; all of a kind are in the order named above. */
#define TABLE_ARRAY(type)                                                                          \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

struct index_array {
    uint32_t *items;
    size_t count, capacity;
};

struct glossary_entry {
    struct text term, meaning;
};

struct named { /* a role, platform or label */
    struct str id;
    struct text title;
};

struct term {
    struct str text;             /* as written, NFC; of a detector, its name */
    struct str domain;           /* of a detector: whose addresses it finds, or empty */
    uint32_t detector;           /* a table_detector_kind, where the flags say it is one */
    uint32_t flags;              /* table_term_flags */
    unsigned languages;          /* bit (1u << language) of each version that has it */
    const struct source *source; /* where it stands, for messages */
    struct span span;
};

struct list {
    struct str id; /* empty: terms quoted in an evidence */
    struct text title;
    uint32_t flags; /* table_list_flags */
    TABLE_ARRAY(struct term) terms;
    struct map known; /* by shape and text: the place of each term, so that none stands twice */
    struct index_array included, excepted; /* lists before this one */
};

struct node {      /* as table_node; children and operands by index */
    uint32_t kind; /* a table_operator */
    bool negated;
    struct index_array
        operands; /* children (nodes), or what evidence.def says; text_lang: unused */
    TABLE_ARRAY(struct str) languages; /* text_lang */
    uint32_t a, b;
};

struct fact {
    struct str id;
    struct text label, sentence, question;     /* sentence: absent where the fact has one label */
    struct text denial;                        /* for documents; in no file of a table */
    uint32_t flags;                            /* table_fact_flags */
    uint32_t ruled_out, established, to_check; /* nodes or TABLE_NONE */
};

/* A post of an example or scenario. Indexes are into the table; TABLE_NONE: the example says none.
 */
struct example_post {
    struct str text;
    struct str language; /* BCP 47 subtag; absent: none */
    uint32_t platform;
    /* What stands for itself, by field: the value of a closed one, of media a bit (1u << value)
     * each, of a truth 1; 0: the example says none. */
    unsigned char signs[FIELD_COUNT];
    struct str original; /* absent: none */
    struct str profile;  /* absent: none */
    uint32_t date;       /* YYYYMMDD; the day of entry into force unless the example says */
    uint32_t time;       /* minutes; TABLE_NO_TIME: the example does not say: noon */
    struct index_array roles, labels, approvals;
    struct index_array facts_true, facts_false;
};

struct example {
    enum language language; /* the version it stands in */
    struct str title;       /* scenarios */
    uint32_t verdict;       /* a table_level, or LEVEL_COUNT: not checked */
    struct example_post post;
    /* Where any are named, exactly those must decide: each rule, and one or more of each article.
     */
    struct index_array rules, articles;
    uint32_t owner;              /* the rule it stands at, or TABLE_NONE */
    uint32_t article;            /* the article it stands in, or TABLE_NONE: a scenario */
    struct str sentence;         /* its circumstances as written, for the document */
    const struct source *source; /* where it stands, for messages */
    struct span span;
    struct span name; /* of what it is called by: its title, else its text */
};

struct reference_origin { /* why a rule is overridden, for the document's links */
    uint32_t rule, by;    /* `by` overrides `rule` */
    bool subject_to;      /* said at `rule`; else said at `by` as an exception */
};

/* What stands under a rule, a commitment or an article. */
struct notes {
    struct text reason, legal_basis, advice, contact;
};

struct rule {
    struct str id;
    uint32_t article;
    uint32_t modality;
    uint32_t focus;
    uint32_t condition, exception; /* nodes or TABLE_NONE */
    bool on_trial;
    uint32_t role;
    TABLE_ARRAY(struct table_period) periods;
    struct index_array overriders;
    struct text sentence; /* as the author wrote it, white space made single */
    struct notes notes;
    struct str file; /* of the first version given */
    uint32_t line;
    const struct source *source; /* likewise, for messages */
    struct span span;
};

struct commitment {
    uint32_t article;
    struct text prose;
    struct notes notes;
};

/* What an article holds, in order. */
struct article_item {
    bool is_commitment;
    uint32_t index; /* into rules or commitments */
};

struct article {
    struct str number;
    struct text title, prose;
    struct notes notes; /* those that stand before any rule */
    uint32_t chapter;   /* or TABLE_NONE */
    TABLE_ARRAY(struct article_item) items;
};

struct chapter {
    struct str number;
    struct text title;
};

struct table {
    unsigned languages;     /* bits (1u << language) */
    enum language prevails; /* LANGUAGE_NONE: all are authentic */
    struct text title, organisation, contact, applies_to, preamble;
    struct str version;
    uint32_t in_force;
    uint32_t control;
    TABLE_ARRAY(struct glossary_entry) glossary;
    TABLE_ARRAY(struct named) roles, platforms, labels;
    TABLE_ARRAY(struct list) lists;
    TABLE_ARRAY(struct node) nodes;
    TABLE_ARRAY(struct fact) facts;
    TABLE_ARRAY(struct chapter) chapters;
    TABLE_ARRAY(struct article) articles;
    TABLE_ARRAY(struct rule) rules;
    TABLE_ARRAY(struct commitment) commitments;
    TABLE_ARRAY(struct example) examples; /* examples and scenarios */
    struct index_array order;             /* rules: overriders before what they override */
    TABLE_ARRAY(struct reference_origin) origins;
    bool too_large;     /* more overrides were said than a table holds */
    bool is_entangled;  /* set by table_binary: lists take in too many others, see closing.h */
    bool are_alike;     /* set by table_binary: too many words of terms are, see matcher.h */
    struct str salt;    /* TABLE_SALT_SIZE bytes that stand behind the digest of confidential terms;
                           absent: the digest leaves those out */
    struct str unicode; /* set by table_binary, as the digest is */
    unsigned char digest[TABLE_DIGEST_SIZE];
};

/* The text in a language, or in the prevailing or first language that has it. */
struct str text_in(const struct table *table, const struct text *text, enum language language);

#endif
