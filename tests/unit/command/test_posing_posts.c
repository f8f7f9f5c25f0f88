/* SPDX-License-Identifier: Apache-2.0 */
/* The posts that a charter can tell apart: which choices a rule makes, how many posts they are, and
 * that the post which is evaluated is the one that is written down. */
#include "tests/unit/made_table.h"

#include "compiler/command/compile/posing.h"

static struct posing posed(struct made *made, uint32_t rules) {
    struct posing posing = posing_in(made->arena, &made->table);
    posing_begin(&posing);
    for (uint32_t i = 0; i < rules; i++) posing_add_rule(&posing, i);
    return posing;
}

static void assert_posts(struct posing *posing, const char *const *wanted, size_t count) {
    assert_int_equal(posing_count(posing, 1000), count);
    for (size_t i = 0; i < count; i++) {
        posing_choose(posing, i);
        assert_string_equal(arena_copy(posing->arena, posing_record(posing)).bytes, wanted[i]);
    }
}

static void a_term_stands_there_or_another_word_of_its_length(void **state) {
    (void)state;
    static const char *const wanted[] = {"{\"text\":\"xxxx. xxxxx\",\"draft\":true}",
                                         "{\"text\":\"Acme. xxxxx\",\"draft\":true}",
                                         "{\"text\":\"xxxx. \xE2\x80\xA6\",\"draft\":true}",
                                         "{\"text\":\"Acme. \xE2\x80\xA6\",\"draft\":true}"};
    static const char *const texts[] = {"xxxx. xxxxx", "Acme. xxxxx", "xxxx. Vexco", "Acme. Vexco"};
    struct made *made = made_new();
    uint32_t lists[] = {made_list(made, "clients", NULL), made_list(made, "secret", NULL)};
    made_term(made, lists[0], "no", TERM_EXCEPT);
    made_term(made, lists[0], "@no", TERM_NOT_IN_TEXT);
    made_term(made, lists[0], "##", TERM_PATTERN);
    made_term(made, lists[0], "iban", TERM_DETECTOR);
    made_term(made, lists[0], "Acme", 0);
    made_term(made, lists[0], "Belmont", 0);
    made_term(made, lists[1], "Vexco*", TERM_CONFIDENTIAL);
    struct node node = {.kind = EVIDENCE_text_mentions};
    made_push(made, &node.operands, lists[0]);
    made_push(made, &node.operands, lists[1]);
    made_push(made, &node.operands, lists[0]);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, node)));
    struct posing posing = posed(made, 1);
    assert_posts(&posing, wanted, 4);
    for (size_t i = 0; i < 4; i++) {
        posing_choose(&posing, i);
        charte_post post = posing_post(&posing);
        assert_int_equal(post.text.length, strlen(texts[i]));
        assert_memory_equal(post.text.bytes, texts[i], strlen(texts[i]));
        assert_int_equal(post.draft, CHARTE_TRUE);
        assert_null(post.account.bytes);
        assert_int_equal(post.answer_count, 0);
    }
    made_free(made);
}

/* A list that has no term of its own that can be written has those of the lists in it; one that has
 * none at all makes no choice; nor do lists that are looked for elsewhere than in the text. */
static void terms_are_sought_in_lists_within_lists(void **state) {
    (void)state;
    static const char *const wanted[] = {"{\"text\":\"xxx\",\"draft\":true}",
                                         "{\"text\":\"one\",\"draft\":true}"};
    struct made *made = made_new();
    uint32_t outer = made_list(made, "outer", NULL), empty = made_list(made, "empty", NULL),
             inner = made_list(made, "inner", "one");
    made_term(made, outer, "no", TERM_EXCEPT);
    made_push(made, &made->table.lists.items[outer].included, empty);
    made_push(made, &made->table.lists.items[outer].included, inner);
    uint32_t nodes[] = {made_evidence_of(made, EVIDENCE_text_mentions, outer),
                        made_evidence_of(made, EVIDENCE_text_mentions, empty),
                        made_evidence_of(made, EVIDENCE_original_mentions, inner)};
    struct node all = {.kind = OPERATOR_ALL};
    for (size_t i = 0; i < 3; i++) made_push(made, &all.operands, nodes[i]);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, all)));
    struct posing posing = posed(made, 1);
    assert_posts(&posing, wanted, 2);
    made_free(made);
}

