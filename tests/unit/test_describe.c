/* What a table says of itself. */
#include "tests/unit/made_table.h"

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
        cmocka_unit_test(the_version_of_unicode_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
