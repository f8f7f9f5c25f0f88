/* SPDX-License-Identifier: Apache-2.0 */
/* The charter document of a table made by hand: what it says, where its links lead, that it is
 * well formed and whole in itself. */
#include "tests/unit/made_document.h"

static void a_rule_is_a_sentence_without_quotes(void **state) {
    assert_string_equal(text_of(*state, "//*[@id='art-1-1']/p[@class='sentence']").bytes,
                        "Il est interdit de nommer un client, sauf si le client a donné son accord "
                        "écrit.");
    assert_string_equal(text_of(*state, "//*[@id='art-1-1']/p[@class='sentence']/b").bytes,
                        "nommer un client");
    assert_string_equal(text_of(*state, "//*[@id='de-art-4-1']/p[@class='sentence']").bytes,
                        "Abweichend von Artikel 1 hat jede Person das geschützte Recht, in gutem "
                        "Glauben eine Straftat zu melden.");
}

static void other_quoted_texts_keep_their_quotes(void **state) {
    const char *sentence = "//*[@id='art-1-2']/p[@class='sentence']";
    assert_non_null(strstr(text_of(*state, sentence).bytes, "accord de la Communication pour"));
    struct str quoted = arena_format(((struct written *)*state)->arena, "%s/q[1]", sentence);
    assert_string_equal(text_of(*state, quoted.bytes).bytes, "«\u00A0Organize\u00A0»");
    quoted = arena_format(((struct written *)*state)->arena, "%s/q[2]", sentence);
    assert_string_equal(text_of(*state, quoted.bytes).bytes, "«\u00A0le \"nous\"\u00A0»");
}

static void a_list_of_conditions_has_a_line_an_item(void **state) {
    assert_int_equal(count_of(*state, "//*[@id='art-1-2']/p[@class='sentence']/br"), 2);
}

static void a_modality_is_a_word_and_a_sign(void **state) {
    assert_string_equal(text_of(*state, "//*[@id='art-1-1']/p[@class='head']/span").bytes,
                        "Interdit");
    assert_int_equal(count_of(*state, "//*[@id='art-1-1']/p/span/svg/use[@href='#s-cross']"), 1);
    assert_string_equal(text_of(*state, "//*[@id='de-art-4-1']/p[@class='head']/span").bytes,
                        "Geschütztes Recht");
}

static void every_link_inside_leads_somewhere(void **state) {
    struct written *written = *state;
    xmlXPathObjectPtr links = xmlXPathEvalExpression(
        (const xmlChar *)"//*[starts-with(@href,'#')]/@href", written->paths);
    assert_true(links->nodesetval->nodeNr > 40);
    for (int i = 0; i < links->nodesetval->nodeNr; i++) {
        xmlChar *target = xmlNodeGetContent(links->nodesetval->nodeTab[i]);
        struct str path = arena_format(written->arena, "//*[@id='%s']", (const char *)target + 1);
        if (count_of(written, path.bytes) != 1) fail_msg("%s", (const char *)target);
        xmlFree(target);
    }
    xmlXPathFreeObject(links);
}

static void no_identifier_stands_twice(void **state) {
    struct written *written = *state;
    xmlXPathObjectPtr ids = xmlXPathEvalExpression((const xmlChar *)"//@id", written->paths);
    for (int i = 0; i < ids->nodesetval->nodeNr; i++) {
        xmlChar *id = xmlNodeGetContent(ids->nodesetval->nodeTab[i]);
        struct str path = arena_format(written->arena, "//*[@id='%s']", (const char *)id);
        assert_int_equal(count_of(written, path.bytes), 1);
        xmlFree(id);
    }
    xmlXPathFreeObject(ids);
}

