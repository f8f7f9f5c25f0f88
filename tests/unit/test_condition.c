/* Conditions and each kind of evidence: true, false or unknown, as the record says. */
#include "tests/unit/made_table.h"

#include "runtime/condition.h"
#include "runtime/table.h"

/* Kleene's tables, over facts whose values are set by hand. */

static enum truth value_of(struct made *made, const unsigned char *facts, uint32_t node) {
    struct condition_values values = {made->opened, NULL, facts};
    return condition_value(&values, node, TRUTH_FALSE);
}

static void connectives_are_kleenes(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = made_asked(made, "a"), b = made_asked(made, "b");
    uint32_t all = made_group(made, OPERATOR_ALL, made_is(made, a), made_is(made, b));
    uint32_t any = made_group(made, OPERATOR_ANY, made_is(made, a), made_is(made, b));
    uint32_t neither =
        made_not(made, made_group(made, OPERATOR_ANY, made_is(made, a), made_is(made, b)));
    uint32_t not_a = made_not(made, made_is(made, a));
    uint32_t every = made_node(made, (struct node){.kind = OPERATOR_ALL});
    uint32_t none = made_node(made, (struct node){.kind = OPERATOR_ANY});
    made_open(made);
    for (int i = 0; i < 9; i++) {
        unsigned char facts[2] = {(unsigned char)(i % 3), (unsigned char)(i / 3)};
        int lesser = facts[0] < facts[1] ? facts[0] : facts[1];
        int greater = facts[0] + facts[1] - lesser;
        assert_int_equal(value_of(made, facts, all), lesser);
        assert_int_equal(value_of(made, facts, any), greater);
        assert_int_equal(value_of(made, facts, neither), TRUTH_TRUE - greater);
        assert_int_equal(value_of(made, facts, not_a), TRUTH_TRUE - facts[0]);
        assert_int_equal(value_of(made, facts, every), TRUTH_TRUE);
        assert_int_equal(value_of(made, facts, none), TRUTH_FALSE);
    }
    made_free(made);
}

static void an_absent_condition_is_what_the_caller_says(void **state) {
    (void)state;
    struct condition_values values = {NULL, NULL, NULL};
    assert_int_equal(condition_value(&values, TABLE_NONE, TRUTH_TRUE), TRUTH_TRUE);
    assert_int_equal(condition_value(&values, TABLE_NONE, TRUTH_FALSE), TRUTH_FALSE);
}

/* Evidence: what establishes the focus of a prohibition is seen in the verdict, as unknown evidence
 * that nobody is asked of gives `check`. */

static struct made *with_evidence(struct made *made, uint32_t node) {
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "focus", 0, node));
    made_open(made);
    return made;
}

static const char *const FALSE_VALUE = "allowed", *const UNKNOWN_VALUE = "check",
                         *const TRUE_VALUE = "forbidden";

static charte_strs strings(const charte_str *items, size_t count) {
    return (charte_strs){items, count, true};
}

static void closed_fields(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        size_t field;
        const char *value, *other;
    } cases[] = {
        {EVIDENCE_account_official, offsetof(charte_post, account), "official", "personal"},
        {EVIDENCE_account_personal, offsetof(charte_post, account), "personal", "official"},
        {EVIDENCE_audience_public, offsetof(charte_post, audience), "public", "private"},
        {EVIDENCE_audience_restricted, offsetof(charte_post, audience), "restricted", "public"},
        {EVIDENCE_audience_internal, offsetof(charte_post, audience), "internal", "public"},
        {EVIDENCE_audience_private, offsetof(charte_post, audience), "private", "public"},
        {EVIDENCE_kind_reply, offsetof(charte_post, kind), "reply", "post"},
        {EVIDENCE_kind_share, offsetof(charte_post, kind), "share", "quote"},
        {EVIDENCE_kind_quote, offsetof(charte_post, kind), "quote", "share"},
        {EVIDENCE_kind_edit, offsetof(charte_post, kind), "edit", "reaction"},
        {EVIDENCE_kind_reaction, offsetof(charte_post, kind), "reaction", "post"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        with_evidence(made, made_evidence(made, cases[i].kind));
        charte_post post = made_post("x");
        charte_str *field = (void *)((char *)&post + cases[i].field);
        made_expect(made, &post, UNKNOWN_VALUE);
        *field = made_str(cases[i].value);
        made_expect(made, &post, TRUE_VALUE);
        *field = made_str(cases[i].other);
        made_expect(made, &post, FALSE_VALUE);
        *field = made_str("");
        made_expect(made, &post, FALSE_VALUE);
        *field = (charte_str){NULL, 0};
        post.absent_is_none = true;
        made_expect(made, &post, FALSE_VALUE);
        made_free(made);
    }
}

