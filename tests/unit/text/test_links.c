/* SPDX-License-Identifier: Apache-2.0 */
/* Which links a domain or a path of a list covers. */
#include "runtime/text/links.h"
#include "tests/unit/made_table.h"

static bool covers(const char *term, const char *link) {
    struct made *made = made_new();
    uint32_t links = made_evidence_of(made, EVIDENCE_links_to, made_list(made, "l", term));
    charte_str given = made_str(link);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, links));
    made_open(made);
    charte_post post = made_post("x");
    post.links = (charte_strs){&given, 1, true};
    bool is_forbidden = strcmp(made_level(made, &post, CHARTE_FOR_AUTHOR), "forbidden") == 0;
    made_free(made);
    return is_forbidden;
}

static void a_domain_covers_itself_and_its_subdomains(void **state) {
    (void)state;
    assert_true(covers("x.com", "https://x.com"));
    assert_true(covers("x.com", "https://www.x.com/a?b#c"));
    assert_true(covers("x.com", "a.b.x.com:8080/"));
    assert_true(covers("https://x.com/", "http://x.com./path"));
    assert_true(covers("x.com", "https://user:word@x.com/"));
}

static void a_domain_covers_no_other(void **state) {
    (void)state;
    assert_false(covers("x.com", "https://evil-x.com"));
    assert_false(covers("x.com", "https://x.com.evil.example"));
    assert_false(covers("x.com", "https://evil.example/x.com"));
    assert_false(covers("x.com", "https://evil.example?x.com"));
    assert_false(covers("x.com", "https://x.com@evil.example/"));
    assert_false(covers("x.com", "https://user:x.com@evil.example/"));
    assert_false(covers("www.x.com", "https://x.com"));
    assert_false(covers("x.com", "com"));
    assert_false(covers("", "https://x.com"));
    assert_false(covers("x.com", ""));
}

static void a_path_covers_what_lies_under_it(void **state) {
    (void)state;
    assert_true(covers("x.com/leaks", "https://x.com/leaks"));
    assert_true(covers("x.com/leaks", "https://x.com/leaks/2027"));
    assert_true(covers("x.com/leaks", "https://x.com/leaks?page=2"));
    assert_true(covers("x.com/leaks", "https://a.x.com/leaks#top"));
    assert_true(covers("x.com/leaks/", "https://x.com/leaks/2027"));
    assert_false(covers("x.com/leaks", "https://x.com/leaksome"));
    assert_false(covers("x.com/leaks/", "https://x.com/leaks"));
    assert_false(covers("x.com/leaks", "https://x.com/"));
    assert_false(covers("x.com/leaks", "https://x.com"));
}

static void parts_lie_where_they_should(void **state) {
    (void)state;
    static const char text[] = "https://me:pw@host.example.:81/a/b?c";
    struct link link = links_parse(text, sizeof text - 1);
    assert_int_equal(link.host_size, strlen("host.example"));
    assert_memory_equal(link.host, "host.example", link.host_size);
    assert_int_equal(link.path_size, strlen("/a/b?c"));
    assert_memory_equal(link.path, "/a/b?c", link.path_size);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_domain_covers_itself_and_its_subdomains),
        cmocka_unit_test(a_domain_covers_no_other),
        cmocka_unit_test(a_path_covers_what_lies_under_it),
        cmocka_unit_test(parts_lie_where_they_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
