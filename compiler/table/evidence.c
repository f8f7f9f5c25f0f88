/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/evidence.h"

const char *evidence_name(uint32_t kind) {
    static const char *const names[EVIDENCE_CODES] = {
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    [code] = #name,
#include "runtime/table/evidence.def"
#undef EVIDENCE
    };
    return names[kind];
}
