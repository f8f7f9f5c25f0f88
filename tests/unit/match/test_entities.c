/* SPDX-License-Identifier: Apache-2.0 */
/* The accounts, hashtags and links of posts, one after the other: what is one, and what was left of
 * the post before. */
#include "runtime/decide/scratch.h"
#include "tests/unit/made_evidence.h"

static void addresses_more(struct made *made, uint32_t than) {
    struct node node = {.kind = EVIDENCE_addresses_more, .a = than};
    with_evidence(made, made_node(made, node));
}

/* How many accounts a post has. */
static uint32_t account_count(const charte_str *mentions, size_t count, const char *text) {
    struct made *made = made_new();
    addresses_more(made, 0);
    charte_post post = made_post(text);
    post.mentions = strings(mentions, count);
    const char *level = made_level(made, &post, CHARTE_FOR_AUTHOR);
    uint32_t accounts = made->scratch->entities.account_count;
    assert_string_equal(level, accounts ? TRUE_VALUE : FALSE_VALUE);
    made_free(made);
    return accounts;
}

static void each_account_counts_once(void **state) {
    (void)state;
    const charte_str mentions[] = {made_str("abc"),  made_str("@a"), made_str("ab"), made_str("A"),
                                   made_str("@abc"), made_str("ab"), made_str("b"),  made_str("")};
    assert_int_equal(account_count(mentions, 8, "@ab @b. @c #d https://e.example"), 5);
    assert_int_equal(account_count(mentions, 7, "x"), 4);
    assert_int_equal(account_count(mentions, 3, "x"), 3);
    assert_int_equal(account_count(mentions, 1, "x"), 1);
    assert_int_equal(account_count(mentions + 1, 3, "x"), 2);
    const charte_str same[] = {made_str("a"), made_str("a")};
    assert_int_equal(account_count(same, 2, "x"), 1);
}

static void a_sign_alone_is_no_account(void **state) {
    (void)state;
    const charte_str mentions[] = {made_str("@"), made_str(""), made_str("\xE2\x80\x8B")};
    assert_int_equal(account_count(mentions, 3, "@ # @, "), 0);
}

/* A charter that forbids what names `acme` as a kind. */
static struct made *forbidding(uint32_t kind) {
    struct made *made = made_new();
    return with_evidence(made, made_evidence_of(made, kind, made_list(made, "l", "acme")));
}

static void what_one_kind_has_is_none_of_another(void **state) {
    (void)state;
    static const uint32_t kinds[] = {EVIDENCE_addresses_account, EVIDENCE_has_hashtag,
                                     EVIDENCE_links_to};
    static const char *const texts[] = {"@acme", "#acme", "https://acme"};
    for (size_t i = 0; i < 3; i++) {
        struct made *made = forbidding(kinds[i]);
        for (size_t k = 0; k < 3; k++) {
            charte_str item = made_str("acme");
            charte_post post = made_post(texts[k]), other = made_post("x");
            post.mentions = post.hashtags = post.links = strings(&item, 0);
            made_expect(made, &post, i == k ? TRUE_VALUE : FALSE_VALUE);
            other.mentions = strings(&item, k == 0);
            other.hashtags = strings(&item, k == 1);
            other.links = strings(&item, k == 2);
            made_expect(made, &other, i == k ? TRUE_VALUE : FALSE_VALUE);
        }
        made_free(made);
    }
}

static void all_kinds_are_read_of_one_post(void **state) {
    (void)state;
    struct made *made = made_new();
    struct node all = {.kind = OPERATOR_ALL};
    made_push(made, &all.operands,
              made_evidence_of(made, EVIDENCE_addresses_account, made_list(made, "a", "ann")));
    made_push(made, &all.operands,
              made_evidence_of(made, EVIDENCE_has_hashtag, made_list(made, "h", "tag")));
    made_push(made, &all.operands,
              made_evidence_of(made, EVIDENCE_links_to, made_list(made, "l", "zürich.example")));
    with_evidence(made, made_node(made, all));
    charte_post post =
        made_post("@ann @bob #tag #other https://a.example www.xn--zrich-kva.example");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("@ann @bob #other www.xn--zrich-kva.example");
    post.hashtags = strings(NULL, 0);
    made_expect(made, &post, FALSE_VALUE);
    made_free(made);
}

/* Only the sign of its kind is left out. */
static void a_link_has_no_sign(void **state) {
    (void)state;
    struct made *made = forbidding(EVIDENCE_links_to);
    const charte_str links[] = {{"\0acme", 5}, {"@acme", 5}, {"#acme", 5}};
    charte_post post = made_post("x");
    post.links = strings(links, 1);
    made_expect(made, &post, FALSE_VALUE);
    post.links = strings(links + 1, 1);
    made_expect(made, &post, TRUE_VALUE); /* as a user's name, an empty one */
    post.links = strings(links + 2, 1);
    made_expect(made, &post, FALSE_VALUE);
    made_free(made);
}

static void nothing_is_left_of_the_post_before(void **state) {
    (void)state;
    struct made *made = forbidding(EVIDENCE_addresses_account);
    const charte_str mentions[] = {made_str("@acme"), made_str("")};
    charte_post before = made_post("@a  @acme"), post = made_post("@a x@acme");
    before.mentions = post.mentions = strings(mentions, 0);
    for (int i = 0; i < 2; i++) {
        made_expect(made, &before, TRUE_VALUE);
        made_expect(made, &post, FALSE_VALUE);
    }
    before.text = post.text = made_str("x");
    before.mentions = strings(mentions, 1);
    post.mentions = strings(mentions + 1, 1);
    for (int i = 0; i < 2; i++) {
        made_expect(made, &before, TRUE_VALUE);
        made_expect(made, &post, FALSE_VALUE);
    }
    made_free(made);
}

/* However little room there is and however many posts are read in it. */
static void a_small_scratch_reads_many_posts(void **state) {
    (void)state;
    for (size_t room = 2; room <= 20; room += 6) {
        struct made *made = forbidding(EVIDENCE_addresses_account);
        bool is_tiny = room < 8;
        charte_scratch_free(made->scratch);
        assert_int_equal(charte_scratch_new(made->opened, room, NULL, &made->scratch, NULL),
                         CHARTE_OK);
        const charte_str mentions[] = {made_str("@b"), made_str("acme")};
        charte_post post = made_post("@a"), other = made_post("@c");
        for (int i = 0; i < 2000; i++) {
            post.mentions = strings(mentions, is_tiny ? 0 : 2);
            other.mentions = strings(mentions, is_tiny ? 0 : 1);
            made_expect(made, &post, is_tiny ? FALSE_VALUE : TRUE_VALUE);
            made_expect(made, &other, FALSE_VALUE);
            other.text = made_str(i % 2 ? "@c" : "x");
        }
        made_free(made);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_account_counts_once),
        cmocka_unit_test(a_sign_alone_is_no_account),
        cmocka_unit_test(what_one_kind_has_is_none_of_another),
        cmocka_unit_test(all_kinds_are_read_of_one_post),
        cmocka_unit_test(a_link_has_no_sign),
        cmocka_unit_test(nothing_is_left_of_the_post_before),
        cmocka_unit_test(a_small_scratch_reads_many_posts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
