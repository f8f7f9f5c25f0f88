/* SPDX-License-Identifier: Apache-2.0 */
/* Which terms are found in a text, and where. */
#include "tests/unit/made_searcher.h"

static void words_are_found_in_any_case(void **state) {
    (void)state;
    finds("Acme", "Chez ACME, acme. Acmeville", "0 ACME|0 acme|");
    finds("Acme", "Acme's, l’Acme; d'Acme j'Acme s'Acme", "0 Acme|0 Acme|0 Acme|0 Acme|0 Acme|");
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
    finds("projet alpha", "projet. alpha projet\nAlpha projet beta alpha", "");
    finds("projet alpha",
          "projet\n alpha projet\n\nalpha projet\n- alpha projet\xE2\x80\xA9"
          "alpha",
          "0 projet\n alpha|");
    finds("chef de l'État", "Chef de l’Etat", "0 Chef de l’Etat|");
    finds("a b", "a a b b", "0 a b|");
}

/* A term finds itself, whatever ends sentences in it. */
static void a_term_goes_over_its_own_stops(void **state) {
    (void)state;
    finds("Acme S.A.", "Acme S.A., acme SA, acme s a, acme. s. a, acme S.\n\nA",
          "0 Acme S.A|0 acme s a|");
    finds("Dr. Oetker", "chez dr. Oetker! Dr.Oetker Dr! Oetker", "0 dr. Oetker|0 Dr.Oetker|");
    finds("St. Gall*", "in St. Gallen, St. Galler", "0 St. Gallen|0 St. Galler|");
    finds("Yahoo! Japan", "Yahoo! Japan, Yahoo. Japan, Yahoo Japan",
          "0 Yahoo! Japan|0 Yahoo Japan|");
    finds("Amazon.com", "sur Amazon.com hier, amazon. com", "0 Amazon.com|0 amazon. com|");
    finds("=St. Gallen", "St. Gallen st. gallen", "0 St. Gallen|");
    finds("Ja... nein|nein", "ja... Nein? ja, nein", "0 ja... Nein|1 Nein|0 ja, nein|1 nein|");
}

/* «u.s.w.» is not the United States. */
static void a_row_of_letters_is_read_whole(void **state) {
    (void)state;
    finds("U.S.", "u.s.w. U.S.Army, in the U.S. a, U.S.", "0 U.S|0 U.S|0 U.S|");
    finds("S.A.", "u.s.a. a S.A., é.s.a s.a.é S.a\xCC\x81 S.A.é\xCC\x81 s.a.1",
          "0 S.A|0 S.A|0 s.a|");
    finds("U.S.|U.S.A.", "in the U.S.A. now", "1 U.S.A|");
    finds("U.S.", "U S.A u s", "0 U S|0 u s|");
    finds("Acme S.A.", "Acme S.A.R.L. Acme S.A.", "0 Acme S.A|");
    finds("ж.ю.", "ж.ю.ж ж.ю ю.ж.ю ж.ю.", "0 ж.ю|0 ж.ю|");
    finds("Dr. X Oetker", "a.Dr.X Oetker", "0 Dr.X Oetker|");
}

static void compounds_are_one_word_and_two(void **state) {
    (void)state;
    finds("email", "e-mail E‐Mail e mail e-mail-adresse mon-e-mail", "0 e-mail|0 E‐Mail|0 e-mail|");
    finds("e-mail", "email e-mail e mail", "0 email|0 e-mail|0 e mail|");
    finds("Kundendaten", "Kunden-Daten", "0 Kunden-Daten|");
    finds("email", "a-b e-mail, a‐b e‐mail", "0 e-mail|0 e‐mail|");
    finds("mon email pro", "mon e-mail pro", "0 mon e-mail pro|");
    finds("visa", "vis-a-vis", "");
    finds("coworker", "co-worker's co-work", "0 co-worker|");
    finds("wifi|=wifi", "wi-fi", "0 wi-fi|");
    finds("*mail", "e-mail", "0 mail|");
    finds("Acme S.A. e-mail", "acme s.a. email", "0 acme s.a. email|");
}

static void letters_and_digits_are_one_word_and_two(void **state) {
    (void)state;
    finds("Alpha 2", "Alpha2 alpha-2 Alpha 2 Alpha22", "0 Alpha2|0 alpha-2|0 Alpha 2|");
    finds("Alpha2", "alpha 2, Alpha-2", "0 alpha 2|0 Alpha-2|");
    finds("5G", "5 g", "");
    finds("H2O", "h 2 o", "");
    finds("projet Beta 12", "projet beta12 fini", "0 projet beta12|");
}

