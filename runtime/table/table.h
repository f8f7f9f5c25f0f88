/* SPDX-License-Identifier: Apache-2.0 */
/* A loaded table: pointers into its bytes, section by section, verified once (load.c, verify.c).
 * Nothing that reads one checks anything again. */
#ifndef CHARTE_TABLE_H
#define CHARTE_TABLE_H

#include "runtime/base/filter.h"
#include "runtime/charte.h"
#include "runtime/table/derived.h"
#include "runtime/table/table_format.h"

struct charte_table {
    struct charte_allocator allocator;
    const unsigned char *bytes;
    size_t size;
    const struct table_header *header;
/* An array and its count for each section: table->RULES, table->RULES_count. */
#define SECTION(number, NAME, type, required)                                                      \
    const type *NAME;                                                                              \
    uint32_t NAME##_count;
    TABLE_SECTIONS(SECTION)
#undef SECTION
    struct dependents dependents;
    struct veil veil;
    struct absence_reach absence;
    bool counts_words; /* some evidence asks how near words are */
    bool reads_tokens; /* it does, or asks for links, mentions or hashtags, or for numbers */
    bool has_exact_words, has_exact_affixes; /* some want case and accents */
    bool has_apostrophes;                    /* some word or affix has one */
    uint32_t class_count;                    /* of words: one more than the greatest */
    const uint32_t *root_of;    /* by class: the node that it leads to from TRIE_NODES[0] */
    struct wanted wanted;       /* words that WORD_SLOTS has, or that some affix may stand in */
    struct filter affix_filter; /* of the hashes of AFFIX_SLOTS */
    struct table_spelt {        /* terms that may have several spellings, where lists name: */
        size_t longest, bytes, count; /* the most bytes of one, those of all, how many */
    } spelt;
    void *index;     /* the memory of what is derived from the sections */
    char digest[72]; /* "sha256:" and 64 digits */
};

static inline charte_str table_string(const struct charte_table *table, struct table_str s) {
    return (charte_str){table->STRINGS + s.offset, s.size};
}

/* Whether a node of a condition joins others. */
static inline bool table_is_group(const struct table_node *node) {
    return node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY;
}

#endif
