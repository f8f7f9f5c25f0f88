# SPDX-License-Identifier: Apache-2.0
"""The rows of growth.py's table, in its order."""

import of_lists  # noqa: F401
import of_rules  # noqa: F401
import of_mistakes  # noqa: F401
import of_writings  # noqa: F401
from charters import ROWS  # noqa: F401
