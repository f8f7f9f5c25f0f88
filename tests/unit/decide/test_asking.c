/* SPDX-License-Identifier: Apache-2.0 */
/* What is worth asking, where there is much: what makes no difference is left out as long as all
 * ways that what is open can come out can be gone through. */
#include "tests/unit/made_verdict.h"

#include "runtime/decide/plan.h"

/* What `next` says, and nothing behind it. */
static const char *next_of(struct made *made, const charte_post *post) {
    const char *line = made_line(made, post, (charte_format){.reader = CHARTE_FOR_AUTHOR});
    const char *next = strstr(line, "\"next\":["), *end = strstr(line, "],\"rules\":[");
    for (const char *at = end; at; at = strstr(at + 1, "],\"rules\":["))
        if (strstr(at, "],\"overridden\":")) end = at;
    return arena_format(made->arena, "%.*s", (int)(end - next), next).bytes;
}

static unsigned times(const char *text, const char *piece) {
    unsigned count = 0;
    for (const char *at = text; (at = strstr(at, piece)); at++) count++;
    return count;
}

static uint32_t asked(struct made *made, uint32_t number) {
    return made_asked(made, arena_format(made->arena, "q%u", number).bytes);
}

/* It is forbidden to q0 where the evidence holds and one of so many facts is true, q0 among them:
 * so the others make no difference. */
static unsigned items_of(struct made *made, const uint32_t *evidence, size_t count,
                         uint32_t questions, charte_post post) {
    struct node any = {.kind = OPERATOR_ANY}, all = {.kind = OPERATOR_ALL};
    uint32_t first = asked(made, 0);
    made_push(made, &any.operands, made_is(made, first));
    for (uint32_t i = 1; i < questions; i++)
        made_push(made, &any.operands, made_is(made, asked(made, i)));
    for (size_t i = 0; i < count; i++) made_push(made, &all.operands, evidence[i]);
    made_push(made, &all.operands, made_node(made, any));
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, first);
    made_rule_at(made, rule)->condition = made_node(made, all);
    made_open(made);
    return times(next_of(made, &post), "\"raised\":");
}

static void declare(struct made *made, uint32_t kind, uint32_t name) {
    const char *id = arena_format(made->arena, "n%u", name).bytes;
    if (kind == EVIDENCE_has_label) made_label(made, id);
    if (kind == EVIDENCE_author_role || kind == EVIDENCE_approval_by) made_role(made, id);
    if (kind == EVIDENCE_platform_is) made_platform(made, id);
    if (kind == EVIDENCE_profile_mentions || kind == EVIDENCE_original_mentions ||
        kind == EVIDENCE_description_mentions || kind == EVIDENCE_poll_mentions)
        made_list(made, id, id);
}

/* An evidence for each name: each must hold, so that the field has a set of them. */
static size_t add_evidence(struct made *made, uint32_t kind, uint32_t names, uint32_t *evidence) {
    static const char *const languages[] = {"fr", "de", "it"};
    struct node node = {.kind = kind};
    if (kind == EVIDENCE_text_lang) {
        for (uint32_t i = 0; i < names; i++)
            ARENA_PUSH(made->arena, &node.languages, str_of(languages[i]));
    } else if (kind == EVIDENCE_platform_is) {
        for (uint32_t i = 0; i < names; i++) {
            declare(made, kind, i);
            made_push(made, &node.operands, i);
        }
    } else if (names > 0) {
        for (uint32_t i = 0; i < names; i++) {
            declare(made, kind, i);
            evidence[i] = made_evidence_of(made, kind, i);
        }
        return names;
    }
    evidence[0] = made_node(made, node);
    return 1;
}

