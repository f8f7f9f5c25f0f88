/* SPDX-License-Identifier: Apache-2.0 */
/* Of the places that evidence rests on: their order, whatever order they are found in, that each is
 * told once, and what has none. */
#include "tests/unit/made_places.h"

/* Order */

static void lists_stand_in_the_order_of_their_names(void **state) {
    (void)state;
    static const char *const names[] = {"b", "al", "al123", "al1"};
    for (unsigned order = 0; order < 256; order++) {
        unsigned of[4] = {order & 3, order >> 2 & 3, order >> 4 & 3, order >> 6};
        if ((1u << of[0] | 1u << of[1] | 1u << of[2] | 1u << of[3]) != 15) continue;
        struct made *made = made_new();
        struct node node = {.kind = EVIDENCE_text_mentions};
        for (unsigned i = 0; i < 4; i++)
            made_push(made, &node.operands, made_list(made, names[of[i]], "acme"));
        rest_on(made, made_node(made, node));
        charte_post post = made_post("x Acme");
        tells(made, &post, "text 2-6 al;text 2-6 al1;text 2-6 al123;text 2-6 b;");
        made_free(made);
    }
}

/* Quoted in the charter, they have no name: one place of two is the same to a reader. */
static void a_place_of_two_lists_without_name_is_told_once(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t one = made_list(made, "", "acme"), other = made_list(made, "", "ac*");
    rest_on(made, evidence_of_two(made, EVIDENCE_text_mentions, one, other));
    charte_post post = made_post("Acme");
    tells(made, &post, "text 0-4;");
    made_free(made);
}

static void places_stand_in_the_order_of_the_text(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t first = made_list(made, "a", "beta"), second = made_list(made, "z", "alpha");
    struct node all = {.kind = OPERATOR_ALL};
    made_term(made, first, "delta", 0);
    made_term(made, second, "beta gamma", 0);
    made_term(made, second, "gamma", 0);
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_text_mentions, second));
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_text_mentions, first));
    rest_on(made, made_node(made, all));
    charte_post post = made_post("alpha beta gamma delta alpha beta");
    tells(made, &post,
          "text 0-5 z;text 6-10 a;text 6-16 z;text 11-16 z;text 17-22 a;text 23-28 z;"
          "text 29-33 a;");
    made_free(made);
}

/* Evidence on each, from the last to the first. */
static void texts_stand_before_arrays_and_items_in_order(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "acme"), other = made_list(made, "k", "acme");
    uint32_t chief = made_role(made, "chef"), clerk = made_role(made, "commis");
    struct node all = {.kind = OPERATOR_ALL};
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_author_role, clerk));
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_author_role, chief));
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_name_mentions, other));
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_profile_mentions, list));
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_original_mentions, list));
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_text_mentions, list));
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_name_mentions, list));
    rest_on(made, made_node(made, all));
    charte_str roles[] = {made_str("chef"), made_str("commis"), made_str("x"), made_str("chef"),
                          made_str("commis")};
    charte_post post = made_post("acme");
    post.original = made_str("  acme");
    post.author_profile = made_str(" acme");
    post.author_name = made_str("   acme");
    post.author_handle = made_str("    acme");
    post.author_roles = strs_of(roles, 5);
    tells(made, &post,
          "text 0-4 l;original 2-6 l;profile 1-5 l;name 3-7 k;name 3-7 l;"
          "handle 4-8 k;handle 4-8 l;author.roles[0] 0-4;author.roles[1] 0-6;"
          "author.roles[3] 0-4;author.roles[4] 0-6;");
    made_free(made);
}

/* What names no place */

static void a_label_called_as_a_role_is_none(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t label = made_label(made, "urgent");
    made_role(made, "chef");
    rest_on(made, made_evidence_of(made, EVIDENCE_has_label, label));
    charte_str labels[] = {made_str("chef"), made_str("urgent")}, roles[] = {made_str("chef")};
    charte_post post = made_post("x");
    post.labels = strs_of(labels, 2);
    post.author_roles = strs_of(roles, 1);
    tells(made, &post, "labels[1] 0-6;");
    made_free(made);
}

/* Two evidences of the same lists, each of its own nearness; the second is told last and read last.
 */
static void what_is_not_near_has_no_place(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t people = made_list(made, "people", "anna"), more = made_list(made, "more", "carl");
    uint32_t pay = made_list(made, "pay", "lohn"), sum = made_list(made, "sum", "franken");
    uint32_t nodes[2];
    for (uint32_t i = 0; i < 2; i++) {
        struct node near = {.kind = EVIDENCE_text_near, .a = 2, .b = i ? 20 : 2};
        made_push(made, &near.operands, people);
        made_push(made, &near.operands, more);
        made_push(made, &near.operands, pay);
        made_push(made, &near.operands, sum);
        nodes[i] = made_node(made, near);
    }
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, nodes[0]));
    made_rule(made, "1.2", MODALITY_forbid, made_fact(made, "g", 0, nodes[1]));
    made_open(made);
    charte_post post =
        made_post("Anna x y Lohn x Anna x x x Carl x x Franken Carl x x x Franken x x x Lohn");
    tells(made, &post, "text 9-13 pay;text 16-20 people;text 36-43 sum;text 44-48 more;");
    made_free(made);
}

/* Behind the operands of one evidence stand those of the next, and behind an array what the caller
 * has there. */
