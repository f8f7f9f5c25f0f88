/* SPDX-License-Identifier: Apache-2.0 */
/* What a table says of itself. */
#include "tests/unit/laid_table.h"

#include <stdio.h>
#include <string.h>

static charte_description described(struct made *made) {
    charte_description description = {.size = sizeof description};
    made_open(made);
    assert_int_equal(charte_table_describe(made->opened, made_str("fr"), &description), CHARTE_OK);
    return description;
}

static void rules_on_trial_are_counted(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "f");
    made_rule(made, "1.1", MODALITY_forbid, fact);
    made_rule_at(made, made_rule(made, "1.2", MODALITY_forbid, fact))->on_trial = true;
    made_rule_at(made, made_rule(made, "1.3", MODALITY_advise, fact))->on_trial = true;
    charte_description description = described(made);
    assert_int_equal(description.rules, 3);
    assert_int_equal(description.on_trial, 2);
    made_free(made);
}

/* A fact of an evidence is text, one of a record is record, one that asks takes a person; a rule
 * needs what it names, through other facts and in conditions and exceptions too. */
static void rules_are_counted_by_what_decides_them(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t text = made_fact(made, "text", 0, made_evidence(made, EVIDENCE_has_link));
    uint32_t record = made_fact(made, "record", 0, made_evidence(made, EVIDENCE_author_bot));
    uint32_t asked = made_asked(made, "asked");
    uint32_t through = made_fact(made, "through", 0, made_is(made, record));
    uint32_t both =
        made_fact(made, "both", 0,
                  made_group(made, OPERATOR_ANY, made_is(made, text), made_is(made, record)));
    struct table_period year = {20270101, 20271231};
    made_rule(made, "1.1", MODALITY_forbid, text);
    made_rule(made, "1.2", MODALITY_forbid, record);
    made_rule(made, "1.3", MODALITY_forbid, through);
    made_rule(made, "1.4", MODALITY_forbid, both);
    uint32_t dated = made_rule(made, "1.5", MODALITY_forbid, text);
    ARENA_PUSH(made->arena, &made_rule_at(made, dated)->periods, year);
    made_rule(made, "1.6", MODALITY_forbid, asked);
    uint32_t where = made_rule(made, "1.7", MODALITY_forbid, text);
    made_rule_at(made, where)->condition = made_is(made, asked);
    uint32_t unless = made_rule(made, "1.8", MODALITY_forbid, text);
    made_rule_at(made, unless)->exception = made_is(made, asked);
    charte_description description = described(made);
    assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_TEXT], 1);
    assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_RECORD], 4);
    assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_SIGN], 2);
    assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_WORD], 1);
    made_free(made);
}

static void expect_reason(struct made *made, const char *language, const char *reason) {
    charte_rule rule = {.size = sizeof rule};
    assert_int_equal(charte_table_rule(made->opened, 0, made_str(language), &rule), CHARTE_OK);
    assert_int_equal(rule.reason.length, strlen(reason));
    assert_memory_equal(rule.reason.bytes, reason, strlen(reason));
}

/* A rule with a reason in so many of French, German and Italian, of which German prevails. */
static struct made *with_reasons(const char *fr, const char *de, const char *it) {
    struct made *made = made_new();
    struct text *reason =
        &made_rule_at(made, made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "f")))
             ->notes.reason;
    made->table.languages = 1u << LANGUAGE_FR | 1u << LANGUAGE_DE | 1u << LANGUAGE_IT;
    made->table.prevails = LANGUAGE_DE;
    reason->in[LANGUAGE_FR] = str_of(fr);
    reason->in[LANGUAGE_DE] = str_of(de);
    reason->in[LANGUAGE_IT] = str_of(it);
    made_open(made);
    return made;
}

static void a_text_is_told_in_the_language_that_prevails_where_it_is_not_in_another(void **state) {
    (void)state;
    struct made *made = with_reasons("Parce que", "Weil", "");
    expect_reason(made, "fr", "Parce que");
    expect_reason(made, "de", "Weil");
    expect_reason(made, "it", "Weil");
    expect_reason(made, "en", "Weil");
    made_free(made);
    made = with_reasons("", "", "Perché");
    expect_reason(made, "fr", "Perché");
    expect_reason(made, "de", "Perché");
    made_free(made);
    made = with_reasons("", "", "");
    expect_reason(made, "fr", "");
    made_free(made);
}

