/* SPDX-License-Identifier: Apache-2.0 */
/* Codes with check digits and phone numbers: true ones are found, others are not. */
#include "tests/unit/detected.h"

/* The number with each of the spellings of what may stand between two of its signs. */
static void finds_spelt(enum table_detector_kind kind, const char *number, const char *dashes) {
    static const char *const spaces[] = {"", " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "-"};
    static const char *const others[] = {"\xE2\x80\x91", "\xE2\x80\x90", "\xE2\x80\x93",
                                         " \xE2\x80\x8B", "\xC2\xAD"};
    const char *separators[11];
    memcpy(separators, spaces, sizeof spaces);
    memcpy(separators + 6, others, sizeof others);
    for (size_t i = 0; i < 11; i++) {
        char text[256] = "";
        for (const char *c = number; *c; c++)
            strcat(text, strchr(dashes, *c) ? separators[i] : (char[]){*c, '\0'});
        finds(kind, text, text);
    }
}

static void finds_in_full_width(enum table_detector_kind kind, const char *number) {
    char text[256] = "";
    for (const char *c = number; *c; c++)
        if (*c > ' ')
            sprintf(text + strlen(text), "\xEF%c%c", *c < '`' ? 0xBC : 0xBD,
                    (*c < '`' ? 0x80 + *c - ' ' : 0x80 + *c - '`'));
        else
            sprintf(text + strlen(text), "%c", *c);
    finds(kind, text, text);
}

/* None is found once a single digit is another one. */
static void fails_for_other_digits(enum table_detector_kind kind, const char *number) {
    char text[256];
    strcpy(text, number);
    for (char *c = text; *c; c++) {
        char right = *c;
        if (right < '0' || right > '9') continue;
        for (*c = '0'; *c <= '9'; ++*c)
            if (*c != right) finds(kind, text, "");
        *c = right;
    }
}

static void without_spaces(char *to, const char *from) {
    for (; *from; from++)
        if (*from != ' ' && *from != '.') *to++ = *from;
    *to = '\0';
}

/* Full stops where spaces are. */
static void stopped(char *to, const char *from) {
    for (; *from; from++) *to++ = *from == ' ' ? '.' : *from;
    *to = '\0';
}

static const char *const ibans[] = {
    "CH93 0076 2011 6238 5295 7",
    "DE89 3704 0044 0532 0130 00",
    "FR14 2004 1010 0505 0001 3M02 606",
    "IT60 X054 2811 1010 0000 0123 456",
    "AT61 1904 3002 3457 3201",
    "LI21 0881 0000 2324 013A A",
    "GB29 NWBK 6016 1331 9268 19",
    "NL91 ABNA 0417 1643 00",
    "AD12 0001 2030 2003 5910 0100",
    "AE07 0331 2345 6789 0123 456",
    "BE68 5390 0754 7034",
    "BG80 BNBG 9661 1020 3456 78",
    "BR18 0036 0305 0000 1000 9795 493C 1",
    "CY17 0020 0128 0000 0012 0052 7600",
    "CZ65 0800 0000 1920 0014 5399",
    "DK50 0040 0440 1162 43",
    "EE38 2200 2210 2014 5685",
    "ES91 2100 0418 4502 0005 1332",
    "FI21 1234 5600 0007 85",
    "GE29 NB00 0000 0101 9049 17",
    "GR16 0110 1250 0000 0001 2300 695",
    "HR12 1001 0051 8630 0016 0",
    "HU42 1177 3016 1111 1018 0000 0000",
    "IE29 AIBK 9311 5212 3456 78",
    "IS14 0159 2600 7654 5510 7303 39",
    "KW81 CBKU 0000 0000 0000 1234 5601 01",
    "LT12 1000 0111 0100 1000",
    "LU28 0019 4006 4475 0000",
    "LV80 BANK 0000 4351 9500 1",
    "MC58 1122 2000 0101 2345 6789 030",
    "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
    "NO93 8601 1117 947",
    "PL61 1090 1014 0000 0712 1981 2874",
    "PT50 0002 0123 1234 5678 9015 4",
    "RO49 AAAA 1B31 0075 9384 0000",
    "SE45 5000 0000 0583 9825 7466",
    "SI56 2633 0001 2039 086",
    "SK31 1200 0000 1987 4263 7541",
    "SM86 U032 2509 8000 0000 0270 100",
    "TR33 0006 1005 1978 6457 8413 26",
    "VA59 0011 2300 0012 3456 78",
    "XK05 1212 0123 4567 8906",
    "UA21 3223 1300 0002 6007 2335 6600 1",
    "SC18 SSCB 1101 0000 0000 0000 1497 USD",
};

static void ibans_are_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ibans / sizeof ibans[0]; i++) {
        char plain[64];
        without_spaces(plain, ibans[i]);
        finds_in_sentences(DETECTOR_IBAN, ibans[i]);
        finds_in_sentences(DETECTOR_IBAN, plain);
        finds_spelt(DETECTOR_IBAN, ibans[i], " ");
        stopped(plain, ibans[i]);
        finds_in_sentences(DETECTOR_IBAN, plain);
        fails_for_other_digits(DETECTOR_IBAN, plain);
        without_spaces(plain, ibans[i]);
        finds_in_full_width(DETECTOR_IBAN, ibans[i]);
        fails_for_other_digits(DETECTOR_IBAN, ibans[i]);
        fails_for_other_digits(DETECTOR_IBAN, plain);
        finds(DETECTOR_PHONE, ibans[i], "");
        finds(DETECTOR_PHONE, plain, "");
        finds(DETECTOR_CARD, ibans[i], "");
        finds(DETECTOR_MONEY, ibans[i], "");
    }
    finds(DETECTOR_IBAN, "FR.221371 7981 46622081598 0383", "FR.221371 7981 46622081598 0383");
    finds(DETECTOR_MONEY, "FR.221371 7981 46622081598 0383", "");
}

