# SPDX-License-Identifier: Apache-2.0
"""The languages that a charter can be written in, by their codes, in the order of their rows."""

import os
import re

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "runtime", "table", "language.def")

with open(TABLE, encoding="utf-8") as _file:
    OWN_NAMES = dict(re.findall(r'^LANGUAGE\((\w+), \w+, "([^"]+)"', _file.read(), re.MULTILINE))
LANGUAGES = tuple(OWN_NAMES)
