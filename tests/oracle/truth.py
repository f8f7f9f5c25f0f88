# SPDX-License-Identifier: Apache-2.0
"""Strong Kleene: True, False, and None for unknown."""


def negate(value):
    return None if value is None else not value


def all_of(values):
    unknown = False
    for value in values:
        if value is False:
            return False
        unknown |= value is None
    return None if unknown else True


def any_of(values):
    unknown = False
    for value in values:
        if value is True:
            return True
        unknown |= value is None
    return None if unknown else False