/* With one value or set less than are gone through, and more. */
static void all_ways_are_gone_through(void **state) {
    (void)state;
    static const struct {
        uint32_t kind, names, questions; /* the most of these */
    } fields[] = {
        {EVIDENCE_sponsored, 0, 11},        {EVIDENCE_author_bot, 0, 11},
        {EVIDENCE_has_place, 0, 11},        {EVIDENCE_kind_reply, 0, 9},
        {EVIDENCE_audience_public, 0, 10},  {EVIDENCE_account_personal, 0, 11},
        {EVIDENCE_text_lang, 1, 11},        {EVIDENCE_text_lang, 3, 10},
        {EVIDENCE_platform_is, 1, 11},      {EVIDENCE_platform_is, 3, 10},
        {EVIDENCE_has_label, 1, 11},        {EVIDENCE_has_label, 3, 9},
        {EVIDENCE_has_label, 10, 2},        {EVIDENCE_author_role, 2, 10},
        {EVIDENCE_approval_by, 2, 10},      {EVIDENCE_profile_mentions, 2, 10},
        {EVIDENCE_original_mentions, 3, 9}, {EVIDENCE_description_mentions, 2, 10},
        {EVIDENCE_poll_mentions, 3, 9},     {EVIDENCE_has_photo, 0, 11},
        {EVIDENCE_has_document, 0, 11},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        for (uint32_t more = 0; more < 2; more++) {
            struct made *made = made_new();
            uint32_t evidence[16], questions = fields[i].questions + more;
            size_t count = add_evidence(made, fields[i].kind, fields[i].names, evidence);
            unsigned items = items_of(made, evidence, count, questions, made_post("x"));
            if (items != (more ? 1 + questions : 2))
                fail_msg("evidence %u, %u names, %u questions: %u items", fields[i].kind,
                         fields[i].names, questions, items);
            made_free(made);
        }
}

static void of_questions_alone_there_may_be_twelve(void **state) {
    (void)state;
    for (uint32_t questions = 12; questions < 14; questions++) {
        struct made *made = made_new();
        assert_int_equal(items_of(made, NULL, 0, questions, made_post("x")),
                         questions == 12 ? 1 : 13);
        made_free(made);
    }
}

/* Of pictures that are known, only whether they are described; and two kinds of media are four
 * sets. */
static void media_have_as_many_ways(void **state) {
    (void)state;
    const charte_media photo = {.type = CHARTE_PHOTO};
    for (uint32_t more = 0; more < 2; more++) {
        struct made *made = made_new();
        charte_post post = made_post("x");
        post.media = &photo;
        post.media_count = 1;
        post.media_known = true;
        uint32_t bare = made_evidence(made, EVIDENCE_image_undescribed);
        assert_int_equal(items_of(made, &bare, 1, 11 + more, post), more ? 13 : 2);
        made_free(made);
        made = made_new();
        const uint32_t both[] = {made_evidence(made, EVIDENCE_has_audio),
                                 made_evidence(made, EVIDENCE_has_video)};
        assert_int_equal(items_of(made, both, 2, 10 + more, made_post("x")), more ? 12 : 2);
        made_free(made);
    }
}

/* There are as many dates as one likes. */
static void dates_are_not_gone_through(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t after = made_node(
        made, (struct node){.kind = EVIDENCE_appears_after, .a = 20270101, .b = TABLE_NO_TIME});
    assert_int_equal(items_of(made, &after, 1, 2, made_post("x")), 3);
    made_free(made);
}

/* Where labels change nothing alone, what was met first is put; of sixteen it is not tried. */
static void of_many_names_each_may_change_the_verdict(void **state) {
    (void)state;
    for (uint32_t names = PLAN_NAMES - 1; names <= PLAN_NAMES + 1; names++) {
        struct made *made = made_new();
        struct node labels = {.kind = EVIDENCE_has_label};
        for (uint32_t i = 0; i < names; i++) {
            declare(made, EVIDENCE_has_label, i);
            made_push(made, &labels.operands, i);
        }
        uint32_t rule = made_rule(made, "1.1", MODALITY_advise, asked(made, 0));
        made_rule_at(made, rule)->condition = made_group(
            made, OPERATOR_ALL, made_evidence(made, EVIDENCE_sponsored), made_node(made, labels));
        made_open(made);
        charte_post post = made_post("x");
        const char *next = next_of(made, &post);
        bool many = names >= PLAN_NAMES;
        const char *said = many ? "{\"field\":\"labels\",\"raised\":false,\"rules\""
                                : "{\"field\":\"sponsored\",\"raised\":false,\"rules\"";
        assert_int_equal(times(next, "\"alone\":false"), 2);
        assert_non_null(strstr(next, said));
        made_free(made);
    }
}

/* PLAN_PAIRS: of a rule beyond them all, no item says that it touches it; and what no rule is said
 * of is put at once. */
static void so_many_rules_are_named(void **state) {
    (void)state;
    enum { FACTS = 64, RULES = PLAN_PAIRS / FACTS + 1 };
    struct made *made = made_new();
    for (uint32_t i = 0; i <= FACTS; i++) asked(made, i);
    for (uint32_t i = 0; i < RULES; i++) {
        struct node any = {.kind = OPERATOR_ANY};
        for (uint32_t k = 0; k < FACTS; k++) made_push(made, &any.operands, made_is(made, k));
        if (i == RULES - 1) made_push(made, &any.operands, made_is(made, FACTS));
        uint32_t rule = made_rule(made, arena_format(made->arena, "1.%u", i + 1).bytes,
                                  MODALITY_forbid, i % FACTS);
        made_rule_at(made, rule)->condition = made_node(made, any);
    }
    made_open(made);
    charte_post post = made_post("x");
    const char *next = next_of(made, &post);
    assert_int_equal(times(next, "\"raised\":"), FACTS + 1);
    assert_non_null(strstr(next, "{\"fact\":\"q64\",\"raised\":false,\"rules\":[],"));
    assert_int_equal(times(next, "\"1."), PLAN_PAIRS);
    assert_int_equal(times(next, "\"1.64\""), FACTS);
    assert_int_equal(times(next, "\"1.65\""), 0);
    made_free(made);
}

/* Facts in a row, each true where the one before it is. */
static uint32_t made_row(struct made *made, uint32_t condition, uint32_t length) {
    uint32_t last = TABLE_NONE;
    for (uint32_t i = 0; i < length; i++) {
        const char *id = arena_format(made->arena, "d%u", i).bytes;
        last = made_fact(made, id, 0, i ? made_is(made, last) : condition);
    }
    return last;
}

/* LIMIT_SUPPOSING: of ever more questions no answer is tried, and they are put at once. Each
 * other one decides a row of 2000 facts, and so does taking it back. */
static void so_many_answers_are_tried(void **state) {
    (void)state;
    struct made *made = made_new();
    struct node some = {.kind = OPERATOR_ANY}, all = {.kind = OPERATOR_ANY};
    for (uint32_t i = 0; i < 1100; i++) {
        uint32_t fact = asked(made, i);
        made_push(made, &all.operands, made_is(made, fact));
        if (i % 2) made_push(made, &some.operands, made_is(made, fact));
    }
    uint32_t row = made_row(made, made_node(made, some), 2000);
    made_push(made, &all.operands, made_is(made, row));
    uint32_t any = made_fact(made, "any", 0, made_node(made, all));
    uint32_t rule = made_rule(made, "1.1", MODALITY_discourage, any);
    made_rule_at(made, rule)->condition = made_evidence(made, EVIDENCE_sponsored);
    made_open(made);
    charte_post post = made_post("x");
    const char *next = next_of(made, &post);
    unsigned idle = times(next, "\"alone\":false");
    assert_int_equal(times(next, "\"raised\":"), 1101);
    assert_in_range(idle, 500, 530);
    made_free(made);
}

/* Where a yes to q0 forbids, whatever the others say; it decides a row, too. */
static struct made *made_with_row(uint32_t length) {
    struct made *made = made_new();
    struct node any = {.kind = OPERATOR_ANY};
    made_label(made, "urgent");
    for (uint32_t i = 0; i < 11; i++) asked(made, i);
    for (uint32_t i = 0; i < 11; i++) made_push(made, &any.operands, made_is(made, i));
    made_push(made, &any.operands, made_is(made, made_row(made, made_is(made, 0), length)));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_has_label, 0));
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, 0);
    made_rule_at(made, rule)->condition = made_node(made, any);
    uint32_t rule_of_labels =
        made_rule(made, "1.2", MODALITY_discourage,
                  made_fact(made, "u", 0, made_evidence_of(made, EVIDENCE_has_label, 0)));
    made_rule_at(made, rule_of_labels)->condition = made_evidence(made, EVIDENCE_sponsored);
    made_open(made);
    return made;
}