static void umlauts_may_be_typed(void **state) {
    (void)state;
    finds("Vertraege", "Verträge vertraege Vertrage", "0 Verträge|0 vertraege|");
    finds("Steuergebuehr", "Steuergebühr steürgebühr", "0 Steuergebühr|");
    finds("Ueberpruefung*", "überprüfungen", "0 überprüfungen|");
    finds("Quelle", "Qülle", "");
    finds("=Vertraege", "Verträge", "");
}

static void inclusive_forms_lead_to_the_noun(void **state) {
    (void)state;
    finds("employés", "employé·e·s employé.e.s employé(e)s employé-e-s employé·e",
          "0 employé·e·s|0 employé.e.s|0 employé(e)s|0 employé-e-s|");
    finds("nos clients fidèles", "Nos client·e·s fidèles, nos client(e)s fidèles",
          "0 Nos client·e·s fidèles|0 nos client(e)s fidèles|");
    finds("directeur", "directeur·ice directeur·rices directeur/trice",
          "0 directeur·ice|0 directeur·rices|0 directeur/trice|");
    finds("Kunde|Kunden", "Kund:innen Kund*in", "0 Kund:innen|1 Kund:innen|0 Kund*in|1 Kund*in|");
    finds("Arzt|Kollege|=Kolleg", "Ärzt:innen Kolleg_innen",
          "0 Ärzt:innen|1 Kolleg_innen|2 Kolleg_innen|");
    finds("Mitarbeiter|LinkedIn", "MitarbeiterInnen LinkedIn Mitarbeiterinnen",
          "0 MitarbeiterInnen|1 LinkedIn|");
    finds("tutti|tutte", "tutt* tuttə tutt@ *tutt*",
          "0 tutt*|1 tutt*|0 tuttə|1 tuttə|0 tutt@|1 tutt@|");
    finds("étudiants", "#étudiant·e·s", "0 étudiant·e·s|");
    finds("employé·e·s", "employés employée employé·e·s employee", "0 employés|0 employé·e·s|");
}

/* A name that looks like a form is a name in a term, and finds itself. */
static void names_are_no_forms(void **state) {
    (void)state;
    finds("Groupe-E", "Groupe-E, le groupe, groupe e", "0 Groupe-E|0 groupe e|");
    finds("amazon.es", "sur amazon.es, amazon", "0 amazon.es|");
    finds("SAP/SE", "SAP/SE SAP sap se", "0 SAP/SE|0 sap se|");
    finds("Vitamin E", "Vitamin-E Vitamin-E-Mangel", "0 Vitamin-E|0 Vitamin-E|");
    finds("Le Monde", "Journal:Le Monde", "0 Le Monde|");
    finds("Kunde", "Kund:innen👍👍 Kund:innen👩🏽", "0 Kund:innen|0 Kund:innen|");
    finds("client-e-s", "clients", "0 clients|");
}

static void what_is_drawn_over_letters_is_not_read(void **state) {
    (void)state;
    finds("Acme", "A̶c̶m̶e̶ A̲c̲m̲e̲ 1️⃣Acme #️⃣Acme ≠Acme",
          "0 A̶c̶m̶e̶|0 A̲c̲m̲e̲|0 Acme|0 Acme|0 Acme|");
    finds("1", "1️⃣ 1 1⃣", "0 1|");
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
        cmocka_unit_test(a_term_goes_over_its_own_stops),
        cmocka_unit_test(a_row_of_letters_is_read_whole),
        cmocka_unit_test(compounds_are_one_word_and_two),
        cmocka_unit_test(letters_and_digits_are_one_word_and_two),
        cmocka_unit_test(umlauts_may_be_typed),
        cmocka_unit_test(inclusive_forms_lead_to_the_noun),
        cmocka_unit_test(names_are_no_forms),
        cmocka_unit_test(what_is_drawn_over_letters_is_not_read),
        cmocka_unit_test(occurrences_overlap),
        cmocka_unit_test(exact_terms_keep_case_and_accents),
        cmocka_unit_test(hashtags_are_found_whole_and_by_words),
        cmocka_unit_test(gender_forms_are_part_of_the_word),
        cmocka_unit_test(addresses_hide_their_letters),
        cmocka_unit_test(patterns_take_digits_letters_and_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