static void what_is_no_iban(void **state) {
    (void)state;
    finds(DETECTOR_IBAN, "ch93 0076 2011 6238 5295 7", "ch93 0076 2011 6238 5295 7");
    finds(DETECTOR_IBAN, "de 89 3704-0044 0532 0130 00", "de 89 3704-0044 0532 0130 00");
    finds(DETECTOR_IBAN, "XCH9300762011623852957", "");
    finds(DETECTOR_IBAN, "CH93007620116238529571", "");
    finds(DETECTOR_IBAN, "CH9300762011623852957x", "");
    finds(DETECTOR_IBAN, "CH9300762011623852957é", "");
    finds(DETECTOR_IBAN, "CH93  0076 2011 6238 5295 7", "");
    finds(DETECTOR_IBAN, "CH93..0076.2011.6238.5295.7", "");
    finds(DETECTOR_IBAN, "ZZ93 0076 2011 6238 5295 7", "");
    finds(DETECTOR_IBAN, "CH93 0076 2011 6238 5295", "");
    finds(DETECTOR_IBAN, "https://a.example/CH9300762011623852957", "");
    finds(DETECTOR_IBAN, "CH9300762011623852957@a.example", "");
    finds(DETECTOR_IBAN, "@CH9300762011623852957", "");
    finds(DETECTOR_IBAN, "#CH9300762011623852957", "CH9300762011623852957");
    finds(DETECTOR_IBAN, "CH93 0076 2011 6238 5295 7 DE89370400440532013000",
          "CH93 0076 2011 6238 5295 7|DE89370400440532013000");
}

