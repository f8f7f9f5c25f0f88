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
               STRING(original)},
  arrays[] = {STRING(author_roles), STRING(approvals), STRING(labels),
              STRING(mentions),     STRING(hashtags),  STRING(links)};

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
    free(bytes);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_string_is_anything_but_text),
        cmocka_unit_test(no_array_has_more_bytes_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
