/* What is worth asking, where there is much: what makes no difference is left out as long as all
 * ways that what is open can come out can be gone through. */
#include "tests/unit/made_verdict.h"

#include "runtime/plan.h"

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
    if (kind == EVIDENCE_profile_mentions || kind == EVIDENCE_original_mentions)
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
        {EVIDENCE_original_mentions, 3, 9}, {EVIDENCE_has_photo, 0, 11},
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

/* PLAN_PAIRS: of a rule beyond them all, no item says that it touches it. */
static void so_many_rules_are_named(void **state) {
    (void)state;
    enum { FACTS = 64, RULES = PLAN_PAIRS / FACTS + 1 };
    struct made *made = made_new();
    for (uint32_t i = 0; i < FACTS; i++) asked(made, i);
    for (uint32_t i = 0; i < RULES; i++) {
        struct node any = {.kind = OPERATOR_ANY};
        for (uint32_t k = 0; k < FACTS; k++) made_push(made, &any.operands, made_is(made, k));
        uint32_t rule = made_rule(made, arena_format(made->arena, "1.%u", i + 1).bytes,
                                  MODALITY_forbid, i % FACTS);
        made_rule_at(made, rule)->condition = made_node(made, any);
    }
    made_open(made);
    charte_post post = made_post("x");
    const char *next = next_of(made, &post);
    assert_int_equal(times(next, "\"raised\":"), FACTS);
    assert_int_equal(times(next, "\"1."), PLAN_PAIRS);
    assert_int_equal(times(next, "\"1.64\""), FACTS);
    assert_int_equal(times(next, "\"1.65\""), 0);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
