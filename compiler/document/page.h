/* SPDX-License-Identifier: Apache-2.0 */
/* One language version of the document while it is written, and the parts of it, a file a part.
 * Private to document/. */
#ifndef CHARTE_DOCUMENT_PAGE_H
#define CHARTE_DOCUMENT_PAGE_H

#include "compiler/base/map.h"
#include "compiler/document/html.h"
#include "compiler/document/words.h"
#include "compiler/table/table.h"

/* What belongs to each of some things, in order: the first of each, and the one after each;
 * TABLE_NONE where there is none. */
struct chains {
    uint32_t *first, *next;
};

struct glossary_terms;

struct page {
    struct html *html;
    const struct table *table;
    const struct table *public;   /* what the check in the page works with; NULL: there is none */
    const struct table *previous; /* what the changes are told against, or NULL */
    const unsigned char *digest;  /* of the public table, TABLE_DIGEST_SIZE bytes */
    enum language language;
    const char *prefix; /* of the anchors: "" or "de-" */
    struct map labels;  /* page_labels */
    struct map names;   /* page_names */
    struct map denials; /* page_denials */
    /* page_index: the places of who overrides whom, by the rule that is overridden and by the one
     * that overrides, those that are not said as "subject to" first; the examples of a rule, and
     * those of an article alone; how many rules an article has. */
    struct chains overridden[2], overriding[2], rule_examples, article_examples;
    uint32_t *article_rules;
    struct glossary_terms *terms; /* page_terms */
};

/* page_index.c: fills what is found by rule or article. */
void page_index(struct page *page);

/* page.c: what all parts use. */

struct str page_word(const struct page *page, enum word word);

/* Sets an identifier: the version's prefix, the name, and "-number" where one is given, its full
 * stops as hyphens. */
void page_id(const struct page *page, xmlNode *node, const char *name, struct str number);
void page_href(const struct page *page, xmlNode *node, const char *name, struct str number);

/* The text in this language or the one that stands for it, and its language on the node where that
 * is another. Absent where no version has any. */
struct str page_text(const struct page *page, xmlNode *node, const struct text *text);

/* With the no-break spaces that the language wants around its punctuation. */
struct str page_bound(const struct page *page, struct str s);

/* Whether any version has the text. */
bool page_has(const struct text *text);

/* A badge: sign and word. */
xmlNode *page_badge(const struct page *page, xmlNode *parent, struct look look);

/* A link whose whole text is one address of mail or of the web; else plain text. */
void page_contact(const struct page *page, xmlNode *parent, struct str contact);

/* "art. 3" and "règle 3.2" as links. */
void page_article_link(const struct page *page, xmlNode *parent, uint32_t article);
void page_rule_link(const struct page *page, xmlNode *parent, uint32_t rule);

/* Links to the articles and rules of a set (ascending, each once), commas between them: an article
 * where all its rules are in the set, else its rules one by one. */
void page_rule_links(const struct page *page, xmlNode *parent, const struct index_array *set);

/* prose.c: CommonMark as elements. Raw HTML is shown as it is written, pictures by their
 * description, links only to the web and to mail. Headings begin at `level`. */
void page_prose(const struct page *page, xmlNode *parent, struct str prose, int level);

/* sentences.c: a sentence of the charter's language. Labels lose their quotes (the label of the
 * fact `focus`, unless TABLE_NONE, is set in bold), other quoted texts keep them. */
void page_sentence(const struct page *page, xmlNode *parent, struct str sentence, uint32_t focus);
/* The labels of this language by their key: a fact's own label has the fact's number, other labels
 * and the titles of roles have the count of facts. */
struct map page_labels(const struct page *page);
/* The facts that have a denial, by their labels of this language. */
struct map page_denials(const struct page *page);
/* Lists, roles and labels by their identifiers: numbers in this order. */
struct map page_names(const struct page *page);

void page_rule_sentence(const struct page *page, xmlNode *parent, const struct rule *rule);

/* glossary.c: the terms as they are looked for in this language; a new part of the text, in which
 * each term is linked once again, or none at all; text whose first mention of each term is a link
 * to it; and the glossary itself. */
struct glossary_terms *page_terms(const struct page *page);
void page_part(const struct page *page, bool links);
void page_linked_text(const struct page *page, xmlNode *parent, struct str text);
void page_glossary(const struct page *page, xmlNode *parent);

/* examples.c: those of a rule, those of an article alone, and the scenarios. */
void page_rule_examples(const struct page *page, xmlNode *parent, uint32_t rule);
void page_article_examples(const struct page *page, xmlNode *parent, uint32_t article);
bool page_has_scenarios(const struct page *page);
void page_scenarios(const struct page *page, xmlNode *parent);

/* articles.c: the chapters, articles, rules and commitments. */
void page_articles(const struct page *page, xmlNode *parent);

/* checks.c: what is checked and how. */
void page_checks(const struct page *page, xmlNode *parent);

/* version.c: the whole of one language version. */
void page_version(const struct page *page, xmlNode *parent);

/* check.c: the check of a draft, where page->public is. */
void page_check(const struct page *page, xmlNode *parent);

/* changes.c: what changed since the previous version, where page->previous is, and how that is
 * called. */
struct str page_changes_title(const struct page *page);
void page_changes(const struct page *page, xmlNode *parent);

#endif
