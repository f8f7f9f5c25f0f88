/* Which terms are found in a text, and where. What is found is written as one line: the term's
 * number, and what of the text it stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/table/matcher.h"
#include "runtime/index.h"
#include "runtime/limits.h"
#include "runtime/terms.h"

static void no_memory(void) {
    abort();
}

struct searcher {
    struct arena *arena;
    struct buffer strings;
    struct charte_table table;
    struct terms_work work;
    struct terms_hit *hits;
    size_t capacity;
};

static uint32_t add(void *pool, struct str s) {
    struct buffer *strings = pool;
    buffer_add(strings, s);
    return (uint32_t)(strings->size - s.size);
}

/* The sections lie in arenas, aligned for any record. */
#define SECTION_OF(NAME, made)                                                                     \
    (s->table.NAME = (const void *)(made).bytes,                                                   \
     s->table.NAME##_count = (uint32_t)((made).size / sizeof *s->table.NAME))

static struct searcher *searcher_of(const struct matcher_term *terms, size_t count, size_t room) {
    struct arena *arena = arena_new(no_memory);
    struct searcher *s = ARENA_NEW(arena, struct searcher);
    s->arena = arena;
    s->strings = buffer_in(arena);
    struct matcher_sections m = matcher_build(arena, terms, count, add, &s->strings);
    SECTION_OF(STRINGS, buffer_str(&s->strings));
    SECTION_OF(WORD_SLOTS, m.word_slots);
    SECTION_OF(WORD_CLASSES, m.word_classes);
    SECTION_OF(AFFIX_SLOTS, m.affix_slots);
    SECTION_OF(AFFIX_LENGTHS, m.affix_lengths);
    SECTION_OF(TRIE_NODES, m.phrases.nodes);
    SECTION_OF(TRIE_EDGES, m.phrases.edges);
    SECTION_OF(TRIE_TERMS, m.phrases.terms);
    SECTION_OF(PATTERN_NODES, m.patterns.nodes);
    SECTION_OF(PATTERN_EDGES, m.patterns.edges);
    SECTION_OF(PATTERN_TERMS, m.patterns.terms);
    index_table(&s->table, arena_alloc(arena, index_room(&s->table)));
    s->table.counts_words = true; /* as where some evidence asks how near words are */
    s->capacity = 4 * room + 16;
    s->hits = malloc(s->capacity * sizeof *s->hits);
    s->work = terms_work_in(malloc(terms_room(&s->table, room)), &s->table, room);
    return s;
}

static void searcher_free(struct searcher *s) {
    free(s->hits);
    free(s->work.view.bytes);
    arena_free(s->arena);
}

/* Terms are separated by `|`; one behind `=` is exact, one behind `%` a pattern. */
static struct searcher *searcher_for(const char *terms, size_t room) {
    static struct matcher_term items[16];
    size_t count = 0;
    for (const char *at = terms; *at; count++) {
        size_t size = strcspn(at, "|");
        bool exact = *at == '=', pattern = *at == '%', marked = exact || pattern;
        items[count] = (struct matcher_term){{at + marked, size - marked}, exact, pattern};
        at += size + (at[size] == '|');
    }
    return searcher_of(items, count, room);
}

static void finds(const char *terms, const char *text, const char *expected) {
    struct searcher *s = searcher_for(terms, strlen(text));
    char line[4096] = "";
    size_t count;
    assert_int_equal(terms_find(&s->work, text, strlen(text), s->hits, s->capacity, &count, NULL),
                     TERMS_OK);
    for (size_t i = 0; i < count; i++)
        sprintf(line + strlen(line), "%u %.*s|", s->hits[i].term,
                (int)(s->hits[i].end - s->hits[i].begin), text + s->hits[i].begin);
    if (strcmp(line, expected) != 0) fail_msg("%s in %s: %s, not %s", terms, text, line, expected);
    searcher_free(s);
}

static void words_are_found_in_any_case(void **state) {
    (void)state;
    finds("Acme", "Chez ACME, acme. Acmeville", "0 ACME|0 acme|");
    finds("Acme", "Acme's, l’Acme; d'Acme j'Acme", "0 Acme|0 Acme|0 Acme|");
    finds("AI", "j'ai une AI", "0 AI|");
    finds("IBAN", "l'IBAN, L´IBAN", "0 IBAN|0 IBAN|");
    finds("Acme",
          "a\xE2\x80\x8B"
          "cme Ａｃｍｅ Acme™",
          "0 a\xE2\x80\x8B"
          "cme|0 Ａｃｍｅ|0 Acme|");
    finds("Acme", "'Acme'", "0 Acme|");
    finds("Acme", "", "");
    finds("", "Acme", "");
}

static void accents_may_be_left_out_but_not_changed(void **state) {
    (void)state;
    finds("état", "état ETAT Etat e\xCC\x81tat Étât ètat", "0 état|0 ETAT|0 Etat|0 e\xCC\x81tat|");
    finds("déçu*", "déçues DECU décuplé decu deçu", "0 déçues|0 DECU|0 decu|");
    finds("tâche", "tache taché tâche TÂCHE", "0 tache|0 tâche|0 TÂCHE|");
    finds("schon", "schön schon", "0 schon|");
    finds("élevé", "élevé eleve elevé élévé éleve", "0 élevé|0 eleve|0 elevé|");
    finds("ガ", "カ ガ", "0 ガ|");
}

static void letters_have_spellings_of_two(void **state) {
    (void)state;
    finds("Müller", "Mueller Muller Müller MUELLER Mùller",
          "0 Mueller|0 Muller|0 Müller|0 MUELLER|");
    finds("Straße", "Strasse STRASSE straße", "0 Strasse|0 STRASSE|0 straße|");
    finds("cœur", "coeur CŒUR cœur", "0 coeur|0 CŒUR|0 cœur|");
    finds("Größe", "Groesse Grosse Größe GRÖSSE", "0 Groesse|0 Grosse|0 Größe|0 GRÖSSE|");
}

static void an_apostrophe_may_be_an_accent(void **state) {
    (void)state;
    finds("città", "citta' citta CITTA’ città", "0 citta|0 citta|0 CITTA|0 città|");
    finds("présidenté", "présidente' présidente", "0 présidente|");
    finds("acme", "clients' acme'", "0 acme|");
}

static void stars_stand_for_letters(void **state) {
    (void)state;
    finds("Concorde*", "Concorde concordes Concordat", "0 Concorde|0 concordes|");
    finds("*amt", "Bauamt Amt Amtes", "0 Bauamt|0 Amt|");
    finds("*bau*", "Umbauten Bau abbau baum x", "0 Umbauten|0 Bau|0 abbau|0 baum|");
    finds("Rote* Kreuz*", "das Rotes Kreuzes, rote kreuz", "0 Rotes Kreuzes|0 rote kreuz|");
    finds("éta*", "Étage etage ètage", "0 Étage|0 etage|");
    finds("*a*", "aaa aba", "0 aaa|0 aba|");
}

static void phrases_stop_at_sentence_ends(void **state) {
    (void)state;
    finds("projet alpha", "Projet-Alpha; projet, «alpha»", "0 Projet-Alpha|0 projet, «alpha|");
    finds("projet alpha", "projet. alpha projet\nalpha projet beta alpha", "");
    finds("chef de l'État", "Chef de l’Etat", "0 Chef de l’Etat|");
    finds("a b", "a a b b", "0 a b|");
}

static void occurrences_overlap(void **state) {
    (void)state;
    finds("a b|b c|a b c|b|a b", "a b c", "0 a b|4 a b|2 a b c|3 b|1 b c|");
    finds("a a", "a a a", "0 a a|0 a a|");
    finds("Concorde|Concorde*|*corde", "concorde", "0 concorde|1 concorde|2 concorde|");
    finds("x", "x x #x", "0 x|0 x|0 x|");
}

static void exact_terms_keep_case_and_accents(void **state) {
    (void)state;
    finds("=AI", "AI ai Ai A\xE2\x80\x8BI l'AI ＡＩ", "0 AI|0 A\xE2\x80\x8BI|0 AI|");
    finds("=Été", "Été ÉTÉ été Ete E\xCC\x81te\xCC\x81", "0 Été|0 E\xCC\x81te\xCC\x81|");
    finds("=Post*|=*Amt", "Postamt postamt PostAmt", "0 Postamt|0 PostAmt|1 PostAmt|");
    finds("=La Poste|la poste", "La Poste la poste", "0 La Poste|1 La Poste|1 la poste|");
}

static void hashtags_are_found_whole_and_by_words(void **state) {
    (void)state;
    finds("projet alpha", "#ProjetAlpha #projetalpha #projet_alpha",
          "0 ProjetAlpha|0 projetalpha|"
          "0 projet_alpha|");
    finds("projetalpha|alpha", "#ProjetAlpha2027 #ProjetAlpha", "1 Alpha|0 ProjetAlpha|1 Alpha|");
    finds("Concorde*", "#ConcordeParis #concordeparis",
          "0 Concorde|0 ConcordeParis|"
          "0 concordeparis|");
    finds("état d'urgence", "#etatdurgence #ÉtatDUrgence", "0 etatdurgence|0 ÉtatDUrgence|");
    finds("über für", "#ueberfur #uberfuer #überfür #über", "0 ueberfur|0 uberfuer|0 überfür|");
    finds("le projet", "le #Projet", "0 le #Projet|");
}

static void gender_forms_are_part_of_the_word(void **state) {
    (void)state;
    finds("Mitarbeiter", "Mitarbeiter:innen, Mitarbeiter*innen",
          "0 Mitarbeiter:innen|"
          "0 Mitarbeiter*innen|");
    finds("Mitarbeiter:innen", "Mitarbeiter_innen", "0 Mitarbeiter_innen|");
    finds("innen", "Mitarbeiter:innen", "");
}

static void addresses_hide_their_letters(void **state) {
    (void)state;
    finds("acme", "https://acme.example info@acme.example @acme www.acme.example acme", "0 acme|");
}

static void hits_know_their_words(void **state) {
    (void)state;
    const char *text = "un deux #TroisQuatre cinq";
    struct searcher *s = searcher_for("deux|trois quatre|cinq", strlen(text));
    static const uint32_t first[] = {1, 2, 4}, last[] = {1, 3, 4};
    size_t count;
    terms_find(&s->work, text, strlen(text), s->hits, s->capacity, &count, NULL);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(s->hits[i].first_word, first[i]);
        assert_int_equal(s->hits[i].last_word, last[i]);
    }
    assert_int_equal(s->work.token_count, 1);
    assert_int_equal(s->work.tokens[0].kind, WORDS_HASHTAG);
    searcher_free(s);
}

