/* SPDX-License-Identifier: Apache-2.0 */
/* One evaluator for many posts: whatever changed from one post to the next, it says what a new one
 * would. */
#include "tests/unit/made_table.h"

#include "runtime/decide/scratch.h"

enum { VARIANTS = 6 };

static const charte_str wanted[] = {{"wanted", 6}}, other[] = {{"others", 6}},
                        both[] = {{"wanted", 6}, {"others", 6}};
static const charte_str link_wanted[] = {{"https://x.example", 17}},
                        link_other[] = {{"https://y.example", 17}};
static const charte_media photo[] = {{CHARTE_PHOTO, {"a", 1}}}, bare[] = {{CHARTE_PHOTO, {"", 0}}},
                          video[] = {{CHARTE_VIDEO, {NULL, 0}}},
                          named[] = {{CHARTE_VIDEO, {NULL, 0}}, {CHARTE_AUDIO, {"Acme", 4}}};

/* A field of a post, and values of it that differ; of strings of one length as well. */
static const struct {
    size_t offset;
    charte_str values[VARIANTS]; /* the first: absent */
} texts[] = {
    {offsetof(charte_post, lang),
     {{0}, {"", 0}, {"fr", 2}, {"de", 2}, {"fr-CH", 5}, {"fr-Latn-CH", 10}}},
    {offsetof(charte_post, created_at),
     {{0},
      {"", 0},
      {"2027-01-01T09:00:00Z", 20},
      {"2027-01-01T09:01:00Z", 20},
      {"2027-01-02T09:00:00Z", 20},
      {"2026-12-31T23:59:00Z", 20}}},
    {offsetof(charte_post, kind),
     {{0}, {"post", 4}, {"reply", 5}, {"share", 5}, {"quote", 5}, {"edit", 4}}},
    {offsetof(charte_post, platform), {{0}, {"", 0}, {"wanted", 6}, {"others", 6}, {0}, {0}}},
    {offsetof(charte_post, account), {{0}, {"", 0}, {"official", 8}, {"personal", 8}, {0}, {0}}},
    {offsetof(charte_post, audience),
     {{0}, {"", 0}, {"public", 6}, {"private", 7}, {"internal", 8}, {"restricted", 10}}},
    {offsetof(charte_post, author_name), {{0}, {"", 0}, {"acme", 4}, {"ecma", 4}, {0}, {0}}},
    {offsetof(charte_post, author_handle), {{0}, {"", 0}, {"acme", 4}, {"ecma", 4}, {0}, {0}}},
    {offsetof(charte_post, author_profile), {{0}, {"", 0}, {"acme", 4}, {"ecma", 4}, {0}, {0}}},
    {offsetof(charte_post, warning), {{0}, {"", 0}, {"acme", 4}, {"ecma", 4}, {"wanted", 6}, {0}}},
    {offsetof(charte_post, original), {{0}, {"", 0}, {"acme", 4}, {"ecma", 4}, {0}, {0}}},
    {offsetof(charte_post, text),
     {{"x", 1},
      {"acme", 4},
      {"ecma", 4},
      {"acme ecma", 9},
      {"x @wanted #wanted", 17},
      {"https://x.example/", 18}}},
};

static const struct {
    size_t offset;
    charte_strs values[VARIANTS];
} arrays[] = {
    {offsetof(charte_post, author_roles),
     {{0}, {wanted, 0, true}, {wanted, 1, true}, {other, 1, true}, {both, 2, true}, {0}}},
    {offsetof(charte_post, approvals),
     {{0}, {wanted, 0, true}, {wanted, 1, true}, {other, 1, true}, {both, 2, true}, {0}}},
    {offsetof(charte_post, labels),
     {{0}, {wanted, 0, true}, {wanted, 1, true}, {other, 1, true}, {both, 2, true}, {0}}},
    {offsetof(charte_post, mentions),
     {{0}, {wanted, 0, true}, {wanted, 1, true}, {other, 1, true}, {both, 2, true}, {0}}},
    {offsetof(charte_post, hashtags),
     {{0}, {wanted, 0, true}, {wanted, 1, true}, {other, 1, true}, {both, 2, true}, {0}}},
    {offsetof(charte_post, poll),
     {{0}, {wanted, 0, true}, {wanted, 1, true}, {other, 1, true}, {both, 2, true}, {0}}},
    {offsetof(charte_post, titles),
     {{0}, {wanted, 0, true}, {wanted, 1, true}, {other, 1, true}, {both, 2, true}, {0}}},
    {offsetof(charte_post, links),
     {{0}, {wanted, 0, true}, {link_wanted, 1, true}, {link_other, 1, true}, {0}, {0}}},
};

static const size_t truths[] = {offsetof(charte_post, author_bot), offsetof(charte_post, location),
                                offsetof(charte_post, sponsored)};

