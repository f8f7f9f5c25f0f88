/* SPDX-License-Identifier: Apache-2.0 */
/* The verdict record, byte for byte. */
#include "tests/unit/made_table.h"

#include <stdio.h>

static const charte_format to_tools = {.reader = CHARTE_FOR_TOOLS};
static const charte_format to_author = {.reader = CHARTE_FOR_AUTHOR};

/* The line without its charter, which the table's digest makes unreadable. */
static void expect_line(struct made *made, const charte_post *post, charte_format format,
                        const char *head, const char *tail) {
    const char *line = made_line(made, post, format);
    char expected[4096];
    snprintf(expected, sizeof expected,
             "{\"schema\":\"charte.verdict/2\",\"id\":%s,\"charter\":{\"title\":\"Charte\","
             "\"version\":\"1.0\",\"digest\":\"%s\"},\"engine\":\"" CHARTE_VERSION "\"%s",
             head, charte_table_digest(made->opened), tail);
    assert_string_equal(line, expected);
}

static struct text text_of(const char *fr, const char *de) {
    struct text text = {{{0}}};
    if (fr) text.in[LANGUAGE_FR] = str_of(fr);
    if (de) text.in[LANGUAGE_DE] = str_of(de);
    return text;
}

/* A charter like the one that VERDICT.md shows. */
static struct made *client_charter(void) {
    struct made *made = made_new();
    uint32_t clients = made_list(made, "clients", "Acme");
    uint32_t named =
        made_fact(made, "client_named", 0, made_evidence_of(made, EVIDENCE_text_mentions, clients));
    uint32_t agreed = made_asked(made, "client_agreed");
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, named);
    made_rule_at(made, rule)->exception = made_is(made, agreed);
    made_rule_at(made, rule)->notes.reason = made_text("Un client \"perdu\".");
    made_rule_at(made, rule)->notes.advice = made_text("Demandez.");
    return made;
}

static void a_prohibition_with_its_evidence(void **state) {
    (void)state;
    struct made *made = client_charter();
    made_open(made);
    charte_answer answer = {made_str("client_agreed"), false};
    charte_post post = made_post("Belle signature avec Acme, oui ACME !");
    post.id = made_str("42");
    post.answers = &answer;
    post.answer_count = 1;
    expect_line(made, &post, to_tools,
                "\"42\",\"verdict\":\"forbidden\",\"rank\":7,\"at_most\":\"forbidden\","
                "\"final\":true",
                ",\"facts\":{},\"rules\":[{\"rule\":\"1.1\",\"modality\":\"forbid\",\"level\":"
                "\"forbidden\","
                "\"because\":[{\"fact\":\"client_named\",\"value\":true,\"evidence\":["
                "{\"field\":\"text\",\"start\":21,\"end\":25,\"list\":\"clients\"},"
                "{\"field\":\"text\",\"start\":31,\"end\":35,\"list\":\"clients\"}]}],"
                "\"unless\":[{\"fact\":\"client_agreed\",\"value\":false,\"source\":\"answer\"}],"
                "\"message\":\"Un client \\\"perdu\\\". Demandez.\"}],"
                "\"overridden\":[],\"pending\":[],\"on_trial\":[]}");
    charte_format quoting = {.quote = true};
    assert_non_null(strstr(made_line(made, &post, quoting),
                           "\"start\":31,\"end\":35,\"list\":\"clients\",\"quote\":\"ACME\"}"));
    made_free(made);
}

static void a_prohibition_that_waits(void **state) {
    (void)state;
    struct made *made = client_charter();
    made_open(made);
    charte_post post = made_post("Acme");
    post.absent_is_none = true;
    expect_line(made, &post, to_tools,
                "\"1\",\"verdict\":\"check\",\"rank\":4,\"at_most\":\"forbidden\",\"final\":false",
                ",\"absent\":\"none\",\"facts\":{\"client_agreed\":{\"value\":null,"
                "\"question\":\"client_agreed ?\"}},\"rules\":[],\"overridden\":[],"
                "\"pending\":[{\"rule\":\"1.1\",\"level\":\"forbidden\","
                "\"settles\":[{\"fact\":\"client_agreed\"}]}],"
                "\"on_trial\":[]}");
    made_free(made);
}

