/* What each evidence of runtime/evidence.def is called and works on. */
#ifndef CHARTE_TABLE_EVIDENCE_H
#define CHARTE_TABLE_EVIDENCE_H

#include <stdint.h>

enum operand_kind { /* as evidence.def names them */
                    NONE,
                    LISTS,
                    LISTS_A,
                    NEAR,
                    NUMBER,
                    LANGUAGES,
                    ROLES,
                    PLATFORMS,
                    LABELS,
                    DATE,
                    TIMES
};

struct evidence_form {
    const char *name;
    enum operand_kind operands;
};

/* kind is an EVIDENCE_ value of table_operator. */
const struct evidence_form *evidence_form(uint32_t kind);

#endif