/* Of a longer row, not all ways are gone through; what was supposed last is taken back. */
static void what_takes_too_long_is_asked(void **state) {
    (void)state;
    for (uint32_t length = 200; length <= 2000; length += 1800) {
        struct made *made = made_with_row(length);
        charte_post post = made_post("x");
        post.sponsored = CHARTE_TRUE;
        assert_int_equal(times(next_of(made, &post), "\"raised\":"), length == 200 ? 2 : 12);
        post.labels.known = true;
        made_expect(made, &post, "check");
        assert_false(made_says(made, &post, CHARTE_FOR_AUTHOR, "\"rule\":\"1.2\""));
        made_free(made);
    }
}

/* Each fact is entered once from a rule, however often the one above names it. */
static void what_is_named_twice_is_entered_once(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t last = asked(made, 0);
    for (uint32_t i = 0; i < 30; i++) {
        const char *id = arena_format(made->arena, "d%u", i).bytes;
        last = made_fact(made, id, 0,
                         made_group(made, OPERATOR_ANY, made_is(made, last), made_is(made, last)));
    }
    made_rule(made, "1.1", MODALITY_forbid, last);
    made_open(made);
    charte_post post = made_post("x");
    assert_string_equal(next_of(made, &post), "\"next\":[{\"fact\":\"q0\",\"raised\":false,"
                                              "\"rules\":[\"1.1\"],\"levels\":[\"forbidden\"]}");
    made_free(made);
}