static void exceptions_are_linked_both_ways(void **state) {
    assert_string_equal(text_of(*state, "//*[@id='art-1-1']/dl/div[dt='Sauf']/dd/a").bytes,
                        "art.\u00A04");
    assert_int_equal(count_of(*state, "//*[@id='art-1-1']/dl/div[dt='Sauf']/dd/a[@href='#art-4']"),
                     1);
    assert_int_equal(
        count_of(*state,
                 "//*[@id='de-art-4-1']/dl/div[dt='Abweichend von']/dd/a[@href='#de-art-1']"),
        1);
}

static void prose_is_common_mark_without_danger(void **state) {
    struct written *written = *state;
    const char *prose = "//*[@id='art-1']/div[@class='prose']";
    assert_string_equal(text_of(written, "//*[@id='art-1']/div[@class='prose']/p/strong").bytes,
                        "rien n’en sort");
    assert_int_equal(count_of(written, "//a[@href='https://law.example/co']"), 1);
    assert_int_equal(count_of(written, "//a[starts-with(@href,'javascript')]"), 0);
    assert_int_equal(count_of(written, "//script"), 0);
    assert_non_null(strstr(text_of(written, prose).bytes, "ceci"));
    assert_non_null(strstr(text_of(written, prose).bytes, "<script>x</script>"));
}

static void a_term_is_linked_once_an_article(void **state) {
    assert_int_equal(count_of(*state, "//*[@id='art-1']//a[@class='term']"), 1);
    assert_string_equal(text_of(*state, "//*[@id='term-1']/dd").bytes,
                        "pour qui la société travaille");
    assert_int_equal(count_of(*state, "//*[@id='de-art-1']//a[@href='#de-term-1']"), 1);
}

/* The first term that is linked in an article's prose, its table's other texts aside. */
static const char *linked_in(struct written *written, const char *prose) {
    written->table->articles.items[1].prose.in[LANGUAGE_FR] = str_of(prose);
    struct str html =
        document_html(written->arena, written->table, (struct document_wishes){.check = false});
    const char *article = strstr(html.bytes, "<article id=\"art-1bis\">");
    const char *link = strstr(article, "<a class=\"term\""), *end = strstr(article, "</article>");
    if (!link || link > end) return "";
    const char *begin = strchr(link, '>') + 1;
    struct str text = {begin, (size_t)(strchr(begin, '<') - begin)};
    return arena_copy(written->arena, text).bytes;
}

static void a_term_is_found_in_its_forms_and_as_a_whole_word(void **state) {
    assert_string_equal(linked_in(*state, "Les Clients d’abord."), "Clients");
    assert_string_equal(linked_in(*state, "Les avis personnels."), "avis personnels");
    assert_string_equal(linked_in(*state, "« client »"), "client");
    assert_string_equal(linked_in(*state, "l’client’"), "client");
    assert_string_equal(linked_in(*state, "La clientèle, le préclient, un avis."), "");
    assert_string_equal(linked_in(*state, "[client](https://a.example) `client`"), "");
}

static void examples_stand_with_their_verdicts(void **state) {
    assert_int_equal(count_of(*state, "//*[@id='art-1-1']//figure"), 2);
    assert_int_equal(count_of(*state, "//*[@id='de-art-1-1']//figure"), 1);
    assert_string_equal(text_of(*state, "//*[@id='art-1-1']//figure[1]/blockquote").bytes,
                        "Belle signature avec Acme & Cie !");
    assert_string_equal(text_of(*state, "//*[@id='art-1-1']//figure[1]/figcaption").bytes,
                        "Interdit sur linkedin, alors qu'il est faux de dire que le client a donné "
                        "son accord écrit");
    assert_string_equal(text_of(*state, "//*[@id='art-1-1']//figure[2]/figcaption").bytes,
                        "Permis");
    assert_string_equal(text_of(*state, "//*[@id='scenarios']//figcaption").bytes,
                        "Non contrôlé sur facebook, avec une photo, selon art.\u00A01");
}