/* A rule for each evidence, so that each shows. */
static void add_rules(struct made *made) {
    static const uint32_t plain[] = {
        EVIDENCE_author_bot,        EVIDENCE_account_official,    EVIDENCE_account_personal,
        EVIDENCE_audience_public,   EVIDENCE_audience_restricted, EVIDENCE_audience_internal,
        EVIDENCE_audience_private,  EVIDENCE_kind_reply,          EVIDENCE_kind_share,
        EVIDENCE_kind_quote,        EVIDENCE_kind_edit,           EVIDENCE_kind_reaction,
        EVIDENCE_has_link,          EVIDENCE_has_photo,           EVIDENCE_has_video,
        EVIDENCE_image_undescribed, EVIDENCE_has_place,           EVIDENCE_sponsored};
    static const uint32_t with_list[] = {
        EVIDENCE_text_mentions, EVIDENCE_original_mentions,    EVIDENCE_profile_mentions,
        EVIDENCE_name_mentions, EVIDENCE_addresses_account,    EVIDENCE_has_hashtag,
        EVIDENCE_links_to,      EVIDENCE_description_mentions, EVIDENCE_warning_mentions,
        EVIDENCE_poll_mentions, EVIDENCE_title_mentions};
    static const uint32_t with_name[] = {EVIDENCE_author_role, EVIDENCE_approval_by,
                                         EVIDENCE_platform_is, EVIDENCE_has_label};
    uint32_t nodes[64], count = 0;
    uint32_t list = made_list(made, "list", "acme");
    made_term(made, list, "wanted", 0);
    made_term(made, list, "x.example", 0);
    made_role(made, "wanted"), made_role(made, "others");
    made_label(made, "wanted"), made_label(made, "others");
    made_platform(made, "wanted"), made_platform(made, "others");
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        nodes[count++] = made_evidence(made, plain[i]);
    for (size_t i = 0; i < sizeof with_list / sizeof *with_list; i++)
        nodes[count++] = made_evidence_of(made, with_list[i], list);
    for (size_t i = 0; i < sizeof with_name / sizeof *with_name; i++)
        nodes[count++] = made_evidence_of(made, with_name[i], 0);
    struct node language = {.kind = EVIDENCE_text_lang};
    ARENA_PUSH(made->arena, &language.languages, STR("fr"));
    nodes[count++] = made_node(made, language);
    nodes[count++] = made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 5});
    nodes[count++] = made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 17});
    nodes[count++] = made_node(made, (struct node){.kind = EVIDENCE_addresses_more, .a = 1});
    nodes[count++] =
        made_node(made, (struct node){.kind = EVIDENCE_appears_after, .a = 20270101, .b = 9 * 60});
    nodes[count++] = made_node(
        made, (struct node){.kind = EVIDENCE_appears_before, .a = 20270101, .b = TABLE_NO_TIME});
    nodes[count++] =
        made_node(made, (struct node){.kind = EVIDENCE_appears_between, .a = 9 * 60, .b = 9 * 60});
    for (uint32_t i = 0; i < count; i++) {
        struct str id = arena_format(made->arena, "f%u", i),
                   rule = arena_format(made->arena, "1.%u", i + 1);
        made_rule(made, rule.bytes, MODALITY_forbid, made_fact(made, id.bytes, 0, nodes[i]));
    }
}

/* What a scratch says of a post, copied into the arena. */
static const char *line_of(struct made *made, charte_scratch *scratch, const charte_post *post) {
    charte_scratch *own = made->scratch;
    made->scratch = scratch;
    const char *line = made_line(made, post, (charte_format){.reader = CHARTE_FOR_AUTHOR});
    made->scratch = own;
    return arena_copy(made->arena, str_of(line)).bytes;
}

static const char *anew(struct made *made, const charte_post *post) {
    charte_error error = {.size = sizeof error};
    charte_scratch *scratch;
    assert_int_equal(charte_scratch_new(made->opened, 4096, NULL, &scratch, &error), CHARTE_OK);
    const char *line = line_of(made, scratch, post);
    charte_scratch_free(scratch);
    return line;
}

/* Every one of the posts after every other. */
static void agree(struct made *made, const charte_post *posts, size_t count) {
    const char *expected[VARIANTS];
    for (size_t i = 0; i < count; i++) expected[i] = anew(made, &posts[i]);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            assert_string_equal(line_of(made, made->scratch, &posts[i]), expected[i]);
            assert_string_equal(line_of(made, made->scratch, &posts[k]), expected[k]);
        }
}

