/* SPDX-License-Identifier: Apache-2.0 */
/* What a record says of a post, as the dialect says it: "le message est une réponse". */
#include "compiler/command/compile/post_field.h"
#include "compiler/command/explain/explain.h"
#include "compiler/front/dialect.h"
#include "compiler/table/evidence.h"
#include "runtime/table/evidence_row.h"

/* The evidence without operands that a value of a field makes true; 0: none does. */
static uint32_t evidence_of(enum field field, struct str value) {
    for (uint32_t kind = 0; kind < EVIDENCE_CODES; kind++) {
        const struct evidence_row *row = evidence_row(kind);
        if (!row->known || row->field != field || row->operands != OPERANDS_NONE) continue;
        if (str_equal(value, str_of(field_value_name(field, row->value)))) return kind;
    }
    return 0;
}

struct str explain_phrase(const struct explanation *explanation, struct str name,
                          struct str value) {
    enum field field = post_field_named(name);
    if (field == FIELD_COUNT) return STR("");
    bool denied = field_row(field)->class == FIELD_IS_TRUTH && str_equal(value, STR("false"));
    uint32_t kind = evidence_of(field, denied ? STR("true") : value);
    if (kind) {
        struct str token =
            arena_format(explanation->arena, "%s%s", evidence_name(kind), denied ? ".not" : "");
        return dialect_phrase(explanation->language, token.bytes);
    }
    bool plain = field == FIELD_KIND && field_value(field, value.bytes, value.size) == KIND_POST;
    return plain ? str_of(message_text(MESSAGE_value_post, explanation->language)) : STR("");
}
