/* SPDX-License-Identifier: Apache-2.0 */
/* How long the record of a verdict may be: each part of it, as long as it can be. The literals are
 * those of verdict_json.c, verdict_facts.c and verdict_pending.c, with the longest value in each
 * place. */
#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/decide/lacking.h"
#include "runtime/table/table.h"
#include "runtime/tell/spans.h"
#include "runtime/tell/telling.h"

#include <string.h>

struct measure {
    const struct charte_table *table;
    const uint64_t *facts; /* by fact: how long its name is */
    uint64_t longest_rule; /* of the names of rules */
};

#define BYTES(literal) (sizeof(literal) - 1)

/* As writer_string writes it. */
static uint64_t string_size(charte_str s) {
    uint64_t size = 2;
    for (size_t i = 0; i < s.length; i++) {
        unsigned char c = (unsigned char)s.bytes[i];
        if (c == '"' || c == '\\' || (c && strchr("\b\f\n\r\t", c)))
            size += 2;
        else
            size += c < 0x20 ? 6 : 1;
    }
    return size;
}

static uint64_t name_size(const struct charte_table *table, struct table_str name) {
    return string_size(table_string(table, name));
}

/* A text of the table in the language in which it is longest. */
static uint64_t text_size(const struct charte_table *table, uint32_t row) {
    uint64_t longest = 0;
    for (uint32_t column = 0; column < table->LANGUAGES_count; column++) {
        uint64_t size = string_size(texts_at(table, row, column));
        if (longest < size) longest = size;
    }
    return longest;
}

/* The names of the facts under a node, each with `around`. Recursion ends: conditions are trees no
 * deeper than LIMIT_CONDITION_DEPTH. */
static uint64_t facts_below(const struct measure *m, uint32_t index, uint64_t around) {
    if (index == TABLE_NONE) return 0;
    const struct table_node *node = &m->table->NODES[index];
    uint64_t size = 0;
    if (node->kind == OPERATOR_FACT) return m->facts[node->a] + around;
    if (!table_is_group(node)) return 0;
    for (uint32_t k = 0; k < node->count; k++)
        size += facts_below(m, m->table->OPERANDS[node->first + k], around);
    return size;
}

static uint64_t facts_of_rule(const struct measure *m, const struct table_rule *rule,
                              uint64_t around) {
    return m->facts[rule->focus] + around + facts_below(m, rule->condition, around) +
           facts_below(m, rule->exception, around);
}

/* The fields that what stands under a node may lack, a bit each. Recursion ends likewise. */
static uint32_t fields_below(const struct measure *m, uint32_t index) {
    if (index == TABLE_NONE) return 0;
    const struct table_node *node = &m->table->NODES[index];
    uint32_t fields = 0;
    if (!table_is_group(node)) return lacking_possible(node->kind);
    for (uint32_t k = 0; k < node->count; k++)
        fields |= fields_below(m, m->table->OPERANDS[node->first + k]);
    return fields;
}

static uint64_t fields_size(uint32_t fields, uint64_t around) {
    uint64_t size = 0;
    for (uint32_t i = 0; i < FIELD_COUNT; i++)
        if (fields >> i & 1) size += strlen(field_name((enum field)i)) + around;
    return size;
}

#define SETTLING_FACT  BYTES("{\"fact\":},")
#define SETTLING_FIELD BYTES("{\"field\":\"\"},")

static uint64_t fact_settles_size(const struct measure *m, const struct table_fact *fact) {
    uint32_t fields = fields_below(m, fact->ruled_out) | fields_below(m, fact->established) |
                      fields_below(m, fact->to_check);
    return BYTES(",\"settles\":[]") + facts_below(m, fact->ruled_out, SETTLING_FACT) +
           facts_below(m, fact->established, SETTLING_FACT) +
           facts_below(m, fact->to_check, SETTLING_FACT) + fields_size(fields, SETTLING_FIELD);
}

static uint64_t question_size(const struct measure *m, const struct table_fact *fact) {
    if (!(fact->flags & FACT_ASKS)) return 0;
    return BYTES(",\"question\":") + text_size(m->table, fact->question_text);
}

/* As verdict_keys.c writes it: what is escaped takes two bytes. */
static uint64_t key_size(void) {
    return BYTES(",\"raised_by\":\"\"") +
           TOLD_KEYS * (2 * (uint64_t)PLAN_KEY_BYTES + BYTES(" | ")) + BYTES(" | +64");
}

static uint64_t open_fact_size(const struct measure *m, uint32_t index) {
    const struct table_fact *fact = &m->table->FACTS[index];
    return BYTES(":{\"value\":false,\"source\":\"disputed\",\"signs\":[]},") + m->facts[index] +
           key_size() + question_size(m, fact) + fact_settles_size(m, fact);
}

/* A fact or a field that is worth asking, all but its rules. */
static uint64_t item_size(uint64_t name) {
    return name + BYTES("{\"field\":,\"raised\":false,\"alone\":false,\"rules\":[],\"levels\":["
                        "\"forbidden\",\"fix\",\"approve\",\"check\",\"caution\",\"protected\","
                        "\"encouraged\",\"allowed\"]},");
}

