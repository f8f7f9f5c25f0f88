"""Strong Kleene: True, False, and None for unknown."""


def negate(value):
    return None if value is None else not value


def all_of(values):
    values = list(values)
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True


def any_of(values):
    return negate(all_of(negate(value) for value in values))
