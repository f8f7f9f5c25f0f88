/* SPDX-License-Identifier: Apache-2.0 */
/* Modalities and facts: VERDICT.md, case by case. */
#include "tests/unit/made_verdict.h"

/* Modalities: what a rule whose focus is true, unknown, false comes to. */

static void every_modality_on_every_value(void **state) {
    (void)state;
    static const struct {
        uint32_t modality;
        const char *on_true, *on_unknown, *on_false;
        const char *most_unknown; /* at_most while unknown */
    } cases[] = {
        {MODALITY_forbid, "forbidden", "check", "allowed", "forbidden"},
        {MODALITY_oblige, "allowed", "check", "fix", "fix"},
        {MODALITY_approve, "approve", "check", "allowed", "approve"},
        {MODALITY_discourage, "caution", "allowed", "allowed", "caution"},
        {MODALITY_advise, "allowed", "allowed", "caution", "caution"},
        {MODALITY_permit, "allowed", "allowed", "allowed", "allowed"},
        {MODALITY_encourage, "encouraged", "allowed", "allowed", "encouraged"},
        {MODALITY_protect, "protected", "allowed", "allowed", "protected"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        uint32_t role = made_role(made, "direction");
        uint32_t rule = made_rule(made, "1.1", cases[i].modality, made_asked(made, "f"));
        if (cases[i].modality == MODALITY_approve) made_rule_at(made, rule)->role = role;
        made_open(made);
        struct answers answers = {.count = 0};
        charte_post post = answered(&answers);
        post.approvals = (charte_strs){NULL, 0, true};
        expect_head(made, &post, CHARTE_FOR_AUTHOR, cases[i].on_unknown, cases[i].most_unknown,
                    cases[i].modality == MODALITY_permit);
        post = with_answer(&answers, "f", true);
        post.approvals = (charte_strs){NULL, 0, true};
        expect_head(made, &post, CHARTE_FOR_AUTHOR, cases[i].on_true, cases[i].on_true, true);
        post = with_answer(&answers, "f", false);
        post.approvals = (charte_strs){NULL, 0, true};
        expect_head(made, &post, CHARTE_FOR_AUTHOR, cases[i].on_false, cases[i].on_false, true);
        made_free(made);
    }
}

static void an_approval_that_was_given_is_met(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t role = made_role(made, "direction");
    uint32_t rule = made_rule(made, "1.1", MODALITY_approve, made_asked(made, "f"));
    made_rule_at(made, rule)->role = role;
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", true);
    expect_head(made, &post, CHARTE_FOR_TOOLS, "approve", "approve", false);
    charte_str ids[] = {made_str("communication"), made_str("direction")};
    post.approvals = (charte_strs){ids, 1, true};
    expect_head(made, &post, CHARTE_FOR_TOOLS, "approve", "approve", true);
    post.approvals = (charte_strs){ids, 2, true};
    expect_head(made, &post, CHARTE_FOR_TOOLS, "allowed", "allowed", true);
    made_free(made);
}

static void a_condition_and_an_exception_gate_a_rule(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t focus = made_asked(made, "f"), if_fact = made_asked(made, "c");
    uint32_t unless = made_asked(made, "u");
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, focus);
    made_rule_at(made, rule)->condition = made_is(made, if_fact);
    made_rule_at(made, rule)->exception = made_is(made, unless);
    made_open(made);
    static const char *const levels[3] = {"allowed", "check", "forbidden"};
    for (int i = 0; i < 27; i++) {
        int f = i % 3, c = i / 3 % 3, u = i / 9;
        struct answers answers = {.count = 0};
        if (f != 1) answer(&answers, "f", f == 2);
        if (c != 1) answer(&answers, "c", c == 2);
        if (u != 1) answer(&answers, "u", u == 2);
        int expected = f < c ? f : c;
        if (2 - u < expected) expected = 2 - u;
        charte_post post = answered(&answers);
        made_expect(made, &post, levels[expected]);
    }
    made_free(made);
}

/* Facts. Signs of a record stand for clauses: sponsored for E, location for X, author_bot for S. */

