/* SPDX-License-Identifier: Apache-2.0 */
/* What a post says in words beside its text: where it is found, that each of it stands for itself,
 * and what is not known of it. */
#include "tests/unit/made_table.h"

static struct made *looking(uint32_t kind, const char *term) {
    struct made *made = made_new();
    uint32_t list = made_list(made, "names", term);
    made_rule(made, "1.1", MODALITY_forbid,
              made_fact(made, "f", 0, made_evidence_of(made, kind, list)));
    made_open(made);
    return made;
}

static charte_str str(const char *text) {
    return (charte_str){text, strlen(text)};
}

static charte_strs strs(const charte_str *items, size_t count) {
    return (charte_strs){items, count, true};
}

static charte_post with_media(const charte_media *media, size_t count) {
    charte_post post = made_post("x");
    post.media = media;
    post.media_count = count;
    post.media_known = true;
    return post;
}

static void expect_place(struct made *made, const charte_post *post, const char *place) {
    const char *line = made_line(made, post, (charte_format){.quote = true});
    if (!strstr(line, place)) fail_msg("%s\n  is not in %s", place, line);
}

static void a_text_is_found_wherever_it_stands(void **state) {
    (void)state;
    struct made *made = looking(EVIDENCE_text_mentions, "Acme");
    const charte_str items[] = {str("none"), str(""), str("\xC3\xA9 ACME!")};
    const charte_media media[] = {{CHARTE_AUDIO, {NULL, 0}}, {CHARTE_VIDEO, str("An Acme")}};
    charte_post post = made_post("x");
    post.warning = str("of Acme");
    expect_place(
        made, &post,
        "{\"field\":\"warning\",\"start\":3,\"end\":7,\"list\":\"names\",\"quote\":\"Acme\"}");
    post = made_post("x");
    post.poll = strs(items, 3);
    expect_place(made, &post,
                 "{\"field\":\"poll\",\"item\":2,\"start\":3,\"end\":7,\"list\":\"names\","
                 "\"quote\":\"ACME\"}");
    post = made_post("x");
    post.titles = strs(items + 2, 1);
    expect_place(made, &post, "{\"field\":\"titles\",\"item\":0,\"start\":3,\"end\":7,");
    post = with_media(media, 2);
    expect_place(made, &post,
                 "{\"field\":\"media.alt\",\"item\":1,\"start\":3,\"end\":7,\"list\":\"names\","
                 "\"quote\":\"Acme\"}");
    made_free(made);
}

static void what_is_not_given_is_not_said(void **state) {
    (void)state;
    struct made *made = looking(EVIDENCE_text_mentions, "Acme");
    const charte_media media[] = {{CHARTE_PHOTO, {NULL, 0}}};
    charte_post post = made_post("x"), bare = with_media(media, 1);
    made_expect(made, &post, "allowed");
    made_expect(made, &bare, "allowed");
    assert_non_null(strstr(made_line(made, &bare, (charte_format){0}), "\"final\":true"));
    /* An array that is not known holds nothing. */
    const charte_str items[] = {str("Acme")};
    post.poll = (charte_strs){items, 1, false};
    const charte_media named[] = {{CHARTE_PHOTO, str("Acme")}};
    post.media = named;
    post.media_count = 1;
    made_expect(made, &post, "allowed");
    made_free(made);
}

/* As though the sign stood before it, where it does not. */
static void a_hashtag_is_read_as_one(void **state) {
    (void)state;
    static const struct {
        const char *item, *place; /* NULL: none */
    } cases[] = {
        {"projetalpha", "\"item\":0,\"start\":0,\"end\":11,"},
        {"#ProjetAlpha", "\"item\":0,\"start\":1,\"end\":12,"},
        {"UnProjetAlphaDeux", "\"item\":0,\"start\":2,\"end\":13,"},
        {"\xE2\x80\x8B#projet_alpha", "\"item\":0,\"start\":4,\"end\":16,"},
        {"\xEF\xBC\x83projetalpha", "\"item\":0,\"start\":3,\"end\":14,"},
        {"projet", NULL},
        {"unprojetalpha", NULL},
        {"#", NULL},
        {"", NULL},
    };
    struct made *made = looking(EVIDENCE_text_mentions, "projet alpha");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        charte_str item = str(cases[i].item);
        charte_post post = made_post("x");
        post.hashtags = strs(&item, 1);
        if (cases[i].place)
            expect_place(made, &post, cases[i].place);
        else
            made_expect(made, &post, "allowed");
    }
    made_free(made);
}

static void no_phrase_and_no_exception_goes_over_to_the_next(void **state) {
    (void)state;
    struct made *made = looking(EVIDENCE_text_mentions, "Acme Nord");
    const charte_str halves[] = {str("Acme"), str("Nord")}, whole[] = {str("x"), str("Acme Nord")};
    charte_post post = made_post("Acme");
    post.warning = str("Nord");
    post.poll = strs(halves, 2);
    post.titles = strs(halves, 2);
    made_expect(made, &post, "allowed");
    post.titles = strs(whole, 2);
    made_expect(made, &post, "forbidden");
    made_free(made);

    made = made_new();
    uint32_t list = made_list(made, "names", "Acme");
    made_term(made, list, "Acme Nord", TERM_EXCEPT);
    made_rule(made, "1.1", MODALITY_forbid,
              made_fact(made, "f", 0, made_evidence_of(made, EVIDENCE_poll_mentions, list)));
    made_open(made);
    const charte_str masked[] = {str("Acme Nord, more"), str("x Acme Nord"), str("Acme Nord")},
                     open[] = {str("A long one: Acme Nord"), str("Acme"), str("Acme Nord")};
    post = made_post("x");
    post.poll = strs(masked, 3);
    made_expect(made, &post, "allowed");
    post.poll = strs(open, 3);
    expect_place(made, &post,
                 "\"evidence\":[{\"field\":\"poll\",\"item\":1,\"start\":0,\"end\":4,"
                 "\"list\":\"names\",\"quote\":\"Acme\"}]");
    made_free(made);
}

