/* SPDX-License-Identifier: Apache-2.0 */
/* The places that accounts, hashtags, links, labels and roles have in a verdict. */
#include "tests/unit/made_places.h"

/* What is found in the text has its sign; each time it stands there, and in the array too. */

static void accounts_have_places_in_text_and_array(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "people", "@acme");
    rest_on(made, made_evidence_of(made, EVIDENCE_addresses_account, list));
    charte_str mentions[] = {made_str("other"), made_str("ACME"), made_str("@Acme")};
    charte_post post = made_post("\xc3\xa9 @other, @Acme! \xef\xbc\xa0"
                                 "a\xe2\x80\x8b"
                                 "cme a@acme.example");
    post.mentions = strs_of(mentions, 3);
    expect_places(made, &post,
                  "{\"field\":\"text\",\"start\":11,\"end\":16,\"list\":\"people\"},"
                  "{\"field\":\"text\",\"start\":18,\"end\":28,\"list\":\"people\"},"
                  "{\"field\":\"mentions\",\"item\":1,\"start\":0,\"end\":4,\"list\":\"people\"},"
                  "{\"field\":\"mentions\",\"item\":2,\"start\":0,\"end\":5,\"list\":\"people\"}");
    made_free(made);
}

static void hashtags_begin_with_their_sign(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "tags", "mon avis");
    rest_on(made, made_evidence_of(made, EVIDENCE_has_hashtag, list));
    charte_str hashtags[] = {made_str("#MonAvis")};
    charte_post post = made_post("\xf0\x9f\x98\x80#MonAvis \xef\xbc\x83monavis.");
    post.hashtags = strs_of(hashtags, 1);
    expect_places(made, &post,
                  "{\"field\":\"text\",\"start\":4,\"end\":12,\"list\":\"tags\"},"
                  "{\"field\":\"text\",\"start\":13,\"end\":23,\"list\":\"tags\"},"
                  "{\"field\":\"hashtags\",\"item\":0,\"start\":0,\"end\":8,\"list\":\"tags\"}");
    made_free(made);
}

static void links_are_whole_and_quoted(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "leaks", "leaks.example");
    rest_on(made, made_evidence_of(made, EVIDENCE_links_to, list));
    charte_str links[] = {made_str("https://a.example"), made_str("www.leaks.example/\"x\"")};
    charte_post post = made_post("(https://Leaks.example/a?b).");
    post.links = strs_of(links, 2);
    charte_format quoting = {.quote = true};
    assert_non_null(strstr(made_line(made, &post, quoting),
                           "[{\"field\":\"text\",\"start\":1,\"end\":26,\"list\":\"leaks\","
                           "\"quote\":\"https://Leaks.example/a?b\"},"
                           "{\"field\":\"links\",\"item\":1,\"start\":0,\"end\":21,"
                           "\"list\":\"leaks\",\"quote\":\"www.leaks.example/\\\"x\\\"\"}]"));
    made_free(made);
}

/* Lists */

static void each_list_that_names_a_value_gives_its_place(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t narrow = made_list(made, "zeta", "acme"), wide = made_list(made, "alpha", "ac*");
    uint32_t quoted = made_list(made, "", "acme"), other = made_list(made, "other", "foo");
    struct node node = {.kind = EVIDENCE_addresses_account};
    made_push(made, &node.operands, narrow);
    made_push(made, &node.operands, wide);
    made_push(made, &node.operands, quoted);
    made_push(made, &node.operands, other);
    rest_on(made, made_node(made, node));
    charte_post post = made_post("@acme @active");
    expect_places(made, &post,
                  "{\"field\":\"text\",\"start\":0,\"end\":5},"
                  "{\"field\":\"text\",\"start\":0,\"end\":5,\"list\":\"alpha\"},"
                  "{\"field\":\"text\",\"start\":0,\"end\":5,\"list\":\"zeta\"},"
                  "{\"field\":\"text\",\"start\":6,\"end\":13,\"list\":\"alpha\"}");
    made_free(made);
}

