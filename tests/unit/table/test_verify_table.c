/* SPDX-License-Identifier: Apache-2.0 */
/* What the sections of a table must be to each other, as table_format.h says: each clause broken
 * alone, and the nearest that holds it. */
#include "tests/unit/laid_table.h"

/* Languages and texts */

static void there_is_one_head_and_one_salt_at_most(void **state) {
    (void)state;
    static const struct table_salt salts[2] = {{{1}}, {{2}}};
    static const struct table_meta metas[] = {{.language_count = 1, .prevails = TABLE_NONE},
                                              {.language_count = 1, .prevails = TABLE_NONE}};
    struct laid laid = laid_least();
    LAY_FIRST(&laid, SALT, salts, 1);
    laid_taken(&laid);
    LAY(&laid, SALT, salts);
    laid_refused(&laid, TABLE_SALT, 1, "there is one at most");
    laid = laid_least();
    LAY(&laid, META, metas);
    laid_refused(&laid, TABLE_META, 0, "there must be one");
    laid.sizes[TABLE_META] = 0;
    laid_refused(&laid, TABLE_META, 0, "there must be one");
}

static void languages_ascend_and_are_counted(void **state) {
    (void)state;
    enum { LAST = TABLE_LANGUAGE_COUNT - 1 };
    static const struct table_str texts[] = {{0, 0}, {0, 0}, {0, 1}, {1, 1}};
    uint32_t languages[] = {0, LAST};
    struct table_meta meta = {.language_count = 2, .prevails = TABLE_NONE};
    struct laid laid = laid_least();
    LAY(&laid, LANGUAGES, languages);
    LAY(&laid, TEXTS, texts);
    LAY_FIRST(&laid, META, &meta, 1);
    laid_taken(&laid);
    languages[1] = LAST + 1;
    laid_refused(&laid, TABLE_LANGUAGES, 1, "no language, or out of order");
    languages[0] = LAST, languages[1] = LAST;
    laid_refused(&laid, TABLE_LANGUAGES, 1, "no language, or out of order");
    languages[0] = LAST, languages[1] = 0;
    laid_refused(&laid, TABLE_LANGUAGES, 1, "no language, or out of order");
    languages[0] = LAST + 1, languages[1] = LAST + 2;
    laid_refused(&laid, TABLE_LANGUAGES, 0, "no language, or out of order");
    languages[0] = 0, languages[1] = LAST;
    for (meta.language_count = 0; meta.language_count < 4; meta.language_count++)
        if (meta.language_count != 2)
            laid_refused(&laid, TABLE_META, 0, "its count of languages is wrong");
    meta.language_count = 0;
    laid.sizes[TABLE_LANGUAGES] = 0;
    laid_refused(&laid, TABLE_META, 0, "its count of languages is wrong");
}

static void the_language_that_prevails_is_one_of_them(void **state) {
    (void)state;
    const char *const wrong = "the language that prevails is not there";
    static const struct table_str texts[] = {{0, 0}, {0, 0}};
    const uint32_t languages[] = {1, 3};
    struct table_meta meta = {.language_count = 2};
    struct laid laid = laid_least();
    LAY(&laid, LANGUAGES, languages);
    LAY(&laid, TEXTS, texts);
    LAY_FIRST(&laid, META, &meta, 1);
    for (uint32_t language = 0; language < 5; language++) {
        meta.prevails = language;
        if (language == 1 || language == 3)
            laid_taken(&laid);
        else
            laid_refused(&laid, TABLE_META, 0, wrong);
    }
    meta.prevails = TABLE_NONE - 1;
    laid_refused(&laid, TABLE_META, 0, wrong);
    meta.prevails = TABLE_NONE;
    laid_taken(&laid);
}

static void texts_are_whole_rows_and_the_first_is_empty(void **state) {
    (void)state;
    const uint32_t languages[] = {0, 1};
    const struct table_meta meta = {.language_count = 2, .prevails = TABLE_NONE};
    struct table_str texts[] = {{0, 0}, {3, 0}, {0, 1}, {1, 2}};
    struct laid laid = laid_least();
    LAY(&laid, LANGUAGES, languages);
    LAY_FIRST(&laid, META, &meta, 1);
    LAY(&laid, TEXTS, texts);
    laid_taken(&laid);
    LAY_FIRST(&laid, TEXTS, texts, 2);
    laid_taken(&laid);
    LAY_FIRST(&laid, TEXTS, texts, 3);
    laid_refused(&laid, TABLE_TEXTS, 0, "a row is not whole");
    LAY_FIRST(&laid, TEXTS, texts, 1);
    laid_refused(&laid, TABLE_TEXTS, 0, "a row is not whole");
    laid.sizes[TABLE_TEXTS] = 0;
    laid_refused(&laid, TABLE_TEXTS, 0, "a row is not whole");
    LAY(&laid, TEXTS, texts);
    texts[1].size = 1;
    laid_refused(&laid, TABLE_TEXTS, 1, "is not empty");
    texts[0].size = 1;
    laid_refused(&laid, TABLE_TEXTS, 0, "is not empty");
}

