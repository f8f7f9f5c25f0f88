/* SPDX-License-Identifier: Apache-2.0 */
/* A post that a charter can tell apart gives the fields that conditions look at, by their rows. */
#include "tests/unit/made_table.h"

#include "compiler/command/compile/posing.h"

#define AROUND(said) "{\"text\":\"\",\"draft\":true" said "}"

/* The posts of a rule whose fact one node establishes: where nothing is known of the field, where
 * there is none, and where it has the one value. */
static void assert_posed(struct made *made, uint32_t node, const char *none, const char *value) {
    const char *const wanted[] = {AROUND(""), none, value};
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, node));
    struct posing posing = posing_in(made->arena, &made->table);
    posing_begin(&posing);
    posing_add_rule(&posing, 0);
    assert_int_equal(posing_count(&posing, 100), 3);
    for (size_t i = 0; i < 3; i++) {
        posing_choose(&posing, i);
        struct str record = posing_record(&posing);
        assert_true(str_present(record));
        if (!str_equal(record, str_of(wanted[i])))
            fail_msg("%.*s, not %s", STR_ARG(record), wanted[i]);
    }
}

static void signs_are_posed(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        const char *none, *value;
    } cases[] = {
        {EVIDENCE_author_bot, ",\"author\":{\"bot\":false}", ",\"author\":{\"bot\":true}"},
        {EVIDENCE_has_place, ",\"location\":false", ",\"location\":true"},
        {EVIDENCE_account_personal, ",\"account\":\"\"", ",\"account\":\"personal\""},
        {EVIDENCE_kind_share, ",\"kind\":\"\"", ",\"kind\":\"share\""},
        {EVIDENCE_has_video, ",\"media\":[]", ",\"media\":[{\"type\":\"video\"}]"},
        {EVIDENCE_has_photo, ",\"media\":[]", ",\"media\":[{\"type\":\"photo\",\"alt\":\"\"}]"},
        {EVIDENCE_image_undescribed, ",\"media\":[]",
         ",\"media\":[{\"type\":\"photo\",\"alt\":\"\"}]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        struct str none = arena_format(made->arena, AROUND("%s"), cases[i].none);
        struct str value = arena_format(made->arena, AROUND("%s"), cases[i].value);
        assert_posed(made, made_evidence(made, cases[i].kind), none.bytes, value.bytes);
        made_free(made);
    }
}

/* What every post of a charter is stands once where a condition looks at it too. */
static void a_field_is_said_once(void **state) {
    (void)state;
    struct made *made = made_new();
    made->table.control = CONTROL_OFFICIAL;
    uint32_t personal = made_evidence(made, EVIDENCE_account_personal);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, personal));
    struct posing posing = posing_in(made->arena, &made->table);
    posing_begin(&posing);
    posing_add_rule(&posing, 0);
    assert_string_equal(posing_record(&posing).bytes,
                        "{\"text\":\"\",\"draft\":true,\"account\":\"official\"}");
    posing_choose(&posing, 2);
    assert_string_equal(posing_record(&posing).bytes,
                        "{\"text\":\"\",\"draft\":true,\"account\":\"personal\"}");
    made_free(made);
}

static void names_are_posed(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t role = made_role(made, "hr");
    assert_posed(made, made_evidence_of(made, EVIDENCE_author_role, role),
                 AROUND(",\"author\":{\"roles\":[]}"), AROUND(",\"author\":{\"roles\":[\"hr\"]}"));
    made_free(made);
    made = made_new();
    uint32_t label = made_label(made, "spam");
    assert_posed(made, made_evidence_of(made, EVIDENCE_has_label, label), AROUND(",\"labels\":[]"),
                 AROUND(",\"labels\":[\"spam\"]"));
    made_free(made);
}

static void the_post_is_what_the_record_says(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t bare = made_evidence(made, EVIDENCE_image_undescribed);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, bare));
    struct posing posing = posing_in(made->arena, &made->table);
    posing_begin(&posing);
    posing_add_rule(&posing, 0);
    posing_choose(&posing, 2);
    charte_post post = posing_post(&posing);
    assert_true(post.media_known);
    assert_int_equal(post.media_count, 1);
    assert_int_equal(post.media[0].type, CHARTE_PHOTO);
    assert_non_null(post.media[0].alt.bytes);
    assert_int_equal(post.media[0].alt.length, 0);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_posed),
        cmocka_unit_test(a_field_is_said_once),
        cmocka_unit_test(names_are_posed),
        cmocka_unit_test(the_post_is_what_the_record_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