/* A list that takes another in and excepts a third, as for the truth of the evidence. */
static void inclusions_and_exceptions_decide_value_by_value(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t inner = made_list(made, "inner", "ac*"), masked = made_list(made, "masked", "active");
    uint32_t outer = made_list(made, "outer", "zeta");
    made_push(made, &made->table.lists.items[outer].included, inner);
    made_push(made, &made->table.lists.items[outer].excepted, masked);
    made_term(made, outer, "acme", TERM_EXCEPT);
    rest_on(made, evidence_of_two(made, EVIDENCE_has_hashtag, outer, inner));
    charte_post post = made_post("#acme #active #actual #zeta");
    expect_places(made, &post,
                  "{\"field\":\"text\",\"start\":0,\"end\":5,\"list\":\"inner\"},"
                  "{\"field\":\"text\",\"start\":6,\"end\":13,\"list\":\"inner\"},"
                  "{\"field\":\"text\",\"start\":14,\"end\":21,\"list\":\"inner\"},"
                  "{\"field\":\"text\",\"start\":14,\"end\":21,\"list\":\"outer\"},"
                  "{\"field\":\"text\",\"start\":22,\"end\":27,\"list\":\"outer\"}");
    made_free(made);
}

static void a_doubtful_list_gives_no_place(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t doubtful = made_list(made, "doubtful", "acme"), sure = made_list(made, "sure", "acme");
    made->table.lists.items[doubtful].flags |= LIST_DOUBTFUL;
    rest_on(made, evidence_of_two(made, EVIDENCE_addresses_account, doubtful, sure));
    charte_post post = made_post("@acme");
    expect_places(made, &post, "{\"field\":\"text\",\"start\":0,\"end\":5,\"list\":\"sure\"}");
    made_free(made);
}

/* Labels and roles */

static void labels_and_roles_have_places_without_list(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t urgent = made_label(made, "urgent"), role = made_role(made, "chef");
    made_label(made, "other");
    rest_on(made, made_group(made, OPERATOR_ALL, made_evidence_of(made, EVIDENCE_has_label, urgent),
                             made_evidence_of(made, EVIDENCE_author_role, role)));
    charte_str labels[] = {made_str("other"), made_str("urgent"), made_str("x"),
                           made_str("urgent")};
    charte_str roles[] = {made_str("chef")};
    charte_post post = made_post("urgent chef");
    post.labels = strs_of(labels, 4);
    post.author_roles = strs_of(roles, 1);
    expect_places(made, &post,
                  "{\"field\":\"labels\",\"item\":1,\"start\":0,\"end\":6},"
                  "{\"field\":\"labels\",\"item\":3,\"start\":0,\"end\":6},"
                  "{\"field\":\"author.roles\",\"item\":0,\"start\":0,\"end\":4}");
    made_free(made);
}

/* Order, and what gives none */

static void fields_stand_in_their_order(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "acme"), label = made_label(made, "acme");
    struct node any = {.kind = OPERATOR_ANY};
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_has_label, label));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_links_to, list));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_has_hashtag, list));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_addresses_account, list));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_addresses_account, list));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_name_mentions, list));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_text_mentions, list));
    rest_on(made, made_node(made, any));
    charte_str items[] = {made_str("acme")};
    charte_post post = made_post("#acme");
    post.author_handle = items[0];
    post.mentions = post.hashtags = post.links = post.labels = strs_of(items, 1);
    expect_places(made, &post,
                  "{\"field\":\"text\",\"start\":0,\"end\":5,\"list\":\"l\"},"
                  "{\"field\":\"text\",\"start\":1,\"end\":5,\"list\":\"l\"},"
                  "{\"field\":\"handle\",\"start\":0,\"end\":4,\"list\":\"l\"},"
                  "{\"field\":\"mentions\",\"item\":0,\"start\":0,\"end\":4,\"list\":\"l\"},"
                  "{\"field\":\"hashtags\",\"item\":0,\"start\":0,\"end\":4,\"list\":\"l\"},"
                  "{\"field\":\"links\",\"item\":0,\"start\":0,\"end\":4,\"list\":\"l\"},"
                  "{\"field\":\"labels\",\"item\":0,\"start\":0,\"end\":4}");
    made_free(made);
}

static void what_is_counted_false_or_negated_has_no_place(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "acme"), away = made_list(made, "away", "zeta");
    struct node all = {.kind = OPERATOR_ALL}, more = {.kind = EVIDENCE_addresses_more, .a = 0};
    uint32_t either = made_group(made, OPERATOR_ANY,
                                 made_not(made, made_evidence_of(made, EVIDENCE_has_hashtag, list)),
                                 made_evidence(made, EVIDENCE_has_link));
    made_push(made, &all.operands, either);
    made_push(made, &all.operands, made_node(made, more));
    made_push(made, &all.operands, made_not(made, made_evidence_of(made, EVIDENCE_links_to, away)));
    rest_on(made, made_node(made, all));
    charte_post post = made_post("@acme #acme www.acme.example");
    expect_places(made, &post, "");
    made_free(made);
}