/* Of a rule, its fact, its condition and its exception, each choice once, in their order. */
static void a_rule_rests_on_all_that_it_names(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t asked = made_asked(made, "asked"), other = made_asked(made, "other");
    uint32_t twice = made_fact(made, "twice", 0,
                               made_group(made, OPERATOR_ANY, made_is(made, asked),
                                          made_evidence(made, EVIDENCE_sponsored)));
    uint32_t bot = made_evidence(made, EVIDENCE_author_bot);
    struct fact *fact = &made->table.facts.items[twice];
    fact->ruled_out = bot;
    fact->to_check = made_evidence(made, EVIDENCE_has_place);
    uint32_t rule = made_rule(made, "1.1", MODALITY_approve, twice);
    made_rule_at(made, rule)->condition =
        made_group(made, OPERATOR_ALL, made_is(made, other), made_is(made, twice));
    made_rule_at(made, rule)->exception = made_evidence(made, EVIDENCE_kind_reply);
    made_role(made, "no");
    made_rule_at(made, rule)->role = made_role(made, "boss");
    struct posing posing = posed(made, 1);
    assert_int_equal(posing.choices.count, 7);
    assert_int_equal(posing_count(&posing, 100000), 3 * 3 * 3 * 3 * 3 * 3 * 3);
    posing_choose(&posing, 0);
    assert_string_equal(arena_copy(made->arena, posing_record(&posing)).bytes,
                        "{\"text\":\"\",\"draft\":true}");
    posing_choose(&posing, 3 * 3 * 3 * 3 * 3 * 3 * 3 - 1);
    assert_string_equal(arena_copy(made->arena, posing_record(&posing)).bytes,
                        "{\"text\":\"\",\"draft\":true,\"sponsored\":true,\"location\":true,"
                        "\"kind\":\"reply\",\"approvals\":[\"boss\"],\"author\":{\"bot\":true},"
                        "\"facts\":{\"asked\":false,\"other\":false}}");
    charte_post post = posing_post(&posing);
    assert_int_equal(post.sponsored, CHARTE_TRUE);
    assert_int_equal(post.author_bot, CHARTE_TRUE);
    assert_int_equal(post.answer_count, 2);
    assert_false(post.answers[0].value);
    assert_memory_equal(post.answers[1].fact.bytes, "other", 5);
    posing_choose(&posing, 1 + 3 * (1 + 3));
    post = posing_post(&posing);
    assert_string_equal(arena_copy(made->arena, posing_record(&posing)).bytes,
                        "{\"text\":\"\",\"draft\":true,\"sponsored\":false,\"author\":{\"bot\":"
                        "false},\"facts\":{\"asked\":true}}");
    assert_int_equal(post.answer_count, 1);
    assert_true(post.answers[0].value);
    assert_int_equal(post.sponsored, CHARTE_FALSE);
    assert_int_equal(post.location, CHARTE_UNKNOWN);
    made_free(made);
}

/* Several values of a field are one choice, each value once, and no more than there is room for. */
static void the_values_of_a_field_are_one_choice(void **state) {
    (void)state;
    static const char *const wanted[] = {
        "{\"text\":\"\",\"draft\":true}",
        "{\"text\":\"\",\"draft\":true,\"lang\":\"\"}",
        "{\"text\":\"\",\"draft\":true,\"lang\":\"de\"}",
        "{\"text\":\"\",\"draft\":true,\"lang\":\"fr\"}",
        "{\"text\":\"\",\"draft\":true,\"lang\":\"it\"}",
        "{\"text\":\"\",\"draft\":true,\"lang\":\"rm\"}",
    };
    static const char *const codes[] = {"de", "fr", "de", "it", "rm", "en", "es"};
    struct made *made = made_new();
    struct node node = {.kind = EVIDENCE_text_lang};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct str code = str_of(codes[i]);
        ARENA_PUSH(made->arena, &node.languages, code);
    }
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, node)));
    struct posing posing = posed(made, 1);
    assert_posts(&posing, wanted, 6);
    made_free(made);
    made = made_new();
    struct node platform = {.kind = EVIDENCE_platform_is};
    made_platform(made, "no");
    made_push(made, &platform.operands, made_platform(made, "x"));
    made_push(made, &platform.operands, made_platform(made, "y"));
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, platform)));
    posing = posed(made, 1);
    assert_int_equal(posing_count(&posing, 100), 4);
    posing_choose(&posing, 3);
    assert_string_equal(arena_copy(made->arena, posing_record(&posing)).bytes,
                        "{\"text\":\"\",\"draft\":true,\"platform\":\"y\"}");
    made_free(made);
}

