# SPDX-License-Identifier: Apache-2.0
"""The formats of reports, by the names that --output takes, in the order of their rows."""

import os
import re

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "compiler", "command", "say", "formats.def")

with open(TABLE, encoding="utf-8") as _file:
    FORMATS = tuple(re.findall(r"^FORMAT\((\w+)\)", _file.read(), re.MULTILINE))
