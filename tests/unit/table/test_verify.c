/* SPDX-License-Identifier: Apache-2.0 */
/* What table_format.h promises, broken one promise at a time: each is refused by the section's
 * name. */
#include "tests/unit/made_charter.h"

static void refused(struct made *made, const char *section) {
    charte_error error;
    assert_int_equal(made_try(made, &error), CHARTE_ERROR_TABLE);
    assert_null(made->opened);
    if (!strstr(error.message, section)) fail_msg("%s: %s", section, error.message);
    made_free(made);
}

static void conditions_must_be_trees(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "a"), shared = made_is(made, fact);
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, fact);
    made_rule_at(made, rule)->condition = shared;
    made_rule_at(made, rule)->exception = shared;
    refused(made, "RULES");

    made = made_new();
    fact = made_asked(made, "a");
    shared = made_is(made, fact);
    made_group(made, OPERATOR_ALL, shared, shared);
    refused(made, "NODES");

    made = made_new();
    struct node itself = {.kind = OPERATOR_ANY};
    made_push(made, &itself.operands, 0);
    made_node(made, itself);
    refused(made, "NODES");

    made = made_new();
    fact = made_asked(made, "a");
    uint32_t deep = made_is(made, fact);
    for (unsigned i = 0; i < LIMIT_CONDITION_DEPTH; i++) {
        struct node node = {.kind = OPERATOR_ALL};
        made_push(made, &node.operands, deep);
        deep = made_node(made, node);
    }
    charte_error error;
    assert_int_equal(made_try(made, &error), CHARTE_OK);
    made_free(made);

    made = made_new();
    fact = made_asked(made, "a");
    deep = made_is(made, fact);
    for (unsigned i = 0; i < LIMIT_CONDITION_DEPTH + 1; i++) {
        struct node node = {.kind = OPERATOR_ALL};
        made_push(made, &node.operands, deep);
        deep = made_node(made, node);
    }
    refused(made, "NODES");
}

static void facts_rest_on_earlier_ones(void **state) {
    (void)state;
    struct made *made = made_new();
    made_fact(made, "a", 0, made_is(made, 0));
    refused(made, "FACTS");

    made = made_new();
    made_fact(made, "a", 0, made_is(made, 1));
    made_fact(made, "b", 0, made_evidence(made, EVIDENCE_has_link));
    refused(made, "FACTS");

    made = made_new();
    made_fact(made, "a", 0, made_is(made, 9));
    refused(made, "NODES");

    made = made_new();
    made_fact(made, "a", FACT_ASKS | FACT_DEFAULT_NO, TABLE_NONE);
    refused(made, "FACTS");

    made = made_new();
    made_fact(made, "a", FACT_ASKS | FACT_OPEN | FACT_DEFAULT_NO | FACT_DEFAULT_YES, TABLE_NONE);
    refused(made, "FACTS");
}

static void rules_are_overridden_by_earlier_ones_in_order(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "a");
    uint32_t first = made_rule(made, "1.1", MODALITY_forbid, fact);
    uint32_t second = made_rule(made, "1.2", MODALITY_permit, fact);
    made_override(made, second, first);
    made_push(made, &made->table.order, first);
    made_push(made, &made->table.order, second);
    refused(made, "RULES");

    made = made_new();
    first = made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "a"));
    made_push(made, &made->table.order, first);
    made_push(made, &made->table.order, first);
    refused(made, "ORDER");

    made = made_new();
    fact = made_asked(made, "a");
    made_rule(made, "1.1", MODALITY_forbid, fact);
    made_rule(made, "1.2", MODALITY_forbid, fact);
    made_push(made, &made->table.order, 1);
    made_push(made, &made->table.order, 1);
    refused(made, "ORDER");

    made = made_new();
    made_rule(made, "1.1", MODALITY_approve, made_asked(made, "a"));
    refused(made, "RULES");
}

static void lists_take_in_earlier_ones(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "a", "Acme");
    made_push(made, &made->table.lists.items[list].included, list);
    refused(made, "LISTS");

    made = made_new();
    list = made_list(made, "a", "Acme");
    made_push(made, &made->table.lists.items[list].excepted, list + 1);
    made_list(made, "b", "Belmont");
    refused(made, "LISTS");
}

/* A section of the table written last. */
static const struct table_section *section_of(struct made *made, enum table_section_id id) {
    const struct table_header *header = (const void *)made->bytes.bytes;
    const struct table_section *sections = (const void *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++)
        if (sections[i].id == id) return &sections[i];
    fail();
    return NULL;
}

/* Its first record, as numbers. */
static uint32_t *numbers_of(struct made *made, enum table_section_id id) {
    char *bytes = (char *)made->bytes.bytes;
    return (uint32_t *)(void *)(bytes + section_of(made, id)->offset);
}

/* Where a table has one number more than it may, in a section, it is refused by that name. */
static void forged(enum table_section_id id, size_t at, uint32_t number, const char *section) {
    struct made *made = small_charter();
    charte_error error;
    made_write(made);
    numbers_of(made, id)[at] = number;
    repair_checksums((char *)made->bytes.bytes);
    assert_int_equal(open_copy(made->bytes.bytes, made->bytes.size, &error), CHARTE_ERROR_TABLE);
    if (!strstr(error.message, section)) fail_msg("%s: %s", section, error.message);
    made_free(made);
}