static struct made *clauses(uint32_t flags) {
    struct made *made = made_new();
    uint32_t established = made_evidence(made, EVIDENCE_sponsored);
    uint32_t ruled_out = made_evidence(made, EVIDENCE_has_place);
    uint32_t to_check = made_evidence(made, EVIDENCE_author_bot);
    uint32_t fact = made_fact(made, "f", flags, established);
    made->table.facts.items[fact].ruled_out = ruled_out;
    made->table.facts.items[fact].to_check = to_check;
    made_rule(made, "1.1", MODALITY_forbid, fact);
    made_open(made);
    return made;
}

/* One of "TUF" each for E, X, S; an answer "y", "n" or none; the fact as the line shows it. */
struct fact_case {
    const char *clauses;
    char answer;
    const char *level;  /* of a prohibition on it: allowed, check, forbidden: F, U, T */
    const char *source; /* NULL: none, or the prohibition does not show it */
};

static enum charte_truth truth_of_letter(char letter) {
    return letter == 'T' ? CHARTE_TRUE : letter == 'F' ? CHARTE_FALSE : CHARTE_UNKNOWN;
}

static void expect_facts(uint32_t flags, const struct fact_case *cases, size_t count) {
    struct made *made = clauses(flags);
    for (size_t i = 0; i < count; i++) {
        struct answers answers = {.count = 0};
        if (cases[i].answer) answer(&answers, "f", cases[i].answer == 'y');
        charte_post post = answered(&answers);
        post.sponsored = truth_of_letter(cases[i].clauses[0]);
        post.location = truth_of_letter(cases[i].clauses[1]);
        post.author_bot = truth_of_letter(cases[i].clauses[2]);
        const char *level = made_level(made, &post, CHARTE_FOR_AUTHOR);
        if (strcmp(level, cases[i].level) != 0)
            fail_msg("%s %c: %s, not %s", cases[i].clauses, cases[i].answer, level, cases[i].level);
        if (!cases[i].source) continue;
        char piece[80];
        snprintf(piece, sizeof piece, "{\"fact\":\"f\",\"value\":true%s}", cases[i].source);
        assert_true(made_says(made, &post, CHARTE_FOR_AUTHOR, piece));
    }
    made_free(made);
}

static void closed_facts(void **state) {
    (void)state;
    static const struct fact_case cases[] = {
        {"TFF", 0, "forbidden", ""},
        {"FFF", 0, "allowed", NULL},
        {"UFF", 0, "check", NULL},
        {"FFT", 0, "check", NULL}, /* a sign alone is never more than unknown */
        {"FFU", 0, "check", NULL},
        {"TFT", 0, "forbidden", ""},
        {"TTT", 0, "allowed", NULL},
        {"FTU", 0, "allowed", NULL},
        {"TUF", 0, "check", NULL},
        {"FUF", 0, "allowed", NULL},
        {"FFT", 'y', "forbidden", ",\"source\":\"answer\""},
        {"FFT", 'n', "allowed", NULL},
        {"UFF", 'y', "forbidden", ",\"source\":\"answer\""},
        {"TUF", 'n', "check", NULL},
        {"TUF", 'y', "forbidden", ",\"source\":\"answer\""},
        {"TFF", 'y', "forbidden", ""},
        {"TFF", 'n', "check", NULL},                         /* disputed */
        {"FFF", 'y', "forbidden", ",\"source\":\"answer\""}, /* the author's word */
        {"FUF", 'y', "forbidden", ",\"source\":\"answer\""},
        {"FTT", 'y', "check", NULL},
        {"FTT", 'n', "allowed", NULL},
    };
    expect_facts(FACT_ASKS, cases, sizeof cases / sizeof *cases);
}

static void an_answer_nobody_asked_for_is_none(void **state) {
    (void)state;
    static const struct fact_case cases[] = {
        {"FFT", 'y', "check", NULL},
        {"TFF", 'n', "forbidden", ""},
        {"FFF", 'y', "allowed", NULL},
    };
    expect_facts(0, cases, sizeof cases / sizeof *cases);
}

