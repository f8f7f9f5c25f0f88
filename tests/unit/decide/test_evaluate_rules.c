/* SPDX-License-Identifier: Apache-2.0 */
/* Rules and their order, what is final, what is checked and what is refused: VERDICT.md, case by
 * case. */
#include "runtime/decide/rules.h"
#include "tests/unit/made_verdict.h"

/* Rules and their order */

static void the_highest_level_wins(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "f");
    static const uint32_t modalities[] = {MODALITY_permit, MODALITY_encourage, MODALITY_protect,
                                          MODALITY_discourage, MODALITY_forbid};
    for (size_t i = 0; i < 5; i++)
        made_rule(made, arena_format(made->arena, "1.%zu", i + 1).bytes, modalities[i], fact);
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    made_expect(made, &post, "forbidden");
    made_free(made);
}

static void a_known_prohibition_hides_what_is_pending(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t known = made_asked(made, "f"), open = made_asked(made, "g");
    made_rule(made, "1.1", MODALITY_oblige, known);
    made_rule(made, "1.2", MODALITY_forbid, open);
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", false);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "fix", "forbidden", false);
    made_free(made);
}

/* Of a duty it may be open whether it is met; of another rule that is live nothing is. */
static void what_is_live_is_pending_of_a_duty_alone(void **state) {
    (void)state;
    static const struct {
        unsigned char firm, least, most;
        bool forbidding, obliging;
    } cases[] = {
        {TRUTH_TRUE, LEVEL_ALLOWED, LEVEL_FIX, false, true},
        {TRUTH_TRUE, LEVEL_FIX, LEVEL_FIX, false, false},
        {TRUTH_TRUE, LEVEL_ALLOWED, LEVEL_ALLOWED, false, false},
        {TRUTH_UNKNOWN, LEVEL_ALLOWED, LEVEL_ALLOWED, false, false},
        {TRUTH_UNKNOWN, LEVEL_FIX, LEVEL_FIX, true, true},
        {TRUTH_FALSE, LEVEL_ALLOWED, LEVEL_FIX, false, false},
    };
    struct table_rule forbidding = {.modality = MODALITY_forbid};
    struct table_rule obliging = {.modality = MODALITY_oblige};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule_state rule = {
            .firm = cases[i].firm, .least = cases[i].least, .most = cases[i].most};
        assert_int_equal(rules_firmly_pending(&forbidding, &rule), cases[i].forbidding);
        assert_int_equal(rules_firmly_pending(&obliging, &rule), cases[i].obliging);
    }
}

/* What one fact's absence rules out is absent itself once that fact is read as unknown: a yes to
 * the first puts the second, so that the duty is not final. */
static void absence_is_thought_of_in_one_reading(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t first = made_fact(made, "first", FACT_ASKS, made_evidence(made, EVIDENCE_has_place));
    uint32_t second = made_fact(made, "second", FACT_ASKS, made_evidence(made, EVIDENCE_sponsored));
    made->table.facts.items[second].ruled_out = made_not(made, made_is(made, first));
    uint32_t rule = made_rule(made, "1.1", MODALITY_discourage, made_asked(made, "f"));
    made_rule_at(made, rule)->exception = made_is(made, first);
    made_rule(made, "1.2", MODALITY_oblige, second);
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    post.location = post.sponsored = CHARTE_FALSE;
    expect_head(made, &post, CHARTE_FOR_AUTHOR, "fix", "fix", false);
    answer(&answers, "first", false);
    answer(&answers, "second", false);
    post.answer_count = answers.count;
    expect_head(made, &post, CHARTE_FOR_AUTHOR, "fix", "fix", true);
    made_free(made);
}

static void overriding_is_three_valued(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t focus = made_asked(made, "f"), right = made_asked(made, "r");
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, focus);
    uint32_t permit = made_rule(made, "2.1", MODALITY_permit, right);
    made_override(made, permit, rule);
    made_open(made);
    static const char *const levels[3] = {"forbidden", "check", "allowed"};
    for (int r = 0; r < 3; r++) {
        struct answers answers = {.count = 0};
        answer(&answers, "f", true);
        if (r != 1) answer(&answers, "r", r == 2);
        charte_post post = answered(&answers);
        made_expect(made, &post, levels[r]);
        assert_int_equal(made_says(made, &post, CHARTE_FOR_TOOLS,
                                   "\"overridden\":[{\"rule\":\"1.1\",\"by\":\"2.1\"}]"),
                         r == 2);
        assert_int_equal(made_says(made, &post, CHARTE_FOR_TOOLS,
                                   "\"pending\":[{\"rule\":\"1.1\",\"level\":\"forbidden\","
                                   "\"settles\":[],\"overriders\":[\"2.1\"]},"
                                   "{\"rule\":\"2.1\",\"level\":\"allowed\","
                                   "\"settles\":[{\"fact\":\"r\"}]}]"),
                         r == 1);
    }
    made_free(made);
}

