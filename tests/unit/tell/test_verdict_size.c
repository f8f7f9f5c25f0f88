/* SPDX-License-Identifier: Apache-2.0 */
/* The most bytes of a verdict: the longest record of a small charter, written out part by part. */
#include "tests/unit/made_table.h"

#include "runtime/base/limits.h"
#include "runtime/charte.h"
#include "runtime/decide/plan.h"
#include "runtime/table/field.h"
#include "runtime/tell/telling.h"

#include <string.h>

#define LEVELS                                                                                     \
    "[\"forbidden\",\"fix\",\"approve\",\"check\",\"caution\",\"protected\",\"encouraged\","       \
    "\"allowed\"]"
#define ITEM(name)                                                                                 \
    "{\"field\":\"" name "\",\"raised\":false,\"alone\":false,\"rules\":[],\"levels\":" LEVELS "}" \
    ","
/* As much of it as is the same for all fields. */
#define ITEMS(count) ((count)*strlen(ITEM("")))

/* Four keys with what parts them and the number of the others; what is escaped takes two bytes. */
#define RAISED_BY (strlen(",\"raised_by\":\"\" | +64") + 4 * (2 * 192 + strlen(" | ")))

static uint64_t bound(struct made *made) {
    uint64_t bytes = 0;
    made_open(made);
    assert_int_equal(charte_table_verdict_bytes(made->opened, &bytes), CHARTE_OK);
    made_free(made);
    return bytes;
}

/* How much more it is than that of a charter that has one thing less. */
static void expect_more(struct made *made, struct made *less, uint64_t more) {
    assert_int_equal(bound(made) - bound(less), more);
}

static void of_a_charter_that_says_nothing(void **state) {
    (void)state;
    static const char head[] =
        "{\"schema\":\"charte.verdict/2\",\"id\":,\"verdict\":\"not_checked\",\"rank\":7,"
        "\"at_most\":\"encouraged\",\"final\":false,\"charter\":{\"title\":\"Charte\",\"version\":"
        "\"1.0\",\"digest\":\"sha256:"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"},\"engine\":"
        "\"" CHARTE_VERSION "\","
        "\"absent\":\"none\",\"if_none\":\"encouraged\",\"facts\":{},\"next\":[],\"rules\":[],"
        "\"overridden\":[],\"pending\":[],\"on_trial\":[]}";
    static const char fields[] =
        "idurldrafttextlangcreated_atkindplatformaccountaudienceauthor.idauthor.rolesauthor.bot"
        "author.profileauthor.nameauthor.handlementionshashtagslinksmediamedia.alt"
        "warningpolltitlesoriginallocationsponsored"
        "labelsapprovalsfacts";
    struct made *made = made_new();
    assert_int_equal(bound(made),
                     strlen(head) + strlen(fields) + ITEMS(FIELD_COUNT) + PLAN_PAIRS * strlen(","));
}

/* A fact that the picture's place decides; it may be asked, too. */
static struct made *made_fact_of(const char *id, uint32_t flags) {
    struct made *made = made_new();
    made_fact(made, id, flags, made_evidence(made, EVIDENCE_has_place));
    return made;
}

static void a_fact_that_is_waited_for(void **state) {
    (void)state;
    expect_more(made_fact_of("f", 0), made_new(),
                strlen("\"f\":{\"value\":false,\"source\":\"disputed\",\"signs\":[],"
                       "\"settles\":[{\"field\":\"location\"},]},") +
                    RAISED_BY);
    expect_more(made_fact_of("longer", 0), made_fact_of("f", 0), strlen("onger"));
    expect_more(made_fact_of("f", FACT_ASKS), made_fact_of("f", 0),
                strlen(",\"question\":\"f ?\"") + strlen(ITEM("f")));
}