static void ahv_numbers_are_found(void **state) {
    (void)state;
    static const char *const numbers[] = {"756.9217.0769.85", "756.1234.5678.97"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        char plain[64];
        without_spaces(plain, numbers[i]);
        finds_in_sentences(DETECTOR_AHV, numbers[i]);
        finds_in_sentences(DETECTOR_AHV, plain);
        finds_spelt(DETECTOR_AHV, numbers[i], ".");
        finds_in_full_width(DETECTOR_AHV, numbers[i]);
        fails_for_other_digits(DETECTOR_AHV, numbers[i]);
        fails_for_other_digits(DETECTOR_AHV, plain);
        finds(DETECTOR_PHONE, numbers[i], "");
        finds(DETECTOR_MONEY, numbers[i], "");
    }
    finds(DETECTOR_AHV, "x7569217076985", "");
    finds(DETECTOR_AHV, "75692170769851", "");
    finds(DETECTOR_AHV, "756..9217.0769.85", "");
    finds(DETECTOR_AHV, "756.9217.0769.8", "");
    finds(DETECTOR_AHV, "EAN 4006381333931", "");
    for (int begun = 0; begun < 10000; begun++) {
        char text[16];
        snprintf(text, sizeof text, "756.%04d", begun);
        finds(DETECTOR_AHV, text, "");
    }
    finds(DETECTOR_AHV, "756.9217.0769.85.", "756.9217.0769.85");
}

static void cards_are_found(void **state) {
    (void)state;
    static const char *const cards[] = {
        "4111 1111 1111 1111",     "4012 8888 8888 1881", "4222222222222",
        "4000000000000000006",     "5555 5555 5555 4444", "5105 1051 0510 5100",
        "2223 0031 2200 3222",     "3782 822463 10005",   "3714 496353 98431",
        "3056 930902 5904",        "3852 000002 3237",    "3622 720627 1667",
        "6011 1111 1111 1117",     "6011 0009 9013 9424", "3530 1113 3330 0000",
        "3566 0020 2036 0505",     "6200 0000 0000 0005", "6759 6498 2643 8453",
        "6304 0000 0000 0000",     "6799990100000000019", "5019 7170 1010 3742",
        "2200 0000 0000 0053",     "9792 0303 9444 0796", "6703 4444 4444 4449",
        "6703 0000 0000 0000 003",
    };
    for (size_t i = 0; i < sizeof cards / sizeof cards[0]; i++) {
        char plain[64];
        without_spaces(plain, cards[i]);
        finds_in_sentences(DETECTOR_CARD, cards[i]);
        finds_in_sentences(DETECTOR_CARD, plain);
        finds_spelt(DETECTOR_CARD, cards[i], " ");
        stopped(plain, cards[i]);
        finds_in_sentences(DETECTOR_CARD, plain);
        without_spaces(plain, cards[i]);
        finds_in_full_width(DETECTOR_CARD, cards[i]);
        fails_for_other_digits(DETECTOR_CARD, plain);
        finds(DETECTOR_PHONE, cards[i], "");
        finds(DETECTOR_MONEY, cards[i], "");
    }
    finds(DETECTOR_CARD, "4111 1111 1111 1111 12/29", "4111 1111 1111 1111");
    finds(DETECTOR_CARD, "4111111111111111a", "");
    finds(DETECTOR_CARD, "41111111111111112", "");
    finds(DETECTOR_CARD, "1111 1111 1111 1117", "");
    finds(DETECTOR_CARD, "7111 1111 1111 1114", "");
    finds(DETECTOR_CARD, "4111 1111 1111 111", "");
    finds(DETECTOR_CARD, "https://a.example/4111111111111111", "");
}

static void cards_parted_by_full_stops(void **state) {
    (void)state;
    finds(DETECTOR_CARD, "4111.1111.1111.1111", "4111.1111.1111.1111");
    finds(DETECTOR_CARD, "3782.822463.10005", "3782.822463.10005");
    finds(DETECTOR_CARD, "4111.1111 1111.1111", "4111.1111 1111.1111");
    finds(DETECTOR_CARD, "4111.111111111111", "");
    finds(DETECTOR_CARD, "41111111.11111111", "");
    finds(DETECTOR_CARD, "411.1111.1111.11111", "");
    finds(DETECTOR_CARD, "4111.1111.111.11111", "");
    finds(DETECTOR_CARD, "4111 1111 1111.1111", "");
    finds(DETECTOR_CARD, "4111..1111.1111.1111", "");
    finds(DETECTOR_CARD, "4111.1111.1111.1112", "");
    finds(DETECTOR_CARD, "4222.222222222.4", "");
}