static void words_are_found_soon(void **state) {
    (void)state;
    forged(TABLE_WORD_SLOTS, 4, LIMIT_READINGS + 1, "WORD_SLOTS");
    forged(TABLE_AFFIX_SLOTS, 5, LIMIT_READINGS + 1, "AFFIX_SLOTS");
    forged(TABLE_AFFIX_LENGTHS, 1, LIMIT_AFFIX_BYTES + TERM_MARKS + 1, "AFFIX_LENGTHS");
    forged(TABLE_TRIE_EDGES, 0, 1000000, "TRIE_EDGES");
}

static void counts_are_those_of_the_sections(void **state) {
    (void)state;
    forged(TABLE_META, offsetof(struct table_meta, language_count) / 4, 0, "META");
    forged(TABLE_META, offsetof(struct table_meta, language_count) / 4, 2, "META");
    forged(TABLE_LISTS, offsetof(struct table_list, first_term) / 4, 1, "LISTS");
    forged(TABLE_LISTS, offsetof(struct table_list, term_count) / 4, 2, "LISTS");
    forged(TABLE_TEXTS, 1, 1, "TEXTS");
    forged(TABLE_LANGUAGES, 0, TABLE_LANGUAGE_COUNT, "LANGUAGES");
    forged(TABLE_ORIGIN, 0, 0xFFFFFFFF, "ORIGIN");
}

/* The first record of a section names the first bytes of STRINGS. */
static int open_naming(struct made *made, enum table_section_id id, size_t at, uint32_t size,
                       charte_error *error) {
    made_write(made);
    numbers_of(made, id)[at] = 0;
    numbers_of(made, id)[at + 1] = size;
    repair_checksums((char *)made->bytes.bytes);
    return open_copy(made->bytes.bytes, made->bytes.size, error);
}

/* Names that lie over each other could be long, all of them, in a small table. */
static void names_are_no_longer_than_strings(void **state) {
    (void)state;
    enum { LONG = 2 * LIMIT_TERM_BYTES };
    struct made *made = small_charter();
    char *reason = ARENA_ARRAY(made->arena, char, LONG + 2);
    charte_error error;
    memset(reason, 'a', LONG + 1);
    reason[LONG + 1] = 0;
    made_rule_at(made, 1)->notes.reason = made_text(reason);
    made_write(made);
    uint32_t all = section_of(made, TABLE_STRINGS)->size;
    assert_int_equal(open_naming(made, TABLE_FACTS, 0, 1, &error), CHARTE_OK);
    assert_int_equal(open_naming(made, TABLE_FACTS, 0, all, &error), CHARTE_ERROR_TABLE);
    assert_non_null(strstr(error.message, "FACTS"));
    assert_int_equal(open_naming(made, TABLE_RULES, 0, all, &error), CHARTE_ERROR_TABLE);
    assert_non_null(strstr(error.message, "RULES"));
    assert_int_equal(open_naming(made, TABLE_TERMS, 2, 1, &error), CHARTE_OK);
    assert_int_equal(open_naming(made, TABLE_TERMS, 2, all, &error), CHARTE_ERROR_TABLE);
    assert_non_null(strstr(error.message, "TERMS"));
    made_free(made);
}

static void numbers_must_mean_something(void **state) {
    (void)state;
    struct made *made = made_new();
    made->table.in_force = 20270229;
    refused(made, "META");

    made = made_new();
    made_evidence_of(made, EVIDENCE_author_role, 0);
    refused(made, "NODES");

    made = made_new();
    made_evidence(made, 15);
    refused(made, "NODES");

    made = made_new();
    made_node(made, (struct node){.kind = EVIDENCE_appears_before, .a = 20271301});
    refused(made, "NODES");

    made = made_new();
    made_node(made, (struct node){.kind = EVIDENCE_appears_between, .a = 0, .b = 2000});
    refused(made, "NODES");

    made = made_new();
    made_rule(made, "1.1", MODALITY_COUNT, made_asked(made, "a"));
    refused(made, "RULES");

    made = made_new();
    made_rule(made, "1.1", MODALITY_forbid, 1);
    made_asked(made, "a");
    refused(made, "RULES");

    made = made_new();
    made->table.prevails = LANGUAGE_DE;
    refused(made, "META");

    made = made_new();
    made->table.title = made_text("Char\xe9te");
    refused(made, "STRINGS");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_must_be_trees),
        cmocka_unit_test(facts_rest_on_earlier_ones),
        cmocka_unit_test(rules_are_overridden_by_earlier_ones_in_order),
        cmocka_unit_test(lists_take_in_earlier_ones),
        cmocka_unit_test(counts_are_those_of_the_sections),
        cmocka_unit_test(words_are_found_soon),
        cmocka_unit_test(names_are_no_longer_than_strings),
        cmocka_unit_test(numbers_must_mean_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