static void names_are_counted(void **state) {
    (void)state;
    struct made *made = made_new();
    made_role(made, "r"), made_platform(made, "p"), made_platform(made, "q"), made_label(made, "l");
    uint32_t list = made_list(made, "list", "Acme");
    made_term(made, list, "Belmont", 0);
    made_asked(made, "asked");
    uint32_t fact =
        made_fact(made, "said", 0, made_evidence_of(made, EVIDENCE_text_mentions, list));
    made_rule(made, "1.1", MODALITY_forbid, fact);
    charte_description description = described(made);
    assert_int_equal(description.roles, 1);
    assert_int_equal(description.platforms, 2);
    assert_int_equal(description.labels, 1);
    assert_int_equal(description.lists, 1);
    assert_int_equal(description.terms, 2);
    assert_int_equal(description.facts, 2);
    assert_int_equal(description.questions, 1);
    assert_int_equal(description.articles, 1);
    made_free(made);
}

static void expect_str(charte_str said, const char *wanted) {
    assert_int_equal(said.length, strlen(wanted));
    assert_memory_equal(said.bytes, wanted, strlen(wanted));
}

static void confidential_and_quoted_terms_are_told_apart(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t open = made_list(made, "a", "Acme"), quoted = made_list(made, "", "Belmont");
    uint32_t secret = made_list(made, "b", NULL);
    made_term(made, secret, "Corvin", TERM_CONFIDENTIAL);
    made_term(made, secret, "Dornach", TERM_CONFIDENTIAL | TERM_EXACT);
    made_term(made, open, "Emmental", TERM_EXACT);
    made->table.lists.items[quoted].flags = LIST_ANONYMOUS;
    made->table.lists.items[secret].flags = LIST_CONFIDENTIAL;
    charte_description description = described(made);
    assert_int_equal(description.lists, 2);
    assert_int_equal(description.confidential_lists, 1);
    assert_int_equal(description.terms, 5);
    assert_int_equal(description.confidential_terms, 2);
    made_free(made);
    made = made_new();
    secret = made_list(made, "b", NULL);
    made_term(made, secret, "Corvin", TERM_CONFIDENTIAL);
    description = described(made);
    assert_int_equal(description.confidential_terms, 1);
    assert_int_equal(description.confidential_lists, 0);
    made_free(made);
}

static void the_head_of_a_charter_is_said(void **state) {
    (void)state;
    for (int round = 0; round < 2; round++) {
        struct made *made = made_new();
        made->table.languages = 1u << LANGUAGE_FR | 1u << LANGUAGE_DE;
        made->table.prevails = round ? LANGUAGE_DE : LANGUAGE_NONE;
        made->table.title.in[LANGUAGE_DE] = STR("Charta");
        made->table.organisation = made_text("Acme SA");
        made->table.contact = made_text("le service juridique");
        made->table.applies_to = made_text("toutes les personnes");
        made->table.version = STR("2.1");
        made->table.in_force = round ? 20270131 : 0;
        made->table.control = round ? CONTROL_DRAFTS : CONTROL_OFFICIAL;
        made_is(made, made_asked(made, "f"));
        charte_description description = described(made);
        expect_str(description.title, "Charte");
        expect_str(description.organisation, "Acme SA");
        expect_str(description.contact, "le service juridique");
        expect_str(description.applies, "toutes les personnes");
        expect_str(description.version, "2.1");
        expect_str(description.compiler, CHARTE_VERSION);
        assert_int_equal(description.format_major, TABLE_MAJOR);
        assert_int_equal(description.format_minor, TABLE_MINOR);
        assert_int_equal(description.in_force, round ? 20270131 : 0);
        assert_int_equal(description.controls_drafts, round);
        assert_int_equal(description.controls_official, !round);
        assert_int_equal(description.language_count, 2);
        expect_str(description.languages[LANGUAGE_DE < LANGUAGE_FR ? 1 : 0], "fr");
        expect_str(description.languages[LANGUAGE_DE < LANGUAGE_FR ? 0 : 1], "de");
        assert_null(description.languages[2].bytes);
        expect_str(description.prevails, round ? "de" : "");
        assert_int_equal(description.conditions, 1);
        made_free(made);
    }
}