/* What a fact rests on is named, from any of its clauses and however deep; a field once. */
static struct made *made_resting(int clause, bool deep) {
    struct made *made = made_new();
    uint32_t fact = made_fact(made, "f", 0, made_evidence(made, EVIDENCE_has_place));
    uint32_t resting = made_fact(made, "g", 0, made_evidence(made, EVIDENCE_has_place));
    struct fact *g = &made->table.facts.items[resting];
    if (clause < 0) return made;
    uint32_t names = made_is(made, fact);
    if (deep)
        names = made_group(made, OPERATOR_ANY, names,
                           made_group(made, OPERATOR_ALL, made_is(made, fact),
                                      made_evidence(made, EVIDENCE_sponsored)));
    if (clause == 0) g->established = made_group(made, OPERATOR_ANY, g->established, names);
    if (clause == 1) g->ruled_out = names;
    if (clause == 2) g->to_check = names;
    return made;
}

static void what_a_fact_rests_on(void **state) {
    (void)state;
    for (int clause = 0; clause < 3; clause++) {
        expect_more(made_resting(clause, false), made_resting(-1, false),
                    strlen("{\"fact\":\"f\"},"));
        expect_more(made_resting(clause, true), made_resting(-1, false),
                    strlen("{\"fact\":\"f\"},{\"fact\":\"f\"},{\"field\":\"sponsored\"},"));
    }
}

/* The number of a list is not that of a condition. */
static void what_evidence_names_is_no_fact(void **state) {
    (void)state;
    struct made *made[2];
    for (int with = 0; with < 2; with++) {
        made[with] = made_new();
        uint32_t names = made_is(made[with], 0);
        made_list(made[with], "names", "a");
        made_fact(made[with], "f", 0, made_evidence(made[with], EVIDENCE_has_place));
        uint32_t other = with ? made_evidence_of(made[with], EVIDENCE_text_mentions, 0)
                              : made_evidence(made[with], EVIDENCE_has_link);
        made_fact(made[with], "g", 0, made_group(made[with], OPERATOR_ANY, names, other));
    }
    expect_more(made[1], made[0], 0);
}

/* A rule on f, of a charter that has f; made_rule_at the first. */
static struct made *made_ruled(const char *name, bool role) {
    struct made *made = made_fact_of("f", 0);
    made_role(made, "r");
    made_rule(made, name, MODALITY_forbid, 0);
    if (role) {
        made_rule_at(made, 0)->modality = MODALITY_approve;
        made_rule_at(made, 0)->role = 0;
    }
    return made;
}

#define LIVE_FACT "{\"fact\":\"f\",\"value\":false,\"source\":\"disputed\",\"evidence\":[]},"

static void a_rule_that_applies(void **state) {
    (void)state;
    struct made *without = made_fact_of("f", 0);
    made_role(without, "r");
    expect_more(made_ruled("1.1", false), without,
                strlen("{\"rule\":\"1.1\",\"modality\":\"discourage\",\"level\":\"encouraged\","
                       "\"because\":[{\"evidence\":[]}],\"unless\":[{\"evidence\":[]}],"
                       "\"message\":\"\",\"basis\":,\"contact\":}," LIVE_FACT) +
                    strlen("\"\"\"\"\"\"\"\"") + /* reason, advice, legal basis, contact */
                    strlen("{\"rule\":\"1.1\",\"by\":\"1.1\"},") + PLAN_PAIRS * strlen("\"1.1\""));
    expect_more(made_ruled("1.1", true), made_ruled("1.1", false), strlen(",\"role\":\"r\""));
    /* As a rule, overridden, by another one, and touched by what is asked. */
    expect_more(made_ruled("1.10", false), made_ruled("1.1", false), 3 + PLAN_PAIRS);
}

static struct made *made_noted(const char *text) {
    struct made *made = made_ruled("1.1", false);
    made->table.languages |= 1u << LANGUAGE_DE;
    made->table.prevails = LANGUAGE_FR;
    struct notes *notes = &made_rule_at(made, 0)->notes;
    notes->reason = notes->advice = notes->legal_basis = notes->contact = made_text(text);
    made->table.title.in[LANGUAGE_DE] = STR("Charta der Firma");
    notes->reason.in[LANGUAGE_DE] = STR("short");
    return made;
}

