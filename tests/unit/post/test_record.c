/* SPDX-License-Identifier: Apache-2.0 */
/* What a caller gives for a post: each string is read no further than it may, and must be text. */
#include "tests/unit/made_table.h"

#include <string.h>

enum { ROOM = 4096 }; /* as made_open lays out for */

#define STRING(member)                                                                             \
    { #member, offsetof(charte_post, member) }

static const struct {
    const char *name;
    size_t offset;
} strings[] = {STRING(id),
               STRING(text),
               STRING(author_name),
               STRING(author_handle),
               STRING(author_profile),
               STRING(original),
               STRING(warning)},
  arrays[] = {STRING(author_roles), STRING(approvals), STRING(labels), STRING(mentions),
              STRING(hashtags),     STRING(links),     STRING(poll),   STRING(titles)};

static int judged(struct made *made, const charte_post *post, charte_error *error) {
    const charte_verdict *verdict;
    *error = (charte_error){.size = sizeof *error};
    return charte_evaluate(made->scratch, post, &verdict, error);
}

static struct made *any_charter(void) {
    struct made *made = made_new();
    uint32_t list = made_list(made, "list", "Acme");
    made_rule(made, "1.1", MODALITY_forbid,
              made_fact(made, "f", 0, made_evidence_of(made, EVIDENCE_text_mentions, list)));
    made_open(made);
    return made;
}

static void no_string_is_anything_but_text(void **state) {
    (void)state;
    struct made *made = any_charter();
    charte_error error;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        charte_post post = made_post("x");
        memcpy((char *)&post + strings[i].offset, &(charte_str){"a\xFF", 2}, sizeof(charte_str));
        if (judged(made, &post, &error) != CHARTE_ERROR_TEXT) fail_msg("%s", strings[i].name);
    }
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        const charte_str items[] = {{"a", 1}, {"\xC3", 1}};
        charte_post post = made_post("x");
        memcpy((char *)&post + arrays[i].offset, &(charte_strs){items, 2, true},
               sizeof(charte_strs));
        if (judged(made, &post, &error) != CHARTE_ERROR_TEXT) fail_msg("%s", arrays[i].name);
    }
    charte_media media = {CHARTE_PHOTO, {"\x80", 1}};
    charte_post post = made_post("x");
    post.media = &media;
    post.media_count = 1;
    assert_int_equal(judged(made, &post, &error), CHARTE_ERROR_TEXT);
    made_free(made);
}

/* An array has room for its strings and a sign behind each. */
static void no_array_has_more_bytes_than_there_is_room_for(void **state) {
    (void)state;
    struct made *made = any_charter();
    charte_error error;
    char *bytes = malloc(ROOM);
    memset(bytes, 'a', ROOM);
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        for (size_t first = 1; first < ROOM; first += 1023) {
            charte_str items[] = {{bytes, first - 1}, {bytes, ROOM - 1 - first}};
            charte_post post = made_post("x");
            memcpy((char *)&post + arrays[i].offset, &(charte_strs){items, 2, true},
                   sizeof(charte_strs));
            if (judged(made, &post, &error) != CHARTE_OK)
                fail_msg("%s, %zu: %s", arrays[i].name, first, error.message);
            items[1].length++;
            if (judged(made, &post, &error) != CHARTE_ERROR_LIMIT)
                fail_msg("%s: one byte more is taken", arrays[i].name);
            assert_non_null(strstr(error.message, "have more than 4096 bytes"));
        }
    for (size_t more = 0; more < 2; more++) {
        charte_media media[] = {{CHARTE_VIDEO, {bytes, ROOM - 10}}, {CHARTE_PHOTO, {bytes, 8}}};
        charte_post post = made_post("x");
        post.media = media;
        post.media_count = 2;
        media[1].alt.length += more;
        assert_int_equal(judged(made, &post, &error), more ? CHARTE_ERROR_LIMIT : CHARTE_OK);
    }
    assert_string_equal(error.message, "media.alt have more than 4096 bytes");
    free(bytes);
    made_free(made);
}

static void expect_refused(struct made *made, const charte_post *post, int result, size_t offset,
                           const char *message) {
    charte_error error;
    const charte_verdict *verdict = (const charte_verdict *)made;
    error = (charte_error){.size = sizeof error};
    assert_int_equal(charte_evaluate(made->scratch, post, &verdict, &error), result);
    assert_null(verdict);
    assert_string_equal(error.message, message);
    assert_int_equal(error.offset, offset);
    charte_post next = made_post("x");
    made_expect(made, &next, "allowed");
}

