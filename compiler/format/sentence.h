/* SPDX-License-Identifier: Apache-2.0 */
/* One sentence of a charter as the parts that its lines are made of: what stands between its words,
 * and where its lines may be broken. */
#ifndef CHARTE_FORMAT_SENTENCE_H
#define CHARTE_FORMAT_SENTENCE_H

#include "compiler/format/layout.h"
#include "compiler/format/phrasing.h"

/* Sentences that stand together without an empty line; a heading has one before it always. */
enum sentence_group {
    GROUP_NONE,
    GROUP_LANGUAGE,
    GROUP_HEADER,
    GROUP_GLOSSARY,
    GROUP_NAMES,
    GROUP_LISTS,
    GROUP_FACTS,
    GROUP_HEADING,
    GROUP_PROVISIONS,
    GROUP_SCENARIOS,
};

struct sentence {
    const struct phrasing *phrasing;
    size_t first, last; /* words, the full stop's included */
    enum sentence_group group;
    unsigned indent;
};

/* The sentence at a word, after the one before it. `ruled`: a rule or a commitment stands before it
 * in its article. */
struct sentence sentence_at(const struct phrasing *phrasing, size_t first,
                            enum sentence_group before, bool ruled);

/* Whether it is a rule or a commitment: what is said next of it stands under it. */
bool sentence_rules(const struct sentence *sentence);

/* Its parts, with the comments between them. */
struct parts sentence_parts(struct arena *arena, const struct sentence *sentence);

#endif