static void failures_are_told(void **state) {
    (void)state;
    struct searcher *s = searcher_for("a", 8);
    size_t count, where = 0;
    assert_int_equal(terms_find(&s->work, "a a a", 5, s->hits, 2, &count, NULL), TERMS_TOO_MANY);
    assert_int_equal(terms_find(&s->work, "a a a", 5, s->hits, 3, &count, NULL), TERMS_OK);
    assert_int_equal(count, 3);
    assert_int_equal(terms_find(&s->work, "a\xFF", 2, s->hits, 3, &count, &where), TERMS_NOT_UTF8);
    assert_int_equal(where, 1);
    assert_int_equal(terms_find(&s->work, "aaaaaaaaa", 9, s->hits, 3, &count, NULL),
                     TERMS_TOO_LONG);
    searcher_free(s);
}

/* When the numbers of words have gone round, no class of an old word is taken for the new one's. */
static void counting_words_goes_round(void **state) {
    (void)state;
    struct searcher *s = searcher_for("a", 8);
    size_t count;
    s->work.stamp = UINT32_MAX - 1;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(terms_find(&s->work, "a", 1, s->hits, 8, &count, NULL), TERMS_OK);
        assert_int_equal(count, 1);
    }
    searcher_free(s);
}

static uint32_t random_below(uint32_t *seed, uint32_t bound) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % bound;
}

