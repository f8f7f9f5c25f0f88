/* SPDX-License-Identifier: Apache-2.0 */
/* What each field of a record may hold by itself, as table_format.h says: in the first record of
 * its section and in the last, the nearest that it may and what it may not. */
#include "tests/unit/laid_table.h"

/* Where a record of the small charter has another number, and what is said of it then. */
struct forger {
    struct made *made;
    char *bytes;
};

static struct forger forger_new(void) {
    struct forger forger = {.made = small_charter()};
    made_write(forger.made);
    forger.bytes = (char *)forger.made->bytes.bytes;
    return forger;
}

static const struct table_section *section_of(const struct forger *forger,
                                              enum table_section_id id) {
    const struct table_header *header = (const void *)forger->bytes;
    const struct table_section *sections = laid_sections(forger->bytes);
    for (uint32_t i = 0; i < header->section_count; i++)
        if (sections[i].id == id) return &sections[i];
    fail_msg("no section %u", (unsigned)id);
    return NULL;
}

static size_t record_size(enum table_section_id id) {
    switch (id) {
#define SECTION(number, NAME, type, required)                                                      \
    case number:                                                                                   \
        return sizeof(type);
        TABLE_SECTIONS(SECTION)
#undef SECTION
    }
    return 0;
}

static uint32_t count_of(const struct forger *forger, enum table_section_id id) {
    return (uint32_t)(section_of(forger, id)->size / record_size(id));
}

static uint32_t *numbers_at(const struct forger *forger, enum table_section_id id, uint32_t record,
                            size_t member) {
    return (uint32_t *)(void *)(forger->bytes + section_of(forger, id)->offset +
                                record * record_size(id) + member);
}

/* Whether the table is refused for that field of that record alone, at its place. */
static bool is_refused(const struct forger *forger, enum table_section_id id, uint32_t record,
                       const char *section, const char *name) {
    char message[100];
    charte_error error;
    repair_checksums(forger->bytes);
    if (open_copy(forger->bytes, forger->made->bytes.size, &error) == CHARTE_OK) return false;
    snprintf(message, sizeof message, "%s %u: %s", section, record, name);
    if (strcmp(error.message, message) != 0) return false;
    assert_int_equal(error.result, CHARTE_ERROR_TABLE);
    assert_int_equal(error.offset, section_of(forger, id)->offset + record * record_size(id));
    return true;
}

struct place {
    enum table_section_id id;
    size_t member;
    const char *section, *name;
};

#define FIELD(NAME, type, member)                                                                  \
    { TABLE_##NAME, offsetof(struct type, member), #NAME, #member }

static void expect_number(const struct forger *forger, const struct place *field, uint32_t number,
                          bool holds) {
    uint32_t records[] = {0, count_of(forger, field->id) - 1};
    for (int i = 0; i < 2; i++) {
        uint32_t *at = numbers_at(forger, field->id, records[i], field->member), before = *at;
        *at = number;
        if (is_refused(forger, field->id, records[i], field->section, field->name) == holds)
            fail_msg("%s %u: %s %u", field->section, records[i], field->name, number);
        *at = before;
    }
}

static void indexes_are_below_the_count(void **state) {
    (void)state;
    static const struct {
        struct place field;
        enum table_section_id against;
        bool optional;
    } rows[] = {
        {FIELD(FACTS, table_fact, ruled_out), TABLE_NODES, true},
        {FIELD(FACTS, table_fact, established), TABLE_NODES, true},
        {FIELD(FACTS, table_fact, to_check), TABLE_NODES, true},
        {FIELD(RULES, table_rule, article), TABLE_ARTICLES, false},
        {FIELD(RULES, table_rule, focus), TABLE_FACTS, false},
        {FIELD(RULES, table_rule, condition), TABLE_NODES, true},
        {FIELD(RULES, table_rule, exception), TABLE_NODES, true},
        {FIELD(RULES, table_rule, role), TABLE_ROLES, true},
        {{TABLE_OVERRIDERS, 0, "OVERRIDERS", "rule"}, TABLE_RULES, false},
        {{TABLE_ORDER, 0, "ORDER", "rule"}, TABLE_RULES, false},
        {FIELD(TRIE_EDGES, table_trie_edge, node), TABLE_TRIE_NODES, false},
        {{TABLE_TRIE_TERMS, 0, "TRIE_TERMS", "term"}, TABLE_TERMS, false},
        {FIELD(PATTERN_EDGES, table_trie_edge, node), TABLE_PATTERN_NODES, false},
        {{TABLE_PATTERN_TERMS, 0, "PATTERN_TERMS", "term"}, TABLE_TERMS, false},
        {FIELD(DETECTORS, table_detector, term), TABLE_TERMS, false},
    };
    struct forger forger = forger_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t count = count_of(&forger, rows[i].against);
        expect_number(&forger, &rows[i].field, count - 1, true);
        expect_number(&forger, &rows[i].field, count, false);
        expect_number(&forger, &rows[i].field, TABLE_NONE - 1, false);
        expect_number(&forger, &rows[i].field, TABLE_NONE, rows[i].optional);
    }
    made_free(forger.made);
}

