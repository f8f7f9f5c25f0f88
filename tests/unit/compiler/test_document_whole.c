/* SPDX-License-Identifier: Apache-2.0 */
/* What a document holds beside its text: its style and script, which version stands first, and what
 * is told of changes in several languages. */
#include "tests/unit/made_document.h"

/* In this order, in what stands between two texts. */
static void hold(const struct written *written, const char *begin, const char *end,
                 const char *const *parts, size_t count) {
    const char *at = strstr(written->html.bytes, begin);
    assert_non_null(at);
    const char *last = strstr(at, end);
    for (size_t i = 0; i < count; i++) {
        at = strstr(at, parts[i]);
        assert_true(at && at < last);
    }
}

static void a_style_has_all_its_sheets(void **state) {
    struct written *written = *state;
    static const char *const sheets[] = {".banner dt", ".badge svg",
                                         "@media screen and (min-width:", "@media print"};
    static const char *const with_check[] = {".banner dt", ".badge svg",
                                             "@media screen and (min-width:", ".boxes legend",
                                             "@media print"};
    hold(written, "<style>", "</style>", sheets, 4);
    assert_null(strstr(written->html.bytes, ".boxes legend"));
    write_as_wished(written, (struct document_wishes){.check = true});
    hold(written, "<style>", "</style>", with_check, 5);
}

static void a_script_has_all_its_parts(void **state) {
    struct written *written = *state;
    static const char *const parts[] = {"<script type=\"module\">\n",
                                        "class Charte",
                                        "function postOf",
                                        "class Check",
                                        "function begin",
                                        "function hush"};
    write_as_wished(written, (struct document_wishes){.check = true});
    hold(written, "<script type=\"module\">", "</script>", parts, 6);
    assert_true(document_can_check());
}

/* The version that prevails, else the first of the languages in their order. */
static void one_version_stands_first(void **state) {
    struct written *written = *state;
    static const struct {
        uint32_t languages, prevails;
        const char *first;
    } cases[] = {
        {1u << LANGUAGE_FR | 1u << LANGUAGE_DE, LANGUAGE_NONE, "<html lang=\"fr\">"},
        {1u << LANGUAGE_FR | 1u << LANGUAGE_DE, LANGUAGE_DE, "<html lang=\"de\">"},
        {1u << LANGUAGE_DE, LANGUAGE_NONE, "<html lang=\"de\">"},
        {1u << LANGUAGE_DE, LANGUAGE_FR, "<html lang=\"de\">"},
        {1u << LANGUAGE_IT, LANGUAGE_NONE, "<html lang=\"it\">"},
        {1u << LANGUAGE_EN | 1u << LANGUAGE_IT, LANGUAGE_IT, "<html lang=\"it\">"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        written->table->languages = cases[i].languages;
        written->table->prevails = cases[i].prevails;
        write_as_wished(written, (struct document_wishes){.check = false});
        assert_non_null(strstr(written->html.bytes, cases[i].first));
        unsigned versions = 0;
        for (enum language in = 0; in < LANGUAGE_COUNT; in++)
            versions += cases[i].languages >> in & 1;
        assert_int_equal(count_of(written, "//section[contains(@class,'version')]"), versions);
    }
}

static void the_title_names_the_organisation(void **state) {
    struct written *written = *state;
    assert_string_equal(text_of(written, "//head/title").bytes,
                        "Médias sociaux – Organize & Cie SA");
    written->table->organisation = both(NULL, NULL);
    write_as_wished(written, (struct document_wishes){.check = false});
    assert_string_equal(text_of(written, "//head/title").bytes, "Médias sociaux");
    assert_int_equal(count_of(written, "//p[@class='organisation']"), 0);
}

/* A text that both versions have in a language, and no other, is compared. */
static void what_a_language_lacks_has_not_changed(void **state) {
    struct written *written = *state;
    struct table *previous = make_table(written->arena);
    previous->rules.items[0].notes.reason.in[LANGUAGE_FR] = (struct str){0};
    written->table->rules.items[0].notes.advice.in[LANGUAGE_DE] = (struct str){0};
    previous->rules.items[0].notes.legal_basis.in[LANGUAGE_DE] = STR("anders");
    write_as_wished(written, (struct document_wishes){.previous = previous});
    assert_int_equal(count_of(written, "//section[@id='changes']/ul"), 0);
    assert_int_equal(count_of(written, "//section[@id='de-changes']/ul/li"), 1);
    assert_int_equal(count_of(written, "//section[@id='de-changes']//del"), 0);
}

/* Terms are links in the text, and not where changes are told. */
static void changes_link_no_terms(void **state) {
    struct written *written = *state;
    written->table->preamble = both(NULL, NULL);
    struct table *previous = make_table(written->arena);
    previous->rules.items[0].modality = MODALITY_permit;
    write_as_wished(written, (struct document_wishes){.previous = previous});
    assert_int_equal(count_of(written, "//section[@id='changes']/ul/li"), 1);
    assert_int_equal(count_of(written, "//section[@id='changes']//a[@class='term']"), 0);
    assert_true(count_of(written, "//article[@id='art-1']//a[@class='term']") > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, write_document, free_document)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_style_has_all_its_sheets),
        TEST(a_script_has_all_its_parts),
        TEST(one_version_stands_first),
        TEST(the_title_names_the_organisation),
        TEST(what_a_language_lacks_has_not_changed),
        TEST(changes_link_no_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
