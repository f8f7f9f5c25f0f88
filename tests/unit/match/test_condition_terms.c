/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence that looks for terms, names and links, and what counts them: true, false or unknown. */
#include "tests/unit/made_evidence.h"

static void text_evidence(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t clients = made_list(made, "clients", "Acme");
    with_evidence(made, made_evidence_of(made, EVIDENCE_text_mentions, clients));
    charte_post post = made_post("Signature avec ACME !");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("Signature !");
    made_expect(made, &post, FALSE_VALUE);
    post.text = made_str("");
    made_expect(made, &post, FALSE_VALUE);
    made_free(made);
}

static void evidence_on_other_fields(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        size_t field;
    } cases[] = {
        {EVIDENCE_original_mentions, offsetof(charte_post, original)},
        {EVIDENCE_profile_mentions, offsetof(charte_post, author_profile)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        uint32_t clients = made_list(made, "clients", "Acme");
        with_evidence(made, made_evidence_of(made, cases[i].kind, clients));
        charte_post post = made_post("Acme");
        charte_str *field = (void *)((char *)&post + cases[i].field);
        made_expect(made, &post, UNKNOWN_VALUE);
        *field = made_str("chez Acme");
        made_expect(made, &post, TRUE_VALUE);
        *field = made_str("ailleurs");
        made_expect(made, &post, FALSE_VALUE);
        made_free(made);
    }
}