static void what_is_checked_is_said_by_ground(void **state) {
    const char *ground =
        "//*[@id='checks']/div[h3='Une machine décide, d’après le message seul (1)']//li";
    assert_int_equal(count_of(*state, ground), 1);
    assert_int_equal(count_of(*state, "//*[@id='checks']/div[h3='Une machine pose une question "
                                      "(1)']//a[@href='#art-1-1']"),
                     1);
    assert_int_equal(count_of(*state, "//*[@id='checks']/div[h3='La parole de chacun "
                                      "(1)']//a[@href='#art-4-1']"),
                     1);
    assert_int_equal(count_of(*state, "//*[@id='checks']/div[starts-with(h3,'Jamais contrôlés')]"
                                      "//a[@href='#art-1bis']"),
                     1);
}

/* The first bytes of what the table that a check works with is known by. */
static const char *public_digest(const struct written *written, size_t bytes) {
    struct table *public = table_publish(written->arena, written->table);
    assert_true(str_present(table_binary(written->arena, public)));
    struct str digits = STR("");
    for (size_t i = 0; i < bytes; i++)
        digits = arena_format(written->arena, "%.*s%02x", STR_ARG(digits), public->digest[i]);
    return digits.bytes;
}

static void the_banner_tells_version_date_and_digest(void **state) {
    assert_string_equal(text_of(*state, "//section[@id='fr']/header//time").bytes,
                        "1er janvier 2027");
    assert_string_equal(text_of(*state, "//section[@id='de']/header//time/@datetime").bytes,
                        "2027-01-01");
    assert_string_equal(text_of(*state, "//section[@id='fr']/header//code").bytes,
                        public_digest(*state, 6));
    assert_string_equal(text_of(*state, "//section[@id='fr']//p[@class='digest']/code").bytes,
                        public_digest(*state, TABLE_DIGEST_SIZE));
    assert_string_equal(
        text_of(*state, "//section[@id='de']//section[@class='receipt']//code").bytes,
        public_digest(*state, 6));
    assert_string_equal(text_of(*state, "//section[@id='fr']/header//dd/a/@href").bytes,
                        "mailto:communication@organize.example");
    assert_int_equal(count_of(*state, "//p[@class='prevails']"), 2);
}

static void the_version_that_prevails_stands_first(void **state) {
    struct written *written = *state;
    written->table->prevails = LANGUAGE_DE;
    struct str html =
        document_html(written->arena, written->table, (struct document_wishes){.check = false});
    assert_non_null(strstr(html.bytes, "<html lang=\"de\">"));
    assert_non_null(strstr(html.bytes, "Im Zweifel gilt die deutsche Fassung."));
    assert_non_null(strstr(html.bytes, "id=\"fr-art-1\""));
    assert_true(strstr(html.bytes, "<section class=\"version\" id=\"de\"") <
                strstr(html.bytes, "<section class=\"version\" id=\"fr\""));
}

static void each_language_is_linked_by_its_own_name(void **state) {
    int parts = count_of(*state, "//nav[@class='languages']");
    assert_true(parts >= 2);
    assert_int_equal(count_of(*state, "//nav[@class='languages']//a[@href='#fr'][@lang='fr']"
                                      "[@hreflang='fr'][.='français']"),
                     parts);
    assert_int_equal(count_of(*state, "//nav[@class='languages']//a[@href='#de'][@lang='de']"
                                      "[@hreflang='de'][.='Deutsch']"),
                     parts);
    assert_int_equal(count_of(*state, "//nav[@class='languages']//a[@aria-current='true']"), 2);
}

static void articles_stand_under_their_chapters_in_the_contents(void **state) {
    assert_int_equal(
        count_of(*state, "//li[a[contains(@href,'#chapter')]]/ul/li/a[@href='#art-1']"), 1);
    assert_int_equal(
        count_of(*state, "//li[a[contains(@href,'#chapter')]]/ul/li/a[@href='#art-4']"), 1);
    assert_int_equal(count_of(*state, "//li[ul/li/a[@href='#art-1']][ul/li/a[@href='#art-4']]"), 0);
}

