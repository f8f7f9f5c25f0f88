/* SPDX-License-Identifier: Apache-2.0 */
/* Phone numbers with spaced separators, those that plans of countries tell, and what only looks
 * like them. */
#include "tests/unit/detected.h"

/* Each is found, whole, in running text. */
static void all_found(const char *const *numbers, size_t count) {
    for (size_t i = 0; i < count; i++) {
        finds_in_sentences(DETECTOR_PHONE, numbers[i]);
        finds(DETECTOR_MONEY, numbers[i], "");
        finds(DETECTOR_CARD, numbers[i], "");
    }
}

static void none_found(const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++) finds(DETECTOR_PHONE, texts[i], "");
}

#define ALL_FOUND(numbers) all_found(numbers, sizeof(numbers) / sizeof(numbers)[0])
#define NONE_FOUND(texts)  none_found(texts, sizeof(texts) / sizeof(texts)[0])

static void a_separator_may_be_spaced(void **state) {
    (void)state;
    static const char *const numbers[] = {
        "044 / 123 45 67",     "030 / 123 456 78",
        "044 - 123 45 67",     "044 \xE2\x80\x93 123 45 67",
        "+41 44 / 123 45 67",  "+49 30 - 123456",
        "0041 44 / 123 45 67", "+49 (0)30 / 1234567",
        "+49 (30) - 12345",    "(030) / 1234567",
        "(+39) 06 / 698 2345", "06 - 12345678",
        "04466 / 81234",       "01 / 234 567 89",
        "(+41) / 446681800",   "0800 / 123 456",
    };
    ALL_FOUND(numbers);
}

static void a_spaced_separator_stands_once_behind_the_area(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Seiten 044 / 12",  "044 / 123 / 45 67",   "044  /  123 45 67",
        "044 /123 45 67",   "044/ 123 45 67",      "044 * 123 45 67",
        "044 / 123.45.67",  "044 / 012 34 56",     "01 / 23 45 67 89",
        "01 - 12 12 2027",  "(044) / 12 34",       "0446681 / 2345",
        "+41 44668 / 1234", "+414466 / 81800",     "0 800 / 123 456",
        "+4 1 / 12 34 567", "07123 / 12",          "(+39) / 06 6982",
        "2019 - 2024",      "4 044 / 12 12 12 12", "+41 (0) / 44 668 18 00"};
    NONE_FOUND(texts);
    finds(DETECTOR_PHONE, "01 / 044 668 18 00", "044 668 18 00");
    finds(DETECTOR_PHONE, "(030) 123 / 45678, (030) 12 34 / 56789", "(030) 123 / 45678");
    finds(DETECTOR_PHONE, "(030) 123456, (030) / 123456789, (030) / 1234567890",
          "(030) 123456|(030) / 123456789");
    finds(DETECTOR_PHONE, "(+41) / 4466818, (+41) 4 / 12345, (+41) 4 / 1234567890123",
          "(+41) / 4466818|(+41) 4 / 12345");
    finds(DETECTOR_PHONE, "+41 (0) 44 / 12345678901, +41 (0) 44 / 123456789012",
          "+41 (0) 44 / 12345678901");
    finds(DETECTOR_PHONE, "03 / 2027 85 000, 12 - 1999 85 000, 03 / 1999 85 000 km", "");
    finds(DETECTOR_PHONE, "01 / 2127 456, 01 / 20274 56, 030 / 2027 85 000",
          "01 / 2127 456|01 / 20274 56|030 / 2027 85 000");
    finds(DETECTOR_PHONE, "044 668 18 00 / 12", "044 668 18 00");
    finds(DETECTOR_PHONE, "044 668 18 00 - 079 123 45 67", "044 668 18 00|079 123 45 67");
    finds(DETECTOR_PHONE, "+41 44 668 / 18 00", "");
    finds(DETECTOR_PHONE, "044 / 12 34 56 - 7", "044 / 12 34 56");
    finds(DETECTOR_PHONE, "04466 / 8123, 04466 / 81234", "04466 / 81234");
}