/* The NFD, upper-cased and unaccented forms of a text find the same terms. */
static void forms_of_a_text_find_the_same(void **state) {
    static const char *const forms[][4] = {
        {"a", "a", "A", "A"},
        {"é", "e\xCC\x81", "É", "E"},
        {"ç", "c\xCC\xA7", "Ç", "C"},
        {"ö", "o\xCC\x88", "Ö", "O"},
        {"ù", "u\xCC\x80", "Ù", "U"},
        {"n", "n\xC2\xAD", "N", "N"},
        {"œ", "œ\xE2\x80\x8D", "Œ", "OE"},
        {"ß", "ß\xCD\x8F", "SS", "SS"},
        {"ệ", "e\xCC\x82\xCC\xA3", "Ệ", "E"},
        {"'", "’", "´", "'"},
    };
    uint32_t seed = 11;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        char form[4][128] = {"n", "n", "N", "N"};
        uint32_t size = 1 + random_below(&seed, 6);
        for (uint32_t i = 0; i < size; i++) {
            uint32_t letter = random_below(&seed, sizeof forms / sizeof forms[0] - (i + 1 == size));
            for (int f = 0; f < 4; f++) strcat(form[f], forms[letter][f]);
        }
        for (int f = 0; f < 4; f++) {
            struct searcher *s = searcher_for(form[0], strlen(form[f]));
            size_t count;
            assert_int_equal(
                terms_find(&s->work, form[f], strlen(form[f]), s->hits, s->capacity, &count, NULL),
                TERMS_OK);
            if (count == 0) fail_msg("%s is not found in %s", form[0], form[f]);
            searcher_free(s);
        }
    }
}