static void boolean_fields(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        size_t field;
    } cases[] = {
        {EVIDENCE_author_bot, offsetof(charte_post, author_bot)},
        {EVIDENCE_has_place, offsetof(charte_post, location)},
        {EVIDENCE_sponsored, offsetof(charte_post, sponsored)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        with_evidence(made, made_evidence(made, cases[i].kind));
        charte_post post = made_post("x");
        enum charte_truth *field = (void *)((char *)&post + cases[i].field);
        made_expect(made, &post, UNKNOWN_VALUE);
        *field = CHARTE_TRUE;
        made_expect(made, &post, TRUE_VALUE);
        *field = CHARTE_FALSE;
        made_expect(made, &post, FALSE_VALUE);
        *field = CHARTE_UNKNOWN;
        post.absent_is_none = true;
        made_expect(made, &post, FALSE_VALUE);
        made_free(made);
    }
}

static void identifiers(void **state) {
    (void)state;
    static const struct {
        uint32_t kind;
        size_t field;
    } cases[] = {
        {EVIDENCE_author_role, offsetof(charte_post, author_roles)},
        {EVIDENCE_approval_by, offsetof(charte_post, approvals)},
        {EVIDENCE_has_label, offsetof(charte_post, labels)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *made = made_new();
        made_role(made, "other");
        made_label(made, "other");
        made_role(made, "wanted");
        made_label(made, "wanted");
        with_evidence(made, made_evidence_of(made, cases[i].kind, 1));
        charte_post post = made_post("x");
        charte_strs *field = (void *)((char *)&post + cases[i].field);
        charte_str ids[] = {made_str("foreign"), made_str("wanted"), made_str("other")};
        made_expect(made, &post, UNKNOWN_VALUE);
        *field = strings(ids, 2);
        made_expect(made, &post, TRUE_VALUE);
        *field = strings(ids, 1);
        made_expect(made, &post, FALSE_VALUE);
        *field = strings(ids + 2, 1);
        made_expect(made, &post, FALSE_VALUE);
        *field = strings(NULL, 0);
        made_expect(made, &post, FALSE_VALUE);
        *field = (charte_strs){0};
        post.absent_is_none = true;
        made_expect(made, &post, FALSE_VALUE);
        made_free(made);
    }
}

static void platforms(void **state) {
    (void)state;
    struct made *made = made_new();
    made_platform(made, "linkedin");
    uint32_t node = made_evidence_of(made, EVIDENCE_platform_is, made_platform(made, "x"));
    with_evidence(made, node);
    charte_post post = made_post("x");
    made_expect(made, &post, UNKNOWN_VALUE);
    post.platform = made_str("x");
    made_expect(made, &post, TRUE_VALUE);
    post.platform = made_str("linkedin");
    made_expect(made, &post, FALSE_VALUE);
    post.platform = made_str("");
    made_expect(made, &post, FALSE_VALUE);
    made_free(made);
}

static void unknown_values_are_errors_of_the_record(void **state) {
    (void)state;
    struct made *made = made_new();
    with_evidence(made, made_evidence(made, EVIDENCE_has_link));
    static const size_t fields[] = {offsetof(charte_post, kind), offsetof(charte_post, account),
                                    offsetof(charte_post, audience),
                                    offsetof(charte_post, platform),
                                    offsetof(charte_post, created_at)};
    charte_error error = {.size = sizeof error};
    const charte_verdict *verdict;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        charte_post post = made_post("x");
        *(charte_str *)(void *)((char *)&post + fields[i]) = made_str("Official");
        assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error),
                         CHARTE_ERROR_VALUE);
        assert_null(verdict);
        assert_non_null(strstr(error.message, "Official"));
    }
    charte_post post = made_post("x");
    charte_media media = {(enum charte_media_type)9, {NULL, 0}};
    post.media = &media;
    post.media_count = 1;
    assert_int_equal(charte_evaluate(made->scratch, &post, &verdict, &error), CHARTE_ERROR_VALUE);
    made_free(made);
}

