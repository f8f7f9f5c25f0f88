/* What deciding a rule takes: the same count that check says aloud and the document prints. */
#ifndef CHARTE_TABLE_KINDS_H
#define CHARTE_TABLE_KINDS_H

#include "compiler/table/table.h"

enum rule_kind {
    RULE_BY_TEXT,   /* decided from what the post says */
    RULE_BY_RECORD, /* decided with what the record says of the post: platform, author, date … */
    RULE_BY_PERSON, /* a sign or a question: a person must judge */
    RULE_KIND_COUNT
};

enum rule_kind rule_kind(const struct table *table, uint32_t rule);

#endif
