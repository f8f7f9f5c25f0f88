/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/features.h"

#define BIT(feature) (1u << FEATURE_##feature)

static unsigned bit_if(bool used, unsigned bit) {
    return used ? bit : 0;
}

static unsigned of_term(const struct term *term) {
    unsigned used = bit_if(term->flags & TERM_EXCEPT, BIT(masks));
    if (term->flags & TERM_DETECTOR) return used | BIT(detectors);
    if (term->flags & TERM_PATTERN) return used | BIT(patterns);
    return used | bit_if(term->flags & TERM_EXACT, BIT(exact)) |
           bit_if(memchr(term->text.bytes, '*', term->text.size) != NULL, BIT(stars));
}

static unsigned of_list(const struct list *list) {
    unsigned used = bit_if(list->included.count > 0, BIT(inclusion)) |
                    bit_if(list->excepted.count > 0, BIT(masks)) |
                    bit_if(list->flags & LIST_WITHHELD, BIT(withheld)) |
                    bit_if(list->flags & LIST_DOUBTFUL, BIT(doubtful));
    for (size_t i = 0; i < list->terms.count; i++) used |= of_term(&list->terms.items[i]);
    return used;
}

static unsigned of_node(const struct node *node) {
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    [code] = FEATURE_##feature == FEATURE_none ? 0 : 1u << FEATURE_##feature % FEATURE_COUNT,
    static const unsigned bits[EVIDENCE_CODES] = {
#include "runtime/table/evidence.def"
    };
#undef EVIDENCE
    return bits[node->kind];
}

static unsigned of_rule(const struct rule *rule) {
    return bit_if(rule->periods.count > 0, BIT(dates)) | bit_if(rule->on_trial, BIT(trial)) |
           bit_if(rule->modality == MODALITY_approve, BIT(approvals)) |
           bit_if(rule->modality == MODALITY_protect, BIT(protection)) |
           bit_if(rule->overriders.count > 0, BIT(overrides));
}

unsigned features_used(const struct table *table) {
    unsigned used =
        bit_if(table->control != 0, BIT(control)) | bit_if(table->in_force != 0, BIT(dates));
    for (size_t i = 0; i < table->lists.count; i++) used |= of_list(&table->lists.items[i]);
    for (size_t i = 0; i < table->nodes.count; i++) used |= of_node(&table->nodes.items[i]);
    for (size_t i = 0; i < table->facts.count; i++)
        used |= bit_if(table->facts.items[i].flags & (FACT_DEFAULT_YES | FACT_DEFAULT_NO),
                       BIT(defaults));
    for (size_t i = 0; i < table->rules.count; i++) used |= of_rule(&table->rules.items[i]);
    return used;
}

const char *feature_name(enum feature feature) {
    static const char *const names[] = {
#define FEATURE(name) #name,
#include "compiler/table/features.def"
#undef FEATURE
    };
    return names[feature];
}