static void nothing_beyond_the_last_has_a_place(void **state) {
    (void)state;
    struct made *made = made_new();
    struct node near = {.kind = EVIDENCE_text_near, .a = 1, .b = 3};
    struct node beyond = {.kind = EVIDENCE_text_near, .a = 1, .b = 9};
    uint32_t wanted = made_list(made, "wanted", "acme"), other = made_list(made, "other", "acme");
    uint32_t pay = made_list(made, "pay", "lohn"), sum = made_list(made, "sum", "franken");
    uint32_t label = made_label(made, "a"), label_beyond = made_label(made, "b");
    struct node all = {.kind = OPERATOR_ALL};
    made_push(made, &near.operands, wanted);
    made_push(made, &near.operands, pay);
    made_push(made, &beyond.operands, sum);
    made_push(made, &beyond.operands, pay);
    made_push(made, &beyond.operands, sum);
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_addresses_account, wanted));
    uint32_t account = made_evidence_of(made, EVIDENCE_addresses_account, other);
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_text_mentions, pay));
    made_push(made, &all.operands, made_node(made, near));
    uint32_t next = made_node(made, beyond);
    made_push(made, &all.operands, made_evidence_of(made, EVIDENCE_has_label, label));
    struct node any = {.kind = OPERATOR_ANY};
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_has_label, label_beyond));
    made_push(made, &any.operands, account);
    made_push(made, &any.operands, next);
    uint32_t last = made_node(made, any);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, made_node(made, all)));
    made_rule(made, "1.2", MODALITY_forbid, made_fact(made, "g", 0, last));
    made_open(made);
    charte_str labels[] = {made_str("a"), made_str("b"), made_str("a")};
    charte_str mentions[] = {made_str("x"), made_str("acme")};
    charte_post post = made_post("@acme acme lohn franken franken");
    post.labels = strs_of(labels, 2);
    post.mentions = strs_of(mentions, 1);
    tells(made, &post, "text 0-5 wanted;text 6-10 wanted;text 11-15 pay;labels[0] 0-1;");
    made_free(made);
}

static void any_of_several_labels_has_a_place(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = made_label(made, "a"), b = made_label(made, "b"), c = made_label(made, "c");
    uint32_t one = made_evidence_of(made, EVIDENCE_has_label, b);
    uint32_t two = evidence_of_two(made, EVIDENCE_has_label, a, c);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, two));
    made_rule(made, "1.2", MODALITY_forbid, made_fact(made, "g", 0, one));
    made_open(made);
    charte_str labels[] = {made_str("b"), made_str("c"), made_str("a"), made_str("c")};
    charte_post post = made_post("x");
    post.labels = strs_of(labels, 4);
    tells(made, &post, "labels[1] 0-1;labels[2] 0-1;labels[3] 0-1;");
    made_free(made);
}

/* What is a term of the text and what is an account in it stand together. */
static void accounts_stand_among_the_words(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "acme");
    rest_on(made,
            made_group(made, OPERATOR_ALL, made_evidence_of(made, EVIDENCE_text_mentions, list),
                       made_evidence_of(made, EVIDENCE_addresses_account, list)));
    charte_post post = made_post("acme @acme acme @acme #acme www.acme");
    tells(made, &post, "text 0-4 l;text 5-10 l;text 11-15 l;text 16-21 l;text 23-27 l;");
    made_free(made);
}

static void what_is_false_beside_what_is_true_has_no_place(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "acme"), pay = made_list(made, "pay", "lohn");
    struct node near = {.kind = EVIDENCE_text_near, .a = 1, .b = 1};
    struct node many = {.kind = EVIDENCE_text_mentions_least, .a = 2};
    made_push(made, &near.operands, list);
    made_push(made, &near.operands, pay);
    made_push(made, &many.operands, pay);
    struct node any = {.kind = OPERATOR_ANY};
    made_push(made, &any.operands, made_node(made, near));
    made_push(made, &any.operands, made_node(made, many));
    made_push(made, &any.operands, made_evidence_of(made, EVIDENCE_text_mentions, list));
    rest_on(made, made_node(made, any));
    charte_post post = made_post("lohn x acme");
    tells(made, &post, "text 7-11 l;");
    made_free(made);
}

/* Facts are not entered: they tell their own. */
static void a_fact_in_a_condition_gives_no_place(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "acme"), label = made_label(made, "a");
    uint32_t inner =
        made_fact(made, "inner", 0, made_evidence_of(made, EVIDENCE_text_mentions, list));
    rest_on(made, made_group(made, OPERATOR_ALL, made_is(made, inner),
                             made_evidence_of(made, EVIDENCE_has_label, label)));
    charte_str labels[] = {made_str("a")};
    charte_post post = made_post("acme");
    post.labels = strs_of(labels, 1);
    tells(made, &post, "labels[0] 0-1;");
    made_free(made);
}

static void no_place_is_left_of_the_post_before(void **state) {
    (void)state;
    struct made *made = made_new();
    rest_on(made, made_evidence_of(made, EVIDENCE_addresses_account, made_list(made, "l", "acme")));
    charte_post before = made_post("@a     @acme"), post = made_post("@acme x@acme");
    tells(made, &before, "text 7-12 l;");
    tells(made, &post, "text 0-5 l;");
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_stand_in_the_order_of_their_names),
        cmocka_unit_test(a_place_of_two_lists_without_name_is_told_once),
        cmocka_unit_test(places_stand_in_the_order_of_the_text),
        cmocka_unit_test(texts_stand_before_arrays_and_items_in_order),
        cmocka_unit_test(a_label_called_as_a_role_is_none),
        cmocka_unit_test(what_is_not_near_has_no_place),
        cmocka_unit_test(nothing_beyond_the_last_has_a_place),
        cmocka_unit_test(any_of_several_labels_has_a_place),
        cmocka_unit_test(accounts_stand_among_the_words),
        cmocka_unit_test(what_is_false_beside_what_is_true_has_no_place),
        cmocka_unit_test(a_fact_in_a_condition_gives_no_place),
        cmocka_unit_test(no_place_is_left_of_the_post_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
