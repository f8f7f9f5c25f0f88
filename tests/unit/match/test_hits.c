/* SPDX-License-Identifier: Apache-2.0 */
/* A scratch has room for so many occurrences of terms: two a byte of the longest text, and 1024, in
 * all fields together. */
#include "tests/unit/made_table.h"

enum { TEXT = 100, ROOM = 2 * TEXT + 1024, WORDS = 51, LISTS = ROOM / WORDS };

/* Lists of the same word, so that each occurrence of it is one of each. */
static struct made *made_lists(uint32_t lists) {
    struct made *made = made_new();
    for (uint32_t i = 0; i < lists; i++)
        made_list(made, arena_format(made->arena, "l%u", i).bytes, "a");
    uint32_t last = lists - 1;
    made_rule(made, "1.1", MODALITY_forbid,
              made_fact(made, "f", 0, made_evidence_of(made, EVIDENCE_text_mentions, last)));
    made_rule(made, "1.2", MODALITY_discourage,
              made_fact(made, "g", 0, made_evidence_of(made, EVIDENCE_profile_mentions, last)));
    charte_error error;
    assert_int_equal(made_try(made, &error), CHARTE_OK);
    assert_int_equal(charte_scratch_new(made->opened, TEXT, NULL, &made->scratch, &error),
                     CHARTE_OK);
    return made;
}

static charte_str words(char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bytes[2 * i] = 'a';
        bytes[2 * i + 1] = ' ';
    }
    return (charte_str){bytes, count ? 2 * count - 1 : 0};
}

static int judged(struct made *made, size_t in_text, size_t in_profile, charte_error *error) {
    char text[2 * WORDS], profile[2 * WORDS];
    charte_post post = made_post("");
    const charte_verdict *verdict;
    post.text = words(text, in_text);
    post.author_profile = words(profile, in_profile);
    *error = (charte_error){.size = sizeof *error};
    int result = charte_evaluate(made->scratch, &post, &verdict, error);
    assert_int_equal(verdict != NULL, result == CHARTE_OK);
    return result;
}

static void there_is_room_for_so_many_occurrences(void **state) {
    (void)state;
    assert_int_equal(LISTS * WORDS, ROOM);
    struct made *made = made_lists(LISTS);
    charte_error error;
    assert_int_equal(judged(made, WORDS - 1, 0, &error), CHARTE_OK);
    assert_int_equal(judged(made, WORDS - 1, 1, &error), CHARTE_OK);
    assert_int_equal(judged(made, 1, WORDS - 1, &error), CHARTE_OK);
    assert_int_equal(judged(made, WORDS - 1, 2, &error), CHARTE_ERROR_LIMIT);
    assert_string_equal(error.message, "text has more than 1224 occurrences of terms");
    assert_int_equal(judged(made, 2, WORDS - 1, &error), CHARTE_ERROR_LIMIT);
    assert_int_equal(judged(made, 0, WORDS - 1, &error), CHARTE_OK);
    made_free(made);
    made = made_lists(LISTS + 1);
    assert_int_equal(judged(made, 0, WORDS - 1, &error), CHARTE_ERROR_LIMIT);
    assert_string_equal(error.message, "profile has more than 1224 occurrences of terms");
    assert_int_equal(judged(made, WORDS - 3, 0, &error), CHARTE_OK);
    made_free(made);
}

/* After a post with too many, the next one is judged as by a new scratch. */
static void what_has_too_many_leaves_nothing(void **state) {
    (void)state;
    struct made *made = made_lists(LISTS + 1);
    charte_error error;
    for (int round = 0; round < 3; round++) {
        charte_post post = made_post("b");
        made_expect(made, &post, "allowed");
        assert_int_equal(judged(made, WORDS - 1, 0, &error), CHARTE_ERROR_LIMIT);
        post.author_profile = made_str("a");
        made_expect(made, &post, "caution");
        assert_int_equal(judged(made, 0, WORDS - 1, &error), CHARTE_ERROR_LIMIT);
        post.author_profile = made_str("");
        made_expect(made, &post, "allowed");
        assert_int_equal(judged(made, 0, WORDS - 1, &error), CHARTE_ERROR_LIMIT);
        post.text = made_str("a");
        made_expect(made, &post, "forbidden");
    }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_room_for_so_many_occurrences),
        cmocka_unit_test(what_has_too_many_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
