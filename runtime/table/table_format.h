/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a rule table (.ctab): what the compiler writes and the runtime reads in place.
 *
 * A file is a header, a directory of sections, and the sections, each on a multiple of eight bytes
 * with zeros between. All numbers are unsigned 32-bit little-endian but for the two 16-bit
 * version numbers of the header. A section is an array of one record type, the fields of which are
 * named here; its count is its size divided by the record's. Nothing is a pointer: a record names
 * another by its index in its section, text by its index in TEXTS, bytes by a range of STRINGS.
 *
 * Promises the writer makes and the loader checks once: every index and range is inside its
 * section; no two ranges share a record (but in STRINGS, ORIGIN and WORD_CLASSES), so that what
 * reads them costs no more than the table is long; strings are UTF-8 without NUL; a condition is a
 * tree, its children stand before it; a fact uses only facts before it; a list includes only lists
 * before it, and the lists' terms follow each other in their order; a rule is overridden only by
 * rules before it in ORDER; ORDER is a permutation of the rules; padding is zero; nothing trails.
 */
#ifndef CHARTE_TABLE_FORMAT_H
#define CHARTE_TABLE_FORMAT_H

#include <stdint.h>

#define TABLE_MAGIC                                                                                \
    "\x8e"                                                                                         \
    "CTAB\r\n\x1a" /* 8 bytes: not text, damaged by text-mode copies */
#define TABLE_MAJOR       1
#define TABLE_MINOR       1
#define TABLE_NONE        0xFFFFFFFFu /* no such record */
#define TABLE_NO_TIME     0xFFFFFFFFu
#define TABLE_DIGEST_SIZE 32
#define TABLE_SALT_SIZE   32

enum table_language {
#define LANGUAGE(code, CODE, ...) TABLE_LANGUAGE_##CODE,
#include "runtime/table/language.def"
#undef LANGUAGE
    TABLE_LANGUAGE_COUNT
};

enum table_modality {
#define MODALITY(name, level, gate) MODALITY_##name,
#include "runtime/table/modality.def"
#undef MODALITY
    MODALITY_COUNT
};

enum table_level {
#define LEVEL(name, NAME) LEVEL_##NAME,
#include "runtime/table/level.def"
#undef LEVEL
    LEVEL_COUNT
};

enum table_detector_kind {
#define DETECTOR(name, NAME, found, begins) DETECTOR_##NAME,
#include "runtime/table/detector.def"
#undef DETECTOR
    DETECTOR_COUNT
};

enum table_operator {
    OPERATOR_ALL = 1,  /* and over children; true where there are none */
    OPERATOR_ANY = 2,  /* or over children; false where there are none */
    OPERATOR_FACT = 3, /* the value of fact a */
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    EVIDENCE_##name = code,
#include "runtime/table/evidence.def"
#undef EVIDENCE
};

/* One more than the greatest code of an operator; of each row, the first code that is free there.
 */
