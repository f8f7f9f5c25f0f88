/* SPDX-License-Identifier: Apache-2.0 */
/* What evidence.def says of each evidence, for what goes over the nodes of a table. */
#ifndef CHARTE_EVIDENCE_ROW_H
#define CHARTE_EVIDENCE_ROW_H

#include "runtime/table/field.h"
#include "runtime/table/table_format.h"

#include <assert.h>
#include <stdbool.h>

struct evidence_row {
    bool known;              /* false: no evidence has this code */
    bool in_text;            /* decided by what the post says and what stands in it */
    unsigned char operands;  /* an enum evidence_operands */
    unsigned char field;     /* an enum field, or FIELD_LENGTH */
    unsigned char value;     /* of the field, where the evidence holds; OWN: its operands say it */
    unsigned short searches; /* bit (1u << record_field) of each field that it looks for terms in */
};

extern const struct evidence_row evidence_rows[EVIDENCE_CODES];

/* Of a node's kind, any number below EVIDENCE_CODES. Static. */
static inline const struct evidence_row *evidence_row(uint32_t kind) {
    assert(kind < EVIDENCE_CODES);
    return &evidence_rows[kind];
}

/* The fields that it reads, a bit (1u << field) each. */
uint32_t evidence_inputs(uint32_t kind);

/* The fields in which an evidence looks for terms, a bit (1u << record_field) each; 0: in none. */
static inline unsigned evidence_searches(uint32_t kind) {
    return evidence_row(kind)->searches;
}

/* Whether its operands are languages: texts in a table, codes in the compiler. */
static inline bool evidence_names_languages(uint32_t kind) {
    return evidence_row(kind)->operands == OPERANDS_LANGUAGES;
}

/* Whether it counts the terms of its lists, so that it needs to know all that stand in one. */
static inline bool evidence_counts(uint32_t kind) {
    unsigned operands = evidence_row(kind)->operands;
    return operands == OPERANDS_LISTS_A || operands == OPERANDS_NEAR;
}

#endif