static void what_is_not_checked_says_nothing_else(void **state) {
    (void)state;
    struct made *made = client_charter();
    made->table.control = CONTROL_DRAFTS;
    made_open(made);
    charte_post post = made_post("Acme");
    post.draft = CHARTE_FALSE;
    expect_line(made, &post, to_author,
                "\"1\",\"verdict\":\"not_checked\",\"reason\":\"outside_scope\"", "}");
    made_free(made);
}

static void strings_are_escaped(void **state) {
    (void)state;
    struct made *made = client_charter();
    made_open(made);
    charte_post post = made_post("x");
    static const char id[] = "a\"\\/\b\f\n\r\t\x01\x1f\x7f\0\xc3\xa9\xe2\x80\xa8";
    post.id = (charte_str){id, sizeof id - 1};
    assert_non_null(strstr(made_line(made, &post, to_tools),
                           "\"id\":\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\\u0000"
                           "\xc3\xa9\xe2\x80\xa8\","));
    made_free(made);
}

static void spans_are_of_whole_characters_as_given(void **state) {
    (void)state;
    struct made *made = client_charter();
    made_term(made, 0, "caf\xc3\xa9", 0);
    made_open(made);
    /* e and a combining acute: the span takes both in. */
    charte_post post = made_post("\xc3\xa9 cafe\xcc\x81!");
    charte_format quoting = {.quote = true};
    assert_non_null(strstr(made_line(made, &post, quoting), "\"pending\":[{"));
    charte_answer answer = {made_str("client_agreed"), false};
    post.answers = &answer;
    post.answer_count = 1;
    assert_non_null(strstr(made_line(made, &post, quoting),
                           "{\"field\":\"text\",\"start\":3,\"end\":9,\"list\":\"clients\","
                           "\"quote\":\"cafe\xcc\x81\"}"));
    made_free(made);
}

static void spans_are_sorted_and_each_told_once(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t quoted = made_list(made, "", "Acme"), zeta = made_list(made, "zeta", "Acme");
    uint32_t alpha = made_list(made, "alpha", "Acme SA");
    struct node any = {.kind = OPERATOR_ANY};
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_profile_mentions, zeta));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_text_mentions, zeta));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_text_mentions, alpha));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_text_mentions, quoted));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_text_mentions, zeta));
    made_push(made, &any.operands,
              made_not(made, made_evidence_of(made, EVIDENCE_original_mentions, zeta)));
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, any)));
    made_open(made);
    charte_post post = made_post("Acme SA");
    post.author_profile = made_str("Acme");
    post.original = made_str("Acme");
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "\"evidence\":[{\"field\":\"text\",\"start\":0,\"end\":4},"
                          "{\"field\":\"text\",\"start\":0,\"end\":4,\"list\":\"zeta\"},"
                          "{\"field\":\"text\",\"start\":0,\"end\":7,\"list\":\"alpha\"},"
                          "{\"field\":\"profile\",\"start\":0,\"end\":4,\"list\":\"zeta\"}]}]"));
    made_free(made);
}