static void a_name_of_one_letter_is_one(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t role = made_evidence_of(made, EVIDENCE_author_role, made_role(made, "r"));
    uint32_t label = made_evidence_of(made, EVIDENCE_has_label, made_label(made, "l"));
    made_rule(made, "1.1", MODALITY_forbid,
              made_fact(made, "f", 0, made_group(made, OPERATOR_ANY, role, label)));
    struct posing posing = posed(made, 1);
    for (size_t i = 0; i < 9; i++) {
        posing_choose(&posing, i);
        charte_post post = posing_post(&posing);
        assert_int_equal(post.author_roles.known, i % 3 > 0);
        assert_int_equal(post.author_roles.count, i % 3 == 2);
        assert_int_equal(post.labels.known, i / 3 > 0);
        assert_int_equal(post.labels.count, i / 3 == 2);
    }
    assert_int_equal(posing_post(&posing).labels.items[0].length, 1);
    made_free(made);
}

/* A charter that checks official accounts alone checks no draft without one. */
static void posts_are_such_as_the_charter_checks(void **state) {
    (void)state;
    static const struct {
        uint32_t control;
        const char *record;
    } cases[] = {{0, "{\"text\":\"\",\"draft\":true}"},
                 {CONTROL_DRAFTS, "{\"text\":\"\",\"draft\":true}"},
                 {CONTROL_DRAFTS | CONTROL_OFFICIAL, "{\"text\":\"\",\"draft\":true}"},
                 {CONTROL_OFFICIAL, "{\"text\":\"\",\"draft\":true,\"account\":\"official\"}"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        made->table.control = cases[i].control;
        made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "f"));
        struct posing posing = posed(made, 1);
        posing_choose(&posing, 0);
        assert_string_equal(arena_copy(made->arena, posing_record(&posing)).bytes, cases[i].record);
        assert_int_equal(posing_post(&posing).account.length,
                         cases[i].control == CONTROL_OFFICIAL ? strlen("official") : 0);
        made_free(made);
    }
}

/* No more choices are made than there is room for, and facts are followed no deeper. */
static void what_is_too_much_is_full(void **state) {
    (void)state;
    for (uint32_t count = POSING_CHOICES; count <= POSING_CHOICES + 1; count++) {
        struct made *made = made_new();
        for (uint32_t i = 0; i < count; i++)
            made_rule(made, "1.1", MODALITY_forbid,
                      made_asked(made, arena_format(made->arena, "f%u", i).bytes));
        struct posing posing = posed(made, count);
        assert_int_equal(posing.full, count > POSING_CHOICES);
        assert_int_equal(posing.choices.count, POSING_CHOICES);
        assert_int_equal(posing_count(&posing, 8193), 8193);
        posing_begin(&posing);
        assert_false(posing.full);
        posing_add_rule(&posing, 0);
        assert_int_equal(posing_count(&posing, 8193), 3);
        assert_int_equal(posing_count(&posing, 4), 3);
        assert_int_equal(posing_count(&posing, 3), 3);
        assert_int_equal(posing_count(&posing, 2), 2);
        made_free(made);
    }
    for (uint32_t depth = POSING_DEPTH; depth <= POSING_DEPTH + 1; depth++) {
        struct made *made = made_new();
        uint32_t fact = made_asked(made, "f");
        for (uint32_t i = 1; i < depth; i++)
            fact =
                made_fact(made, arena_format(made->arena, "f%u", i).bytes, 0, made_is(made, fact));
        made_rule(made, "1.1", MODALITY_forbid, fact);
        struct posing posing = posed(made, 1);
        assert_int_equal(posing.full, depth > POSING_DEPTH);
        assert_int_equal(posing_count(&posing, 50), depth > POSING_DEPTH ? 50 : 3);
        made_free(made);
    }
}

/* Options that are not looked at are not counted. */
static void posts_are_counted_from_the_first_option_on(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t both = made_group(made, OPERATOR_ALL, made_evidence(made, EVIDENCE_sponsored),
                               made_evidence(made, EVIDENCE_has_place));
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, both));
    struct posing posing = posed(made, 1);
    posing.choices.items[0].first = 1;
    posing.choices.items[1].first = 2;
    static const char *const wanted[] = {
        "{\"text\":\"\",\"draft\":true,\"sponsored\":false,\"location\":true}",
        "{\"text\":\"\",\"draft\":true,\"sponsored\":true,\"location\":true}"};
    assert_posts(&posing, wanted, 2);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_stands_there_or_another_word_of_its_length),
        cmocka_unit_test(terms_are_sought_in_lists_within_lists),
        cmocka_unit_test(a_rule_rests_on_all_that_it_names),
        cmocka_unit_test(the_values_of_a_field_are_one_choice),
        cmocka_unit_test(a_name_of_one_letter_is_one),
        cmocka_unit_test(posts_are_such_as_the_charter_checks),
        cmocka_unit_test(what_is_too_much_is_full),
        cmocka_unit_test(posts_are_counted_from_the_first_option_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
