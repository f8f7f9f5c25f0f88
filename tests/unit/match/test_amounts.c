/* SPDX-License-Identifier: Apache-2.0 */
/* Amounts of money and shares. */
#include "tests/unit/detected.h"

static void shares_are_found(void **state) {
    (void)state;
    static const char *const shares[] = {
        "20%",
        "20 %",
        "0,5 %",
        "1.25%",
        "12,5 pour cent",
        "50 pourcent",
        "20 Prozent",
        "20 percent",
        "20 per cent",
        "20 per cento",
        "3,2 PROZENT",
        "0.5 ‰",
        "0,8 Promille",
        "1'234.5 %",
        "100％",
        "3 Prozentpunkte",
    };
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        finds_in_sentences(DETECTOR_PERCENT, shares[i]);
        finds(DETECTOR_MONEY, shares[i], "");
        finds(DETECTOR_PHONE, shares[i], "");
    }
    finds(DETECTOR_PERCENT, "20%ig", "20%");
    finds(DETECTOR_PERCENT, "10-20 %", "20 %");
    finds(DETECTOR_PERCENT, "im Jahr 2027 10 %", "10 %");
    finds(DETECTOR_PERCENT, "20\xE2\x80\xAF%", "20\xE2\x80\xAF%");
    finds(DETECTOR_PERCENT, "1 000 000 %", "1 000 000 %");
    finds(DETECTOR_PERCENT, "x20%", "");
    finds(DETECTOR_PERCENT, "20  %", "");
    finds(DETECTOR_PERCENT, "20 Prozentrechnung", "");
    finds(DETECTOR_PERCENT, "%20", "");
    finds(DETECTOR_PERCENT, "https://a.example/a%20b?20%", "");
    finds(DETECTOR_PERCENT, "vingt pour cent", "");
    /* Groups of three digits, at most eight of them, and signs between digits. */
    finds(DETECTOR_PERCENT, "100 000 %, 1000 000 %, 100 0000 %, 100 00 %",
          "100 000 %|000 %|0000 %|00 %");
    finds(DETECTOR_PERCENT, "1 234 567 890 123 456 789 012 %", "1 234 567 890 123 456 789 012 %");
    finds(DETECTOR_PERCENT, "1'2.3,4 %, 1''2 %, 1.%, 1. %", "1'2.3,4 %|2 %");
    finds(DETECTOR_PERCENT, "2.5.1 %; .5 %; x.5 %; 5", "2.5.1 %|5 %|5 %");
    finds(DETECTOR_PERCENT, "5 5%", "5%");
}

static const char *const amounts[] = {
    "CHF 20",
    "chf 20",
    "CHF20",
    "20 CHF",
    "20CHF",
    "Fr. 20",
    "Fr. 20.-",
    "Fr.20.–",
    "Fr 20.—",
    "20 Fr",
    "Frs. 1'250.50",
    "SFr. 12",
    "1'250.50 Fr",
    "20.-",
    "20.–",
    "20,- €",
    "20.- CHF",
    "€ 20",
    "€20",
    "20€",
    "20 €",
    "1.234,50 €",
    "EUR 1 234 567",
    "$20",
    "$1,234.50",
    "20 $",
    "£5",
    "¥500",
    "20 francs",
    "20 Franken",
    "20 franchi",
    "20 euros",
    "20 Euro",
    "20 dollars",
    "50 centimes",
    "50 Rappen",
    "50 Rp",
    "50 cents",
    "3 Mio. Fr",
    "3 Mio CHF",
    "3 millions de francs",
    "3 millions d'euros",
    "3 millions d’euros",
    "2 milioni di franchi",
    "20 mille euros",
    "20mila euro",
    "3 Millionen Franken",
    "20 Schweizer Franken",
    "3 million dollars",
    "CHF 3 Mio",
    "$20k",
    "$3 million",
    "€1.5bn",
    "20 k€",
    "20 US-Dollar",
    "5 livres sterling",
    "＄２０",
};