static void the_decisive_clause_gives_the_spans(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "clients", "Acme"), other = made_list(made, "autres", "Zeta");
    uint32_t fact = made_fact(made, "f", 0, TABLE_NONE);
    made->table.facts.items[fact].to_check = made_evidence_of(made, EVIDENCE_text_mentions, list);
    made->table.facts.items[fact].ruled_out = made_evidence_of(made, EVIDENCE_text_mentions, other);
    uint32_t open = made_fact(made, "g", 0, made_evidence(made, EVIDENCE_has_link));
    uint32_t rule = made_rule(made, "1.1", MODALITY_discourage, open);
    struct node any = {.kind = OPERATOR_ANY};
    made_push(made, &any.operands, made_is(made, fact));
    made_push(made, &any.operands, made_evidence(made, EVIDENCE_has_link));
    made_rule_at(made, rule)->condition = made_node(made, any);
    made_open(made);
    charte_post post = made_post("Acme www.a.example");
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "\"because\":[{\"fact\":\"g\",\"value\":true},{\"fact\":\"f\","
                          "\"value\":null,\"evidence\":[{\"field\":\"text\",\"start\":0,"
                          "\"end\":4,\"list\":\"clients\"}]}]}]"));
    post.text = made_str("Acme Zeta www.a.example");
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "{\"fact\":\"f\",\"value\":false,\"evidence\":[{\"field\":\"text\","
                          "\"start\":5,\"end\":9,\"list\":\"autres\"}]}]}]"));
    made_free(made);
}

static void an_answer_rests_on_no_evidence(void **state) {
    (void)state;
    struct made *made = client_charter();
    uint32_t fact = made_fact(made, "f", FACT_ASKS, TABLE_NONE);
    uint32_t list = made_list(made, "autres", "Zeta");
    made->table.facts.items[fact].established =
        made_evidence_of(made, EVIDENCE_text_mentions, list);
    made->table.facts.items[fact].ruled_out = made_evidence(made, EVIDENCE_sponsored);
    made_rule(made, "1.2", MODALITY_forbid, fact);
    made_open(made);
    charte_answer answer = {made_str("f"), true};
    charte_post post = made_post("Zeta");
    post.answers = &answer;
    post.answer_count = 1;
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "[{\"fact\":\"f\",\"value\":true,\"source\":\"answer\"}]"));
    post.sponsored = CHARTE_FALSE;
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "{\"fact\":\"f\",\"value\":true,\"evidence\":[{\"field\":\"text\","
                          "\"start\":0,\"end\":4,\"list\":\"autres\"}]}"));
    made_free(made);
}

static void evidence_of_the_rule_itself_has_an_entry_of_its_own(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "clients", "Acme");
    uint32_t focus = made_fact(made, "f", 0, made_evidence(made, EVIDENCE_has_link));
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, focus);
    made_rule_at(made, rule)->condition =
        made_group(made, OPERATOR_ALL, made_evidence_of(made, EVIDENCE_text_mentions, list),
                   made_is(made, focus));
    made_open(made);
    charte_post post = made_post("Acme www.a.example");
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "\"because\":[{\"fact\":\"f\",\"value\":true},{\"evidence\":[{\"field\":"
                          "\"text\",\"start\":0,\"end\":4,\"list\":\"clients\"}]}]}]"));
    made_free(made);
}

