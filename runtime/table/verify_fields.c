/* SPDX-License-Identifier: Apache-2.0 */
/* What each field of a record may hold, as data. */
#include "runtime/base/limits.h"
#include "runtime/table/verify.h"
#include "runtime/text/civil.h"
#include "runtime/text/utf8.h"

#include <stddef.h>
#include <string.h>

enum check {
    CHECK_INDEX,    /* a record of section `against` */
    CHECK_OPTIONAL, /* the same, or TABLE_NONE */
    CHECK_RANGE,    /* first and count: records of `against` that no other range takes */
    CHECK_SHARED,   /* first and count: records of `against` */
    CHECK_STRING,   /* offset and size: whole characters of STRINGS */
    CHECK_SHORT,    /* the same, of no more than `against` bytes */
    CHECK_NAME,     /* likewise, and those of a kind together are no longer than STRINGS */
    CHECK_TEXT,     /* a row of TEXTS */
    CHECK_BITS,     /* no bit but those of `against` */
    CHECK_BELOW,    /* less than `against` */
    CHECK_DATE,     /* YYYYMMDD, or 0 */
};

struct column {
    unsigned char section, check;
    unsigned short offset;
    uint32_t against;
    const char *name;
};

#define FIELD(section, type, member, check, against)                                               \
    { TABLE_##section, CHECK_##check, offsetof(struct type, member), against, #member }

static const struct column fields[] = {
    FIELD(TEXTS, table_str, offset, STRING, 0),
    FIELD(META, table_meta, title_text, TEXT, 0),
    FIELD(META, table_meta, organisation_text, TEXT, 0),
    FIELD(META, table_meta, contact_text, TEXT, 0),
    FIELD(META, table_meta, applies_text, TEXT, 0),
    FIELD(META, table_meta, in_force, DATE, 0),
    FIELD(META, table_meta, control, BITS, CONTROL_DRAFTS | CONTROL_OFFICIAL),
    FIELD(META, table_meta, version, STRING, 0),
    FIELD(META, table_meta, unicode, STRING, 0),
    FIELD(ROLES, table_name, id, NAME, LIMIT_NAME_BYTES),
    FIELD(ROLES, table_name, title_text, TEXT, 0),
    FIELD(PLATFORMS, table_name, id, NAME, LIMIT_NAME_BYTES),
    FIELD(PLATFORMS, table_name, title_text, TEXT, 0),
    FIELD(LABELS, table_name, id, NAME, LIMIT_NAME_BYTES),
    FIELD(LABELS, table_name, title_text, TEXT, 0),
    FIELD(ARTICLES, table_article, number, STRING, 0),
    FIELD(ARTICLES, table_article, title_text, TEXT, 0),
    FIELD(ARTICLES, table_article, chapter_text, TEXT, 0),
    FIELD(FACTS, table_fact, id, NAME, LIMIT_NAME_BYTES),
    FIELD(FACTS, table_fact, label_text, TEXT, 0),
    FIELD(FACTS, table_fact, sentence_text, TEXT, 0),
    FIELD(FACTS, table_fact, question_text, TEXT, 0),
    FIELD(FACTS, table_fact, flags, BITS, 31),
    FIELD(FACTS, table_fact, ruled_out, OPTIONAL, TABLE_NODES),
    FIELD(FACTS, table_fact, established, OPTIONAL, TABLE_NODES),
    FIELD(FACTS, table_fact, to_check, OPTIONAL, TABLE_NODES),
    FIELD(NODES, table_node, negated, BELOW, 2),
    FIELD(NODES, table_node, first, RANGE, TABLE_OPERANDS),
    FIELD(RULES, table_rule, id, NAME, 2 * LIMIT_NAME_BYTES),
    FIELD(RULES, table_rule, article, INDEX, TABLE_ARTICLES),
    FIELD(RULES, table_rule, modality, BELOW, MODALITY_COUNT),
    FIELD(RULES, table_rule, focus, INDEX, TABLE_FACTS),
    FIELD(RULES, table_rule, condition, OPTIONAL, TABLE_NODES),
    FIELD(RULES, table_rule, exception, OPTIONAL, TABLE_NODES),
    FIELD(RULES, table_rule, flags, BITS, RULE_ON_TRIAL),
    FIELD(RULES, table_rule, role, OPTIONAL, TABLE_ROLES),
    FIELD(RULES, table_rule, first_period, RANGE, TABLE_PERIODS),
    FIELD(RULES, table_rule, first_overrider, RANGE, TABLE_OVERRIDERS),
    FIELD(RULES, table_rule, sentence_text, TEXT, 0),
    FIELD(RULES, table_rule, reason_text, TEXT, 0),
    FIELD(RULES, table_rule, legal_text, TEXT, 0),
    FIELD(RULES, table_rule, advice_text, TEXT, 0),
    FIELD(RULES, table_rule, contact_text, TEXT, 0),
    FIELD(PERIODS, table_period, from, DATE, 0),
    FIELD(PERIODS, table_period, to, DATE, 0),
    {TABLE_OVERRIDERS, CHECK_INDEX, 0, TABLE_RULES, "rule"},
    {TABLE_ORDER, CHECK_INDEX, 0, TABLE_RULES, "rule"},
    FIELD(LISTS, table_list, id, NAME, LIMIT_NAME_BYTES),
    FIELD(LISTS, table_list, title_text, TEXT, 0),
    FIELD(LISTS, table_list, flags, BITS, 15),
    FIELD(LISTS, table_list, first_term, RANGE, TABLE_TERMS),
    FIELD(LISTS, table_list, first_included, RANGE, TABLE_OPERANDS),
    FIELD(LISTS, table_list, first_excepted, RANGE, TABLE_OPERANDS),
    FIELD(TERMS, table_term, text, STRING, 0),
    FIELD(TERMS, table_term, folded, SHORT, 2 * LIMIT_TERM_BYTES),
    FIELD(TERMS, table_term, flags, BITS, 63),
    FIELD(WORD_SLOTS, table_word_slot, word, STRING, 0),
    FIELD(WORD_SLOTS, table_word_slot, first_class, SHARED, TABLE_WORD_CLASSES),
    FIELD(AFFIX_SLOTS, table_affix_slot, letters, STRING, 0),
    FIELD(AFFIX_SLOTS, table_affix_slot, first_class, SHARED, TABLE_WORD_CLASSES),
    FIELD(TRIE_NODES, table_trie_node, first_edge, RANGE, TABLE_TRIE_EDGES),
    FIELD(TRIE_NODES, table_trie_node, first_term, RANGE, TABLE_TRIE_TERMS),
    FIELD(TRIE_EDGES, table_trie_edge, node, INDEX, TABLE_TRIE_NODES),
    {TABLE_TRIE_TERMS, CHECK_INDEX, 0, TABLE_TERMS, "term"},
    FIELD(PATTERN_NODES, table_trie_node, first_edge, RANGE, TABLE_PATTERN_EDGES),
    FIELD(PATTERN_NODES, table_trie_node, first_term, RANGE, TABLE_PATTERN_TERMS),
    FIELD(PATTERN_EDGES, table_trie_edge, node, INDEX, TABLE_PATTERN_NODES),
    FIELD(PATTERN_EDGES, table_trie_edge, word_class, BELOW, PATTERN_LETTER + 1),
    {TABLE_PATTERN_TERMS, CHECK_INDEX, 0, TABLE_TERMS, "term"},
    FIELD(DETECTORS, table_detector, kind, BELOW, DETECTOR_COUNT),
    FIELD(DETECTORS, table_detector, term, INDEX, TABLE_TERMS),
    FIELD(PLACES, table_place, file, SHARED, TABLE_ORIGIN),
};

#undef FIELD

static uint32_t number_at(const unsigned char *record, size_t offset) {
    uint32_t number;
    memcpy(&number, record + offset, sizeof number);
    return number;
}

static bool is_boundary(const struct charte_table *table, uint32_t offset) {
    return offset == table->STRINGS_count || !utf8_continues(table->STRINGS[offset]);
}

static bool in_section(const struct verify_state *state, uint32_t section, uint32_t first,
                       uint32_t count) {
    uint32_t records = state->sections[section].count;
    return count <= records && first <= records - count;
}

static bool check_string(const struct verify_state *state, uint32_t offset, uint32_t size) {
    return in_section(state, TABLE_STRINGS, offset, size) && is_boundary(state->table, offset) &&
           is_boundary(state->table, offset + size);
}

static bool check_short(const struct verify_state *state, const struct column *field,
                        const unsigned char *record) {
    uint32_t size = number_at(record, field->offset + 4u);
    return size <= field->against && check_string(state, number_at(record, field->offset), size);
}

/* Names are looked up by searching them, sorted: of a table that the compiler writes no two of a
 * kind share a byte. */
static bool check_names(struct verify_state *state, const struct column *field,
                        const unsigned char *record) {
    uint64_t *together = &state->named[field->section];
    *together += number_at(record, field->offset + 4u);
    return *together <= state->table->STRINGS_count;
}

static bool check_range(struct verify_state *state, uint32_t section, uint32_t first,
                        uint32_t count) {
    state->taken[section] += count;
    return in_section(state, section, first, count) &&
           state->taken[section] <= state->sections[section].count;
}

static bool check_field(struct verify_state *state, const struct column *field,
                        const unsigned char *record) {
    uint32_t number = number_at(record, field->offset);
    switch ((enum check)field->check) {
    case CHECK_INDEX:
        return number < state->sections[field->against].count;
    case CHECK_OPTIONAL:
        return number == TABLE_NONE || number < state->sections[field->against].count;
    case CHECK_RANGE:
        return check_range(state, field->against, number, number_at(record, field->offset + 4u));
    case CHECK_SHARED:
        return in_section(state, field->against, number, number_at(record, field->offset + 4u));
    case CHECK_STRING:
        return check_string(state, number, number_at(record, field->offset + 4u));
    case CHECK_SHORT:
        return check_short(state, field, record);
    case CHECK_NAME:
        return check_short(state, field, record) && check_names(state, field, record);
    case CHECK_TEXT:
        return number < state->text_rows;
    case CHECK_BITS:
        return (number & ~field->against) == 0;
    case CHECK_BELOW:
        return number < field->against;
    case CHECK_DATE:
        return number == 0 || civil_date_exists(number);
    }
    return false;
}

static int verify_field(struct verify_state *state, const struct column *field) {
    const struct verify_section *section = &state->sections[field->section];
    for (uint32_t i = 0; i < section->count; i++) {
        const unsigned char *record = section->records + (size_t)i * section->record_size;
        if (!check_field(state, field, record))
            return verify_failed(state, field->section, i, field->name);
    }
    return CHARTE_OK;
}

static int verify_strings(struct verify_state *state) {
    const struct charte_table *table = state->table;
    size_t valid = utf8_valid(table->STRINGS, table->STRINGS_count);
    if (valid != table->STRINGS_count)
        return verify_failed(state, TABLE_STRINGS, (uint32_t)valid, "is not UTF-8");
    const char *nul = memchr(table->STRINGS, '\0', table->STRINGS_count);
    if (nul) return verify_failed(state, TABLE_STRINGS, (uint32_t)(nul - table->STRINGS), "is NUL");
    if (table->ORIGIN_count == 0) return CHARTE_OK;
    if (utf8_valid(table->ORIGIN, table->ORIGIN_count) != table->ORIGIN_count ||
        table->ORIGIN[table->ORIGIN_count - 1] != '\0')
        return verify_failed(state, TABLE_ORIGIN, 0, "is not UTF-8 or has no end");
    return CHARTE_OK;
}

int verify_fields(struct verify_state *state) {
    int result = verify_strings(state);
    for (size_t i = 0; i < sizeof fields / sizeof *fields && result == CHARTE_OK; i++)
        result = verify_field(state, &fields[i]);
    return result;
}