static void an_overridden_rule_overrides_nothing(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "f");
    uint32_t forbid = made_rule(made, "1.1", MODALITY_forbid, fact);
    uint32_t permit = made_rule(made, "1.2", MODALITY_permit, fact);
    uint32_t top = made_rule(made, "1.3", MODALITY_discourage, fact);
    made_override(made, permit, forbid);
    made_override(made, top, permit);
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    made_expect(made, &post, "forbidden");
    made_free(made);
}

static void a_met_duty_still_overrides(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t focus = made_asked(made, "f"), duty = made_asked(made, "d");
    uint32_t forbid = made_rule(made, "1.1", MODALITY_forbid, focus);
    uint32_t oblige = made_rule(made, "1.2", MODALITY_oblige, duty);
    made_override(made, oblige, forbid);
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "check", "fix", false);
    answer(&answers, "d", true);
    post = answered(&answers);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "allowed", "allowed", true);
    made_free(made);
}

static void a_rule_on_trial_stands_apart(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "f");
    uint32_t forbid = made_rule(made, "1.1", MODALITY_forbid, fact);
    uint32_t trial = made_rule(made, "1.2", MODALITY_discourage, fact);
    made_rule_at(made, trial)->on_trial = true;
    made_override(made, trial, forbid);
    uint32_t second = made_rule(made, "1.3", MODALITY_oblige, made_asked(made, "g"));
    made_rule_at(made, second)->on_trial = true;
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", true);
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "\"pending\":[],\"on_trial\":[{\"rule\":\"1.2\",\"modality\":"
                          "\"discourage\",\"level\":\"caution\"}]}"));
    made_free(made);
}

static void a_rule_holds_inside_its_periods(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "f"));
    struct table_period periods[] = {{20270101, 20270131}, {20270601, 0}};
    for (int i = 0; i < 2; i++)
        ARENA_PUSH(made->arena, &made_rule_at(made, rule)->periods, periods[i]);
    made_open(made);
    static const struct {
        const char *at, *level;
    } cases[] = {
        {"2026-12-31T23:59:59Z", "allowed"},   {"2027-01-01T00:00:00Z", "forbidden"},
        {"2027-01-31T23:59:59Z", "forbidden"}, {"2027-02-01T00:00:00Z", "allowed"},
        {"2031-06-01T00:00:00Z", "forbidden"}, {"", "check"},
    };
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    made_expect(made, &post, "check");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        post.created_at = made_str(cases[i].at);
        made_expect(made, &post, cases[i].level);
    }
    made_free(made);
}

/* What is final */

static void a_default_is_never_final(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t focus = made_asked(made, "f");
    uint32_t abuse =
        made_fact(made, "abuse", FACT_OPEN | FACT_ASKS | FACT_DEFAULT_NO | FACT_HIDDEN, TABLE_NONE);
    uint32_t forbid = made_rule(made, "1.1", MODALITY_forbid, focus);
    uint32_t protect = made_rule(made, "2.1", MODALITY_protect, abuse);
    made_override(made, protect, forbid);
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", false);
    answer(&answers, "abuse", false);
    post = answered(&answers);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", true);
    answer(&answers, "abuse", true);
    post = answered(&answers);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "allowed", "allowed", true);
    expect_head(made, &post, CHARTE_FOR_AUTHOR, "protected", "protected", true);
    made_free(made);
}

static void a_missing_date_could_put_a_post_before_the_charter(void **state) {
    (void)state;
    struct made *made = made_new();
    made->table.in_force = 20270101;
    made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "f"));
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", false);
    post.created_at = made_str("");
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", true);
    post.created_at = made_str("2027-01-01T00:00:00Z");
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", true);
    post.created_at = (charte_str){NULL, 0};
    post.draft = CHARTE_TRUE;
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", true);
    post.draft = CHARTE_UNKNOWN;
    post.absent_is_none = true;
    expect_head(made, &post, CHARTE_FOR_TOOLS, "forbidden", "forbidden", true);
    made_free(made);
}