static void amounts_are_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        finds_in_sentences(DETECTOR_MONEY, amounts[i]);
        finds(DETECTOR_PHONE, amounts[i], "");
        finds(DETECTOR_PERCENT, amounts[i], "");
    }
    finds(DETECTOR_MONEY, "Das kostet 20 Fr. Und", "20 Fr");
    finds(DETECTOR_MONEY,
          "CHF\xC2\xA0"
          "20 ou CHF\xE2\x80\xAF"
          "30",
          "CHF\xC2\xA0"
          "20|CHF\xE2\x80\xAF"
          "30");
    finds(DETECTOR_MONEY, "US$20, 30 US$", "$20|30 US$");
    finds(DETECTOR_MONEY, "im Jahr 2027 500 CHF", "500 CHF");
    finds(DETECTOR_MONEY, "CHF 20.", "CHF 20");
    finds(DETECTOR_MONEY, "20 CHF 30 CHF", "20 CHF|30 CHF");
    finds(DETECTOR_MONEY, "1.5 CHF, .5 CHF, 1'000.- x", "1.5 CHF|5 CHF|1'000.-");
    finds(DETECTOR_MONEY, "20.- 30,- 40.\u2014 50.-x", "20.-|30,-|40.\u2014");
    finds(DETECTOR_MONEY, "20.- Fr, 20.-Fr", "20.- Fr|20.-Fr");
    finds(DETECTOR_MONEY, "3 Mio. 5 CHF, 3 Mio.5", "5 CHF");
    finds(DETECTOR_MONEY, "CHF 3 Mio, CHF 3.- Mio, CHF 3x", "CHF 3 Mio|CHF 3.-");
    finds(DETECTOR_MONEY, "CHF. 20, Fr.. 20, Fr.  20", "");
    finds(DETECTOR_MONEY, "SFr. 20, SFr.20", "SFr. 20|SFr.20");
    finds(DETECTOR_MONEY, "CHF 20.-x", "CHF 20");
    finds(DETECTOR_MONEY, "Fr. 20 000, Fr. 20.50 Mio", "Fr. 20 000|Fr. 20.50 Mio");
    finds(DETECTOR_MONEY, "x-Fr 20.-, -Fr. 20, Fr. 12.6", "20.-|Fr. 12.6");
    finds(DETECTOR_MONEY, "Fr 20.-", "Fr 20.-");
    finds(DETECTOR_MONEY, "Fr. 8 12 Uhr, Fr. 8 -h, Fr. 8 - x Uhr", "Fr. 8|Fr. 8|Fr. 8");
}

static void what_is_no_amount(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Fr. 12. Juni",
        "Fr. 12.6.2027",
        "Fr. 12.6. um 20 Uhr",
        "Fr. 14 Uhr",
        "Fr. 14-16 Uhr",
        "Fr. 14.30 Uhr",
        "Fr. 14 - 16 Uhr",
        "Fr. 14 -16h",
        "Fr. 14- 16 h",
        "Fr. 14\u201316.30 Uhr",
        "Fr. 12. 6. 2027",
        "Fr. 12 h",
        "Fr. 20:15",
        "Fr 14.30",
        "Mo-Fr 8-18 Uhr",
        "Mo–Fr. 08.00–12.00",
        "vom 3.-5. Mai",
        "3.–5. Mai",
        "Euro 2024",
        "COP 28",
        "top 10",
        "all 20",
        "nel 2024 lei",
        "20 frankensteins",
        "20 centimètres",
        "xCHF 20",
        "CHF 20x",
        "CHFx 20",
        "CHF  20",
        "CHF",
        "20",
        "20 .-",
        "20 m",
        "3 millions de personnes",
        "3 Mio. Menschen",
        "chf@20.example",
        "https://a.example/chf20/20€",
        "€",
        "vingt francs",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) finds(DETECTOR_MONEY, texts[i], "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_found),
        cmocka_unit_test(amounts_are_found),
        cmocka_unit_test(what_is_no_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