static void texts_are_rows_of_the_matrix(void **state) {
    (void)state;
    static const struct place fields[] = {
        FIELD(META, table_meta, title_text),          FIELD(META, table_meta, organisation_text),
        FIELD(META, table_meta, contact_text),        FIELD(META, table_meta, applies_text),
        FIELD(ROLES, table_name, title_text),         FIELD(PLATFORMS, table_name, title_text),
        FIELD(LABELS, table_name, title_text),        FIELD(ARTICLES, table_article, title_text),
        FIELD(ARTICLES, table_article, chapter_text), FIELD(FACTS, table_fact, label_text),
        FIELD(FACTS, table_fact, sentence_text),      FIELD(FACTS, table_fact, question_text),
        FIELD(RULES, table_rule, sentence_text),      FIELD(RULES, table_rule, reason_text),
        FIELD(RULES, table_rule, legal_text),         FIELD(RULES, table_rule, advice_text),
        FIELD(RULES, table_rule, contact_text),       FIELD(LISTS, table_list, title_text),
    };
    struct forger forger = forger_new();
    uint32_t rows = count_of(&forger, TABLE_TEXTS) / count_of(&forger, TABLE_LANGUAGES);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        expect_number(&forger, &fields[i], rows - 1, true);
        expect_number(&forger, &fields[i], rows, false);
    }
    made_free(forger.made);
}

static void numbers_are_known_ones(void **state) {
    (void)state;
    static const struct {
        struct place field;
        uint32_t most;
        bool bits;
    } rows[] = {
        {FIELD(META, table_meta, control), CONTROL_DRAFTS | CONTROL_OFFICIAL, true},
        {FIELD(FACTS, table_fact, flags),
         FACT_OPEN | FACT_ASKS | FACT_DEFAULT_YES | FACT_DEFAULT_NO | FACT_HIDDEN, true},
        {FIELD(RULES, table_rule, flags), RULE_ON_TRIAL, true},
        {FIELD(LISTS, table_list, flags),
         LIST_CONFIDENTIAL | LIST_ANONYMOUS | LIST_WITHHELD | LIST_DOUBTFUL, true},
        {FIELD(TERMS, table_term, flags),
         TERM_EXACT | TERM_EXCEPT | TERM_CONFIDENTIAL | TERM_NOT_IN_TEXT | TERM_PATTERN |
             TERM_DETECTOR,
         true},
        {FIELD(NODES, table_node, negated), 1, false},
        {FIELD(RULES, table_rule, modality), MODALITY_COUNT - 1, false},
        {FIELD(PATTERN_EDGES, table_trie_edge, word_class), PATTERN_LETTER, false},
        {FIELD(DETECTORS, table_detector, kind), DETECTOR_COUNT - 1, false},
    };
    struct forger forger = forger_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_number(&forger, &rows[i].field, 0, true);
        expect_number(&forger, &rows[i].field, rows[i].most, true);
        expect_number(&forger, &rows[i].field, rows[i].most + 1, false);
        expect_number(&forger, &rows[i].field, 1u << 31, false);
        for (uint32_t bit = 1; rows[i].bits && bit <= rows[i].most; bit <<= 1)
            expect_number(&forger, &rows[i].field, bit, true);
    }
    made_free(forger.made);
}

static void dates_are_days_or_none(void **state) {
    (void)state;
    static const struct place fields[] = {FIELD(META, table_meta, in_force),
                                          FIELD(PERIODS, table_period, from),
                                          FIELD(PERIODS, table_period, to)};
    struct forger forger = forger_new();
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        expect_number(&forger, &fields[i], 0, true);
        expect_number(&forger, &fields[i], 20270228, true);
        expect_number(&forger, &fields[i], 20270229, false);
        expect_number(&forger, &fields[i], 1, false);
    }
    made_free(forger.made);
}

