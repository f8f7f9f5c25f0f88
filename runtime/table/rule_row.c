/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/rule_row.h"

enum gate { GATE_FOCUS, GATE_DUTY };

static const struct modality {
    unsigned char level, gate;
} modalities[] = {
#define MODALITY(name, level, gate) {LEVEL_##level, GATE_##gate},
#include "runtime/table/modality.def"
#undef MODALITY
};

enum table_level rule_level(const struct table_rule *rule) {
    return (enum table_level)modalities[rule->modality].level;
}

bool rule_is_duty(const struct table_rule *rule) {
    return modalities[rule->modality].gate == GATE_DUTY;
}

bool rule_restricts(const struct table_rule *rule) {
    return rule_level(rule) >= LEVEL_CAUTION;
}