/* A table may say nothing of where it comes from. */
static void a_table_without_origin_names_no_compiler(void **state) {
    (void)state;
    size_t size;
    struct laid laid = laid_least();
    char *bytes = laid_bytes(&laid, &size);
    charte_table *table;
    charte_description description = {.size = sizeof description};
    assert_int_equal(charte_table_open(bytes, size, NULL, &table, NULL), CHARTE_OK);
    assert_int_equal(charte_table_describe(table, made_str("fr"), &description), CHARTE_OK);
    expect_str(description.compiler, "");
    assert_non_null(description.compiler.bytes);
    charte_table_close(table);
    free(bytes);
}

/* A group needs what its children need, and no more. */
static void groups_need_what_their_children_need(void **state) {
    (void)state;
    const uint32_t operators[] = {OPERATOR_ALL, OPERATOR_ANY};
    for (int i = 0; i < 2; i++) {
        struct made *made = made_new();
        struct table_period year = {20270101, 20271231};
        uint32_t link = made_evidence(made, EVIDENCE_has_link);
        uint32_t tag = made_evidence(made, EVIDENCE_has_link);
        uint32_t bot = made_evidence(made, EVIDENCE_author_bot);
        uint32_t more = made_evidence(made, EVIDENCE_has_link);
        uint32_t text = made_fact(made, "text", 0, made_group(made, operators[i], link, tag));
        uint32_t both = made_fact(made, "both", 0, made_group(made, operators[i], bot, more));
        uint32_t asked = made_asked(made, "asked");
        uint32_t none = made_node(made, (struct node){.kind = operators[i]});
        uint32_t empty = made_fact(made, "empty", 0, none);
        made_rule(made, "1.1", MODALITY_forbid, text);
        made_rule(made, "1.2", MODALITY_forbid, both);
        made_rule(made, "1.3", MODALITY_forbid, empty);
        uint32_t asking = made_rule(made, "1.4", MODALITY_forbid, empty);
        made_rule_at(made, asking)->condition = made_is(made, asked);
        uint32_t dated = made_rule(made, "1.5", MODALITY_forbid, empty);
        ARENA_PUSH(made->arena, &made_rule_at(made, dated)->periods, year);
        charte_description description = described(made);
        assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_TEXT], 2);
        assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_RECORD], 2);
        assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_WORD], 1);
        assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_SIGN], 0);
        made_free(made);
    }
}

/* A sign that a person must judge takes a person, whether the fact asks or not. */
static void a_fact_needs_what_each_of_its_conditions_needs(void **state) {
    (void)state;
    for (int which = 0; which < 3; which++) {
        struct made *made = made_new();
        uint32_t bot = made_evidence(made, EVIDENCE_author_bot);
        uint32_t fact = made_fact(made, "f", 0, which == 0 ? bot : TABLE_NONE);
        if (which == 1) made->table.facts.items[fact].ruled_out = bot;
        if (which == 2) made->table.facts.items[fact].to_check = bot;
        made_rule(made, "1.1", MODALITY_forbid, fact);
        charte_description description = described(made);
        assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_RECORD], which != 2);
        assert_int_equal(description.rules_by_kind[CHARTE_RULE_BY_SIGN], which == 2);
        made_free(made);
    }
}

static void the_version_of_unicode_is_said(void **state) {
    (void)state;
    struct made *made = made_new();
    made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "f"));
    charte_description description = described(made);
    unsigned major, minor, update;
    char text[32];
    snprintf(text, sizeof text, "%.*s", (int)description.unicode.length, description.unicode.bytes);
    assert_int_equal(sscanf(text, "%u.%u.%u", &major, &minor, &update), 3);
    assert_true(major >= 13);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_on_trial_are_counted),
        cmocka_unit_test(rules_are_counted_by_what_decides_them),
        cmocka_unit_test(a_text_is_told_in_the_language_that_prevails_where_it_is_not_in_another),
        cmocka_unit_test(names_are_counted),
        cmocka_unit_test(confidential_and_quoted_terms_are_told_apart),
        cmocka_unit_test(the_head_of_a_charter_is_said),
        cmocka_unit_test(a_table_without_origin_names_no_compiler),
        cmocka_unit_test(groups_need_what_their_children_need),
        cmocka_unit_test(a_fact_needs_what_each_of_its_conditions_needs),
        cmocka_unit_test(the_version_of_unicode_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
