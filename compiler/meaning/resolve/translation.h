/* SPDX-License-Identifier: Apache-2.0 */
/* One language version while its names are resolved: the parsed charter, the table of this
 * translation alone, and what its names stand for. Private to meaning/. */
#ifndef CHARTE_MEANING_TRANSLATION_H
#define CHARTE_MEANING_TRANSLATION_H

#include "compiler/base/map.h"
#include "compiler/base/spelling.h"
#include "compiler/front/ast.h"
#include "compiler/front/diagnostic.h"
#include "compiler/front/wording.h"
#include "compiler/table/table.h"

struct translation {
    struct arena *arena;
    struct diagnostics *log;
    const struct ast_charter *ast;
    struct table *table;
    /* What a name stands for: a place in the parsed charter (facts, lists) or in the table. */
    struct map labels; /* folded label → parsed fact; of a denial, the count of facts more */
    struct map facts, lists;
    struct map roles, role_titles, platforms, post_labels;
    struct map articles, rules;
    struct map unasked; /* a fact that nobody asks for → the message about answers to it */
    struct map used;    /* name_key of every name that was looked for and found */
    /* See unknown.c; `unread` is absent until asked for. */
    struct map refused; /* a name and what it was refused as → the message */
    struct str unread;
    struct map unread_words;
    struct wording wording; /* of the charter's language, once it is asked */
    size_t compared;
    bool is_listing; /* a name is an item of a list, where a detector may stand too */
    bool detectors_said;
    uint32_t *fact_index;                /* parsed fact → table fact; TABLE_NONE until ordered */
    uint32_t *list_index;                /* parsed list → table list */
    const struct ast_fact **fact_source; /* table fact → parsed fact */
    const struct ast_rule **rule_source; /* table rule → parsed rule */
    const struct ast_list **list_source; /* table list → parsed list, NULL for quoted terms */
    const struct ast_example **example_source;
};

static inline struct place place_in(const struct translation *translation, struct span span) {
    return (struct place){translation->ast->source, span};
}

/* A text in this translation's language alone. */
struct text translation_text(const struct translation *translation, struct str s);

/* names.c: what is declared, doubled names refused. */
void declare_names(struct translation *translation);

/* Says so where a name is longer than LIMIT_NAME_BYTES: titles are what may be long. */
void check_name_length(struct translation *translation, struct ast_text name);

enum name_kind { NAME_LABEL, NAME_LIST, NAME_ROLE, NAME_PLATFORM, NAME_POST_LABEL };

/* What a name stands for, or MAP_NONE after a diagnostic that proposes the nearest. */
uint32_t find_name(struct translation *translation, enum name_kind kind, struct ast_text name);

/* The parsed fact that a label names, and whether the label says that it does not hold. MAP_NONE:
 * there is none; find_fact has said so. */
uint32_t labelled_fact(const struct translation *translation, struct str label, bool *denied);
uint32_t find_fact(struct translation *translation, struct ast_text label, bool *denied);

/* A role by its identifier or its quoted title. */
uint32_t find_role(struct translation *translation, struct ast_operand operand);

/* unknown.c: the key of a name among those of all kinds. */
struct str name_key(struct arena *arena, enum name_kind kind, struct str name);

/* Says that a name is not declared: once a name, with the places where it stands, and not where a
 * sentence that could not be read may have declared it. */
void refuse_name(struct translation *translation, enum name_kind kind, struct ast_text name);

/* An article or a rule by its number, or MAP_NONE after a message as refuse_name's. */
uint32_t find_article(struct translation *translation, struct ast_text number);
uint32_t find_rule(struct translation *translation, struct ast_text number);

/* What a number names, whatever word stands before it: an article where one has it, else a rule. No
 * number is that of both (rules.c). */
enum reference_kind reference_names(const struct translation *translation,
                                    const struct ast_reference *reference);

/* After all names were looked for: where a name is used again and again and its like is declared
 * and never used, the declaration is the misspelt one. */
void settle_unknown(struct translation *translation);

/* lists.c: lists in topological order, their terms and files. */
void resolve_lists(struct translation *translation);

/* The list of the quoted terms of an evidence; they are for this evidence alone. */
uint32_t add_quoted_list(struct translation *translation, const struct ast_operands *operands);

/* list_file.c: the terms of a list file into the list. */
void read_list_file(struct translation *translation, struct list *list,
                    const struct ast_list_item *item);

/* Adds a term unless the list has it: what is public once stays so. */
void add_term(struct arena *arena, struct list *list, struct term term);

/* terms.c: after all evidence is known, the terms looked for in texts must be cut into words. */
void examine_terms(struct translation *translation);

/* Says which items of lists that name hashtags, accounts or domains can never be any: name_terms.c.
 */
void examine_names(struct translation *translation);

/* rules.c: a sentence as its author wrote it, comments left out and white space made single. */
struct str sentence_text(struct arena *arena, const struct source *source, struct span span);

/* conditions.c: the node of a condition; TABLE_NONE for none. Its facts must be ordered before. */
uint32_t lower_condition(struct translation *translation, const struct condition *condition);

/* facts.c: facts in topological order, circles refused. */
void resolve_facts(struct translation *translation);

/* rules.c: articles, rules, commitments. */
void resolve_articles(struct translation *translation);

/* overrides.c: who overrides whom, circles refused, and the order of evaluation. */
void resolve_overrides(struct translation *translation);

/* examples.c: examples and scenarios as posts. */
void resolve_examples(struct translation *translation);

/* terms.c: by table list, whether it is looked for in texts. */
const bool *searched_lists(const struct translation *translation);

/* Whether a text can be found as a hashtag, an account or a domain. */
bool name_may_be(struct arena *arena, struct str text, enum entity_kind kind);

/* name_terms.c: by table list, the kinds of entities (enum entity_kind) that evidence names it for,
 * a bit each. */
const unsigned *named_kinds(const struct translation *translation);

/* unused.c: what is declared and never used. */
void report_unused(struct translation *translation);

/* hidden.c: the facts that tools must not learn of. */
void hide_protected_facts(struct arena *arena, struct table *table);

#endif
