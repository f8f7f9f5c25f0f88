# SPDX-License-Identifier: Apache-2.0
"""Texts made to cost as much as they can, and ordinary ones to hold them against."""

import words

SIZES = (1 << 16, 1 << 18, 1 << 20, 1 << 22)


def near_matches(count):
    """Every term but for its end, and the beginnings of phrases."""
    near = []
    for term in words.terms(count):
        first, *others = term.split(" ")
        near.append(term[:-1] + "q")
        if others:
            near += [first, first]
    return " ".join(near) + " "


def kinds(posts, term_count):
    """{name: the piece that is repeated}"""
    return {
        "ordinary": "\n".join(posts) + "\n",
        "one letter": "a",
        "near-matches": near_matches(term_count),
        "terms": " ".join(words.terms(term_count)) + " ",
        "combining marks": "\u0301",
        "letters with three marks": "a\u0301\u0323\u0308",
        "digits": "1234567890",
        "1.1.1.": "1.1.",
        "digits in groups": "4111 1111 ",
        "@@@@": "@",
        "((((": "(",
        "zero-width spaces": "\u200b",
        "zero-width joiners": "a\u200d",
        "hashtags": "#tag",
        "links": "http://a.b/",
        "addresses": "a@b.c ",
        "emoji": "\U0001f469\u200d\U0001f4bb",
        "one-letter words": "a ",
        "two-byte letters": "é",
        "ideographs": "中",
    }


def filled(piece, size):
    """The piece again and again, as many whole characters as fit in so many bytes."""
    encoded = piece.encode("utf-8", "replace")
    return (encoded * (size // len(encoded) + 1))[:size].decode("utf-8", "ignore").ljust(1)