static void open_facts(void **state) {
    (void)state;
    static const struct fact_case cases[] = {
        {"TFF", 0, "forbidden", ""},
        {"FFF", 0, "check", NULL},
        {"FFT", 0, "check", NULL},
        {"UFF", 0, "check", NULL},
        {"FTF", 0, "allowed", NULL},
        {"TUF", 0, "check", NULL},
        {"FFF", 'y', "forbidden", ",\"source\":\"answer\""},
        {"FFF", 'n', "allowed", NULL},
        {"UFF", 'n', "allowed", NULL},
        {"UFF", 'y', "forbidden", ",\"source\":\"answer\""},
        {"FUF", 'y', "forbidden", ",\"source\":\"answer\""},
        {"FUF", 'n', "allowed", NULL},
        {"TFF", 'y', "forbidden", ""},
        {"TFF", 'n', "check", NULL}, /* disputed */
        {"TUF", 'n', "check", NULL},
        {"FTF", 'y', "check", NULL},
        {"TTF", 'n', "allowed", NULL},
    };
    expect_facts(FACT_OPEN | FACT_ASKS, cases, sizeof cases / sizeof *cases);
}

static void what_is_ruled_out_is_final_before_it_is_answered(void **state) {
    (void)state;
    static const uint32_t flags[] = {FACT_ASKS, FACT_OPEN | FACT_ASKS};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        struct made *made = clauses(flags[i]);
        charte_post post = made_post("x");
        post.sponsored = post.author_bot = CHARTE_FALSE;
        post.location = CHARTE_TRUE;
        made_expect(made, &post, "allowed");
        assert_true(made_says(made, &post, CHARTE_FOR_AUTHOR, "\"final\":true"));
        made_free(made);
    }
}

static void defaults(void **state) {
    (void)state;
    static const struct fact_case yes[] = {
        {"FFF", 0, "forbidden", ",\"source\":\"assumed\""},
        {"UFF", 0, "forbidden", ",\"source\":\"assumed\""},
        {"TFF", 0, "forbidden", ""},
        {"FTF", 0, "allowed", NULL},
        {"FUF", 0, "check", NULL},
        {"FFF", 'n', "allowed", NULL},
        {"FFF", 'y', "forbidden", ",\"source\":\"answer\""},
    };
    expect_facts(FACT_OPEN | FACT_ASKS | FACT_DEFAULT_YES, yes, sizeof yes / sizeof *yes);
    static const struct fact_case no[] = {
        {"FFF", 0, "allowed", NULL},
        {"UFF", 0, "allowed", NULL}, /* it counts before what nobody knows */
        {"TFF", 0, "forbidden", ""}, /* a default disputes nothing */
        {"FTF", 0, "allowed", NULL},
    };
    expect_facts(FACT_OPEN | FACT_ASKS | FACT_DEFAULT_NO, no, sizeof no / sizeof *no);
}

static void disputes_and_answers_are_marked(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_fact(made, "f", FACT_ASKS, made_evidence(made, EVIDENCE_sponsored));
    uint32_t focus = made_fact(made, "g", 0, made_evidence(made, EVIDENCE_has_place));
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, focus);
    struct node any = {.kind = OPERATOR_ANY};
    made_push(made, &any.operands, made_is(made, fact));
    made_push(made, &any.operands, made_evidence(made, EVIDENCE_has_place));
    made_rule_at(made, rule)->condition = made_node(made, any);
    made_open(made);
    struct answers answers;
    charte_post post = with_answer(&answers, "f", false);
    post.sponsored = CHARTE_TRUE;
    post.location = CHARTE_TRUE;
    assert_true(made_says(made, &post, CHARTE_FOR_AUTHOR,
                          "{\"fact\":\"f\",\"value\":null,\"source\":\"disputed\"}"));
    made_free(made);
}

static void the_last_answer_counts(void **state) {
    (void)state;
    struct made *made = made_new();
    made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "f"));
    made_open(made);
    struct answers answers = {.count = 0};
    answer(&answers, "f", true);
    answer(&answers, "unheard_of", true);
    answer(&answers, "f", false);
    charte_post post = answered(&answers);
    made_expect(made, &post, "allowed");
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_modality_on_every_value),
        cmocka_unit_test(an_approval_that_was_given_is_met),
        cmocka_unit_test(a_condition_and_an_exception_gate_a_rule),
        cmocka_unit_test(closed_facts),
        cmocka_unit_test(an_answer_nobody_asked_for_is_none),
        cmocka_unit_test(open_facts),
        cmocka_unit_test(what_is_ruled_out_is_final_before_it_is_answered),
        cmocka_unit_test(defaults),
        cmocka_unit_test(disputes_and_answers_are_marked),
        cmocka_unit_test(the_last_answer_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