/* Ranges */

static void expect_range(const struct forger *forger, const struct place *field, uint32_t first,
                         uint32_t count, bool holds) {
    uint32_t last = count_of(forger, field->id) - 1;
    uint32_t *at = numbers_at(forger, field->id, last, field->member);
    uint32_t before[] = {at[0], at[1]};
    at[0] = first, at[1] = count;
    if (is_refused(forger, field->id, last, field->section, field->name) == holds)
        fail_msg("%s %u: %s %u, %u", field->section, last, field->name, first, count);
    memcpy(at, before, sizeof before);
}

/* Behind the last record there may be a range of none. A range may be as long as what other records
 * leave: here all but the last have none. */
static void ranges_are_inside_and_share_nothing(void **state) {
    (void)state;
    static const struct {
        struct place field;
        enum table_section_id into;
        bool shared;
    } rows[] = {
        {FIELD(NODES, table_node, first), TABLE_OPERANDS, false},
        {FIELD(RULES, table_rule, first_period), TABLE_PERIODS, false},
        {FIELD(RULES, table_rule, first_overrider), TABLE_OVERRIDERS, false},
        {FIELD(LISTS, table_list, first_term), TABLE_TERMS, false},
        {FIELD(TRIE_NODES, table_trie_node, first_edge), TABLE_TRIE_EDGES, false},
        {FIELD(TRIE_NODES, table_trie_node, first_term), TABLE_TRIE_TERMS, false},
        {FIELD(PATTERN_NODES, table_trie_node, first_edge), TABLE_PATTERN_EDGES, false},
        {FIELD(PATTERN_NODES, table_trie_node, first_term), TABLE_PATTERN_TERMS, false},
        {FIELD(WORD_SLOTS, table_word_slot, first_class), TABLE_WORD_CLASSES, true},
        {FIELD(AFFIX_SLOTS, table_affix_slot, first_class), TABLE_WORD_CLASSES, true},
        {FIELD(PLACES, table_place, file), TABLE_ORIGIN, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct place *field = &rows[i].field;
        struct forger forger = forger_new();
        uint32_t all = count_of(&forger, rows[i].into);
        for (uint32_t k = 0; k + 1 < count_of(&forger, field->id); k++)
            memset(numbers_at(&forger, field->id, k, field->member), 0, 2 * sizeof(uint32_t));
        expect_range(&forger, field, all, 0, true);
        expect_range(&forger, field, all - 1, 1, true);
        expect_range(&forger, field, 0, all, true);
        expect_range(&forger, field, all + 1, 0, false);
        expect_range(&forger, field, all, 1, false);
        expect_range(&forger, field, 0, all + 1, false);
        expect_range(&forger, field, 1, all, false);
        expect_range(&forger, field, 0xFFFFFFFF, 1, false);
        expect_range(&forger, field, 1, 0xFFFFFFFF, false);
        numbers_at(&forger, field->id, 0, field->member)[1] = 1;
        expect_range(&forger, field, 1, all - 1, true);
        expect_range(&forger, field, 0, all, rows[i].shared);
        made_free(forger.made);
    }
}

/* Of lists and conditions together: all name records of OPERANDS. */
static void operands_are_shared_out_among_lists_and_conditions(void **state) {
    (void)state;
    const uint32_t operands[] = {0, 0, 0, 0};
    const struct table_node nodes[] = {{EVIDENCE_text_mentions, 0, 0, 1, 0, 0}};
    struct table_list lists[] = {{.flags = 0},
                                 {.first_included = 1, .included_count = 1},
                                 {.first_excepted = 2, .excepted_count = 2}};
    struct laid laid = laid_least();
    LAY(&laid, OPERANDS, operands);
    LAY(&laid, NODES, nodes);
    LAY(&laid, LISTS, lists);
    laid_taken(&laid);
    lists[1].included_count = 2;
    laid_refused(&laid, TABLE_LISTS, 2, "first_excepted");
    lists[1].included_count = 4;
    lists[1].first_included = 0;
    laid_refused(&laid, TABLE_LISTS, 1, "first_included");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indexes_are_below_the_count),
        cmocka_unit_test(texts_are_rows_of_the_matrix),
        cmocka_unit_test(numbers_are_known_ones),
        cmocka_unit_test(dates_are_days_or_none),
        cmocka_unit_test(ranges_are_inside_and_share_nothing),
        cmocka_unit_test(operands_are_shared_out_among_lists_and_conditions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