static void texts_are_in_the_language_asked_for(void **state) {
    (void)state;
    struct made *made = client_charter();
    made->table.languages |= 1u << LANGUAGE_DE;
    made->table.prevails = LANGUAGE_DE;
    made->table.title = text_of("Charte", "Charta");
    made_rule_at(made, 0)->notes.reason = text_of("Motif.", "Grund.");
    made_rule_at(made, 0)->notes.advice = text_of("Conseil.", NULL);
    made_open(made);
    charte_answer answer = {made_str("client_agreed"), false};
    charte_post post = made_post("Acme");
    post.answers = &answer;
    post.answer_count = 1;
    static const struct {
        const char *language, *title, *message;
    } cases[] = {
        {"fr", "Charte", "Motif. Conseil."},
        {"de", "Charta", "Grund. Conseil."},
        {"it", "Charta", "Grund. Conseil."},
        {NULL, "Charta", "Grund. Conseil."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        charte_format format = {.reader = CHARTE_FOR_AUTHOR};
        if (cases[i].language) format.language = made_str(cases[i].language);
        char piece[80];
        snprintf(piece, sizeof piece, "\"title\":\"%s\"", cases[i].title);
        assert_non_null(strstr(made_line(made, &post, format), piece));
        snprintf(piece, sizeof piece, "\"message\":\"%s\"", cases[i].message);
        assert_non_null(strstr(made_line(made, &post, format), piece));
    }
    made_free(made);
}

/* A protected right, a hidden fact and a fact that rests on it. */
static struct made *right_charter(void) {
    struct made *made = made_new();
    uint32_t focus = made_asked(made, "shown");
    uint32_t abuse = made_fact(made, "abuse", FACT_OPEN | FACT_ASKS | FACT_HIDDEN, TABLE_NONE);
    uint32_t forbid = made_rule(made, "1.1", MODALITY_forbid, focus);
    uint32_t protect = made_rule(made, "2.1", MODALITY_protect, abuse);
    made_override(made, protect, forbid);
    made_open(made);
    return made;
}

static void tools_learn_nothing_of_a_protected_right(void **state) {
    (void)state;
    struct made *made = right_charter();
    charte_answer answers[] = {{made_str("shown"), true}, {made_str("abuse"), true}};
    charte_post post = made_post("x");
    post.answers = answers;
    post.answer_count = 2;
    expect_line(made, &post, to_tools,
                "\"1\",\"verdict\":\"allowed\",\"rank\":0,\"at_most\":\"allowed\",\"final\":true",
                ",\"facts\":{},\"rules\":[],\"overridden\":[],\"pending\":[],\"on_trial\":[]}");
    expect_line(made, &post, to_author,
                "\"1\",\"verdict\":\"protected\",\"rank\":2,\"at_most\":\"protected\","
                "\"final\":true",
                ",\"if_none\":\"protected\",\"facts\":{},\"next\":[],"
                "\"rules\":[{\"rule\":\"2.1\",\"modality\":\"protect\",\"level\":"
                "\"protected\","
                "\"because\":[{\"fact\":\"abuse\",\"value\":true,\"source\":\"answer\"}]}],"
                "\"overridden\":[{\"rule\":\"1.1\",\"by\":\"2.1\"}],\"pending\":[],"
                "\"on_trial\":[]}");
    post.answer_count = 1;
    expect_line(
        made, &post, to_tools,
        "\"1\",\"verdict\":\"check\",\"rank\":4,\"at_most\":\"forbidden\",\"final\":false",
        ",\"facts\":{},\"rules\":[],\"overridden\":[],\"pending\":[{\"rule\":\"1.1\",\"level\":"
        "\"forbidden\",\"settles\":[]}],\"on_trial\":[]}");
    assert_true(made_says(made, &post, CHARTE_FOR_AUTHOR,
                          "{\"rule\":\"1.1\",\"level\":\"forbidden\",\"settles\":[],"
                          "\"overriders\":[\"2.1\"]},"
                          "{\"rule\":\"2.1\",\"level\":\"protected\","
                          "\"settles\":[{\"fact\":\"abuse\"}]}"));
    made_free(made);
}

static void a_fact_without_question_asks_those_it_rests_on(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = made_asked(made, "a"), b = made_asked(made, "b"), c = made_asked(made, "c");
    uint32_t inner = made_fact(made, "inner", 0,
                               made_group(made, OPERATOR_ANY, made_is(made, b), made_is(made, c)));
    uint32_t outer = made_fact(
        made, "outer", 0, made_group(made, OPERATOR_ANY, made_is(made, inner), made_is(made, b)));
    made->table.facts.items[outer].ruled_out = made_is(made, a);
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, outer);
    made_rule_at(made, rule)->exception = made_is(made, c);
    made_open(made);
    charte_post post = made_post("x");
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          ",\"facts\":{\"outer\":{\"value\":null,"
                          "\"settles\":[{\"fact\":\"a\"},{\"fact\":\"inner\"},"
                          "{\"fact\":\"b\"}]},"
                          "\"c\":{\"value\":null,\"question\":\"c ?\"},"
                          "\"a\":{\"value\":null,\"question\":\"a ?\"},"
                          "\"inner\":{\"value\":null,\"settles\":[{\"fact\":\"b\"},"
                          "{\"fact\":\"c\"}]},"
                          "\"b\":{\"value\":null,\"question\":\"b ?\"}},"));
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS,
                          "\"settles\":[{\"fact\":\"outer\"},{\"fact\":\"c\"}]}]"));
    made_free(made);
}

