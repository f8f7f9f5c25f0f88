/* SPDX-License-Identifier: Apache-2.0 */
/* Which terms are found in a text, and where. */
#include "tests/unit/made_searcher.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
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
        cmocka_unit_test(patterns_take_digits_letters_and_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
