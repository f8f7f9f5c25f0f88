/* SPDX-License-Identifier: Apache-2.0 */
/* What a verdict says would settle a rule or a fact: the facts and fields that it names itself and
 * that are unknown. */
#include "runtime/base/bits.h"
#include "runtime/decide/lacking.h"
#include "runtime/tell/telling.h"

static void begin(struct telling *told, bool *first) {
    if (*first) telling_key(told, told->before);
    telling_comma(told, first);
}

static void write_fact(struct telling *told, uint32_t fact, bool *first) {
    if (!telling_waits_for(told, fact) || !telling_meets_fact(told, fact)) return;
    begin(told, first);
    telling_key(told, "{\"fact\":");
    telling_string(told, table_string(told->table, told->table->FACTS[fact].id));
    telling_key(told, "}");
}

/* Fields are met once: a bit each. */
static void write_field(struct telling *told, enum field field, uint32_t *met, bool *first) {
    if (*met >> field & 1) return;
    *met |= 1u << field;
    begin(told, first);
    telling_key(told, "{\"field\":\"");
    writer_text(told->writer, field_name(field));
    telling_key(told, "\"}");
}

/* Recursion ends: conditions are trees no deeper than LIMIT_CONDITION_DEPTH. */
static void write_fields(struct telling *told, uint32_t index, uint32_t *met, bool *first) {
    if (index == TABLE_NONE) return;
    const struct table_node *node = &told->table->NODES[index];
    if (node->kind == OPERATOR_FACT) return;
    for (uint32_t k = 0; table_is_group(node) && k < node->count; k++)
        write_fields(told, told->table->OPERANDS[node->first + k], met, first);
    if (table_is_group(node) || told->scratch->evidence[index] != TRUTH_UNKNOWN) return;
    uint32_t lacking = lacking_of(told->scratch, index);
    for (; lacking; lacking &= lacking - 1)
        write_field(told, (enum field)bits_lowest(lacking), met, first);
}

void telling_write_rule_settles(struct telling *told, uint32_t index) {
    const struct table_rule *rule = &told->table->RULES[index];
    uint32_t met = 0;
    bool first = true;
    told->before = "";
    telling_key(told, ",\"settles\":[");
    telling_forget_facts(told);
    write_fact(told, rule->focus, &first);
    telling_each_fact(told, rule->condition, write_fact, &first);
    telling_each_fact(told, rule->exception, write_fact, &first);
    write_fields(told, rule->condition, &met, &first);
    write_fields(told, rule->exception, &met, &first);
    if (lacking_date(told->scratch, rule)) write_field(told, FIELD_CREATED_AT, &met, &first);
    if (lacking_approvals(told->scratch, rule)) write_field(told, FIELD_APPROVALS, &met, &first);
    telling_key(told, "]");
}

void telling_write_fact_settles(struct telling *told, uint32_t index) {
    const struct table_fact *fact = &told->table->FACTS[index];
    uint32_t met = 0;
    bool first = true;
    told->before = ",\"settles\":[";
    telling_forget_facts(told);
    telling_each_clause(told, index, write_fact, &first);
    write_fields(told, fact->ruled_out, &met, &first);
    write_fields(told, fact->established, &met, &first);
    write_fields(told, fact->to_check, &met, &first);
    if (!first) telling_key(told, "]");
}