/* A number of so many digits that begins so, with the check digit that it must have. */
static void card_of(char *to, const char *first, unsigned count) {
    unsigned sum = 0;
    memset(to, '0', count);
    memcpy(to, first, strlen(first));
    for (unsigned i = 0; i < count; i++) {
        unsigned digit = (unsigned)(to[i] - '0') * ((count - i) % 2 ? 1 : 2);
        sum += digit > 9 ? digit - 9 : digit;
    }
    to[count - 1] = (char)('0' + (10 - sum % 10) % 10);
    to[count] = '\0';
}

static void cards_of_maestro_have_so_many_digits(void **state) {
    (void)state;
    static const struct {
        const char *first;
        bool is_card;
    } begun[] = {{"500000", true}, {"504174", true},  {"504175", false}, {"504176", true},
                 {"506698", true}, {"506699", false}, {"506778", false}, {"506779", true},
                 {"508999", true}, {"509000", false}, {"5600", true},    {"5999", true},
                 {"6000", true},   {"6099", true},    {"6100", false},   {"6300", true},
                 {"6399", true},   {"6600", false},   {"6703", true},    {"6799", true},
                 {"6800", false}};
    char text[24];
    for (size_t i = 0; i < sizeof begun / sizeof begun[0]; i++)
        for (unsigned count = 15; count <= 20; count++) {
            bool elder = strcmp(begun[i].first, "6799") == 0 && count < 16;
            card_of(text, begun[i].first, count);
            bool found = elder || (begun[i].is_card && count >= 16 && count <= 19);
            finds(DETECTOR_CARD, text, found ? text : "");
        }
    card_of(text, "5000112", 13);
    finds(DETECTOR_CARD, text, "");
    card_of(text, "5901234", 13);
    finds(DETECTOR_CARD, text, "");
}

static void phone_numbers_are_found(void **state) {
    (void)state;
    static const char *const numbers[] = {
        "+41 44 668 18 00",     "+41446681800",         "+41 (0)44 668 18 00",
        "+41(0)44 668 18 00",   "+49 (0) 30 1234567",   "+49 (30) 123 45 67",
        "+49-30-1234567",       "+49 30/123 45 67",     "+33 1 23 45 67 89",
        "+33 (0)1 23 45 67 89", "+33.6.12.34.56.78",    "+1 (212) 555-0123",
        "+1-212-555-0123",      "+39 06 1234 5678",     "+39 333 1234567",
        "(+39) 06 1234 5678",   "+423 237 00 00",       "0041 44 668 18 00",
        "00 41 44 668 18 00",   "0041 (0)44 668 18 00", "(0041) 44 668 18 00",
        "0033123456789",        "079 123 45 67",        "0791234567",
        "079/123 45 67",        "044-668-18-00",        "01.23.45.67.89",
        "01 23 45 67 89",       "0 800 12 34 56",       "0800 123 456",
        "030/1234567",          "(030) 1234567",        "(044) 668 18 00",
        "0151 12345678",        "06 1234567",           "020 7946 0123",
        "212-555-0123",         "212.555.0123",         "(212) 555-0123",
        "(212)555-0123",        "(212) 555 0123",       "1-800-555-0199",
        "06-12-34-56-78",       "06/12/34/56/78",
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        finds_in_sentences(DETECTOR_PHONE, numbers[i]);
        finds_in_full_width(DETECTOR_PHONE, numbers[i]);
        finds(DETECTOR_IBAN, numbers[i], "");
        finds(DETECTOR_AHV, numbers[i], "");
        finds(DETECTOR_MONEY, numbers[i], "");
        finds(DETECTOR_PERCENT, numbers[i], "");
    }
    finds_spelt(DETECTOR_PHONE, "+41 44 668 18 00", " ");
    finds_spelt(DETECTOR_PHONE, "079 123 45 67", " ");
    finds(DETECTOR_PHONE, "tel:+41446681800", "+41446681800");
    finds(DETECTOR_PHONE, "079 123 45 67 ou 078 765 43 21", "079 123 45 67|078 765 43 21");
    finds(DETECTOR_PHONE, "079 123 45 67 8", "079 123 45 67");
    finds(DETECTOR_PHONE, "bis 20 +41 44 668 18 00", "+41 44 668 18 00");
    finds(DETECTOR_PHONE, "079 123 45 67.", "079 123 45 67");
    finds(DETECTOR_PHONE, "+079 123 45 67", "079 123 45 67");
    finds(DETECTOR_PHONE, "+41 44 668 18 00 8h", "+41 44 668 18 00");
}

