# SPDX-License-Identifier: Apache-2.0
"""The plans of phone numbers: the table against libphonenumber's metadata, the oracle against its examples."""

import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "..", "..", "..", "runtime", "match")]
import detectors  # noqa: E402
import plans  # noqa: E402
import published  # noqa: E402
import words  # noqa: E402

sys.path.append("/usr/lib/python3/dist-packages")  # of Debian's packages, where another python3 comes first
import phonenumbers  # noqa: E402


def found(text):
    return [text.encode()[begin:end].decode() for begin, end in detectors.occurrences("phone", None, words.scan(text))]


def table():
    with open(plans.TABLE, encoding="utf-8") as file:
        return file.read()


class Table(unittest.TestCase):
    def test_of_which_metadata_it_is(self):
        self.assertTrue(re.search(r"libphonenumber's metadata, \d+\.\d+\.\d+,", table()))

    def test_it_is_what_the_metadata_says(self):
        """Another release of the metadata has other rows; its examples are found all the same, below."""
        if f"metadata, {phonenumbers.__version__}," in table():
            self.assertEqual(re.findall(r"^PLAN.*\n", table(), re.MULTILINE),
                             [plans.written(row) for row in plans.rows()])

    def test_the_examples_of_the_metadata_are_found(self):
        kinds, forms = phonenumbers.PhoneNumberType, phonenumbers.PhoneNumberFormat
        for region in published.PHONES:
            for kind in (kinds.FIXED_LINE, kinds.MOBILE, kinds.TOLL_FREE):
                example = phonenumbers.example_number_for_type(region, kind)
                for form in (forms.NATIONAL, forms.INTERNATIONAL):
                    text = phonenumbers.format_number(example, form)
                    self.assertEqual(found(f"a, {text}; b"), [text], region)

    def test_published_examples_are_found(self):
        for numbers in published.PHONES.values():
            for text in numbers:
                self.assertEqual(found(text), [text])

    def test_rows_are_well_formed(self):
        rows = re.findall(r"^PLAN\((\w+), (\d{3}), (\d{3}), (\d+), (\d+), (\w+)\)$", table(), re.MULTILINE)
        self.assertEqual(len(rows), len(re.findall("^PLAN", table(), re.MULTILINE)))
        for region, first, last, low, high, kind in rows:
            self.assertTrue(first <= last and plans.SHORTEST <= int(low) <= int(high) <= 15)
            self.assertEqual(kind.startswith("TRUNK"), region.upper() in plans.TRUNK)


class Reading(unittest.TestCase):
    """How patterns are read."""

    def test_lengths_by_what_numbers_begin_with(self):
        self.assertEqual(plans.lengths_of(r"3[12]\d{8}|80[03]\d{4,6}"),
                         {**{f"3{second}{third}": {10} for second in "12" for third in "0123456789"},
                          "800": {7, 8, 9}, "803": {7, 8, 9}})
        self.assertEqual(plans.lengths_of(r"(?:12(?:3|45))?\d{6}")["123"], {9})
        self.assertEqual(plans.lengths_of(r"[2-4]0[0-1](?:1\d{3})?5"), {f"{a}0{b}": {8} for a in "234" for b in "01"})
        self.assertEqual(plans.lengths_of(r"1\d{4}"), {})

    def test_rows(self):
        self.assertEqual(plans.rows_of("IT", "MOBILE", r"31\d{8}|3[3-4]\d{7,8}", False),
                         [("it", 310, 319, 10, 10, "MOBILE"), ("it", 330, 349, 9, 10, "MOBILE")])
        self.assertEqual(plans.rows_of("DE", "FREE", r"800\d{7}(?:\d\d)?", True),
                         [("de", 800, 800, 10, 10, "TRUNK_FREE"), ("de", 800, 800, 12, 12, "TRUNK_FREE")])
        self.assertEqual(plans.rows_of("LU", "FIXED", r"[2-4]\d{6,8}", False), [("lu", 200, 299, 8, 8, "FIXED")])

    def test_a_pattern_that_is_not_understood_is_refused(self):
        with self.assertRaises(ValueError):
            plans.lengths_of(r"1(?=2)\d{7}")


if __name__ == "__main__":
    unittest.main()
