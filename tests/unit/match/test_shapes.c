/* SPDX-License-Identifier: Apache-2.0 */
/* What lists find by its shape: addresses of domains, numbers and amounts, patterns; by which list,
 * and among which words. */
#include "tests/unit/made_places.h"

#include "runtime/match/detect.h"

static void made_detector(struct made *made, uint32_t list, enum table_detector_kind kind,
                          const char *domain) {
    struct term term = {.text = STR("x"), .flags = TERM_DETECTOR, .detector = kind};
    term.domain = str_of(domain);
    ARENA_PUSH(made->arena, &made->table.lists.items[list].terms, term);
}

/* A list of each domain, called after it; that of all addresses is called `all`. */
static struct made *for_domains(const char *const *domains, size_t count) {
    struct made *made = made_new();
    struct node any = {.kind = EVIDENCE_text_mentions};
    for (size_t i = 0; i < count; i++) {
        uint32_t list = made_list(made, *domains[i] ? domains[i] : "all", NULL);
        made_detector(made, list, DETECTOR_EMAIL, domains[i]);
        made_push(made, &any.operands, list);
    }
    rest_on(made, made_node(made, any));
    return made;
}

/* The lists that find the address, which is all of the text behind a word. */
static void addressed(struct made *made, const char *address, const char *const *lists,
                      size_t count) {
    char text[256], expected[1024] = "";
    sprintf(text, "x %s", address);
    charte_post post = made_post(text);
    for (size_t i = 0; i < count; i++)
        sprintf(expected + strlen(expected), "text 2-%zu %s;", strlen(text), lists[i]);
    tells(made, &post, expected);
}

