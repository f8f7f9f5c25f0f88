/* SPDX-License-Identifier: Apache-2.0 */
/* The sections that find terms: words expanded to the spellings of TEXT.md, affixes, and the tries
 * of phrases and of patterns. Twin of runtime/match/terms.c; both spell words with
 * runtime/text/fold.h and runtime/text/words.h. */
#ifndef CHARTE_TABLE_MATCHER_H
#define CHARTE_TABLE_MATCHER_H

#include "compiler/base/buffer.h"
#include "compiler/table/trie.h"

struct matcher_term {
    struct str text; /* NFC, one that term_examine or pattern_examine takes; empty: none to find */
    bool exact, pattern;
};

/* The section bytes, each as table_format.h says. String ranges in them are offsets that
 * add_string returned: the caller's pool of STRINGS. */
struct matcher_sections {
    struct str word_slots, word_classes, affix_slots, affix_lengths;
    struct trie_sections phrases, patterns;
    bool are_alike; /* too many words share a spelling, or a row of places: nobody may read it */
};

typedef uint32_t add_string(void *pool, struct str s); /* the offset in STRINGS */

/* terms[i] is TERMS record i. */
struct matcher_sections matcher_build(struct arena *arena, const struct matcher_term *terms,
                                      size_t count, add_string *add, void *pool);

/* The view of a term's text (runtime/text/fold.h) for TERMS.folded. */
struct str term_folded(struct arena *arena, struct str term);

/* The Unicode version of the data in use: "15.0.0". */
const char *matcher_unicode_version(void);

#endif
