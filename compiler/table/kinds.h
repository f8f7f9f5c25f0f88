/* What deciding a rule takes: the count that check says aloud and the document prints. */
#ifndef CHARTE_TABLE_KINDS_H
#define CHARTE_TABLE_KINDS_H

#include "compiler/table/table.h"

enum rule_kind {
    RULE_BY_TEXT,   /* decided from what the post says */
    RULE_BY_RECORD, /* decided with what the record says of the post: platform, author, date … */
    RULE_BY_SIGN,   /* a machine sees at most a sign: a person must judge */
    RULE_BY_WORD,   /* what the rule is about, only a person can say */
    RULE_KIND_COUNT
};

/* The kind of every rule, in their order. What a rule is about decides between a sign and a
 * person's word; all that it names decides whether a person is needed. */
const enum rule_kind *rule_kinds(struct arena *arena, const struct table *table);

#endif