/* Lists */

static void terms_belong_to_one_list_in_their_order(void **state) {
    (void)state;
    const char *const wrong = "its terms are not the next ones";
    static const struct table_term terms[4] = {{{0, 1}, {0, 1}, 0}};
    struct table_list lists[] = {
        {.first_term = 0, .term_count = 1}, {.first_term = 0}, {.first_term = 1, .term_count = 3}};
    struct laid laid = laid_least();
    LAY(&laid, LISTS, lists);
    LAY(&laid, TERMS, terms);
    laid_taken(&laid);
    lists[2].term_count = 2;
    laid_refused(&laid, TABLE_TERMS, 3, "has no list");
    lists[2].first_term = 2;
    laid_refused(&laid, TABLE_LISTS, 2, wrong);
    lists[2].first_term = 0;
    laid_refused(&laid, TABLE_LISTS, 2, wrong);
    lists[0].first_term = 1;
    laid_refused(&laid, TABLE_LISTS, 0, wrong);
    laid.sizes[TABLE_LISTS] = 0;
    laid_refused(&laid, TABLE_TERMS, 0, "has no list");
}

static void lists_name_earlier_ones(void **state) {
    (void)state;
    uint32_t operands[] = {0, 0, 0, 1};
    static struct table_list lists[3];
    lists[1] = (struct table_list){.included_count = 1, .first_excepted = 1, .excepted_count = 1};
    lists[2] = (struct table_list){.first_included = 2, .included_count = 2};
    struct laid laid = laid_least();
    LAY(&laid, OPERANDS, operands);
    LAY(&laid, LISTS, lists);
    laid_taken(&laid);
    operands[0] = 1;
    laid_refused(&laid, TABLE_LISTS, 1, "includes no earlier list");
    operands[0] = 2;
    laid_refused(&laid, TABLE_LISTS, 1, "includes no earlier list");
    operands[0] = 0, operands[1] = 1;
    laid_refused(&laid, TABLE_LISTS, 1, "excepts no earlier list");
    operands[1] = 2;
    laid_refused(&laid, TABLE_LISTS, 1, "excepts no earlier list");
    operands[1] = 0, operands[3] = 2;
    laid_refused(&laid, TABLE_LISTS, 2, "includes no earlier list");
    operands[3] = 1;
    lists[2] = (struct table_list){.first_excepted = 2, .excepted_count = 2};
    laid_taken(&laid);
    operands[3] = 2;
    laid_refused(&laid, TABLE_LISTS, 2, "excepts no earlier list");
}

/* One that takes in another again and again is worked out for each condition that counts it, in
 * each of the fields that what the text mentions is looked for in. */
static void lists_take_in_no_more_than_may_be_worked_out(void **state) {
    (void)state;
    enum { COUNTS = 8, FIELDS = 6, TAKEN = LIMIT_CLOSING / COUNTS / FIELDS };
    static uint32_t operands[TAKEN + COUNTS];
    struct table_list lists[] = {{.flags = 0}, {.included_count = TAKEN - 1}};
    struct table_node nodes[COUNTS];
    for (uint32_t i = 0; i < COUNTS; i++) {
        nodes[i] = (struct table_node){EVIDENCE_text_mentions_least, 0, TAKEN + i, 1, 1, 0};
        operands[TAKEN + i] = 1;
    }
    struct laid laid = laid_least();
    LAY(&laid, OPERANDS, operands);
    LAY(&laid, LISTS, lists);
    LAY(&laid, NODES, nodes);
    laid_taken(&laid);
    lists[1].included_count++;
    laid_refused(&laid, TABLE_LISTS, 0, "with the others take in too many");
}

/* Facts and rules */

static void a_fact_has_a_default_only_where_it_is_open_and_one(void **state) {
    (void)state;
    struct table_fact facts[2] = {
        {.ruled_out = TABLE_NONE, .established = TABLE_NONE, .to_check = TABLE_NONE},
        {.ruled_out = TABLE_NONE, .established = TABLE_NONE, .to_check = TABLE_NONE}};
    struct laid laid = laid_least();
    LAY(&laid, FACTS, facts);
    for (uint32_t flags = 0; flags < 32; flags++) {
        bool yes = flags & FACT_DEFAULT_YES, no = flags & FACT_DEFAULT_NO;
        facts[1].flags = flags;
        if ((yes && no) || ((yes || no) && !(flags & FACT_OPEN)))
            laid_refused(&laid, TABLE_FACTS, 1, "has a default it cannot have");
        else
            laid_taken(&laid);
    }
    facts[0].flags = FACT_DEFAULT_NO;
    laid_refused(&laid, TABLE_FACTS, 0, "has a default it cannot have");
}

/* Three rules about one fact, in the order 2, 0, 1, of which the second is overridden by both
 * others. */
struct ruled {
    struct laid laid;
    struct table_rule rules[3];
    uint32_t order[3], overriders[2];
    struct table_place places[3];
};