/* Digits in all: 8 to 15 behind a country, 9 to 12 within one; and what stands in brackets. */
static void phone_numbers_have_so_many_digits(void **state) {
    (void)state;
    finds(DETECTOR_PHONE, "+41234567 +4123456", "+41234567");
    finds(DETECTOR_PHONE, "+123456789012345 +1234567890123456", "+123456789012345");
    finds(DETECTOR_PHONE, "012345678, 01234567, 012345678901", "012345678|012345678901");
    finds(DETECTOR_PHONE, "+91 98 765 432 10", "+91 98 765 432 10");
    finds(DETECTOR_PHONE, "+9 9 1234567", "+9 9 1234567");
    finds(DETECTOR_PHONE, "+4 1 2 34567 8", "");
    finds(DETECTOR_PHONE, "+41(44)668 18 00", "+41(44)668 18 00");
    finds(DETECTOR_PHONE, "+41 (44) 6 68 18 00", "+41 (44) 6 68 18 00");
    finds(DETECTOR_PHONE, "+41 (44) 6 6 818 00", "");
    finds(DETECTOR_PHONE, "+41 (04412) 668 18", "+41 (04412) 668 18");
    finds(DETECTOR_PHONE, "+41 (044123) 668 18 00", "");
    finds(DETECTOR_PHONE, "+41 () 44 668 18 00", "");
    finds(DETECTOR_PHONE, "+41 (0) 44 6688", "+41 (0) 44 6688");
    finds(DETECTOR_PHONE, "+41 (0) 44 668", "");
    finds(DETECTOR_PHONE, "+41 (05) 44 66", "+41 (05) 44 66");
    finds(DETECTOR_PHONE, "(+9) 12 34 56 7", "");
    finds(DETECTOR_PHONE, "(+9) 12 34 56 78", "(+9) 12 34 56 78");
    finds(DETECTOR_PHONE, "(+9)12345678", "(+9)12345678");
    finds(DETECTOR_PHONE, "(0041)446681800", "(0041)446681800");
    finds(DETECTOR_PHONE, "(+1234) 12 34 56 78", "");
    finds(DETECTOR_PHONE, "(+041) 44 668 18 00", "");
    finds(DETECTOR_PHONE, "(+) 44 668 18 00", "");
    finds(DETECTOR_PHONE, "0 811 12 34 56", "0 811 12 34 56");
    finds(DETECTOR_PHONE, "0 911 12 34 56", "");
    finds(DETECTOR_PHONE, "0911123456, 091 112 34 56", "0911123456|091 112 34 56");
    finds(DETECTOR_PHONE, "(0911) 12 34 56, (09) 1 123 45 67", "(0911) 12 34 56");
    finds(DETECTOR_PHONE, "(00) 112 34 56 78", "");
    finds(DETECTOR_PHONE, "(0) 112 34 56 78", "");
}