static uint64_t next_size(const struct measure *m) {
    uint64_t size = (uint64_t)PLAN_PAIRS * (m->longest_rule + 1);
    for (uint32_t i = 0; i < m->table->FACTS_count; i++)
        if (m->table->FACTS[i].flags & FACT_ASKS) size += item_size(m->facts[i]);
    for (uint32_t i = 0; i < FIELD_COUNT; i++)
        size += item_size(BYTES("\"\"") + strlen(field_name((enum field)i)));
    return size;
}

static uint64_t live_size(const struct measure *m, const struct table_rule *rule) {
    const struct charte_table *table = m->table;
    uint64_t size = BYTES("{\"rule\":,\"modality\":\"discourage\",\"level\":\"encouraged\","
                          "\"because\":[{\"evidence\":[]}],\"unless\":[{\"evidence\":[]}],"
                          "\"message\":\"\",\"basis\":,\"contact\":},");
    if (rule->role != TABLE_NONE)
        size += BYTES(",\"role\":") + name_size(table, table->ROLES[rule->role].id);
    return size + name_size(table, rule->id) +
           facts_of_rule(m, rule,
                         BYTES("{\"fact\":,\"value\":false,\"source\":\"disputed\","
                               "\"evidence\":[]},")) +
           text_size(table, rule->reason_text) + text_size(table, rule->advice_text) +
           text_size(table, rule->legal_text) + text_size(table, rule->contact_text);
}

static uint64_t waiting_size(const struct measure *m, const struct table_rule *rule) {
    uint32_t fields = fields_below(m, rule->condition) | fields_below(m, rule->exception) |
                      1u << FIELD_CREATED_AT | 1u << FIELD_APPROVALS;
    return BYTES("{\"rule\":,\"level\":\"encouraged\",\"settles\":[],\"overriders\":[]},") +
           name_size(m->table, rule->id) + facts_of_rule(m, rule, SETTLING_FACT) +
           fields_size(fields, SETTLING_FIELD);
}

static uint64_t rule_size(const struct measure *m, const struct table_rule *rule) {
    uint64_t live = live_size(m, rule), waiting = waiting_size(m, rule);
    return BYTES("{\"rule\":,\"by\":},") + name_size(m->table, rule->id) + m->longest_rule +
           (live > waiting ? live : waiting);
}

static uint64_t place_size(const struct charte_table *table) {
    uint64_t field = 0, list = 0;
    for (unsigned i = 0; i < SPANS_FIELD_COUNT; i++) {
        uint64_t size = strlen(spans_field_name(i));
        if (field < size) field = size;
    }
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        uint64_t size = name_size(table, table->LISTS[i].id);
        if (list < size) list = size;
    }
    if (table->LISTS_count + table->LABELS_count + table->ROLES_count == 0) return 0;
    return BYTES("{\"field\":\"\",\"item\":4294967295,\"start\":0,\"end\":4294967295,"
                 "\"list\":},") +
           field + list;
}

static uint64_t head_size(const struct charte_table *table) {
    return BYTES("{\"schema\":\"charte.verdict/2\",\"id\":,\"verdict\":\"not_checked\",\"rank\":7,"
                 "\"at_most\":\"encouraged\",\"final\":false,\"charter\":{\"title\":,\"version\":,"
                 "\"digest\":\"\"},\"engine\":\"" CHARTE_VERSION "\",\"absent\":\"none\","
                 "\"if_none\":\"encouraged\",\"facts\":{},\"next\":[],\"rules\":[],\"overridden\":["
                 "],\"pending\":[],\"on_trial\":[]}") +
           text_size(table, table->META->title_text) + name_size(table, table->META->version) +
           strlen(table->digest);
}

static uint64_t measure(struct measure *m) {
    const struct charte_table *table = m->table;
    uint64_t size = head_size(table) + LIMIT_PLACES * place_size(table);
    uint64_t overriders = table->OVERRIDERS_count;
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        uint64_t name = name_size(table, table->RULES[i].id);
        if (m->longest_rule < name) m->longest_rule = name;
    }
    size += next_size(m);
    for (uint32_t i = 0; i < table->FACTS_count; i++) size += open_fact_size(m, i);
    for (uint32_t i = 0; i < table->RULES_count; i++) size += rule_size(m, &table->RULES[i]);
    size += (overriders < LIMIT_OVERRIDERS ? overriders : LIMIT_OVERRIDERS) * (m->longest_rule + 1);
    return size;
}

int charte_table_verdict_bytes(const charte_table *table, uint64_t *bytes) {
    if (!table || !bytes) return CHARTE_ERROR_ARGUMENT;
    uint64_t *facts = memory_allocate(&table->allocator, table->FACTS_count * sizeof *facts);
    struct measure m = {.table = table, .facts = facts};
    if (!facts) return CHARTE_ERROR_MEMORY;
    for (uint32_t i = 0; i < table->FACTS_count; i++)
        facts[i] = name_size(table, table->FACTS[i].id);
    *bytes = measure(&m);
    memory_release(&table->allocator, facts);
    return CHARTE_OK;
}