static void media(void **state) {
    (void)state;
    static const uint32_t kinds[] = {EVIDENCE_has_photo, EVIDENCE_has_video, EVIDENCE_has_audio,
                                     EVIDENCE_has_document};
    for (int i = 0; i < 4; i++) {
        struct made *made = made_new();
        with_evidence(made, made_evidence(made, kinds[i]));
        charte_post post = made_post("x");
        made_expect(made, &post, UNKNOWN_VALUE);
        post.media_known = true;
        made_expect(made, &post, FALSE_VALUE);
        for (int type = 0; type < 4; type++) {
            charte_media one = {(enum charte_media_type)type, {NULL, 0}};
            post.media = &one;
            post.media_count = 1;
            made_expect(made, &post, type == i ? TRUE_VALUE : FALSE_VALUE);
        }
        made_free(made);
    }
}

static void images_without_description(void **state) {
    (void)state;
    struct made *made = made_new();
    with_evidence(made, made_evidence(made, EVIDENCE_image_undescribed));
    charte_post post = made_post("x");
    made_expect(made, &post, UNKNOWN_VALUE);
    post.media_known = true;
    made_expect(made, &post, FALSE_VALUE);
    charte_media photos[] = {{CHARTE_PHOTO, made_str("un lac")},
                             {CHARTE_VIDEO, made_str("")},
                             {CHARTE_PHOTO, {NULL, 0}},
                             {CHARTE_PHOTO, made_str("")}};
    post.media = photos;
    const char *const expected[] = {FALSE_VALUE, FALSE_VALUE, FALSE_VALUE, UNKNOWN_VALUE,
                                    TRUE_VALUE};
    for (size_t n = 0; n <= 4; n++) {
        post.media_count = n;
        made_expect(made, &post, expected[n]);
    }
    post.media_count = 3;
    post.absent_is_none = true;
    made_expect(made, &post, TRUE_VALUE);
    made_free(made);
}