static void mobiles_of_ten_digits(void **state) {
    (void)state;
    static const char *const numbers[] = {
        "320 123 4567",  "347 1234567",  "312 345 6789",  "347/1234567",  "347/123 4567",
        "347-1234567",   "347-123-4567", "347-123 4567",  "347.123.4567", "347 12 34 567",
        "347 123 45 67", "347 1234 567", "347 12 345 67", "350 1234560",
    };
    ALL_FOUND(numbers);
    static const char *const texts[] = {
        "abbiamo 320 123 iscritti",
        "3471234567",
        "347 123456",
        "347 12345678",
        "347.1234567",
        "347 / 1234567",
        "347 123/4567",
        "347.123 4567",
        "300 123 4567",
        "400 123 4567",
        "34 71234567",
        "3471 234567",
        "320 640 1280",
        "347 123 4567 8",
        "1 347 123 4567",
        "1'347 123 4567",
        "347 123 4567,5",
        "x347 123 4567",
        "347 123 4567x",
        "A-347 1234567",
        "302-1234567-1234567",
        "v.347 123 4567",
        "320 000 Franken",
        "320 123 4567 Franken",
        "CHF 320 123 4567",
        "347 123  4567",
    };
    NONE_FOUND(texts);
}

static void numbers_of_nine_digits(void **state) {
    (void)state;
    static const char *const numbers[] = {
        "612 34 56 78", "810 12 34 56", "912 34 56 78", "612 345 678",
        "660 234 567",  "628 123 456",  "800 123 456",  "900 123 456",
        "800 123456",   "800/123456",   "800/123 456",  "712 34 56 78",
    };
    ALL_FOUND(numbers);
    static const char *const texts[] = {
        "800 000 000 persone", "800 123 000",     "612 345 000",  "912 345 678",
        "712 345 678",         "320 12 34 56",    "612 345678",   "612-345-678",
        "800-123-456",         "800.123.456",     "800123456",    "SIREN 662 042 449",
        "612 345 678 RCS",     "612 345 678RCS",  "600 700 850",  "612 345 678 euros",
        "CHF 800 123 456",     "810 20 30 40",    "800 000000",   "Bestell-Nr. 660 234 567",
        "1.800 123 456",       "800 123 456 789", "512 34 56 78", "€800 123 456",
        "800 123 456,50",
    };
    NONE_FOUND(texts);
    finds(DETECTOR_PHONE, "-612 34 56 78", "");
    finds(DETECTOR_PHONE, "-347 1234567", "");
    finds(DETECTOR_PHONE, "347-12-34 567, 347-12 34-567", "");
    finds(DETECTOR_PHONE, "800 123 456 24 h; 800 123 456, 24 h", "800 123 456");
}

static void numbers_of_seven_and_eight_digits(void **state) {
    (void)state;
    static const char *const numbers[] = {"234 56 78", "800 22 22",  "377 12 34",
                                          "739 12 34", "800 12 345", "27 12 34 56"};
    ALL_FOUND(numbers);
    static const char *const texts[] = {
        "24 87 11 3",   "234 5678",    "2345678",        "234-56-78",   "234.56.78",
        "211 56 78",    "230 60 50",   "27123456",       "27 123 456",  "800 123 45",
        "22 24 26 48",  "48 36 24 22", "25 22 25 21",    "24 12 20 24", "25 45 35 20",
        "27-12-34-56",  "32 12 34 56", "27 12 34 56 78", "234 56 7",    "234 56 78 9",
        "234 56 78/90",
    };
    NONE_FOUND(texts);
    finds(DETECTOR_PHONE, "22 23 24 24, 22 32 31 30, 29 31 31 32, 31 31 31 31",
          "22 32 31 30|29 31 31 32");
}