#define ADDRESSED(made, address, ...)                                                              \
    addressed(made, address, (const char *const[]){__VA_ARGS__},                                   \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void an_address_is_found_by_its_domain_and_those_above(void **state) {
    (void)state;
    static const char *const domains[] = {"example", "acme.example", "mail.acme.example",
                                          "",        "bcme.example", "zürich.ch",
                                          "ch",      "acme.other"};
    struct made *made = for_domains(domains, 8);
    ADDRESSED(made, "a@acme.example", "acme.example", "all", "example");
    ADDRESSED(made, "a@mail.acme.example", "acme.example", "all", "example", "mail.acme.example");
    ADDRESSED(made, "a.b@x.mail.acme.example", "acme.example", "all", "example",
              "mail.acme.example");
    ADDRESSED(made, "a@bcme.example", "all", "bcme.example", "example");
    ADDRESSED(made, "a@xacme.example", "all", "example");
    ADDRESSED(made, "acme.example@x.com", "all");
    ADDRESSED(made, "a@acme.example.com", "all");
    ADDRESSED(made, "A@XN--ZRICH-KVA.CH", "all", "ch", "zürich.ch");
    ADDRESSED(made, "a@b.zürich.ch", "all", "ch", "zürich.ch");
    ADDRESSED(made, "a@a-very-long-label-indeed.acme.example", "acme.example", "all", "example");
    ADDRESSED(made, "mail@acme.example", "acme.example", "all", "example");
    ADDRESSED(made, "a@acme.other", "acme.other", "all");
    made_free(made);
}

static void without_a_domain_above_none_is_found(void **state) {
    (void)state;
    static const char *const domains[] = {"acme.example", "b.acme.example"};
    struct made *made = for_domains(domains, 2);
    charte_post post = made_post("a@example.com b@cme.example c@example.acme acme.example @acme");
    made_expect(made, &post, "allowed");
    ADDRESSED(made, "a@acme.example", "acme.example");
    ADDRESSED(made, "a@b.acme.example", "acme.example", "b.acme.example");
    ADDRESSED(made, "b@acme.example", "acme.example");
    made_free(made);
}

static void lists_may_have_the_same_domain(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t one = made_list(made, "a", NULL), other = made_list(made, "b", NULL);
    made_detector(made, other, DETECTOR_EMAIL, "ch");
    made_detector(made, one, DETECTOR_EMAIL, "ch");
    rest_on(made, evidence_of_two(made, EVIDENCE_text_mentions, one, other));
    ADDRESSED(made, "a@b.ch", "a", "b");
    ADDRESSED(made, "c@d.e.ch", "a", "b");
    made_free(made);
}

/* Each kind has lists of its own, two of one kind among them. */
static void each_detector_finds_for_its_lists(void **state) {
    (void)state;
    static const char *const names[] = {"mails", "phones", "ibans", "ahvs",
                                        "cards", "sums",   "shares"};
    struct made *made = made_new();
    struct node any = {.kind = EVIDENCE_text_mentions};
    uint32_t both = made_list(made, "both", NULL), none = made_list(made, "none", "zeta");
    made_detector(made, both, DETECTOR_MONEY, "");
    made_detector(made, both, DETECTOR_PHONE, "");
    made_push(made, &any.operands, both);
    made_push(made, &any.operands, none);
    for (uint32_t kind = 0; kind < DETECTOR_COUNT; kind++) {
        uint32_t list = made_list(made, names[kind], NULL);
        made_detector(made, list, (enum table_detector_kind)kind, "");
        made_push(made, &any.operands, list);
    }
    rest_on(made, made_node(made, any));
    charte_post post = made_post("a@b.example, 079 123 45 67, CH93 0076 2011 6238 5295 7, "
                                 "756.9217.0769.85, 4111 1111 1111 1111, CHF 20, 20 %");
    tells(made, &post,
          "text 0-11 mails;text 13-26 both;text 13-26 phones;text 28-54 ibans;text 56-72 ahvs;"
          "text 74-93 cards;text 95-101 both;text 95-101 sums;text 103-107 shares;");
    made_free(made);
}

/* One kind alone: no other is looked for. */
static void a_detector_by_itself_finds_its_own(void **state) {
    (void)state;
    static const char *const places[DETECTOR_COUNT] = {"0-11",  "13-26",  "28-54",  "56-72",
                                                       "74-93", "95-101", "103-107"};
    for (uint32_t kind = 0; kind < DETECTOR_COUNT; kind++) {
        struct made *made = made_new();
        uint32_t list = made_list(made, "l", NULL);
        made_detector(made, list, (enum table_detector_kind)kind, "");
        rest_on(made, made_evidence_of(made, EVIDENCE_text_mentions, list));
        charte_post post = made_post("a@b.example, 079 123 45 67, CH93 0076 2011 6238 5295 7, "
                                     "756.9217.0769.85, 4111 1111 1111 1111, CHF 20, 20 %");
        char expected[64];
        sprintf(expected, "text %s l;", places[kind]);
        tells(made, &post, expected);
        made_free(made);
    }
}

/* Words inside an amount or a pattern count as its own; an address and a sign have none. */
static void shapes_stand_among_the_words(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t shapes = made_list(made, "shapes", NULL), words = made_list(made, "words", "acme");
    made_detector(made, shapes, DETECTOR_MONEY, "");
    made_detector(made, shapes, DETECTOR_EMAIL, "");
    made_term(made, shapes, "->", TERM_PATTERN);
    made_term(made, shapes, "PRJ-#", TERM_PATTERN);
    struct node near = {.kind = EVIDENCE_text_near, .a = 1, .b = 2};
    made_push(made, &near.operands, words);
    made_push(made, &near.operands, shapes);
    rest_on(made, made_node(made, near));
    charte_post post = made_post("");
    static const struct {
        const char *text, *places;
    } texts[] = {
        {"acme x CHF 20", "text 0-4 words;text 7-13 shapes;"}, {"acme x y CHF 20", ""},
        {"CHF 20 x acme", "text 0-6 shapes;text 9-13 words;"}, {"CHF 20 x y acme", ""},
        {"acme x -> y", "text 0-4 words;text 7-9 shapes;"},    {"acme x y -> z", ""},
        {"-> x acme", "text 0-2 shapes;text 5-9 words;"},      {"-> x y acme", ""},
        {"acme x a@b.ch", "text 0-4 words;text 7-13 shapes;"}, {"acme x y a@b.ch", ""},
        {"a@b.ch x acme", "text 0-6 shapes;text 9-13 words;"}, {"a@b.ch x y acme", ""},
        {"PRJ-1 x acme", "text 0-5 shapes;text 8-12 words;"},  {"PRJ-1 x y acme", ""},
        {"acme x PRJ-1", "text 0-4 words;text 7-12 shapes;"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        post.text = made_str(texts[i].text);
        made_expect(made, &post, *texts[i].places ? "forbidden" : "allowed");
        if (*texts[i].places) tells(made, &post, texts[i].places);
    }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_found_by_its_domain_and_those_above),
        cmocka_unit_test(without_a_domain_above_none_is_found),
        cmocka_unit_test(lists_may_have_the_same_domain),
        cmocka_unit_test(each_detector_finds_for_its_lists),
        cmocka_unit_test(a_detector_by_itself_finds_its_own),
        cmocka_unit_test(shapes_stand_among_the_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
