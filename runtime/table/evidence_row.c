/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/evidence_row.h"

const struct evidence_row evidence_rows[EVIDENCE_CODES] = {
#define NOWHERE        0
#define IN(NAME)       1u << RECORD_##NAME
#define IN_ALL_WORDS   (IN(TEXT) | IN(WARNING) | IN(POLL) | IN(TITLES) | IN(ALT) | IN(HASHTAGS))
#define IN_TEXT_TEXT   true
#define IN_TEXT_RECORD false
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    [code] = {true, IN_TEXT_##decided, OPERANDS_##operands, FIELD_##field, value, searches},
#include "runtime/table/evidence.def"
#undef EVIDENCE
};

uint32_t evidence_inputs(uint32_t kind) {
    static const uint32_t inputs[EVIDENCE_CODES] = {
#undef IN
#undef IN_ALL_WORDS
#define IN(NAME)     1u << FIELD_##NAME
#define IN_ALL_WORDS IN(TEXT) /* what joins it is not missed */
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    [code] = (searches) | 1u << FIELD_##field,
#include "runtime/table/evidence.def"
#undef EVIDENCE
    };
    return inputs[kind];
}
