#include "compiler/table/evidence.h"

const struct evidence_form *evidence_form(uint32_t kind) {
    static const struct evidence_form forms[] = {
#define EVIDENCE(code, name, operands) [code] = {#name, operands},
#include "runtime/evidence.def"
#undef EVIDENCE
    };
    return &forms[kind];
}
