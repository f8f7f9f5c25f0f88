/* The places of a post that a condition rests on: occurrences of its lists, in order. */
#ifndef CHARTE_SPANS_H
#define CHARTE_SPANS_H

#include "runtime/scratch.h"

struct spans_span {
    enum record_field field;
    uint32_t begin, end; /* bytes of the field, half-open */
    uint32_t list;
};

/* Before the first of a verdict's: LIMIT_EVIDENCE counts from here. */
void spans_begin(struct charte_scratch *scratch);

typedef void spans_receiver(void *context, const struct spans_span *span);

/* Gives the spans of the evidence that stands below a node, is true and is meant so (not in the
 * negative), sorted by field, begin, end and list, each once; of more than LIMIT_SPANS the first.
 * None of what is looked for once a verdict has gone over LIMIT_EVIDENCE occurrences and lists.
 * Facts are not entered. */
void spans_below(struct charte_scratch *scratch, uint32_t node, spans_receiver *receive,
                 void *context);

#endif