static void examines(const char *term, enum term_status status, const char *expected) {
    struct arena *arena = arena_new(no_memory);
    struct str left;
    if (term_examine(arena, str_of(term), &left) != status) fail_msg("%s", term);
    if (expected) assert_true(str_equal(left, str_of(expected)));
    arena_free(arena);
}

static void terms_are_examined(void **state) {
    char longest[LIMIT_TERM_BYTES + 2];
    (void)state;
    examines("projet Alpha", TERM_OK, "projet alpha");
    examines("l'État-major, «Acme» (Dr. Müller)!", TERM_OK, NULL);
    examines("Rote* Kreuz*", TERM_OK, "rote kreuz");
    examines("Mitarbeiter*innen", TERM_OK, "mitarbeiter");
    examines("C++", TERM_PARTIAL, "c");
    examines("R&D", TERM_PARTIAL, "r d");
    examines("🚀", TERM_NO_WORDS, "");
    examines("fête 🎉", TERM_PARTIAL, "fête");
    examines("#Acme", TERM_PARTIAL, "acme");
    examines("info@acme.example", TERM_NO_WORDS, "");
    examines("*", TERM_BAD_STAR, "");
    examines("acme * x", TERM_BAD_STAR, NULL);
    examines("ac*me", TERM_BAD_STAR, NULL);
    examines("acme**", TERM_BAD_STAR, NULL);
    examines("", TERM_NO_WORDS, "");
    memset(longest, 'a', sizeof longest);
    longest[LIMIT_TERM_BYTES + 1] = '\0';
    examines(longest, TERM_TOO_LONG, NULL);
    longest[LIMIT_TERM_BYTES] = '\0';
    examines(longest, TERM_OK, NULL);
    for (size_t i = 1; i < LIMIT_TERM_BYTES; i += 2) longest[i] = ' ';
    examines(longest, TERM_TOO_LONG, NULL);
    memset(longest, 'a', LIMIT_AFFIX_BYTES);
    strcpy(longest + LIMIT_AFFIX_BYTES, "*");
    examines(longest, TERM_OK, NULL);
    strcpy(longest + LIMIT_AFFIX_BYTES, "a*");
    examines(longest, TERM_TOO_LONG, NULL);
    /* Long only once it is folded. */
    memset(longest, 0, sizeof longest);
    for (size_t i = 0; i < LIMIT_TERM_BYTES / 3; i++) strcat(longest, "ﷲ");
    examines(longest, TERM_TOO_LONG, NULL);
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Words that may be part of a link or the like are passed over where nobody needs to know; what is
 * found is the same. */
static void pass_over_doubts(bool with_stars) {
    static const char *const pieces[] = {
        "acme", "team", "s", "innen", "don", "www", "http", "x9", "été", " ", " ", "  ", ".",  ",",
        ":",    "://",  "/", "-",     "_",   "*",   "'",    "@",  "#",   "&", "!", "\n", "l'", "é",
    };
    enum { ROOM = 256 };
    const char *terms = with_stars ? "acme*|*s|x*|*nen|été|acme team|te* don x9|*h"
                                   : "acme|s|innen|été|acme team|team don x9|www";
    static const uint64_t all[1] = {~(uint64_t)0};
    struct searcher *fast = searcher_for(terms, ROOM);
    struct searcher *slow = searcher_for(terms, ROOM);
    uint32_t random = 5;
    assert_true(fast->work.passes_doubts);
    slow->work.passes_doubts = false;
    slow->work.wanted = (struct wanted){{all, 0}, NULL, NULL};
    for (int i = 0; i < 60000; i++) {
        char text[ROOM];
        size_t size = 0, pieces_left = next_random(&random) % 30, a, b;
        for (; pieces_left > 0; pieces_left--) {
            const char *piece = pieces[next_random(&random) % (sizeof pieces / sizeof *pieces)];
            if (size + strlen(piece) > ROOM) break;
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        terms_find(&fast->work, text, size, fast->hits, fast->capacity, &a, NULL);
        terms_find(&slow->work, text, size, slow->hits, slow->capacity, &b, NULL);
        bool same = a == b;
        for (size_t k = 0; same && k < a; k++)
            same = fast->hits[k].term == slow->hits[k].term &&
                   fast->hits[k].begin == slow->hits[k].begin &&
                   fast->hits[k].end == slow->hits[k].end;
        if (!same) fail_msg("%.*s", (int)size, text);
    }
    searcher_free(fast);
    searcher_free(slow);
}

static void passing_over_doubts_loses_nothing(void **state) {
    (void)state;
    pass_over_doubts(false);
    pass_over_doubts(true);
}

static void patterns_take_digits_letters_and_signs(void **state) {
    (void)state;
    finds("%PRJ-####", "prj-1234, PRJ-12345 XPRJ-1234 PRJ-123 PRJ-0000.", "0 prj-1234|0 PRJ-0000|");
    finds("%PRJ-####", "https://x.example/PRJ-1234 #PRJ-1234 l'PRJ-1234",
          "0 PRJ-1234|0 PRJ-1234|0 PRJ-1234|");
    finds("%@@ ##",
          "ab 12 éà\xC2\xA0"
          "34 abc 12 ab  12",
          "0 ab 12|0 éà\xC2\xA0"
          "34|");
    finds("%C++", "C++, c++ C+ C+++", "0 C++|0 c++|0 C++|");
    finds("%GRÖSSE #", "Größe 4", "0 Größe 4|");
    finds("%#-#", "1-2-3 1-2", "0 1-2|0 2-3|0 1-2|");
    finds("%a@", "ax\xCC\xA3\xCC\x88 ax ax\xCC\xA3y", "0 ax\xCC\xA3\xCC\x88|0 ax|");
    finds("%東京-#", "東京-1 大東京-1", "0 東京-1|");
    finds("%ab|%a@|%#b|ab", "ab 1b", "0 ab|1 ab|3 ab|2 1b|");
}

static void the_words_of_a_pattern_are_those_in_it(void **state) {
    (void)state;
    struct searcher *s = searcher_for("%PRJ-##|%:)", 64);
    const char *text = "one PRJ-12 two :) three";
    static const int32_t first[] = {1, 4}, last[] = {2, 3};
    size_t count;
    terms_find(&s->work, text, strlen(text), s->hits, s->capacity, &count, NULL);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(s->hits[i].first_word, first[i]);
        assert_int_equal(s->hits[i].last_word, last[i]);
    }
    searcher_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passing_over_doubts_loses_nothing),
        cmocka_unit_test(patterns_take_digits_letters_and_signs),
        cmocka_unit_test(the_words_of_a_pattern_are_those_in_it),
        cmocka_unit_test(words_are_found_in_any_case),
        cmocka_unit_test(accents_may_be_left_out_but_not_changed),
        cmocka_unit_test(letters_have_spellings_of_two),
        cmocka_unit_test(an_apostrophe_may_be_an_accent),
        cmocka_unit_test(stars_stand_for_letters),
        cmocka_unit_test(phrases_stop_at_sentence_ends),
        cmocka_unit_test(occurrences_overlap),
        cmocka_unit_test(exact_terms_keep_case_and_accents),
        cmocka_unit_test(hashtags_are_found_whole_and_by_words),
        cmocka_unit_test(gender_forms_are_part_of_the_word),
        cmocka_unit_test(addresses_hide_their_letters),
        cmocka_unit_test(hits_know_their_words),
        cmocka_unit_test(failures_are_told),
        cmocka_unit_test(counting_words_goes_round),
        cmocka_unit_test(forms_of_a_text_find_the_same),
        cmocka_unit_test(terms_are_examined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