static void free_numbers_with_their_zero(void **state) {
    (void)state;
    static const char *const numbers[] = {
        "0800 1234",     "0800 123456",       "0800 123 456",  "0800 123 4567", "0800 12 345",
        "0800 12345678", "0800 1234567890",   "0808 123 4567", "0800 2501",     "0800 2500",
        "0800 1260",     "0800-123456789012", "0805 123 456",
    };
    ALL_FOUND(numbers);
    static const char *const texts[] = {
        "0800 1730",          "0800 2400",  "08001 1234567890", "0800 2000",  "0800 2455",
        "0800-1234",          "0800/1234",  "0800.1234",        "08001234",   "0800 123",
        "0800 1234567890123", "0810 1234",  "0800 1234 5",      "0800  1234", "0800 1234,5",
        "1 0800 1234",        "0800 1234x", "0800 - 1234",
    };
    NONE_FOUND(texts);
    finds(DETECTOR_PHONE, "Tel. 0800 1730, Tel. 0800-2000, Tel 08001234", "0800 1730|0800-2000");
}

static void a_word_before_a_number_says_what_it_is(void **state) {
    (void)state;
    static const char *const cued[] = {
        "Tel. %s",
        "T\xC3\xA9l\xC3\xA9phone : %s",
        "Chiamami al %s",
        "cell:%s",
        "WhatsApp %s",
        "Bitte anrufen: %s",
        "Numero verde \xC3\xA8: %s",
        "CALL %s",
        "num\xC3\xA9ro vert %s",
        "Tel.-Nr. %s",
        "tel 123456789012345 %s",
    };
    static const char *const numbers[] = {"3471234567", "347 / 1234567", "335 123456",
                                          "612345678",  "912 345 678",   "800.123.456",
                                          "2345678",    "27-12-34-56",   "27123456"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        for (size_t n = 0; n < sizeof cued / sizeof cued[0]; n++) {
            char text[128];
            snprintf(text, sizeof text, cued[n], numbers[i]);
            finds(DETECTOR_PHONE, text, n + 1 < sizeof cued / sizeof cued[0] ? numbers[i] : "");
            finds(DETECTOR_PHONE, numbers[i], "");
        }
    finds(DETECTOR_PHONE, "tel 1234567890123 3471234567, xtel 3471234567, telx 3471234567", "");
    finds(DETECTOR_PHONE, "tel aaaaaaaaaaaaaa 3471234567", "3471234567");
    finds(DETECTOR_PHONE, "tel aaaaaaaaaaaaaaa 3471234567", "");
    finds(DETECTOR_PHONE, "chiamami aaaaaaaaaaaaaa 3471234567", "3471234567");
    finds(DETECTOR_PHONE,
          "telefonnummer \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 3471234567",
          "3471234567");
    finds(DETECTOR_PHONE,
          "telefonnummer \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9. 3471234567", "");
    finds(DETECTOR_PHONE,
          "Tel. 34 71 23 45 67, n\xC2\xB0"
          "612 345 678, 612 345 678 SIREN",
          "");
    finds(DETECTOR_PHONE, "612 345 678 code", "");
    finds(DETECTOR_PHONE, "612 345 678 codex", "612 345 678");
    finds(DETECTOR_PHONE, "Tel. 400 123 4567, Tel. 347 1 234567, Tel. 347.123 4567", "");
    finds(DETECTOR_PHONE, "Tel. 347 12345678, Tel. CHF 612345678, Tel. 612345678 Franken", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_separator_may_be_spaced),
        cmocka_unit_test(a_spaced_separator_stands_once_behind_the_area),
        cmocka_unit_test(mobiles_of_ten_digits),
        cmocka_unit_test(numbers_of_nine_digits),
        cmocka_unit_test(numbers_of_seven_and_eight_digits),
        cmocka_unit_test(free_numbers_with_their_zero),
        cmocka_unit_test(a_word_before_a_number_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