static void nothing_is_near_what_stands_in_another_text(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t acme = made_list(made, "a", "Acme"), nord = made_list(made, "b", "Nord");
    struct node near = {.kind = EVIDENCE_text_near, .a = 1, .b = UINT32_MAX};
    made_push(made, &near.operands, acme);
    made_push(made, &near.operands, nord);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, near)));
    made_open(made);
    const charte_str apart[] = {str("Acme one"), str("two Nord"), str("Acme"), str("Nord")},
                     together[] = {str("Acme"), str("Nord, at last Acme"), str("Nord")};
    charte_post post = made_post("Acme");
    post.warning = str("Nord");
    post.poll = strs(apart, 4);
    post.titles = strs(apart, 2);
    made_expect(made, &post, "allowed");
    post.titles = strs(together, 3);
    expect_place(made, &post,
                 "\"evidence\":[{\"field\":\"titles\",\"item\":1,\"start\":0,\"end\":4,\"list\":"
                 "\"b\",\"quote\":\"Nord\"},{\"field\":\"titles\",\"item\":1,\"start\":14,"
                 "\"end\":18,\"list\":\"a\",\"quote\":\"Acme\"}]");
    made_free(made);
}

static void distinct_terms_are_counted_over_all_of_it(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "names", "Acme");
    made_term(made, list, "Nord", 0);
    made_term(made, list, "Sud", 0);
    struct node least = {.kind = EVIDENCE_text_mentions_least, .a = 3};
    made_push(made, &least.operands, list);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, least)));
    made_open(made);
    const charte_str tags[] = {str("nord"), str("acme")};
    charte_post post = made_post("Acme");
    post.warning = str("Acme, Sud");
    made_expect(made, &post, "allowed");
    post.hashtags = strs(tags, 2);
    made_expect(made, &post, "forbidden");
    made_free(made);
}

static void asked_about_alone_it_is_as_unknown_as_it_is(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        const char *field;
    } cases[] = {{EVIDENCE_warning_mentions, "warning"},
                 {EVIDENCE_poll_mentions, "poll"},
                 {EVIDENCE_title_mentions, "titles"},
                 {EVIDENCE_description_mentions, "media.alt"}};
    const charte_str items[] = {str("x"), str("Acme")};
    const charte_media media[] = {{CHARTE_VIDEO, str("Acme")}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = looking(cases[i].kind, "Acme");
        charte_post post = made_post("Acme"), none = post;
        made_expect(made, &post, "check");
        const char *settles = arena_format(made->arena, "{\"field\":\"%s\"}", cases[i].field).bytes;
        assert_non_null(strstr(made_line(made, &post, (charte_format){0}), settles));
        none.absent_is_none = true;
        made_expect(made, &none, "allowed");
        post.warning = str("");
        post.poll = post.titles = strs(items, 0);
        post.media_known = true;
        made_expect(made, &post, "allowed");
        post.warning = str("Acme");
        post.poll = post.titles = strs(items, 2);
        post.media = media;
        post.media_count = 1;
        made_expect(made, &post, "forbidden");
        made_free(made);
    }
}

static void a_description_that_is_not_known_may_mention_it(void **state) {
    (void)state;
    struct made *made = looking(EVIDENCE_description_mentions, "Acme");
    const charte_media some[] = {{CHARTE_PHOTO, {NULL, 0}}, {CHARTE_PHOTO, str("x")}},
                       hit[] = {{CHARTE_PHOTO, {NULL, 0}}, {CHARTE_DOCUMENT, str("Acme")}},
                       all[] = {{CHARTE_PHOTO, {"", 0}}, {CHARTE_PHOTO, str("x")}};
    charte_post post = with_media(some, 2);
    made_expect(made, &post, "check");
    post = with_media(hit, 2);
    made_expect(made, &post, "forbidden");
    post = with_media(all, 2);
    made_expect(made, &post, "allowed");
    made_free(made);
}

/* Of a caller who knows no more members; what stands behind is not read. */
static void a_shorter_post_says_nothing_of_it(void **state) {
    (void)state;
    struct made *made = looking(EVIDENCE_warning_mentions, "Acme");
    charte_error error = {.size = sizeof error};
    const charte_verdict *verdict;
    charte_post post = made_post("x");
    post.warning = str("Acme");
    made_expect(made, &post, "forbidden");
    post.size = offsetof(charte_post, warning);
    made_expect(made, &post, "check");
    for (size_t more = 1; more < sizeof post - post.size; more++) {
        charte_post other = post;
        other.size += more;
        assert_int_equal(charte_evaluate(made->scratch, &other, &verdict, &error),
                         CHARTE_ERROR_ARGUMENT);
    }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_found_wherever_it_stands),
        cmocka_unit_test(what_is_not_given_is_not_said),
        cmocka_unit_test(a_hashtag_is_read_as_one),
        cmocka_unit_test(no_phrase_and_no_exception_goes_over_to_the_next),
        cmocka_unit_test(nothing_is_near_what_stands_in_another_text),
        cmocka_unit_test(distinct_terms_are_counted_over_all_of_it),
        cmocka_unit_test(asked_about_alone_it_is_as_unknown_as_it_is),
        cmocka_unit_test(a_description_that_is_not_known_may_mention_it),
        cmocka_unit_test(a_shorter_post_says_nothing_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
