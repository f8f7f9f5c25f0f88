# SPDX-License-Identifier: Apache-2.0
"""What standards say, written down apart from the product's tables: a slip there is not a slip here."""

# The IBAN registry of ISO 13616, which SWIFT keeps: how many characters each country's has.
IBAN = dict(sorted((country.lower(), length) for length, countries in {
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA",
    30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU"}.items() for country in countries.split()))

# The numbers of payment cards, by network as ISO/IEC 7812 has them begin: first digits, from and to, and how many there
# are in all, from and to. Maestro's blocks of 50, 56 to 60, 63 and 67 are those that npm's credit-card-type 10.3.0 (MIT)
# has, of 16 digits on: shorter ones are mostly codes of goods (EAN).
CARDS = {
    "Visa": [("4", "4", digits, digits) for digits in (13, 16, 19)],
    "Mastercard": [("51", "55", 16, 16), ("2221", "2720", 16, 16)],
    "Maestro": [(first, last, 12, 19) for first, last in (
        ("5018", "5018"), ("5020", "5020"), ("5038", "5038"), ("5893", "5893"), ("6304", "6304"), ("6759", "6759"),
        ("6761", "6763"), ("6767", "6767"), ("6799", "6799"))]
        + [(first, last, 16, 19) for first, last in (
            ("500000", "504174"), ("504176", "506698"), ("506779", "508999"), ("56", "60"), ("63", "63"),
            ("67", "67"))],
    "Bancontact": [("6703", "6703", 16, 19)],
    "American Express": [("34", "34", 15, 15), ("37", "37", 15, 15)],
    "Diners Club": [(first, last, 14, 19) for first, last in (("300", "305"), ("3095", "3095"), ("36", "36"), ("38", "39"))],
    "Discover": [(first, last, 16, 19) for first, last in (("6011", "6011"), ("644", "649"), ("65", "65"))],
    "JCB": [("3528", "3589", 16, 19)],
    "UnionPay": [("62", "62", 16, 19), ("81", "81", 16, 19)],
    "Mir": [("2200", "2204", 16, 19)],
    "Troy": [("9792", "9792", 16, 16)],
    "Dankort": [("5019", "5019", 16, 16)],
    "InterPayment": [("636", "636", 16, 19)],
}

# The numbers that libphonenumber 9.0.43 (Apache-2.0) gives as examples: of each country a fixed line, a mobile and a free
# one, as they are written within it and from abroad.
PHONES = {
    "CH": ["021 234 56 78", "+41 21 234 56 78", "078 123 45 67", "+41 78 123 45 67", "0800 123 456", "+41 800 123 456"],
    "LI": ["234 56 78", "+423 234 56 78", "660 234 567", "+423 660 234 567", "800 22 22", "+423 800 22 22"],
    "FR": ["01 23 45 67 89", "+33 1 23 45 67 89", "06 12 34 56 78", "+33 6 12 34 56 78", "0 801 23 45 67", "+33 801 23 45 67"],
    "DE": ["030 123456", "+49 30 123456", "01512 3456789", "+49 1512 3456789", "0800 1234567890", "+49 800 1234567890"],
    "AT": ["01 234567890", "+43 1 234567890", "0664 123456", "+43 664 123456", "0800 123456", "+43 800 123456"],
    "IT": ["02 1234 5678", "+39 02 1234 5678", "312 345 6789", "+39 312 345 6789", "800 123 456", "+39 800 123 456"],
    "GB": ["0121 234 5678", "+44 121 234 5678", "07400 123456", "+44 7400 123456", "0800 123 4567", "+44 800 123 4567"],
    "ES": ["810 12 34 56", "+34 810 12 34 56", "612 34 56 78", "+34 612 34 56 78", "800 123 456", "+34 800 123 456"],
    "BE": ["012 34 56 78", "+32 12 34 56 78", "0450 00 12 34", "+32 450 00 12 34", "0800 12 345", "+32 800 12 345"],
    "LU": ["27 12 34 56", "+352 27 12 34 56", "628 123 456", "+352 628 123 456", "800 12 345", "+352 800 12 345"],
    "NL": ["010 123 4567", "+31 10 123 4567", "06 12345678", "+31 6 12345678", "0800 1234", "+31 800 1234"],
    "US": ["(201) 555-0123", "+1 201-555-0123", "(800) 234-5678", "+1 800-234-5678"],
}
