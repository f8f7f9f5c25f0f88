/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions, and each evidence that is read off a field: true, false or unknown, as the record
 * says. */
#include "tests/unit/made_evidence.h"

#include "runtime/decide/condition.h"
#include "runtime/table/table.h"

/* Kleene's tables, over facts whose values are set by hand. */

static enum truth value_of(struct made *made, const unsigned char *facts, uint32_t node) {
    struct condition_values values = {made->opened, NULL, facts};
    return condition_value(&values, node, TRUTH_FALSE);
}

static void connectives_are_kleenes(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = made_asked(made, "a"), b = made_asked(made, "b");
    uint32_t all = made_group(made, OPERATOR_ALL, made_is(made, a), made_is(made, b));
    uint32_t any = made_group(made, OPERATOR_ANY, made_is(made, a), made_is(made, b));
    uint32_t neither =
        made_not(made, made_group(made, OPERATOR_ANY, made_is(made, a), made_is(made, b)));
    uint32_t not_a = made_not(made, made_is(made, a));
    uint32_t every = made_node(made, (struct node){.kind = OPERATOR_ALL});
    uint32_t none = made_node(made, (struct node){.kind = OPERATOR_ANY});
    made_open(made);
    for (int i = 0; i < 9; i++) {
        unsigned char facts[2] = {(unsigned char)(i % 3), (unsigned char)(i / 3)};
        int lesser = facts[0] < facts[1] ? facts[0] : facts[1];
        int greater = facts[0] + facts[1] - lesser;
        assert_int_equal(value_of(made, facts, all), lesser);
        assert_int_equal(value_of(made, facts, any), greater);
        assert_int_equal(value_of(made, facts, neither), TRUTH_TRUE - greater);
        assert_int_equal(value_of(made, facts, not_a), TRUTH_TRUE - facts[0]);
        assert_int_equal(value_of(made, facts, every), TRUTH_TRUE);
        assert_int_equal(value_of(made, facts, none), TRUTH_FALSE);
    }
    made_free(made);
}

static void an_absent_condition_is_what_the_caller_says(void **state) {
    (void)state;
    struct condition_values values = {NULL, NULL, NULL};
    assert_int_equal(condition_value(&values, TABLE_NONE, TRUTH_TRUE), TRUTH_TRUE);
    assert_int_equal(condition_value(&values, TABLE_NONE, TRUTH_FALSE), TRUTH_FALSE);
}

static void closed_fields(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        size_t field;
        const char *value, *other;
    } cases[] = {
        {EVIDENCE_account_official, offsetof(charte_post, account), "official", "personal"},
        {EVIDENCE_account_personal, offsetof(charte_post, account), "personal", "official"},
        {EVIDENCE_audience_public, offsetof(charte_post, audience), "public", "private"},
        {EVIDENCE_audience_restricted, offsetof(charte_post, audience), "restricted", "public"},
        {EVIDENCE_audience_internal, offsetof(charte_post, audience), "internal", "public"},
        {EVIDENCE_audience_private, offsetof(charte_post, audience), "private", "public"},
        {EVIDENCE_kind_reply, offsetof(charte_post, kind), "reply", "post"},
        {EVIDENCE_kind_share, offsetof(charte_post, kind), "share", "quote"},
        {EVIDENCE_kind_quote, offsetof(charte_post, kind), "quote", "share"},
        {EVIDENCE_kind_edit, offsetof(charte_post, kind), "edit", "reaction"},
        {EVIDENCE_kind_reaction, offsetof(charte_post, kind), "reaction", "post"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        with_evidence(made, made_evidence(made, cases[i].kind));
        charte_post post = made_post("x");
        charte_str *field = (void *)((char *)&post + cases[i].field);
        made_expect(made, &post, UNKNOWN_VALUE);
        *field = made_str(cases[i].value);
        made_expect(made, &post, TRUE_VALUE);
        *field = made_str(cases[i].other);
        made_expect(made, &post, FALSE_VALUE);
        *field = made_str("");
        made_expect(made, &post, FALSE_VALUE);
        *field = (charte_str){NULL, 0};
        post.absent_is_none = true;
        made_expect(made, &post, FALSE_VALUE);
        made_free(made);
    }
}

static void boolean_fields(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        size_t field;
    } cases[] = {
        {EVIDENCE_author_bot, offsetof(charte_post, author_bot)},
        {EVIDENCE_has_place, offsetof(charte_post, location)},
        {EVIDENCE_sponsored, offsetof(charte_post, sponsored)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        with_evidence(made, made_evidence(made, cases[i].kind));
        charte_post post = made_post("x");
        enum charte_truth *field = (void *)((char *)&post + cases[i].field);
        made_expect(made, &post, UNKNOWN_VALUE);
        *field = CHARTE_TRUE;
        made_expect(made, &post, TRUE_VALUE);
        *field = CHARTE_FALSE;
        made_expect(made, &post, FALSE_VALUE);
        *field = CHARTE_UNKNOWN;
        post.absent_is_none = true;
        made_expect(made, &post, FALSE_VALUE);
        made_free(made);
    }
}