enum {
    EVIDENCE_FREE_BEFORE = OPERATOR_FACT,
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    EVIDENCE_FREE_##name, EVIDENCE_ROW_##name = code,
#include "runtime/table/evidence.def"
#undef EVIDENCE
    EVIDENCE_CODES
};
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    _Static_assert(code >= (int)EVIDENCE_FREE_##name, "codes ascend");
#include "runtime/table/evidence.def"
#undef EVIDENCE

/* What a node's operands are, as evidence.def says. */
enum evidence_operands {
    OPERANDS_NONE,
    OPERANDS_LISTS,
    OPERANDS_LISTS_A,
    OPERANDS_NEAR,
    OPERANDS_NUMBER,
    OPERANDS_LANGUAGES,
    OPERANDS_ROLES,
    OPERANDS_PLATFORMS,
    OPERANDS_LABELS,
    OPERANDS_DATE,
    OPERANDS_TIMES
};

struct table_header {
    unsigned char magic[8];
    uint16_t major, minor;
    uint32_t section_count;
    uint32_t file_size;
    uint32_t reserved;                       /* zero */
    unsigned char digest[TABLE_DIGEST_SIZE]; /* SHA-256 of the content, see TABLE.md */
    uint32_t directory_crc;                  /* CRC-32 of the directory that follows */
    uint32_t header_crc;                     /* CRC-32 of the header before this field */
};

struct table_section {
    uint32_t id;
    uint32_t required; /* 1: a reader that does not know the section must refuse the table */
    uint32_t offset;   /* from the start of the file, a multiple of 8 */
    uint32_t size;     /* bytes */
    uint32_t crc;      /* CRC-32 of the section's bytes */
    uint32_t reserved; /* zero */
};

/* SECTION(number, NAME, record type, required): in this order in the file. A section without
 * records may be absent. */
#define TABLE_SECTIONS(SECTION)                                                                    \
    SECTION(1, META, struct table_meta, 1)                                                         \
    SECTION(2, STRINGS, char, 1)                                                                   \
    SECTION(3, LANGUAGES, uint32_t, 1)                                                             \
    SECTION(4, TEXTS, struct table_str, 1)                                                         \
    SECTION(5, ROLES, struct table_name, 1)                                                        \
    SECTION(6, PLATFORMS, struct table_name, 1)                                                    \
    SECTION(7, LABELS, struct table_name, 1)                                                       \
    SECTION(8, ARTICLES, struct table_article, 1)                                                  \
    SECTION(9, FACTS, struct table_fact, 1)                                                        \
    SECTION(10, NODES, struct table_node, 1)                                                       \
    SECTION(11, OPERANDS, uint32_t, 1)                                                             \
    SECTION(12, RULES, struct table_rule, 1)                                                       \
    SECTION(13, PERIODS, struct table_period, 1)                                                   \
    SECTION(14, OVERRIDERS, uint32_t, 1)                                                           \
    SECTION(15, ORDER, uint32_t, 1)                                                                \
    SECTION(16, LISTS, struct table_list, 1)                                                       \
    SECTION(17, TERMS, struct table_term, 1)                                                       \
    SECTION(18, WORD_SLOTS, struct table_word_slot, 1)                                             \
    SECTION(19, WORD_CLASSES, uint32_t, 1)                                                         \
    SECTION(20, AFFIX_SLOTS, struct table_affix_slot, 1)                                           \
    SECTION(21, AFFIX_LENGTHS, uint32_t, 1)                                                        \
    SECTION(22, TRIE_NODES, struct table_trie_node, 1)                                             \
    SECTION(23, TRIE_EDGES, struct table_trie_edge, 1)                                             \
    SECTION(24, TRIE_TERMS, uint32_t, 1)                                                           \
    SECTION(25, PATTERN_NODES, struct table_trie_node, 1)                                          \
    SECTION(26, PATTERN_EDGES, struct table_trie_edge, 1)                                          \
    SECTION(27, PATTERN_TERMS, uint32_t, 1)                                                        \
    SECTION(28, DETECTORS, struct table_detector, 1)                                               \
    SECTION(29, PLACES, struct table_place, 0)                                                     \
    SECTION(30, ORIGIN, char, 0)                                                                   \
    SECTION(31, SALT, struct table_salt, 0)

enum table_section_id {
#define SECTION(number, NAME, type, required) TABLE_##NAME = number,
    TABLE_SECTIONS(SECTION)
#undef SECTION
};

struct table_str { /* a range of STRINGS; size 0 with offset 0: absent or empty */
    uint32_t offset, size;
};

/* TEXTS is a matrix: text t in the table's k-th language is TEXTS[t * language count + k]. Text 0
 * is empty in every language. Fields called *_text below are such row numbers. */

enum table_control { CONTROL_DRAFTS = 1, CONTROL_OFFICIAL = 2 };

struct table_meta { /* exactly one */
    uint32_t language_count;
    uint32_t prevails; /* a table_language, or TABLE_NONE: all are authentic */
    uint32_t title_text, organisation_text;
    uint32_t contact_text, applies_text;
    uint32_t in_force; /* YYYYMMDD, or 0: from the start */
    uint32_t control;  /* table_control bits; 0: the charter applies to every record */
    struct table_str version, unicode;
};

struct table_name { /* a role, platform or label */
    struct table_str id;
    uint32_t title_text;
};

struct table_article {
    struct table_str number;
    uint32_t title_text;
    uint32_t chapter_text; /* the title of the chapter it stands in */
};

enum table_fact_flags {
    FACT_OPEN = 1,        /* only asks, or asks otherwise */
    FACT_ASKS = 2,        /* has a question */
    FACT_DEFAULT_YES = 4, /* without an answer, yes */
    FACT_DEFAULT_NO = 8,  /* without an answer, no */
    FACT_HIDDEN = 16,     /* tools must not learn of it: see VERDICT.md, for whom the result is */
};

struct table_fact {
    struct table_str id;
    uint32_t label_text;    /* infinitive: the focus of rules */
    uint32_t sentence_text; /* indicative: in conditions; may be text 0 */
    uint32_t question_text;
    uint32_t flags;
    uint32_t ruled_out, established, to_check; /* nodes, or TABLE_NONE: false */
};

struct table_node {
    uint32_t kind;    /* a table_operator */
    uint32_t negated; /* 0 or 1: the value is turned round (unknown stays) */
    uint32_t first,
        count; /* a range of OPERANDS: children (node indexes) or what evidence.def says */
    uint32_t a, b;
};

enum table_rule_flags { RULE_ON_TRIAL = 1 };

struct table_rule {      /* in document order */
    struct table_str id; /* "3.2" */
    uint32_t article;
    uint32_t modality;
    uint32_t focus;                /* a fact */
    uint32_t condition, exception; /* nodes, or TABLE_NONE */
    uint32_t flags;
    uint32_t role;                             /* approve: whose approval; else TABLE_NONE */
    uint32_t first_period, period_count;       /* none: always */
    uint32_t first_overrider, overrider_count; /* range of OVERRIDERS: rule indexes */
    uint32_t sentence_text;                    /* as the author wrote it */
    uint32_t reason_text, legal_text, advice_text, contact_text;
};

struct table_period { /* inclusive civil dates YYYYMMDD; 0: no bound */
    uint32_t from, to;
};

enum table_list_flags {
    LIST_CONFIDENTIAL = 1, /* its terms never leave the table */
    LIST_ANONYMOUS = 2,    /* terms quoted in an evidence; its id is empty */
    LIST_WITHHELD = 4,     /* confidential terms were left out: no occurrence means unknown */
    LIST_DOUBTFUL = 8,     /* so were terms that might mask: an occurrence means unknown too */
};

struct table_list {
    struct table_str id;
    uint32_t title_text;
    uint32_t flags;
    uint32_t first_term, term_count; /* range of TERMS */
    uint32_t first_included,
        included_count; /* range of OPERANDS: lists taken in, exceptions and all */
    uint32_t first_excepted, excepted_count; /* range of OPERANDS: lists whose occurrences mask */
};

enum table_term_flags {
    TERM_EXACT = 1,        /* case and accents count */
    TERM_EXCEPT = 2,       /* its occurrences mask those of its list that they cover */
    TERM_CONFIDENTIAL = 4, /* stands in no other writing */
    TERM_NOT_IN_TEXT = 8,  /* names handles, hashtags or domains only: in no trie */
    TERM_PATTERN = 16,     /* its signs stand for characters */
    TERM_DETECTOR = 32,    /* its text is a name of detector.def */
};

struct table_term {
    struct table_str text;   /* as written (NFC) */
    struct table_str folded; /* the view of it: for handles, hashtags and domains; of a detector,
                                the domain that it is for */
    uint32_t flags;
};

/* The matcher, see terms.h. A word of a text, in the view's spelling, is looked up in WORD_SLOTS
 * (open addressing, a power of two of places, table_hash, linear steps); it stands for a few word
 * classes (WORD_CLASSES[first .. first+count)), one for each word of a term that it may be. Looked
 * up apart are a word and the `'` behind it, U+0001 and a word in its exact spelling (the view of
 * which has a slot as well, for no class of its own), and `#` and a hashtag as a whole; and behind
 * TERM_CROSSING, in any spelling but the last, a word that a phrase comes to over the ends of a
 * sentence (words_ends of runtime/text/words.h, no paragraph). Affixes (a term's word with `*`) are
 * looked up likewise for the lengths in AFFIX_LENGTHS. Phrases are paths of classes from
 * TRIE_NODES[0]; a node's edges are sorted by class, and one edge leads to each node but the first.
 * A node lists the terms that end there (TRIE_TERMS: indexes into TERMS). Classes are numbered from
 * 0, below the count of WORD_CLASSES. */
#define TERM_CROSSING(ends) ((char)(0x10 | (ends)))
enum { TERM_MARKS = 2 }; /* so many signs stand before a key at most */

struct table_word_slot {
    struct table_str word; /* size 0: free */
    uint32_t hash;
    uint32_t first_class, class_count;
};

enum table_affix_kind { AFFIX_PREFIX = 1, AFFIX_SUFFIX = 2, AFFIX_INFIX = 3 };

struct table_affix_slot {
    struct table_str letters; /* size 0: free */
    uint32_t kind;
    uint32_t hash;
    uint32_t first_class, class_count;
};

/* AFFIX_LENGTHS: for each kind 1..3 in turn, the count n of distinct byte lengths, then n lengths,
 * ascending. */

struct table_trie_node {
    uint32_t first_edge, edge_count;
    uint32_t first_term, term_count;
};

struct table_trie_edge {
    uint32_t word_class;
    uint32_t node; /* greater than the node the edge leaves */
};

/* Patterns are a trie likewise, over the characters of a view: an edge's class is a character, or
 * one of these. */
enum { PATTERN_DIGIT = 0x110000, PATTERN_LETTER = 0x110001 };

struct table_detector { /* by ascending kind */
    uint32_t kind;      /* its place in detector.def */
    uint32_t term;
};

/* What makes the digest of confidential terms one that nobody can try guesses on: made from the
 * salts of their files, in the table that holds the terms alone. */
struct table_salt {
    unsigned char bytes[TABLE_SALT_SIZE];
};

/* Where the table comes from stands apart from its meaning and outside its digest: ORIGIN is the
 * compiler's version, a NUL, and the names of the files, a NUL after each. */
struct table_place {       /* one a rule: where it was written */
    struct table_str file; /* a range of ORIGIN: as given to the compiler, for people */
    uint32_t line;
};

/* The hash of a string, eight bytes at a time, little-endian, the last ones filled up with zeros:
 * multiplications and shifts, in the manner of FxHash and wyhash. table_hash_end comes last. */
static inline uint64_t table_hash_begin(uint32_t size) {
    return size * (uint64_t)0x9E3779B97F4A7C15u;
}

static inline uint64_t table_hash_eight(uint64_t hash, uint64_t eight) {
    hash = (hash ^ eight) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

static inline uint32_t table_hash_end(uint64_t hash) {
    return (uint32_t)(hash * 0xD6E8FEB86659FD93u >> 32);
}

static inline uint32_t table_hash(const char *bytes, uint32_t size) {
    uint64_t hash = table_hash_begin(size);
    do {
        uint64_t eight = 0;
        uint32_t part = size < 8 ? size : 8;
        for (uint32_t i = 0; i < part; i++) eight |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
        hash = table_hash_eight(hash, eight);
        bytes += part;
        size -= part;
    } while (size > 0);
    return table_hash_end(hash);
}

#endif