static void a_text_of_another_language_says_so(void **state) {
    struct written *written = *state;
    written->table->rules.items[0].notes.reason.in[LANGUAGE_DE] = (struct str){0};
    struct str html =
        document_html(written->arena, written->table, (struct document_wishes){.check = false});
    assert_non_null(strstr(html.bytes, "<dd lang=\"fr\">Un "));
}

/* Whether the policy has the hash of what stands from `open` to `close`. */
static bool policy_admits(struct written *written, const char *open, const char *close) {
    const char *source = strstr(written->html.bytes, open) + strlen(open);
    unsigned char hash[crypto_hash_sha256_BYTES];
    char text[sodium_base64_ENCODED_LEN(sizeof hash, sodium_base64_VARIANT_ORIGINAL)];
    crypto_hash_sha256(hash, (const unsigned char *)source,
                       (size_t)(strstr(source, close) - source));
    sodium_bin2base64(text, sizeof text, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
    return strstr(text_of(written, "//meta[@http-equiv]/@content").bytes, text) != NULL;
}

static void the_policy_admits_the_style_alone(void **state) {
    struct written *written = *state;
    struct str policy = text_of(written, "//meta[@http-equiv]/@content");
    assert_non_null(strstr(policy.bytes, "default-src 'none'"));
    assert_null(strstr(policy.bytes, "script-src"));
    assert_true(policy_admits(written, "<style>", "</style>"));
    assert_int_equal(count_of(written, "//@style"), 0);
    assert_int_equal(count_of(written, "//@src"), 0);
    assert_int_equal(count_of(written, "//script | //form"), 0);
}

static void the_check_runs_its_own_script_alone(void **state) {
    struct written *written = *state;
    write_as_wished(written, (struct document_wishes){.check = true});
    struct str policy = text_of(written, "//meta[@http-equiv]/@content");
    assert_non_null(strstr(policy.bytes, "script-src 'sha256-"));
    assert_non_null(strstr(policy.bytes, " 'wasm-unsafe-eval'; style-src"));
    assert_null(strstr(policy.bytes, "unsafe-inline"));
    assert_true(policy_admits(written, "<style>", "</style>"));
    assert_true(policy_admits(written, "<script type=\"module\">", "</script>"));
    assert_int_equal(count_of(written, "//script[@type='module']"), 1);
    assert_int_equal(count_of(written, "//script[@type='application/gzip']"), 2);
    assert_int_equal(count_of(written, "//@*[starts-with(name(), 'on')] | //@src"), 0);
}

/* What somebody means to publish is nobody else's: no helper of a browser's is given it. */
static void what_is_typed_into_the_check_is_kept_from_helpers(void **state) {
    static const char *const kept[] = {
        "@autocomplete='off'",           "@autocorrect='off'", "@spellcheck='false'",
        "@writingsuggestions='false'",   "@translate='no'",    "@data-gramm='false'",
        "@data-enable-grammarly='false'"};
    struct written *written = *state;
    write_as_wished(written, (struct document_wishes){.check = true});
    assert_true(count_of(written, "//textarea") >= 2);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        struct str others = arena_format(written->arena, "//textarea[not(%s)]", kept[i]);
        assert_int_equal(count_of(written, others.bytes), 0);
    }
}

