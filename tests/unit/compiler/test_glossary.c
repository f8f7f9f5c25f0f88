/* SPDX-License-Identifier: Apache-2.0 */
/* Where the terms of a charter's glossary are found in its text, and which becomes a link. */
#include "compiler/base/buffer.h"
#include "tests/unit/made_document.h"

static struct arena *arena;

static int open(void **state) {
    (void)state;
    arena = arena_new(no_memory);
    return arena ? 0 : -1;
}

static int shut(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static struct text in(enum language language, const char *said) {
    struct text text = {{{0}}};
    text.in[language] = str_of(said);
    return text;
}

/* Of "<a class="term" href="#term-3">word</a>" only "[3:word]". */
static const char *with_brackets(const char *html, const char *end) {
    struct buffer out = buffer_in(arena);
    while (html < end) {
        static const char open_link[] = "<a class=\"term\" href=\"#term-";
        if (strncmp(html, open_link, sizeof open_link - 1) == 0) {
            html += sizeof open_link - 1;
            buffer_format(&out, "[%.*s:", (int)strcspn(html, "\""), html);
            html = strchr(html, '>') + 1;
        } else if (strncmp(html, "</a>", 4) == 0) {
            buffer_add_char(&out, ']');
            html += 4;
        } else {
            buffer_add_char(&out, *html++);
        }
    }
    buffer_add_char(&out, '\0');
    return buffer_str(&out).bytes;
}

/* An article's reason, a text with its terms in brackets; the terms are parted by "/". */
static void links(enum language language, const char *terms, const char *text,
                  const char *expected) {
    struct table *table = ARENA_NEW(arena, struct table);
    table->languages = 1u << language;
    table->prevails = LANGUAGE_NONE;
    table->title = in(language, "T");
    for (const char *at = terms; at;) {
        size_t size = strcspn(at, "/");
        struct glossary_entry entry = {
            in(language, arena_format(arena, "%.*s", (int)size, at).bytes), in(language, "m")};
        ARENA_PUSH(arena, &table->glossary, entry);
        at = at[size] ? at + size + 1 : NULL;
    }
    add_article(arena, table, "1", TABLE_NONE, in(language, "A"), in(language, NULL));
    table->articles.items[0].notes.reason = in(language, text);
    struct str html = document_html(arena, table, (struct document_wishes){.check = false});
    const char *begin = strstr(html.bytes, "<div class=\"reason\">");
    begin = strstr(begin, "<dd>") + strlen("<dd>");
    assert_string_equal(with_brackets(begin, strstr(begin, "</dd>")), expected);
}

static void a_term_is_a_whole_word_in_any_case(void **state) {
    (void)state;
    links(LANGUAGE_EN, "client", "A client.", "A [1:client].");
    links(LANGUAGE_EN, "client", "client", "[1:client]");
    links(LANGUAGE_EN, "Client", "the CLIENT", "the [1:CLIENT]");
    links(LANGUAGE_EN, "client", "clientele aclient client_2", "clientele aclient [1:client]_2");
    links(LANGUAGE_EN, "client", "9client client9 éclient clienté",
          "9client client9 éclient clienté");
    links(LANGUAGE_EN, "client", "“client”", "“[1:client]”");
    links(LANGUAGE_FR, "État", "un état, l’ÉTAT", "un [1:état], l’ÉTAT");
    links(LANGUAGE_FR, "été", "ÉTÉ", "[1:ÉTÉ]");
    links(LANGUAGE_FR, "été", "Ãté ete", "Ãté ete");
    links(LANGUAGE_EN, "client", "clien", "clien");
    links(LANGUAGE_EN, "", "client", "client");
    links(LANGUAGE_EN, "c", "a c d", "a [1:c] d");
}

static void a_term_is_linked_once_in_a_part(void **state) {
    (void)state;
    links(LANGUAGE_EN, "client", "client client", "[1:client] client");
    links(LANGUAGE_EN, "client/client", "client client client", "[1:client] [2:client] client");
    links(LANGUAGE_EN, "client/Client/price", "client price client",
          "[1:client] [3:price] [2:client]");
}

static void a_word_has_the_endings_of_its_language(void **state) {
    (void)state;
    links(LANGUAGE_FR, "client", "cliente", "[1:cliente]");
    links(LANGUAGE_FR, "client", "clientes", "[1:clientes]");
    links(LANGUAGE_FR, "client", "Des clients.", "Des [1:clients].");
    links(LANGUAGE_FR, "prix", "prixs prixx", "[1:prixs] prixx");
    links(LANGUAGE_FR, "client", "clienten clientS", "clienten clientS");
    links(LANGUAGE_EN, "client", "clientes", "[1:clientes]");
    links(LANGUAGE_EN, "client", "cliente", "cliente");
    links(LANGUAGE_DE, "Kunde", "Kunden", "[1:Kunden]");
    links(LANGUAGE_DE, "Kind", "Kindern", "[1:Kindern]");
    links(LANGUAGE_DE, "Kind", "Kindes", "[1:Kindes]");
    links(LANGUAGE_DE, "Kind", "Kinders", "Kinders");
}

static void a_last_vowel_may_be_another(void **state) {
    (void)state;
    links(LANGUAGE_IT, "cliente", "i clienti", "i [1:clienti]");
    links(LANGUAGE_IT, "cliente", "cliente", "[1:cliente]");
    links(LANGUAGE_IT, "cliente", "clientu client clientio", "clientu client clientio");
    links(LANGUAGE_IT, "cosa", "cose", "[1:cose]");
    links(LANGUAGE_IT, "bar", "bari", "bari");
    links(LANGUAGE_IT, "e", "e i", "[1:e] i");
    links(LANGUAGE_IT, "cosa/cose/coso", "cosi cosi cosi cosi", "[1:cosi] [2:cosi] [3:cosi] cosi");
    links(LANGUAGE_IT, "cosa/cose", "cose cose cosa", "[1:cose] [2:cose] cosa");
    links(LANGUAGE_IT, "cosa bella/coso", "cose belle, cosi", "[1:cose belle], [2:cosi]");
    links(LANGUAGE_EN, "cosa", "cose", "cose");
}

static void the_longest_term_is_taken_and_of_one_size_the_first(void **state) {
    (void)state;
    links(LANGUAGE_EN, "client/good client", "A good client, a client.",
          "A [2:good client], a [1:client].");
    links(LANGUAGE_EN, "good/good client/good client of ours", "good client of ours",
          "[3:good client of ours]");
    links(LANGUAGE_EN, "good/good client/good client of ours", "good client of old",
          "[2:good client] of old");
    links(LANGUAGE_EN, "good/good client of ours", "good client of old", "[1:good] client of old");
    links(LANGUAGE_EN, "good client/good", "good client good client good",
          "[1:good client] [2:good] client good");
    links(LANGUAGE_IT, "cose/cosa", "cosi", "[1:cosi]");
    links(LANGUAGE_IT, "cosa/cose", "cosi", "[1:cosi]");
    links(LANGUAGE_FR, "bon client/bons clients", "bons clients", "[1:bons clients]");
    links(LANGUAGE_FR, "bons clients/bon client", "bons clients", "[1:bons clients]");
}

static void words_of_a_term_stand_behind_a_blank_or_a_line_s_end(void **state) {
    (void)state;
    links(LANGUAGE_EN, "good client", "good\nclient", "[1:good\nclient]");
    links(LANGUAGE_EN, "good client", "good  client", "good  client");
    links(LANGUAGE_EN, "good client", "good, client", "good, client");
    links(LANGUAGE_EN, "good client", "good", "good");
    links(LANGUAGE_EN, "good client", "good ", "good ");
    links(LANGUAGE_EN, "good client", "good clientele", "good clientele");
    links(LANGUAGE_EN, "good client", "goods client", "[1:goods client]");
    links(LANGUAGE_EN, "good client", "goodx client", "goodx client");
    links(LANGUAGE_EN, "good  client", "good  client", "good  client");
    links(LANGUAGE_EN, " client", "a client", "a client");
    links(LANGUAGE_EN, "client ", "a client b", "a [1:client] b");
}

static void a_term_has_64_words_at_most(void **state) {
    (void)state;
    struct buffer term = buffer_in(arena);
    for (int i = 0; i < 64; i++) buffer_format(&term, "%sw%d", i ? " " : "", i);
    const char *said = arena_copy(arena, buffer_str(&term)).bytes;
    links(LANGUAGE_EN, said, said, arena_format(arena, "[1:%s]", said).bytes);
    const char *more = arena_format(arena, "%s w64", said).bytes;
    links(LANGUAGE_EN, more, more, more);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_term_is_a_whole_word_in_any_case),
        TEST(a_term_is_linked_once_in_a_part),
        TEST(a_word_has_the_endings_of_its_language),
        TEST(a_last_vowel_may_be_another),
        TEST(the_longest_term_is_taken_and_of_one_size_the_first),
        TEST(words_of_a_term_stand_behind_a_blank_or_a_line_s_end),
        TEST(a_term_has_64_words_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