/* Two that name the same are one name. */
static void names_are_kept_once(void **state) {
    (void)state;
    for (uint32_t kind = 0; kind < 2; kind++) {
        struct made *made = made_new();
        uint32_t evidence[2];
        declare(made, EVIDENCE_has_label, 0);
        declare(made, EVIDENCE_platform_is, 0);
        for (int i = 0; i < 2; i++)
            evidence[i] =
                made_evidence_of(made, kind ? EVIDENCE_platform_is : EVIDENCE_has_label, 0);
        assert_int_equal(items_of(made, evidence, 2, 11, made_post("x")), 2);
        made_free(made);
    }
}

/* One scratch for both readers: what is planned for the author changes nothing that tools are told
 * of the next post. */
static void the_author_and_tools_take_turns(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t named = made_fact(made, "named", 0, made_evidence(made, EVIDENCE_sponsored));
    uint32_t claim = made_fact(made, "claim", FACT_OPEN | FACT_ASKS | FACT_DEFAULT_NO, TABLE_NONE);
    uint32_t forbid = made_rule(made, "1.1", MODALITY_forbid, named);
    uint32_t right = made_rule(made, "2.1", MODALITY_protect, claim);
    made_override(made, right, forbid);
    made_open(made);
    static const enum charte_truth sponsored[] = {CHARTE_TRUE, CHARTE_FALSE, CHARTE_UNKNOWN};
    static const char *const said[] = {"forbidden", "allowed", "check"};
    for (int i = 0; i < 6; i++) {
        charte_post post = made_post("x");
        post.sponsored = sponsored[i % 3];
        made_line(made, &post, (charte_format){.reader = CHARTE_FOR_AUTHOR});
        assert_string_equal(made_level(made, &post, CHARTE_FOR_TOOLS), said[i % 3]);
        assert_string_equal(made_level(made, &post, CHARTE_FOR_AUTHOR), said[i % 3]);
    }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_ways_are_gone_through),
        cmocka_unit_test(of_questions_alone_there_may_be_twelve),
        cmocka_unit_test(media_have_as_many_ways),
        cmocka_unit_test(dates_are_not_gone_through),
        cmocka_unit_test(of_many_names_each_may_change_the_verdict),
        cmocka_unit_test(so_many_rules_are_named),
        cmocka_unit_test(so_many_answers_are_tried),
        cmocka_unit_test(what_takes_too_long_is_asked),
        cmocka_unit_test(what_is_named_twice_is_entered_once),
        cmocka_unit_test(names_are_kept_once),
        cmocka_unit_test(the_author_and_tools_take_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