static void rule_three(struct ruled *ruled) {
    static const struct table_fact fact = {
        .ruled_out = TABLE_NONE, .established = TABLE_NONE, .to_check = TABLE_NONE};
    static const struct table_article article = {.title_text = 0};
    static const struct table_name role = {.title_text = 0};
    static const char origin[] = "1";
    *ruled = (struct ruled){.laid = laid_least(), .order = {2, 0, 1}, .overriders = {2, 0}};
    for (int i = 0; i < 3; i++) {
        ruled->rules[i] = (struct table_rule){
            .condition = TABLE_NONE, .exception = TABLE_NONE, .role = TABLE_NONE};
        ruled->rules[i].modality = MODALITY_forbid;
    }
    ruled->rules[1].overrider_count = 2;
    LAY_FIRST(&ruled->laid, FACTS, &fact, 1);
    LAY_FIRST(&ruled->laid, ARTICLES, &article, 1);
    LAY_FIRST(&ruled->laid, ROLES, &role, 1);
    LAY(&ruled->laid, ORIGIN, origin);
    LAY(&ruled->laid, RULES, ruled->rules);
    LAY(&ruled->laid, ORDER, ruled->order);
    LAY(&ruled->laid, OVERRIDERS, ruled->overriders);
}

static void the_order_has_every_rule_once(void **state) {
    (void)state;
    struct ruled ruled;
    rule_three(&ruled);
    laid_taken(&ruled.laid);
    ruled.order[1] = 2;
    laid_refused(&ruled.laid, TABLE_ORDER, 1, "names a rule again");
    ruled.order[1] = 0, ruled.order[2] = 2;
    laid_refused(&ruled.laid, TABLE_ORDER, 2, "names a rule again");
    rule_three(&ruled);
    LAY_FIRST(&ruled.laid, ORDER, ruled.order, 2);
    laid_refused(&ruled.laid, TABLE_ORDER, 0, "does not have every rule");
    rule_three(&ruled);
    LAY_FIRST(&ruled.laid, ORDER, ((const uint32_t[]){2, 0, 1, 0}), 4);
    laid_refused(&ruled.laid, TABLE_ORDER, 0, "does not have every rule");
}

static void rules_are_overridden_by_those_before_them_in_order(void **state) {
    (void)state;
    const char *const wrong = "is overridden by a later rule";
    struct ruled ruled;
    rule_three(&ruled);
    ruled.overriders[1] = 1;
    laid_refused(&ruled.laid, TABLE_RULES, 1, wrong);
    rule_three(&ruled);
    ruled.order[1] = 1, ruled.order[2] = 0;
    laid_refused(&ruled.laid, TABLE_RULES, 1, wrong);
    rule_three(&ruled);
    ruled.order[0] = 1, ruled.order[2] = 2;
    laid_refused(&ruled.laid, TABLE_RULES, 1, wrong);
    rule_three(&ruled);
    ruled.rules[1].overrider_count = 0;
    ruled.rules[0].overrider_count = 1;
    laid_taken(&ruled.laid);
    ruled.overriders[0] = 1;
    laid_refused(&ruled.laid, TABLE_RULES, 0, wrong);
}

static void an_approval_and_only_it_has_a_role(void **state) {
    (void)state;
    struct ruled ruled;
    rule_three(&ruled);
    for (uint32_t modality = 0; modality < MODALITY_COUNT; modality++)
        for (int has_role = 0; has_role < 2; has_role++) {
            ruled.rules[0].modality = modality;
            ruled.rules[0].role = has_role ? 0 : TABLE_NONE;
            if ((modality == MODALITY_approve) == has_role)
                laid_taken(&ruled.laid);
            else
                laid_refused(&ruled.laid, TABLE_RULES, 0, "an approval and only it has a role");
        }
}

static void every_rule_has_a_place_or_none(void **state) {
    (void)state;
    struct ruled ruled;
    rule_three(&ruled);
    LAY(&ruled.laid, PLACES, ruled.places);
    laid_taken(&ruled.laid);
    LAY_FIRST(&ruled.laid, PLACES, ruled.places, 2);
    laid_refused(&ruled.laid, TABLE_PLACES, 0, "does not have every rule");
    LAY_FIRST(&ruled.laid, PLACES, ruled.places, 1);
    laid_refused(&ruled.laid, TABLE_PLACES, 0, "does not have every rule");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_one_head_and_one_salt_at_most),
        cmocka_unit_test(languages_ascend_and_are_counted),
        cmocka_unit_test(the_language_that_prevails_is_one_of_them),
        cmocka_unit_test(texts_are_whole_rows_and_the_first_is_empty),
        cmocka_unit_test(terms_belong_to_one_list_in_their_order),
        cmocka_unit_test(lists_name_earlier_ones),
        cmocka_unit_test(lists_take_in_no_more_than_may_be_worked_out),
        cmocka_unit_test(a_fact_has_a_default_only_where_it_is_open_and_one),
        cmocka_unit_test(the_order_has_every_rule_once),
        cmocka_unit_test(rules_are_overridden_by_those_before_them_in_order),
        cmocka_unit_test(an_approval_and_only_it_has_a_role),
        cmocka_unit_test(every_rule_has_a_place_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