static void languages(void **state) {
    (void)state;
    struct made *made = made_new();
    struct node node = {.kind = EVIDENCE_text_lang};
    struct str german = STR("de"), french = STR("fr");
    ARENA_PUSH(made->arena, &node.languages, german);
    ARENA_PUSH(made->arena, &node.languages, french);
    with_evidence(made, made_node(made, node));
    charte_post post = made_post("x");
    made_expect(made, &post, UNKNOWN_VALUE);
    static const struct {
        const char *lang, *value;
    } cases[] = {{"de", "forbidden"}, {"DE-ch", "forbidden"},      {"fr", "forbidden"},
                 {"it", "allowed"},   {"deu", "allowed"},          {"", "allowed"},
                 {"d", "allowed"},    {"fr-Latn-CH", "forbidden"}, {"-de", "allowed"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        post.lang = made_str(cases[i].lang);
        made_expect(made, &post, cases[i].value);
    }
    made_free(made);
}

static void expect_at(struct made *made, const char *created_at, const char *value) {
    charte_post post = made_post("x");
    if (created_at) post.created_at = made_str(created_at);
    made_expect(made, &post, value);
}

static struct made *with_time(uint32_t kind, uint32_t a, uint32_t b) {
    struct made *made = made_new();
    return with_evidence(made, made_node(made, (struct node){.kind = kind, .a = a, .b = b}));
}

static void before_a_date(void **state) {
    (void)state;
    struct made *made = with_time(EVIDENCE_appears_before, 20270301, TABLE_NO_TIME);
    expect_at(made, NULL, UNKNOWN_VALUE);
    expect_at(made, "", UNKNOWN_VALUE);
    expect_at(made, "2027-02-28T23:59:59-11:00", TRUE_VALUE);
    expect_at(made, "2027-03-01T00:00:00+02:00", FALSE_VALUE);
    made_free(made);
    made = with_time(EVIDENCE_appears_before, 20270301, 8 * 60);
    expect_at(made, "2027-03-01T07:59:59Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T08:00:00Z", FALSE_VALUE);
    made_free(made);
}

static void after_a_date(void **state) {
    (void)state;
    struct made *made = with_time(EVIDENCE_appears_after, 20270301, TABLE_NO_TIME);
    expect_at(made, NULL, UNKNOWN_VALUE);
    expect_at(made, "2027-03-01T23:59:59Z", FALSE_VALUE);
    expect_at(made, "2027-03-02T00:00:00Z", TRUE_VALUE);
    made_free(made);
    made = with_time(EVIDENCE_appears_after, 20270301, 8 * 60);
    expect_at(made, "2027-03-01T08:00:59Z", FALSE_VALUE);
    expect_at(made, "2027-03-01T08:01:00Z", TRUE_VALUE);
    made_free(made);
}

static void between_two_times(void **state) {
    (void)state;
    struct made *made = with_time(EVIDENCE_appears_between, 8 * 60, 12 * 60);
    expect_at(made, NULL, UNKNOWN_VALUE);
    expect_at(made, "2027-03-01T07:59:00Z", FALSE_VALUE);
    expect_at(made, "2027-03-01T08:00:00Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T12:00:30Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T12:01:00Z", FALSE_VALUE);
    made_free(made);
    made = with_time(EVIDENCE_appears_between, 22 * 60, 6 * 60);
    expect_at(made, "2027-03-01T21:59:00Z", FALSE_VALUE);
    expect_at(made, "2027-03-01T23:00:00Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T05:00:00Z", TRUE_VALUE);
    expect_at(made, "2027-03-01T06:01:00Z", FALSE_VALUE);
    made_free(made);
}

/* Terms */

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

/* What a list finds may be masked by what was left out: whatever asks, nothing is sure. */
static void a_doubtful_list_leaves_it_unknown(void **state) {
    (void)state;
    static const uint32_t kinds[] = {EVIDENCE_text_mentions, EVIDENCE_text_mentions_least,
                                     EVIDENCE_text_near, EVIDENCE_addresses_account};
    static const char *const texts[] = {"rien", "@acme rabais", "rabais"};
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
        {"x.example", "allowed"},
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
        cmocka_unit_test(connectives_are_kleenes),
        cmocka_unit_test(an_absent_condition_is_what_the_caller_says),
        cmocka_unit_test(closed_fields),
        cmocka_unit_test(boolean_fields),
        cmocka_unit_test(identifiers),
        cmocka_unit_test(platforms),
        cmocka_unit_test(unknown_values_are_errors_of_the_record),
        cmocka_unit_test(media),
        cmocka_unit_test(images_without_description),
        cmocka_unit_test(languages),
        cmocka_unit_test(before_a_date),
        cmocka_unit_test(after_a_date),
        cmocka_unit_test(between_two_times),
        cmocka_unit_test(text_evidence),
        cmocka_unit_test(evidence_on_other_fields),
        cmocka_unit_test(the_name_or_the_handle),
        cmocka_unit_test(exceptions_mask_what_they_cover),
        cmocka_unit_test(lists_take_in_others_exceptions_and_all),
        cmocka_unit_test(distinct_terms_are_counted),
        cmocka_unit_test(withheld_terms_leave_it_unknown),
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