/* In the language in which each is longest, as JSON writes it. */
static void texts_of_a_rule(void **state) {
    (void)state;
    expect_more(made_noted("12345678"), made_ruled("1.1", false),
                4 * strlen("12345678") + strlen(" der Firma"));
    expect_more(made_noted("1234"), made_noted("123"), 3); /* the reason is longer in German */
    expect_more(made_noted("\"\\"), made_noted("12"), 3 * 2);
    expect_more(made_noted("\n\t\r\b\f"), made_noted("12345"), 4 * 5);
    expect_more(made_noted("\x01\x1F"), made_noted("12"), 3 * 10 + strlen("\\u0001\\u001f") - 5);
    expect_more(made_noted("\x20\x7F\xC3\xA9"), made_noted("1234"), 0);
}

/* Evidence on all fields that a record may lack, each in a group. */
static struct made *made_waiting(int clause) {
    static const uint32_t kinds[] = {EVIDENCE_author_bot,      EVIDENCE_account_official,
                                     EVIDENCE_audience_public, EVIDENCE_kind_reply,
                                     EVIDENCE_has_place,       EVIDENCE_sponsored};
    struct made *made = made_ruled("1.1", false);
    struct node any = {.kind = OPERATOR_ANY};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        made_push(made, &any.operands, made_evidence(made, kinds[i]));
    for (int copy = 0; copy < 2; copy++)
        made_push(made, &any.operands,
                  made_evidence_of(made, EVIDENCE_author_role, 0)); /* told once */
    made_push(made, &any.operands, made_is(made, 0));
    struct node text = {.kind = EVIDENCE_text_lang};
    ARENA_PUSH(made->arena, &text.languages, STR("fr"));
    made_push(made, &any.operands, made_node(made, text));
    if (clause == 0) made_rule_at(made, 0)->condition = made_node(made, any);
    if (clause == 1) made_rule_at(made, 0)->exception = made_node(made, any);
    return made;
}

/* What waits for so much is longer than what applies; without a list, a label or a role it has no
 * places. */
static void a_rule_that_waits(void **state) {
    (void)state;
    static const char waiting[] =
        "{\"rule\":\"1.1\",\"level\":\"encouraged\",\"settles\":[],\"overriders\":[]},"
        "{\"fact\":\"f\"},{\"fact\":\"f\"},{\"field\":\"created_at\"},{\"field\":\"approvals\"},"
        "{\"field\":\"author.bot\"},{\"field\":\"account\"},{\"field\":\"audience\"},"
        "{\"field\":\"kind\"},{\"field\":\"location\"},{\"field\":\"sponsored\"},"
        "{\"field\":\"author.roles\"},{\"field\":\"lang\"},";
    static const char live[] =
        "{\"rule\":\"1.1\",\"modality\":\"discourage\",\"level\":\"encouraged\",\"because\":[{"
        "\"evidence\":[]}],\"unless\":[{\"evidence\":[]}],\"message\":\"\",\"basis\":,\"contact\":}"
        "," LIVE_FACT "\"\"\"\"\"\"\"\"";
    for (int clause = 0; clause < 2; clause++)
        expect_more(made_waiting(clause), made_ruled("1.1", false), strlen(waiting) - strlen(live));
}

static struct made *made_overridden(uint32_t count, const char *name) {
    struct made *made = made_ruled("1.1", false);
    uint32_t rule = made_rule(made, name, MODALITY_permit, 0);
    for (uint32_t i = 0; i < count; i++) made_override(made, i ? i + 1 : rule, 0);
    return made;
}

static void rules_that_keep_others_waiting(void **state) {
    (void)state;
    expect_more(made_overridden(1, "2.1"), made_overridden(0, "2.1"), strlen("\"2.1\","));
    expect_more(made_overridden(1, "1.100"), made_overridden(0, "1.100"), strlen("\"1.100\","));
}

/* Each overridden by all before it: of LIMIT_OVERRIDERS and more. */
static struct made *made_in_a_row(bool override) {
    struct made *made = made_fact_of("f", 0);
    for (uint32_t i = 0; i < 100; i++) {
        made_rule(made, arena_format(made->arena, "1.%u", 100 + i).bytes, MODALITY_forbid, 0);
        for (uint32_t k = 0; override && k < i; k++) made_override(made, k, i);
    }
    return made;
}