static void the_name_or_the_handle(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t clients = made_list(made, "clients", "Acme");
    with_evidence(made, made_evidence_of(made, EVIDENCE_name_mentions, clients));
    charte_post post = made_post("x");
    made_expect(made, &post, UNKNOWN_VALUE);
    post.author_name = made_str("Acme SA");
    made_expect(made, &post, TRUE_VALUE);
    post.author_name = made_str("Jeanne");
    made_expect(made, &post, UNKNOWN_VALUE);
    post.author_handle = made_str("jeanne");
    made_expect(made, &post, FALSE_VALUE);
    post.author_handle = made_str("acme");
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void exceptions_mask_what_they_cover(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t projects = made_list(made, "projets", "Concorde");
    made_term(made, projects, "place de la Concorde", TERM_EXCEPT);
    with_evidence(made, made_evidence_of(made, EVIDENCE_text_mentions, projects));
    charte_post post = made_post("Rendez-vous place de la Concorde");
    made_expect(made, &post, FALSE_VALUE);
    post.text = made_str("Place de la Concorde, on parle de Concorde");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("Concorde et place de la Concorde");
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void lists_take_in_others_exceptions_and_all(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t places = made_list(made, "lieux", "pont Acme");
    uint32_t inner = made_list(made, "projets", "Concorde");
    made_term(made, inner, "place de la Concorde", TERM_EXCEPT);
    uint32_t outer = made_list(made, "secrets", "Acme");
    made_push(made, &made->table.lists.items[outer].included, inner);
    made_push(made, &made->table.lists.items[outer].excepted, places);
    with_evidence(made, made_evidence_of(made, EVIDENCE_text_mentions, outer));
    charte_post post = made_post("Concorde");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("place de la Concorde");
    made_expect(made, &post, FALSE_VALUE);
    post.text = made_str("le pont Acme");
    made_expect(made, &post, FALSE_VALUE);
    post.text = made_str("le pont Acme, Acme");
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void distinct_terms_are_counted(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t clients = made_list(made, "clients", "Acme"), more = made_list(made, "autres", "Zeta");
    made_term(made, clients, "Belmont", 0);
    struct node node = {.kind = EVIDENCE_text_mentions_least, .a = 2};
    made_push(made, &node.operands, clients);
    made_push(made, &node.operands, more);
    with_evidence(made, made_node(made, node));
    charte_post post = made_post("Acme, Acme et Acme");
    made_expect(made, &post, FALSE_VALUE);
    post.text = made_str("Acme et Belmont");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("Acme et Zeta");
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void withheld_terms_leave_it_unknown(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t secret = made_list(made, "clients", "Acme"), outer = made_list(made, "tous", "Zeta");
    made->table.lists.items[secret].flags = LIST_WITHHELD | LIST_CONFIDENTIAL;
    made_push(made, &made->table.lists.items[outer].included, secret);
    with_evidence(made, made_evidence_of(made, EVIDENCE_text_mentions, outer));
    charte_post post = made_post("rien");
    made_expect(made, &post, UNKNOWN_VALUE);
    post.text = made_str("Acme");
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void withheld_terms_of_either_group_leave_nearness_unknown(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct made *made = made_new();
        uint32_t secret = made_list(made, "clients", "Acme"),
                 plain = made_list(made, "prix", "rabais");
        struct node node = {.kind = EVIDENCE_text_near, .a = 1, .b = 3};
        made->table.lists.items[secret].flags = LIST_WITHHELD | LIST_CONFIDENTIAL;
        made_push(made, &node.operands, i ? plain : secret);
        made_push(made, &node.operands, i ? secret : plain);
        with_evidence(made, made_node(made, node));
        charte_post post = made_post("rabais");
        made_expect(made, &post, UNKNOWN_VALUE);
        post.text = made_str("Acme rabais");
        made_expect(made, &post, TRUE_VALUE);
        made_free(made);
    }
}

/* What a list finds may be masked by what was left out: whatever asks, nothing is sure. */
static void a_doubtful_list_leaves_it_unknown(void **state) {
    (void)state;
    static const uint32_t kinds[] = {EVIDENCE_text_mentions, EVIDENCE_text_mentions_least,
                                     EVIDENCE_text_near, EVIDENCE_addresses_account};
    static const char *const texts[] = {"rien", "@acme rabais", "rabais", "acme"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct made *made = made_new();
        uint32_t masked = made_list(made, "clients", "@acme"),
                 outer = made_list(made, "tous", "rabais");
        made->table.lists.items[masked].flags = LIST_DOUBTFUL;
        made_push(made, &made->table.lists.items[outer].included, masked);
        struct node node = {.kind = kinds[i], .a = 1, .b = 3};
        made_push(made, &node.operands, i % 2 ? outer : masked);
        if (kinds[i] == EVIDENCE_text_near) made_push(made, &node.operands, outer);
        with_evidence(made, made_node(made, node));
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            charte_post post = made_post(texts[k]);
            made_expect(made, &post, UNKNOWN_VALUE);
        }
        made_free(made);
    }
}

static void nearness_counts_the_words_between(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t clients = made_list(made, "clients", "Acme"),
             prices = made_list(made, "prix", "rabais");
    struct node node = {.kind = EVIDENCE_text_near, .a = 1, .b = 3};
    made_push(made, &node.operands, clients);
    made_push(made, &node.operands, prices);
    with_evidence(made, made_node(made, node));
    charte_post post = made_post("Acme un deux rabais");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("rabais un deux Acme");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("Acme un deux trois rabais");
    made_expect(made, &post, FALSE_VALUE);
    post.text = made_str("Acme");
    made_expect(made, &post, FALSE_VALUE);
    made_free(made);
}

static void length_counts_characters(void **state) {
    (void)state;
    struct made *made = made_new();
    with_evidence(made, made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 4}));
    charte_post post = made_post("\xc3\xa9t\xc3\xa9s"); /* four characters, six bytes */
    made_expect(made, &post, FALSE_VALUE);
    post.text = made_str("\xc3\xa9t\xc3\xa9s!");
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

/* Accounts, hashtags, links */

static void accounts(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "concurrents", "@Acme");
    made_term(made, list, "bel*", 0);
    made_term(made, list, "belle", TERM_EXCEPT);
    with_evidence(made, made_evidence_of(made, EVIDENCE_addresses_account, list));
    static const struct {
        const char *text, *value;
    } cases[] = {
        {"Bonjour @acme !", "forbidden"},    {"Bonjour acme", "allowed"},
        {"Bonjour @acmeplus", "allowed"},    {"Bonjour @belmont", "forbidden"},
        {"Bonjour @belle", "allowed"},       {"Bonjour @isabel", "allowed"},
        {"@belle et @BELMONT", "forbidden"}, {"", "allowed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        charte_post post = made_post(cases[i].text);
        made_expect(made, &post, cases[i].value);
    }
    charte_post post = made_post("x");
    charte_str mentions[] = {made_str("someone"), made_str("ACME")};
    post.mentions = strings(mentions, 2);
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void accounts_are_counted_once(void **state) {
    (void)state;
    struct made *made = made_new();
    with_evidence(made, made_node(made, (struct node){.kind = EVIDENCE_addresses_more, .a = 2}));
    charte_post post = made_post("@a @A @b");
    charte_str mentions[] = {made_str("@B"), made_str("a"), made_str("c")};
    made_expect(made, &post, FALSE_VALUE);
    post.mentions = strings(mentions, 2);
    made_expect(made, &post, FALSE_VALUE);
    post.mentions = strings(mentions, 3);
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void hashtags(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "codes", "projet Alpha");
    with_evidence(made, made_evidence_of(made, EVIDENCE_has_hashtag, list));
    charte_post post = made_post("En avant #ProjetAlpha");
    made_expect(made, &post, TRUE_VALUE);
    post.text = made_str("En avant, projet Alpha");
    made_expect(made, &post, FALSE_VALUE);
    charte_str tag = made_str("projetalpha");
    post.hashtags = strings(&tag, 1);
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void links(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "sites", "leaks.example/data");
    made_term(made, list, "x.example", 0);
    with_evidence(made, made_evidence_of(made, EVIDENCE_links_to, list));
    static const struct {
        const char *text, *value;
    } cases[] = {
        {"voir https://X.example/a", "forbidden"},
        {"voir https://m.x.example", "forbidden"},
        {"voir https://evil-x.example", "allowed"},
        {"voir https://leaks.example/data/1", "forbidden"},
        {"voir https://leaks.example/", "allowed"},
        {"x.example", "forbidden"},
        {"voir M.x.example/a, puis", "forbidden"},
        {"X.Example", "allowed"},
        {"evil-x.example", "allowed"},
        {"(leaks.example/data)", "forbidden"},
        {"me@x.example", "allowed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        charte_post post = made_post(cases[i].text);
        made_expect(made, &post, cases[i].value);
    }
    charte_post post = made_post("x");
    charte_str link = made_str("x.example");
    post.links = strings(&link, 1);
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);

    made = made_new();
    with_evidence(made, made_evidence(made, EVIDENCE_has_link));
    post = made_post("x");
    made_expect(made, &post, FALSE_VALUE);
    post.links = strings(&link, 1);
    made_expect(made, &post, TRUE_VALUE);
    post = made_post("voir www.x.example");
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_evidence),
        cmocka_unit_test(evidence_on_other_fields),
        cmocka_unit_test(the_name_or_the_handle),
        cmocka_unit_test(exceptions_mask_what_they_cover),
        cmocka_unit_test(lists_take_in_others_exceptions_and_all),
        cmocka_unit_test(distinct_terms_are_counted),
        cmocka_unit_test(withheld_terms_leave_it_unknown),
        cmocka_unit_test(withheld_terms_of_either_group_leave_nearness_unknown),
        cmocka_unit_test(a_doubtful_list_leaves_it_unknown),
        cmocka_unit_test(nearness_counts_the_words_between),
        cmocka_unit_test(length_counts_characters),
        cmocka_unit_test(accounts),
        cmocka_unit_test(accounts_are_counted_once),
        cmocka_unit_test(hashtags),
        cmocka_unit_test(links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