/* Limits */

enum { MANY = 300 };

static void of_many_places_the_first_are_told(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "a");
    rest_on(made, made_evidence_of(made, EVIDENCE_addresses_account, list));
    charte_str mentions[MANY];
    for (int i = 0; i < MANY; i++) mentions[i] = made_str("@a");
    charte_post post = made_post("@a");
    post.mentions = strs_of(mentions, MANY);
    const char *line = made_line(made, &post, (charte_format){.reader = CHARTE_FOR_TOOLS});
    assert_non_null(strstr(line, "[{\"field\":\"text\",\"start\":0,"));
    assert_non_null(strstr(line, "\"item\":254,\"start\":0,\"end\":2,\"list\":\"l\"}]"));
    made_free(made);
}

/* A rule of its own for each of so many facts, all of the same evidence: each goes over all. */
static void what_is_gone_over_is_bounded(void **state) {
    (void)state;
    enum { RULES = 1000 };
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "zeta");
    for (int i = 0; i < RULES; i++) {
        uint32_t node = made_evidence_of(made, EVIDENCE_addresses_account, list);
        made_rule(made, arena_format(made->arena, "1.%d", i + 1).bytes, MODALITY_forbid,
                  made_fact(made, arena_format(made->arena, "f%d", i).bytes, 0, node));
    }
    made_open(made);
    charte_str mentions[MANY];
    for (int i = 0; i < MANY; i++) mentions[i] = made_str("a");
    charte_post post = made_post("@zeta");
    post.mentions = strs_of(mentions, MANY);
    const char *line = made_line(made, &post, (charte_format){.reader = CHARTE_FOR_TOOLS});
    size_t told = 0;
    while ((line = strstr(line, "\"evidence\":[")) != NULL) told++, line++;
    assert_in_range(told, RULES / 10, RULES - 1);
    made_free(made);
}

static void a_record_is_no_longer_than_said(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t label = made_label(made, "a");
    rest_on(made, made_evidence_of(made, EVIDENCE_has_label, label));
    charte_str labels[MANY];
    for (int i = 0; i < MANY; i++) labels[i] = made_str("a");
    charte_post post = made_post("");
    post.labels = strs_of(labels, MANY);
    uint64_t bytes;
    assert_int_equal(charte_table_verdict_bytes(made->opened, &bytes), CHARTE_OK);
    size_t size = strlen(made_line(made, &post, (charte_format){.reader = CHARTE_FOR_TOOLS}));
    assert_in_range(size, MANY, bytes);
    made_free(made);
}

/* Writing reads values anew: neither another writing nor the next post may notice. */
static void writing_leaves_what_was_read(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "acme");
    rest_on(made, made_evidence_of(made, EVIDENCE_addresses_account, list));
    charte_str mentions[] = {made_str("acme"), made_str("zeta")};
    charte_post post = made_post("x"), without = made_post("@zeta");
    post.mentions = strs_of(mentions, 2);
    const char *places = "{\"field\":\"mentions\",\"item\":0,\"start\":0,\"end\":4,\"list\":\"l\"}";
    for (int i = 0; i < 3; i++) {
        expect_places(made, &post, places);
        made_expect(made, &without, "allowed");
        made_expect(made, &post, "forbidden");
        expect_places(made, &post, places);
    }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accounts_have_places_in_text_and_array),
        cmocka_unit_test(hashtags_begin_with_their_sign),
        cmocka_unit_test(links_are_whole_and_quoted),
        cmocka_unit_test(each_list_that_names_a_value_gives_its_place),
        cmocka_unit_test(inclusions_and_exceptions_decide_value_by_value),
        cmocka_unit_test(a_doubtful_list_gives_no_place),
        cmocka_unit_test(labels_and_roles_have_places_without_list),
        cmocka_unit_test(fields_stand_in_their_order),
        cmocka_unit_test(what_is_counted_false_or_negated_has_no_place),
        cmocka_unit_test(of_many_places_the_first_are_told),
        cmocka_unit_test(what_is_gone_over_is_bounded),
        cmocka_unit_test(a_record_is_no_longer_than_said),
        cmocka_unit_test(writing_leaves_what_was_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
