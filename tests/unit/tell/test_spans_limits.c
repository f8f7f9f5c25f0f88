/* SPDX-License-Identifier: Apache-2.0 */
/* Of the places that evidence rests on: which of too many are told, and what may be gone over for
 * them. */
#include "tests/unit/made_places.h"

/* Labels `a` and `bb` in turn, of which evidence finds all of one before the other. */
static void of_too_many_the_first_in_order_are_told(void **state) {
    (void)state;
    static const size_t counts[] = {LIMIT_SPANS - 1, LIMIT_SPANS,         LIMIT_SPANS + 1,
                                    2 * LIMIT_SPANS, 2 * LIMIT_SPANS + 1, 3 * LIMIT_SPANS};
    for (size_t i = 0; i < 2 * sizeof counts / sizeof *counts; i++) {
        size_t count = counts[i / 2], told = count < LIMIT_SPANS ? count : LIMIT_SPANS;
        struct made *made = made_new();
        uint32_t a = made_label(made, "a"), b = made_label(made, "bb");
        rest_on(made, made_group(made, OPERATOR_ALL,
                                 made_evidence_of(made, EVIDENCE_has_label, i % 2 ? a : b),
                                 made_evidence_of(made, EVIDENCE_has_label, i % 2 ? b : a)));
        charte_str *labels = ARENA_ARRAY(made->arena, charte_str, count);
        for (size_t k = 0; k < count; k++) labels[k] = made_str(k % 2 ? "bb" : "a");
        charte_post post = made_post("x");
        post.labels = strs_of(labels, count);
        char *expected = ARENA_ARRAY(made->arena, char, 24 * LIMIT_SPANS), *out = expected;
        for (size_t k = 0; k < told; k++)
            out += sprintf(out, "labels[%zu] 0-%d;", k, k % 2 ? 2 : 1);
        tells(made, &post, expected);
        made_free(made);
    }
}

/* A rule of its own for each of so many facts, all of evidence like one: each is gone over anew, by
 * a scratch for texts of up to so many bytes. */
static void rest_often_on(struct made *made, struct node node, int count, size_t room) {
    for (int i = 0; i < count; i++) {
        uint32_t fact =
            made_fact(made, arena_format(made->arena, "f%d", i).bytes, 0, made_node(made, node));
        made_rule(made, arena_format(made->arena, "1.%d", i + 1).bytes, MODALITY_forbid, fact);
    }
    made_open(made);
    charte_scratch_free(made->scratch);
    assert_int_equal(charte_scratch_new(made->opened, room, NULL, &made->scratch, NULL), CHARTE_OK);
}

static size_t telling_of(struct made *made, const charte_post *post, const char *piece) {
    const char *line = made_line(made, post, (charte_format){.reader = CHARTE_FOR_TOOLS});
    size_t told = 0;
    while ((line = strstr(line, piece)) != NULL) told++, line++;
    return told;
}

/* A list is one, and what is met of it, excepted or not. */
static void so_many_occurrences_and_lists_are_gone_over(void **state) {
    (void)state;
    enum { EACH = LIMIT_EVIDENCE / 128, EXCEPTED = EACH / 2 - 1 };
    struct made *made = made_new();
    struct node node = {.kind = EVIDENCE_text_mentions};
    uint32_t list = made_list(made, "l", "a");
    made_term(made, list, "b a", TERM_EXCEPT);
    made_push(made, &node.operands, list);
    rest_often_on(made, node, 130, 4 * EXCEPTED + 1);
    char *text = ARENA_ARRAY(made->arena, char, 4 * EXCEPTED + 2);
    for (size_t i = 0; i < EXCEPTED; i++) memcpy(text + 4 * i, "b a ", 4);
    strcpy(text + 4 * EXCEPTED, "a");
    charte_post post = made_post(text);
    assert_int_equal(telling_of(made, &post, "\"evidence\":["), 128);
    made_free(made);
}

/* Items `a`, of which the first and the last alone are looked for: what is told of so many rules.
 * An item costs one, one more for each list that names it, and one for each list or label of the
 * evidence. */
enum { ITEMS = 4000, TAGS = 2000 };

static struct made *rest_often_on_b(uint32_t kind, bool names_a, unsigned rules) {
    struct made *made = made_new();
    struct node node = {.kind = kind};
    made_push(made, &node.operands,
              kind == EVIDENCE_has_label ? made_label(made, "b") : made_list(made, "l", "b"));
    if (names_a)
        made_fact(made, "g", 0,
                  made_evidence_of(made, EVIDENCE_addresses_account, made_list(made, "m", "a")));
    rest_often_on(made, node, (int)rules, 2 * ITEMS + 2);
    return made;
}

static void goes_over_items(uint32_t kind, charte_strs *(*of)(charte_post *), unsigned each) {
    const unsigned rules = LIMIT_EVIDENCE / (each * ITEMS);
    struct made *made = rest_often_on_b(kind, each > 2, rules + 2);
    charte_str *items = ARENA_ARRAY(made->arena, charte_str, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) items[i] = made_str(i % (ITEMS - 1) ? "a" : "b");
    charte_post post = made_post("x");
    *of(&post) = strs_of(items, ITEMS);
    assert_int_equal(telling_of(made, &post, "\"evidence\":["), rules + 1);
    assert_int_equal(telling_of(made, &post, "\"item\":"), 2 * rules + 1);
    made_free(made);
}

static charte_strs *labels_of(charte_post *post) {
    return &post->labels;
}

static charte_strs *mentions_of(charte_post *post) {
    return &post->mentions;
}

static void so_many_items_and_what_is_looked_for_are_gone_over(void **state) {
    (void)state;
    goes_over_items(EVIDENCE_has_label, labels_of, 2);
    goes_over_items(EVIDENCE_addresses_account, mentions_of, 2);
    goes_over_items(EVIDENCE_addresses_account, mentions_of, 3);
}

static void accounts_in_the_text_are_gone_over_too(void **state) {
    (void)state;
    const unsigned rules = LIMIT_EVIDENCE / (3 * TAGS);
    struct made *made = rest_often_on_b(EVIDENCE_addresses_account, true, rules + 2);
    char *text = ARENA_ARRAY(made->arena, char, 3 * TAGS + 1);
    for (size_t i = 0; i < TAGS; i++) memcpy(text + 3 * i, i % (TAGS - 1) ? "@a " : "@b ", 3);
    text[3 * TAGS] = '\0';
    charte_post post = made_post(text);
    assert_int_equal(telling_of(made, &post, "\"evidence\":["), rules + 1);
    assert_int_equal(telling_of(made, &post, "\"start\":"), 2 * rules + 1);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_too_many_the_first_in_order_are_told),
        cmocka_unit_test(so_many_occurrences_and_lists_are_gone_over),
        cmocka_unit_test(so_many_items_and_what_is_looked_for_are_gone_over),
        cmocka_unit_test(accounts_in_the_text_are_gone_over_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