static void a_chain_of_facts_may_have_any_length(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "first");
    for (int i = 0; i < 200000; i++) fact = made_fact(made, "", 0, made_is(made, fact));
    made_rule(made, "1.1", MODALITY_forbid, fact);
    made_open(made);
    charte_post post = made_post("x");
    assert_true(made_says(made, &post, CHARTE_FOR_TOOLS, "\"question\":\"first ?\"}}"));
    made_free(made);
}

/* The sink may stop the writing. */
struct sink {
    size_t left, calls;
};

static int stop(void *context, const char *bytes, size_t size) {
    struct sink *sink = context;
    (void)bytes;
    sink->calls++;
    if (size > sink->left) return 77;
    sink->left -= size;
    return 0;
}

static void a_full_sink_stops_the_writing(void **state) {
    (void)state;
    struct made *made = client_charter();
    for (int i = 0; i < 40; i++) made_term(made, 0, "Acme", 0);
    made_open(made);
    charte_post post =
        made_post("Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme "
                  "Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme "
                  "Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme");
    charte_answer answer = {made_str("client_agreed"), false};
    post.answers = &answer;
    post.answer_count = 1;
    const charte_verdict *verdict = made_evaluate(made, &post);
    charte_format format = {.size = sizeof format};
    struct sink closed = {0, 0}, wide = {1u << 20, 0};
    assert_int_equal(charte_verdict_write(verdict, &format, stop, &closed), 77);
    assert_int_equal(closed.calls, 1);
    assert_int_equal(charte_verdict_write(verdict, &format, stop, &wide), CHARTE_OK);
    assert_true(wide.calls > 1);
    assert_int_equal(charte_verdict_write(verdict, &format, NULL, NULL), CHARTE_ERROR_ARGUMENT);
    format.size = 4;
    assert_int_equal(charte_verdict_write(verdict, &format, stop, &wide), CHARTE_ERROR_ARGUMENT);
    made_free(made);
}

static void levels_have_names(void **state) {
    (void)state;
    assert_string_equal(charte_level_name(7), "forbidden");
    assert_string_equal(charte_level_name(0), "allowed");
    assert_string_equal(charte_level_name(-1), "not_checked");
    assert_string_equal(charte_level_name(8), "not_checked");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_prohibition_with_its_evidence),
        cmocka_unit_test(a_prohibition_that_waits),
        cmocka_unit_test(what_is_not_checked_says_nothing_else),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(spans_are_of_whole_characters_as_given),
        cmocka_unit_test(spans_are_sorted_and_each_told_once),
        cmocka_unit_test(the_decisive_clause_gives_the_spans),
        cmocka_unit_test(an_answer_rests_on_no_evidence),
        cmocka_unit_test(evidence_of_the_rule_itself_has_an_entry_of_its_own),
        cmocka_unit_test(texts_are_in_the_language_asked_for),
        cmocka_unit_test(tools_learn_nothing_of_a_protected_right),
        cmocka_unit_test(a_fact_without_question_asks_those_it_rests_on),
        cmocka_unit_test(a_chain_of_facts_may_have_any_length),
        cmocka_unit_test(a_full_sink_stops_the_writing),
        cmocka_unit_test(levels_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