static void phone_numbers_are_parted_in_one_way(void **state) {
    (void)state;
    finds(DETECTOR_PHONE, "079.123.45.67, 079/123/45/67, 079/123 45 67",
          "079.123.45.67|079/123/45/67|079/123 45 67");
    finds(DETECTOR_PHONE, "1 079 123 45 67; 1.079 123 45 67; 1/079 123 45 67; 1-079 123 45 67", "");
    finds(DETECTOR_PHONE, "x/079 123 45 67, x. 079 123 45 67", "079 123 45 67|079 123 45 67");
    finds(DETECTOR_PHONE, "079 123 45 67-8, 079 123 45 67-x", "079 123 45 67");
    finds(DETECTOR_PHONE, "200-200-0000 (200)200.0000 (200)200-0000",
          "200-200-0000|(200)200.0000|(200)200-0000");
    finds(DETECTOR_PHONE, "1.212.555.0123 12125550123 1-212555-0123", "1.212.555.0123");
    finds(DETECTOR_PHONE, "(212) 5550123, (212) 55-0123, (212) 555-012, (212) 555-01234", "");
    finds(DETECTOR_PHONE, "(212 555-0123), (21) 555-0123, (212) 155-0123", "");
    finds(DETECTOR_PHONE, "2125-55-0123, 212-5555-0123, 212-555--0123", "");
    finds(DETECTOR_PHONE, "212-555-0123-4, (212) 555-0123-4", "");
}

static void what_is_no_phone_number(void **state) {
    (void)state;
    static const char *const texts[] = {
        "01.02.2027",
        "le 01/02/2027 10:30",
        "01-02-2027 12 30",
        "01/02/27 10-12 Uhr",
        "2027-02-01 08:00",
        "08:00-12:00",
        "08.00-12.00 13.00-17.00",
        "02027-12345-6789",
        "Nr. 2027-0123456789",
        "n° 12345678901",
        "1 234 567 890",
        "0.123456789",
        "079 123 45 6",
        "079  123  45  67",
        "079 123.45.67",
        "0123456789012",
        "x0791234567",
        "0791234567x",
        "0791234567é",
        "+41 44",
        "+4144668180012345",
        "112-555-0123",
        "212-155-0123",
        "212-555.0123",
        "212-555-01234",
        "(112) 555-0123",
        "0-306-40615-2",
        "978-3-16-148410-0",
        "192.168.100.200",
        "https://a.example/0791234567",
        "www.a.example/+41446681800",
        "0791234567@a.example",
        "@0791234567",
        "(0)",
        "+",
        "000446681800",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) finds(DETECTOR_PHONE, texts[i], "");
}

static void each_detector_finds_its_own(void **state) {
    (void)state;
    static const char text[] = "CH93 0076 2011 6238 5295 7, 756.9217.0769.85, 4111 1111 1111 1111, "
                               "079 123 45 67, 20 %, CHF 20, a@b.example";
    finds(DETECTOR_IBAN, text, "CH93 0076 2011 6238 5295 7");
    finds(DETECTOR_AHV, text, "756.9217.0769.85");
    finds(DETECTOR_CARD, text, "4111 1111 1111 1111");
    finds(DETECTOR_PHONE, text, "079 123 45 67");
    finds(DETECTOR_PERCENT, text, "20 %");
    finds(DETECTOR_MONEY, text, "CHF 20");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ibans_are_found),
        cmocka_unit_test(what_is_no_iban),
        cmocka_unit_test(ahv_numbers_are_found),
        cmocka_unit_test(cards_are_found),
        cmocka_unit_test(cards_parted_by_full_stops),
        cmocka_unit_test(cards_of_maestro_have_so_many_digits),
        cmocka_unit_test(phone_numbers_are_found),
        cmocka_unit_test(phone_numbers_have_so_many_digits),
        cmocka_unit_test(phone_numbers_are_parted_in_one_way),
        cmocka_unit_test(what_is_no_phone_number),
        cmocka_unit_test(each_detector_finds_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
