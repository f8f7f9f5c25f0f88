/* SPDX-License-Identifier: Apache-2.0 */
/* What an example says of its post is in the record that the examples are run on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "tests/unit/code_names.h"

struct compiled {
    struct arena *arena;
    struct diagnostics log;
    struct table *table;
};

static void no_memory(void) {
    abort();
}

static const char charter[] =
    "Language: English.\n"
    "Charter “C” of “O”, version 1, in force from 2026-05-06.\n"
    "Checked: the author's drafts and official accounts.\n"
    "Role press: “Press office”. Role chief: “Chief”. Label internal: “Internal”.\n"
    "Fact f: “do”, that is “it does”; to ask: “Does it?”.\n"
    "Fact g: “go”, that is “it goes”; to ask: “Does it go?”.\n"
    "Fact h: “be a word”, that is “it is a word”; established if the text mentions “word”.\n"
    "Fact i: “have a label”, that is “it has a label”; established if the post is labelled "
    "internal.\n"
    "Article 1 “A”. It is forbidden to “do”. Reason: “r”. Advice: “a”.\n"
    "It is not advisable to “go”, if “it is a word” and “it has a label”. Reason: “r”. "
    "Advice: “a”.\n";

/* The charter with an example of these circumstances. */
static struct compiled compile(const char *circumstances) {
    struct compiled c = {.arena = arena_new(no_memory)};
    c.log = diagnostics_in(c.arena);
    struct str text =
        arena_format(c.arena, "%sExample to check: “t” %s.\n", charter, circumstances);
    struct ast_charter *ast =
        parse_charter(c.arena, source_of(c.arena, STR("c.charte"), text), &c.log);
    c.table = compile_charters(c.arena, &ast, 1, &c.log);
    return c;
}

static struct compiled compile_clean(const char *circumstances) {
    struct compiled c = compile(circumstances);
    for (size_t i = 0; i < c.log.count; i++)
        if (diagnostic_severity(c.log.items[i].code) == SEVERITY_ERROR)
            fail_msg("%s: %s", circumstances, code_name(c.log.items[i].code));
    assert_non_null(c.table);
    assert_int_equal(c.table->examples.count, 1);
    return c;
}

static const struct example_post *post_of(const struct compiled *c) {
    return &c->table->examples.items[0].post;
}

static void nothing_said_is_nothing_there(void **state) {
    (void)state;
    struct compiled c = compile_clean("");
    const struct example_post *post = post_of(&c);
    assert_true(str_equal(post->text, STR("t")));
    assert_int_equal(post->platform, TABLE_NONE);
    for (int field = 0; field < FIELD_COUNT; field++) assert_int_equal(post->signs[field], 0);
    assert_int_equal(post->date, 20260506);
    assert_int_equal(post->time, TABLE_NO_TIME);
    assert_int_equal(c.table->examples.items[0].verdict, LEVEL_CHECK);
    arena_free(c.arena);
}

static void signs_set_what_they_stand_for(void **state) {
    (void)state;
    static const struct {
        const char *said;
        enum field field;
        int sign;
    } cases[] = {
        {"in public", FIELD_AUDIENCE, AUDIENCE_PUBLIC},
        {"to a restricted audience", FIELD_AUDIENCE, AUDIENCE_RESTRICTED},
        {"internally", FIELD_AUDIENCE, AUDIENCE_INTERNAL},
        {"in private", FIELD_AUDIENCE, AUDIENCE_PRIVATE},
        {"from a personal account", FIELD_ACCOUNT, ACCOUNT_PERSONAL},
        {"from an official account", FIELD_ACCOUNT, ACCOUNT_OFFICIAL},
        {"with a photo", FIELD_MEDIA, 1 << MEDIA_PHOTO},
        {"with a video", FIELD_MEDIA, 1 << MEDIA_VIDEO},
        {"with a sound recording", FIELD_MEDIA, 1 << MEDIA_AUDIO},
        {"with a document", FIELD_MEDIA, 1 << MEDIA_DOCUMENT},
        {"with a photo, with a video, without a description", FIELD_MEDIA,
         1 << MEDIA_PHOTO | 1 << MEDIA_VIDEO | 1 << MEDIA_UNDESCRIBED},
        {"with a location", FIELD_LOCATION, SAID},
        {"as sponsored content", FIELD_SPONSORED, SAID},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compiled c = compile_clean(cases[i].said);
        for (int field = 0; field < FIELD_COUNT; field++) {
            int wanted = field == (int)cases[i].field ? cases[i].sign : 0;
            assert_int_equal(post_of(&c)->signs[field], wanted);
        }
        arena_free(c.arena);
    }
}

static void texts_around_the_post_are_kept(void **state) {
    (void)state;
    static const struct {
        const char *said;
        uint32_t kind;
    } cases[] = {
        {"in reply to “o”", KIND_REPLY}, {"sharing “o”", KIND_SHARE}, {"quoting “o”", KIND_QUOTE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compiled c = compile_clean(cases[i].said);
        assert_int_equal(post_of(&c)->signs[FIELD_KIND], cases[i].kind);
        assert_true(str_equal(post_of(&c)->original, STR("o")));
        arena_free(c.arena);
    }
    struct compiled c = compile_clean("with the profile “p”, in German, dated 2027-01-02 at 8:30");
    assert_true(str_equal(post_of(&c)->profile, STR("p")));
    assert_true(str_equal(post_of(&c)->language, STR("de")));
    assert_int_equal(post_of(&c)->date, 20270102);
    assert_int_equal(post_of(&c)->time, 8 * 60 + 30);
    arena_free(c.arena);
}

static void names_lead_to_what_they_name(void **state) {
    (void)state;
    struct compiled c = compile_clean(
        "on linkedin, by the “Chief”, in the role press, with the approval of the "
        "“Press office”, labelled internal, given that “it does”, whereas it is false "
        "that “it goes”");
    const struct example_post *post = post_of(&c);
    assert_true(str_equal(c.table->platforms.items[post->platform].id, STR("linkedin")));
    assert_int_equal(post->roles.count, 2);
    assert_int_equal(post->roles.items[0], 1);
    assert_int_equal(post->roles.items[1], 0);
    assert_int_equal(post->approvals.count, 1);
    assert_int_equal(post->approvals.items[0], 0);
    assert_int_equal(post->labels.count, 1);
    assert_int_equal(post->facts_true.items[0], 0);
    assert_int_equal(post->facts_false.items[0], 1);
    arena_free(c.arena);
}

static void names_of_nothing_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *said;
        enum diagnostic_code code;
    } cases[] = {
        {"on nowhere", DIAGNOSTIC_unknown_platform},
        {"by a “Nobody”", DIAGNOSTIC_unknown_role},
        {"labelled nothing", DIAGNOSTIC_unknown_post_label},
        {"given that “it sings”", DIAGNOSTIC_unknown_fact},
        {"given that “it is a word”", DIAGNOSTIC_answer_to_no_question},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compiled c = compile(cases[i].said);
        bool found = false;
        for (size_t k = 0; k < c.log.count; k++) found |= c.log.items[k].code == cases[i].code;
        if (!found) fail_msg("%s: no %s", cases[i].said, code_name(cases[i].code));
        arena_free(c.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_is_nothing_there),
        cmocka_unit_test(signs_set_what_they_stand_for),
        cmocka_unit_test(texts_around_the_post_are_kept),
        cmocka_unit_test(names_lead_to_what_they_name),
        cmocka_unit_test(names_of_nothing_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