static void the_check_asks_what_the_charter_can_use(void **state) {
    struct written *written = *state;
    written->table->rules.items[1].role = 0;
    write_as_wished(written, (struct document_wishes){.check = true});
    const char *form = "//section[@id='de-check']/form";
    assert_int_equal(count_of(written, "//section[@class='check']/form[@hidden]"), 2);
    struct str text = arena_format(written->arena, "%s//textarea[@name='text']", form);
    assert_int_equal(count_of(written, text.bytes), 1);
    text = arena_format(written->arena, "%s//select[@name='account']", form);
    assert_int_equal(count_of(written, text.bytes), 1);
    text = arena_format(written->arena, "%s//select[@name='platform' or @name='media']", form);
    assert_int_equal(count_of(written, text.bytes), 0);
    const char *words = "//section[@id='de-check']/template";
    text = arena_format(written->arena, "%s/*[@data-fact='client_agreed']", words);
    assert_int_equal(count_of(written, text.bytes), 1);
    text = arena_format(written->arena, "%s/*[@data-fact='client_named']", words);
    assert_int_equal(count_of(written, text.bytes), 0);
    text = arena_format(written->arena, "%s/*[@data-role='communication']", words);
    assert_int_equal(count_of(written, text.bytes), 1);
}

static void what_changed_is_told_rule_by_rule(void **state) {
    struct written *written = *state;
    struct table *previous = make_table(written->arena);
    previous->version = STR("2.0");
    previous->rules.items[0].sentence.in[LANGUAGE_FR] =
        STR("Il est permis de « nommer un client ».");
    previous->rules.items[1].id = STR("7.1");
    write_as_wished(written, (struct document_wishes){.previous = previous});
    assert_string_equal(text_of(written, "//section[@id='changes']/h2").bytes,
                        "Ce qui a changé depuis la version\u00A02.0");
    assert_string_equal(text_of(written, "//section[@id='changes']/ul[1]/li/p/a").bytes,
                        "règle\u00A01.2");
    assert_string_equal(text_of(written, "//section[@id='changes']/ul[2]//del").bytes,
                        "Il est permis de nommer un client.");
    assert_string_equal(text_of(written, "//section[@id='changes']/ul[3]/li/p[1]").bytes,
                        "règle\u00A07.1");
    assert_int_equal(count_of(written, "//section[@id='changes']/ul"), 3);
    assert_int_equal(count_of(written, "//section[@id='de-changes']/ul"), 2);
}

static void a_version_without_changes_says_so(void **state) {
    struct written *written = *state;
    write_as_wished(written, (struct document_wishes){.previous = make_table(written->arena)});
    assert_int_equal(count_of(written, "//section[@class='changes']/ul"), 0);
    assert_string_equal(text_of(written, "//section[@id='changes']/p").bytes,
                        "Le texte d’aucune règle n’a changé.");
}

static void the_same_table_gives_the_same_bytes(void **state) {
    struct written *written = *state;
    struct str again =
        document_html(written->arena, written->table, (struct document_wishes){.check = false});
    assert_true(str_equal(written->html, again));
    assert_memory_equal(again.bytes, "<!DOCTYPE html>\n", 16);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, write_document, free_document)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_rule_is_a_sentence_without_quotes),
        TEST(other_quoted_texts_keep_their_quotes),
        TEST(a_list_of_conditions_has_a_line_an_item),
        TEST(a_modality_is_a_word_and_a_sign),
        TEST(every_link_inside_leads_somewhere),
        TEST(no_identifier_stands_twice),
        TEST(exceptions_are_linked_both_ways),
        TEST(prose_is_common_mark_without_danger),
        TEST(a_term_is_linked_once_an_article),
        TEST(a_term_is_found_in_its_forms_and_as_a_whole_word),
        TEST(examples_stand_with_their_verdicts),
        TEST(what_is_checked_is_said_by_ground),
        TEST(the_banner_tells_version_date_and_digest),
        TEST(the_version_that_prevails_stands_first),
        TEST(what_is_typed_into_the_check_is_kept_from_helpers),
        TEST(each_language_is_linked_by_its_own_name),
        TEST(articles_stand_under_their_chapters_in_the_contents),
        TEST(a_text_of_another_language_says_so),
        TEST(the_policy_admits_the_style_alone),
        TEST(the_check_runs_its_own_script_alone),
        TEST(the_check_asks_what_the_charter_can_use),
        TEST(what_changed_is_told_rule_by_rule),
        TEST(a_version_without_changes_says_so),
        TEST(the_same_table_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