/* What is checked at all */

static void the_charter_says_what_is_checked(void **state) {
    (void)state;
    static const char none[] = "not_checked";
    for (uint32_t control = 0; control < 4; control++) {
        struct made *made = made_new();
        made->table.control = control;
        made_rule(made, "1.1", MODALITY_forbid,
                  made_fact(made, "f", 0, made_evidence(made, EVIDENCE_has_link)));
        made_open(made);
        for (int draft = CHARTE_UNKNOWN; draft <= CHARTE_TRUE; draft++)
            for (int account = 0; account < 3; account++) {
                charte_post post = made_post("www.a.example");
                post.draft = (enum charte_truth)draft;
                if (account) post.account = made_str(account == 1 ? "personal" : "official");
                bool in = control == 0 || (control & CONTROL_DRAFTS && draft == CHARTE_TRUE) ||
                          (control & CONTROL_OFFICIAL && account == 2);
                bool out = (!(control & CONTROL_DRAFTS) || draft == CHARTE_FALSE) &&
                           (!(control & CONTROL_OFFICIAL) || account == 1);
                made_expect(made, &post, in ? "forbidden" : none);
                if (!in)
                    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                                          out ? "\"reason\":\"outside_scope\""
                                              : "\"reason\":\"scope_unknown\""));
            }
        made_free(made);
    }
}

static void posts_before_the_charter_are_not_checked(void **state) {
    (void)state;
    struct made *made = made_new();
    made->table.in_force = 20270101;
    made_rule(made, "1.1", MODALITY_forbid,
              made_fact(made, "f", 0, made_evidence(made, EVIDENCE_has_link)));
    made_open(made);
    charte_post post = made_post("www.a.example");
    post.created_at = made_str("2026-12-31T23:59:59-10:00");
    made_expect(made, &post, "not_checked");
    assert_int_equal(charte_verdict_rank(made_evaluate(made, &post), CHARTE_FOR_TOOLS), -1);
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS, "\"reason\":\"before_entry\""));
    post.draft = CHARTE_TRUE;
    made_expect(made, &post, "forbidden");
    made_free(made);
}

/* What is refused */

static void posts_are_refused_with_a_reason(void **state) {
    (void)state;
    struct made *made = made_new();
    made_open(made);
    charte_error error = {.size = sizeof error};
    const charte_verdict *verdict;
    charte_post post = made_post("caf\xe9");
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error), CHARTE_ERROR_TEXT);
    assert_int_equal(error.offset, 3);
    post = made_post("x");
    post.lang = made_str("\xc0\x80");
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error), CHARTE_ERROR_TEXT);
    post = made_post("x");
    post.text = (charte_str){NULL, 0};
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error),
                     CHARTE_ERROR_ARGUMENT);
    post = made_post("x");
    post.size = 8;
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error),
                     CHARTE_ERROR_ARGUMENT);
    char longest[4097];
    memset(longest, 'a', sizeof longest);
    post = made_post("x");
    post.text = (charte_str){longest, 4096};
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error), CHARTE_OK);
    post.text.length = 4097;
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error), CHARTE_ERROR_LIMIT);
    post = made_post("x");
    post.author_profile = (charte_str){longest, 4097};
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error), CHARTE_ERROR_LIMIT);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_highest_level_wins),
        cmocka_unit_test(a_known_prohibition_hides_what_is_pending),
        cmocka_unit_test(what_is_live_is_pending_of_a_duty_alone),
        cmocka_unit_test(absence_is_thought_of_in_one_reading),
        cmocka_unit_test(overriding_is_three_valued),
        cmocka_unit_test(an_overridden_rule_overrides_nothing),
        cmocka_unit_test(a_met_duty_still_overrides),
        cmocka_unit_test(a_rule_on_trial_stands_apart),
        cmocka_unit_test(a_rule_holds_inside_its_periods),
        cmocka_unit_test(a_default_is_never_final),
        cmocka_unit_test(a_missing_date_could_put_a_post_before_the_charter),
        cmocka_unit_test(the_charter_says_what_is_checked),
        cmocka_unit_test(posts_before_the_charter_are_not_checked),
        cmocka_unit_test(posts_are_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
