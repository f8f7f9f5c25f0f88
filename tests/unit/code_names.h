/* SPDX-License-Identifier: Apache-2.0 */
/* What diagnostics are called in the table of them, as tests say them. */
#ifndef CHARTE_TESTS_CODE_NAMES_H
#define CHARTE_TESTS_CODE_NAMES_H

#include "compiler/front/diagnostic.h"

static inline const char *code_name(enum diagnostic_code code) {
    static const char *const names[] = {
#define DIAGNOSTIC(name, ...) [DIAGNOSTIC_##name] = #name,
#include "compiler/front/diagnostics.def"
#undef DIAGNOSTIC
    };
    return names[code];
}

#endif