static void whatever_field_changes_the_verdict_is_that_of_a_new_evaluator(void **state) {
    (void)state;
    struct made *made = made_new();
    charte_post posts[VARIANTS];
    add_rules(made);
    made_open(made);
    for (size_t f = 0; f < sizeof texts / sizeof *texts; f++) {
        for (size_t i = 0; i < VARIANTS; i++) {
            posts[i] = made_post("x");
            *(charte_str *)(void *)((char *)&posts[i] + texts[f].offset) = texts[f].values[i];
        }
        agree(made, posts, VARIANTS);
    }
    for (size_t f = 0; f < sizeof arrays / sizeof *arrays; f++) {
        for (size_t i = 0; i < VARIANTS; i++) {
            posts[i] = made_post("x");
            *(charte_strs *)(void *)((char *)&posts[i] + arrays[f].offset) = arrays[f].values[i];
        }
        agree(made, posts, VARIANTS);
    }
    for (size_t f = 0; f < sizeof truths / sizeof *truths; f++) {
        for (int i = CHARTE_UNKNOWN; i <= CHARTE_TRUE; i++) {
            posts[i] = made_post("x");
            *(enum charte_truth *)(void *)((char *)&posts[i] + truths[f]) = (enum charte_truth)i;
        }
        agree(made, posts, 3);
    }
    made_free(made);
}

static void so_it_is_with_media(void **state) {
    (void)state;
    static const struct {
        const charte_media *media;
        size_t count;
        bool known;
    } cases[VARIANTS] = {{NULL, 0, false}, {NULL, 0, true},  {photo, 1, true},
                         {bare, 1, true},  {video, 1, true}, {named, 2, true}};
    struct made *made = made_new();
    charte_post posts[VARIANTS];
    add_rules(made);
    made_open(made);
    for (size_t i = 0; i < VARIANTS; i++) {
        posts[i] = made_post("x");
        posts[i].media = cases[i].media;
        posts[i].media_count = cases[i].count;
        posts[i].media_known = cases[i].known;
    }
    agree(made, posts, VARIANTS);
    made_free(made);
}

/* More roles than the bits that are compared have place for. */
static void so_it_is_with_many_roles(void **state) {
    (void)state;
    static const charte_str first[] = {{"wanted", 6}}, last[] = {{"r99", 3}};
    struct made *made = made_new();
    made_role(made, "wanted");
    for (int i = 0; i < 100; i++) made_role(made, arena_format(made->arena, "r%d", i).bytes);
    made_rule(made, "1.1", MODALITY_forbid,
              made_fact(made, "f", 0, made_evidence_of(made, EVIDENCE_author_role, 0)));
    made_open(made);
    charte_post posts[] = {made_post("x"), made_post("x"), made_post("x")};
    posts[1].author_roles = (charte_strs){first, 1, true};
    posts[2].author_roles = (charte_strs){last, 1, true};
    agree(made, posts, 3);
    made_free(made);
}

/* As if so many posts had been evaluated. */
static void set_stamps(charte_scratch *scratch, uint32_t stamp) {
    scratch->redecide.stamp = scratch->lists.record_stamp = scratch->lists.count_stamp = stamp;
    scratch->seen_stamp = scratch->visited_stamp = stamp;
    scratch->lists.terms.stamp = scratch->lists.closing.round = stamp;
}

/* What is marked holds the number of the day; behind the last number all marks are taken off. */
static void so_it_is_after_four_thousand_million_posts(void **state) {
    (void)state;
    static const char *const said[] = {"x",           "acme",      "wanted",
                                       "acme wanted", "acme acme", "more acme here"};
    struct made *made = made_new();
    add_rules(made);
    struct node least = {.kind = EVIDENCE_text_mentions_least, .a = 2};
    made_push(made, &least.operands, 0);
    uint32_t asked = made_asked(made, "asked"),
             counted = made_fact(made, "counted", 0, made_node(made, least));
    made_override(made, made_rule(made, "2.1", MODALITY_permit, asked),
                  made_rule(made, "2.2", MODALITY_discourage, counted));
    made_open(made);
    for (size_t i = 0; i < VARIANTS; i++)
        for (size_t k = 0; k < VARIANTS; k++) {
            charte_post before = made_post(said[i]), post = made_post(said[k]);
            charte_error error = {.size = sizeof error};
            charte_scratch *scratch;
            assert_int_equal(charte_scratch_new(made->opened, 4096, NULL, &scratch, &error),
                             CHARTE_OK);
            const char *expected = anew(made, &post), *first = anew(made, &before);
            assert_string_equal(line_of(made, scratch, &before), first);
            set_stamps(scratch, UINT32_MAX);
            assert_string_equal(line_of(made, scratch, &post), expected);
            set_stamps(scratch, 0x01010100);
            assert_string_equal(line_of(made, scratch, &before), first);
            charte_scratch_free(scratch);
        }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_field_changes_the_verdict_is_that_of_a_new_evaluator),
        cmocka_unit_test(so_it_is_with_media),
        cmocka_unit_test(so_it_is_with_many_roles),
        cmocka_unit_test(so_it_is_after_four_thousand_million_posts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
