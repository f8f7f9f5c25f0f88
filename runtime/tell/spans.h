/* SPDX-License-Identifier: Apache-2.0 */
/* The places of a post that a condition rests on, in order: occurrences of its lists, and the
 * accounts, hashtags, links, labels and roles that it looks for. */
#ifndef CHARTE_SPANS_H
#define CHARTE_SPANS_H

#include "runtime/decide/scratch.h"

/* Where a place may be, in this order: a record_field, or an array of the post. What terms are
 * found in is a record_field, but for RECORD_HASHTAGS, which is SPANS_HASHTAGS. */
enum {
    SPANS_MENTIONS = RECORD_FIELD_COUNT,
    SPANS_HASHTAGS,
    SPANS_LINKS,
    SPANS_LABELS,
    SPANS_ROLES,
    SPANS_FIELD_COUNT
};

struct spans_span {
    unsigned field;
    uint32_t item;       /* of an array or of several texts, from 0 */
    uint32_t begin, end; /* bytes of the field or the item, half-open */
    uint32_t list;       /* TABLE_NONE: a label or a role */
};

/* Whether the field has items. */
static inline bool spans_in_item(const struct spans_span *span) {
    return span->field >= RECORD_FIELD_COUNT ||
           record_holds_several((enum record_field)span->field);
}

/* "text" … "author.roles"; static. */
const char *spans_field_name(unsigned field);

/* The bytes at the place. */
charte_str spans_bytes(const struct charte_scratch *scratch, const struct spans_span *span);

/* Before the first of a verdict's: LIMIT_EVIDENCE counts from here. */
void spans_begin(struct charte_scratch *scratch);

/* Whether more may be gone over. */
bool spans_may_look(const struct charte_scratch *scratch);

typedef void spans_receiver(void *context, const struct spans_span *span);

/* Gives the spans of the evidence that stands below a node, is true and is meant so (not in the
 * negative), sorted by field, item, begin, end and list, each once; of more than LIMIT_SPANS the
 * first. None of what is looked for once a verdict has gone over LIMIT_EVIDENCE occurrences, values
 * and lists. Facts are not entered. */
void spans_below(struct charte_scratch *scratch, uint32_t node, spans_receiver *receive,
                 void *context);

/* The same of the findings alone (findings.h), of several nodes, each of which may be TABLE_NONE;
 * and of one evidence that holds. */
void spans_of_findings(struct charte_scratch *scratch, const uint32_t *nodes, size_t count,
                       spans_receiver *receive, void *context);
void spans_of_evidence(struct charte_scratch *scratch, uint32_t node, spans_receiver *receive,
                       void *context);

#endif