static void what_is_no_text_is_named_with_its_place(void **state) {
    (void)state;
    struct made *made = any_charter();
    static const struct {
        size_t offset;
        const char *message;
    } fields[] = {{offsetof(charte_post, id), "id is not UTF-8"},
                  {offsetof(charte_post, text), "text is not UTF-8"},
                  {offsetof(charte_post, lang), "lang is not UTF-8"},
                  {offsetof(charte_post, original), "original.text is not UTF-8"},
                  {offsetof(charte_post, warning), "warning is not UTF-8"},
                  {offsetof(charte_post, author_profile), "author.profile is not UTF-8"}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        charte_post post = made_post("x");
        memcpy((char *)&post + fields[i].offset, &(charte_str){"ab\xFF", 3}, sizeof(charte_str));
        expect_refused(made, &post, CHARTE_ERROR_TEXT, 2, fields[i].message);
    }
    const charte_str items[] = {{"a", 1}, {"\xC3", 1}};
    charte_post post = made_post("x");
    post.links = (charte_strs){items, 2, true};
    expect_refused(made, &post, CHARTE_ERROR_TEXT, 0, "links is not UTF-8");
    post = made_post("x");
    charte_media media[] = {{CHARTE_VIDEO, {"b", 1}}, {CHARTE_PHOTO, {"a\x80", 2}}};
    post.media = media;
    post.media_count = 2;
    expect_refused(made, &post, CHARTE_ERROR_TEXT, 1, "media.alt is not UTF-8");
    media[1] = (charte_media){(enum charte_media_type)(CHARTE_DOCUMENT + 1), {NULL, 0}};
    expect_refused(made, &post, CHARTE_ERROR_VALUE, 0, "media.type has an unknown value");
    media[1].type = CHARTE_DOCUMENT;
    made_expect(made, &post, "allowed");
    made_free(made);
}

static void what_is_searched_is_no_longer_than_there_is_room_for(void **state) {
    (void)state;
    struct made *made = any_charter();
    static const struct {
        size_t offset;
        const char *message;
    } fields[] = {
        {offsetof(charte_post, text), "text has 4097 bytes, over 4096"},
        {offsetof(charte_post, original), "original.text has 4097 bytes, over 4096"},
        {offsetof(charte_post, warning), "warning has 4097 bytes, over 4096"},
        {offsetof(charte_post, author_name), "author.name has 4097 bytes, over 4096"},
        {offsetof(charte_post, author_handle), "author.handle has 4097 bytes, over 4096"},
        {offsetof(charte_post, author_profile), "author.profile has 4097 bytes, over 4096"}};
    char *bytes = malloc(ROOM + 1);
    memset(bytes, 'a', ROOM + 1);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        charte_post post = made_post("x");
        charte_str *field = (charte_str *)(void *)((char *)&post + fields[i].offset);
        *field = (charte_str){bytes, ROOM};
        made_expect(made, &post, "allowed");
        field->length++;
        expect_refused(made, &post, CHARTE_ERROR_LIMIT, 0, fields[i].message);
    }
    charte_post post = made_post("x");
    post.id = (charte_str){bytes, ROOM + 1}; /* in which nothing is looked for */
    made_expect(made, &post, "allowed");
    free(bytes);
    made_free(made);
}

static void a_value_that_is_unknown_is_said(void **state) {
    (void)state;
    struct made *made = any_charter();
    charte_post post = made_post("x");
    post.kind = made_str("letter");
    expect_refused(made, &post, CHARTE_ERROR_VALUE, 0, "kind has the unknown value \"letter\"");
    post.kind = made_str("0123456789012345678901234567890123456789");
    expect_refused(made, &post, CHARTE_ERROR_VALUE, 0,
                   "kind has the unknown value \"0123456789012345678901234567890123456789\"");
    post.kind = made_str("01234567890123456789012345678901234567890");
    expect_refused(made, &post, CHARTE_ERROR_VALUE, 0,
                   "kind has the unknown value \"0123456789012345678901234567890123456789\"");
    post.kind = made_str("reply");
    post.account = made_str("officia");
    expect_refused(made, &post, CHARTE_ERROR_VALUE, 0, "account has the unknown value \"officia\"");
    post.account = made_str("");
    post.platform = made_str("nowhere");
    expect_refused(made, &post, CHARTE_ERROR_VALUE, 0,
                   "platform has the unknown value \"nowhere\"");
    post.platform = made_str("");
    post.created_at = made_str("2027");
    expect_refused(made, &post, CHARTE_ERROR_VALUE, 0, "created_at has the unknown value \"2027\"");
    post.created_at = made_str("");
    made_expect(made, &post, "allowed");
    made_free(made);
}

static void what_is_no_post_is_refused(void **state) {
    (void)state;
    struct made *made = any_charter();
    charte_post post = made_post("x");
    post.text.bytes = NULL;
    expect_refused(made, &post, CHARTE_ERROR_ARGUMENT, 0, "the post has no text");
    post = made_post("x");
    post.size--;
    expect_refused(made, &post, CHARTE_ERROR_ARGUMENT, 0,
                   "evaluating needs a scratch, a post of a known size and a verdict");
    post.size++;
    const charte_verdict *verdict = (const charte_verdict *)made;
    assert_int_equal(charte_evaluate(NULL, &post, &verdict, NULL), CHARTE_ERROR_ARGUMENT);
    assert_null(verdict);
    assert_int_equal(charte_evaluate(made->scratch, NULL, &verdict, NULL), CHARTE_ERROR_ARGUMENT);
    assert_int_equal(charte_evaluate(made->scratch, &post, NULL, NULL), CHARTE_ERROR_ARGUMENT);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_string_is_anything_but_text),
        cmocka_unit_test(no_array_has_more_bytes_than_there_is_room_for),
        cmocka_unit_test(what_is_no_text_is_named_with_its_place),
        cmocka_unit_test(what_is_searched_is_no_longer_than_there_is_room_for),
        cmocka_unit_test(a_value_that_is_unknown_is_said),
        cmocka_unit_test(what_is_no_post_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