static void identifiers(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        size_t field;
    } cases[] = {
        {EVIDENCE_author_role, offsetof(charte_post, author_roles)},
        {EVIDENCE_approval_by, offsetof(charte_post, approvals)},
        {EVIDENCE_has_label, offsetof(charte_post, labels)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        made_role(made, "other");
        made_label(made, "other");
        made_role(made, "wanted");
        made_label(made, "wanted");
        with_evidence(made, made_evidence_of(made, cases[i].kind, 1));
        charte_post post = made_post("x");
        charte_strs *field = (void *)((char *)&post + cases[i].field);
        charte_str ids[] = {made_str("foreign"), made_str("wanted"), made_str("other")};
        made_expect(made, &post, UNKNOWN_VALUE);
        *field = strings(ids, 2);
        made_expect(made, &post, TRUE_VALUE);
        *field = strings(ids, 1);
        made_expect(made, &post, FALSE_VALUE);
        *field = strings(ids + 2, 1);
        made_expect(made, &post, FALSE_VALUE);
        *field = strings(NULL, 0);
        made_expect(made, &post, FALSE_VALUE);
        *field = (charte_strs){0};
        post.absent_is_none = true;
        made_expect(made, &post, FALSE_VALUE);
        made_free(made);
    }
}

static void platforms(void **state) {
    (void)state;
    struct made *made = made_new();
    made_platform(made, "linkedin");
    uint32_t node = made_evidence_of(made, EVIDENCE_platform_is, made_platform(made, "x"));
    with_evidence(made, node);
    charte_post post = made_post("x");
    made_expect(made, &post, UNKNOWN_VALUE);
    post.platform = made_str("x");
    made_expect(made, &post, TRUE_VALUE);
    post.platform = made_str("linkedin");
    made_expect(made, &post, FALSE_VALUE);
    post.platform = made_str("");
    made_expect(made, &post, FALSE_VALUE);
    made_free(made);
}

static void unknown_values_are_errors_of_the_record(void **state) {
    (void)state;
    struct made *made = made_new();
    with_evidence(made, made_evidence(made, EVIDENCE_has_link));
    static const size_t fields[] = {offsetof(charte_post, kind), offsetof(charte_post, account),
                                    offsetof(charte_post, audience),
                                    offsetof(charte_post, platform),
                                    offsetof(charte_post, created_at)};
    charte_error error = {.size = sizeof error};
    const charte_verdict *verdict;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        charte_post post = made_post("x");
        *(charte_str *)(void *)((char *)&post + fields[i]) = made_str("Official");
        assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error),
                         CHARTE_ERROR_VALUE);
        assert_null(verdict);
        assert_non_null(strstr(error.message, "Official"));
    }
    charte_post post = made_post("x");
    charte_media media = {(enum charte_media_type)9, {NULL, 0}};
    post.media = &media;
    post.media_count = 1;
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error), CHARTE_ERROR_VALUE);
    made_free(made);
}

static void media(void **state) {
    (void)state;
    static const uint32_t kinds[] = {EVIDENCE_has_photo, EVIDENCE_has_video, EVIDENCE_has_audio,
                                     EVIDENCE_has_document};
    for (int i = 0; i < 4; i++) {
        struct made *made = made_new();
        with_evidence(made, made_evidence(made, kinds[i]));
        charte_post post = made_post("x");
        made_expect(made, &post, UNKNOWN_VALUE);
        post.media_known = true;
        made_expect(made, &post, FALSE_VALUE);
        for (int type = 0; type < 4; type++) {
            charte_media one = {(enum charte_media_type)type, {NULL, 0}};
            post.media = &one;
            post.media_count = 1;
            made_expect(made, &post, type == i ? TRUE_VALUE : FALSE_VALUE);
        }
        made_free(made);
    }
}

