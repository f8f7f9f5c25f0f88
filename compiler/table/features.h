/* SPDX-License-Identifier: Apache-2.0 */
/* The features that a reader must know: features.def names them. */
#ifndef CHARTE_TABLE_FEATURES_H
#define CHARTE_TABLE_FEATURES_H

#include "compiler/table/table.h"

enum feature {
#define FEATURE(name) FEATURE_##name,
#include "compiler/table/features.def"
#undef FEATURE
    FEATURE_COUNT,
    FEATURE_none /* what every reader knows */
};

/* Bit (1u << feature) of each that the table uses. */
unsigned features_used(const struct table *table);

/* NUL-terminated, static. */
const char *feature_name(enum feature feature);

#endif