static void so_many_of_them_are_named(void **state) {
    (void)state;
    expect_more(made_in_a_row(true), made_in_a_row(false), LIMIT_OVERRIDERS * strlen("\"1.100\","));
    struct made *made = made_ruled("1.100", false), *less = made_ruled("1.100", false);
    made_rule(made, "2.1", MODALITY_permit, 0);
    made_rule(less, "2.1", MODALITY_permit, 0);
    made_override(made, 1, 0);
    expect_more(made, less, strlen("\"1.100\","));
}

/* As many as are listed, each as long as one may be. */
static void places(void **state) {
    (void)state;
    struct made *role = made_fact_of("f", 0), *label = made_fact_of("f", 0),
                *list = made_fact_of("f", 0), *lists = made_fact_of("f", 0),
                *both = made_fact_of("f", 0);
    static const char place[] =
        "{\"field\":\"author.roles\",\"item\":4294967295,\"start\":0,\"end\":4294967295,"
        "\"list\":},";
    made_role(role, "r");
    made_label(label, "l");
    made_list(list, "names", "a");
    made_list(lists, "names", "a");
    made_list(lists, "b", "b");
    made_label(lists, "l");
    made_role(both, "r");
    made_label(both, "l");
    expect_more(role, made_fact_of("f", 0), LIMIT_PLACES * strlen(place));
    expect_more(label, made_fact_of("f", 0), LIMIT_PLACES * strlen(place));
    expect_more(both, made_fact_of("f", 0), LIMIT_PLACES * strlen(place));
    expect_more(list, made_fact_of("f", 0), LIMIT_PLACES * (strlen(place) + strlen("\"names\"")));
    expect_more(lists, made_fact_of("f", 0), LIMIT_PLACES * (strlen(place) + strlen("\"names\"")));
    list = made_fact_of("f", 0);
    made_list(list, "names", "a");
    made_label(list, "l");
    expect_more(list, made_fact_of("f", 0), LIMIT_PLACES * (strlen(place) + strlen("\"names\"")));
}

static void *no_memory(void *context, size_t size) {
    (void)context;
    (void)size;
    return NULL;
}

static int held;

static void *count_and_allocate(void *context, size_t size) {
    (void)context;
    held++;
    return malloc(size);
}

static void count_release(void *context, void *memory) {
    (void)context;
    held--;
    free(memory);
}

static void what_cannot_be_counted_is_told(void **state) {
    (void)state;
    uint64_t bytes;
    struct made *made = made_fact_of("f", 0);
    made_open(made);
    struct charte_table table = *made->opened;
    assert_int_equal(charte_table_verdict_bytes(NULL, &bytes), CHARTE_ERROR_ARGUMENT);
    assert_int_equal(charte_table_verdict_bytes(&table, NULL), CHARTE_ERROR_ARGUMENT);
    table.allocator.allocate = no_memory;
    assert_int_equal(charte_table_verdict_bytes(&table, &bytes), CHARTE_ERROR_MEMORY);
    table.allocator.allocate = count_and_allocate;
    table.allocator.release = count_release;
    assert_int_equal(charte_table_verdict_bytes(&table, &bytes), CHARTE_OK);
    assert_int_equal(held, 0);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_charter_that_says_nothing),
        cmocka_unit_test(a_fact_that_is_waited_for),
        cmocka_unit_test(what_a_fact_rests_on),
        cmocka_unit_test(what_evidence_names_is_no_fact),
        cmocka_unit_test(a_rule_that_applies),
        cmocka_unit_test(texts_of_a_rule),
        cmocka_unit_test(a_rule_that_waits),
        cmocka_unit_test(rules_that_keep_others_waiting),
        cmocka_unit_test(so_many_of_them_are_named),
        cmocka_unit_test(places),
        cmocka_unit_test(what_cannot_be_counted_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