static void images_without_description(void **state) {
    (void)state;
    struct made *made = made_new();
    with_evidence(made, made_evidence(made, EVIDENCE_image_undescribed));
    charte_post post = made_post("x");
    made_expect(made, &post, UNKNOWN_VALUE);
    post.media_known = true;
    made_expect(made, &post, FALSE_VALUE);
    charte_media photos[] = {{CHARTE_PHOTO, made_str("un lac")},
                             {CHARTE_VIDEO, made_str("")},
                             {CHARTE_PHOTO, {NULL, 0}},
                             {CHARTE_PHOTO, made_str("")}};
    post.media = photos;
    const char *const expected[] = {FALSE_VALUE, FALSE_VALUE, FALSE_VALUE, UNKNOWN_VALUE,
                                    TRUE_VALUE};
    for (size_t n = 0; n <= 4; n++) {
        post.media_count = n;
        made_expect(made, &post, expected[n]);
    }
    post.media_count = 3;
    post.absent_is_none = true;
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void languages(void **state) {
    (void)state;
    struct made *made = made_new();
    struct node node = {.kind = EVIDENCE_text_lang};
    struct str german = STR("de"), french = STR("fr"), last = STR("az");
    ARENA_PUSH(made->arena, &node.languages, german);
    ARENA_PUSH(made->arena, &node.languages, french);
    ARENA_PUSH(made->arena, &node.languages, last);
    with_evidence(made, made_node(made, node));
    charte_post post = made_post("x");
    made_expect(made, &post, UNKNOWN_VALUE);
    static const struct {
        const char *lang, *value;
    } cases[] = {{"de", "forbidden"}, {"DE-ch", "forbidden"},      {"fr", "forbidden"},
                 {"it", "allowed"},   {"deu", "allowed"},          {"", "allowed"},
                 {"d", "allowed"},    {"fr-Latn-CH", "forbidden"}, {"-de", "allowed"},
                 {"AZ", "forbidden"}, {"az-AZ", "forbidden"},      {"@z", "allowed"},
                 {"a[", "allowed"},   {"a{", "allowed"},           {"dE", "forbidden"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        post.lang = made_str(cases[i].lang);
        made_expect(made, &post, cases[i].value);
    }
    made_free(made);
}

static void expect_at(struct made *made, const char *created_at, const char *value) {
    charte_post post = made_post("x");
    if (created_at) post.created_at = made_str(created_at);
    made_expect(made, &post, value);
}

static struct made *with_time(uint32_t kind, uint32_t a, uint32_t b) {
    struct made *made = made_new();
    return with_evidence(made, made_node(made, (struct node){.kind = kind, .a = a, .b = b}));
}

static void before_a_date(void **state) {
    (void)state;
    struct made *made = with_time(EVIDENCE_appears_before, 20270301, TABLE_NO_TIME);
    expect_at(made, NULL, UNKNOWN_VALUE);
    expect_at(made, "", UNKNOWN_VALUE);
    expect_at(made, "2027-02-28T23:59:59-11:00", TRUE_VALUE);
    expect_at(made, "2027-03-01T00:00:00+02:00", FALSE_VALUE);
    made_free(made);
    made = with_time(EVIDENCE_appears_before, 20270301, 8 * 60);
    expect_at(made, "2027-03-01T07:59:59Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T08:00:00Z", FALSE_VALUE);
    made_free(made);
}

static void after_a_date(void **state) {
    (void)state;
    struct made *made = with_time(EVIDENCE_appears_after, 20270301, TABLE_NO_TIME);
    expect_at(made, NULL, UNKNOWN_VALUE);
    expect_at(made, "2027-03-01T23:59:59Z", FALSE_VALUE);
    expect_at(made, "2027-03-02T00:00:00Z", TRUE_VALUE);
    made_free(made);
    made = with_time(EVIDENCE_appears_after, 20270301, 8 * 60);
    expect_at(made, "2027-03-01T08:00:59Z", FALSE_VALUE);
    expect_at(made, "2027-03-01T08:01:00Z", TRUE_VALUE);
    made_free(made);
}

static void between_two_times(void **state) {
    (void)state;
    struct made *made = with_time(EVIDENCE_appears_between, 8 * 60, 12 * 60);
    expect_at(made, NULL, UNKNOWN_VALUE);
    expect_at(made, "2027-03-01T07:59:00Z", FALSE_VALUE);
    expect_at(made, "2027-03-01T08:00:00Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T12:00:30Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T12:01:00Z", FALSE_VALUE);
    made_free(made);
    made = with_time(EVIDENCE_appears_between, 22 * 60, 6 * 60);
    expect_at(made, "2027-03-01T21:59:00Z", FALSE_VALUE);
    expect_at(made, "2027-03-01T23:00:00Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T05:00:00Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T06:01:00Z", FALSE_VALUE);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(connectives_are_kleenes),
        cmocka_unit_test(an_absent_condition_is_what_the_caller_says),
        cmocka_unit_test(closed_fields),
        cmocka_unit_test(boolean_fields),
        cmocka_unit_test(identifiers),
        cmocka_unit_test(platforms),
        cmocka_unit_test(unknown_values_are_errors_of_the_record),
        cmocka_unit_test(media),
        cmocka_unit_test(images_without_description),
        cmocka_unit_test(languages),
        cmocka_unit_test(before_a_date),
        cmocka_unit_test(after_a_date),
        cmocka_unit_test(between_two_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
