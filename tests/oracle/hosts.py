# SPDX-License-Identifier: Apache-2.0
"""Hosts: what a link, an address or a list names, with the labels of xn-- read."""

import functools
import re

import fold

SCHEME = re.compile(r"^[^:/?#]*://")
LABEL = re.compile(r"xn--[a-z0-9-]{0,59}")


def read_label(label):
    """What a folded label stands for; itself where that cannot be told."""
    if not LABEL.fullmatch(label) or label[4:].rfind("-") == 0:
        return label
    try:
        read = label[4:].encode("ascii").decode("punycode")
        read.encode("utf-8")
    except UnicodeError:
        return label
    return label if read.isascii() or fold.fold(read) != read else read


def read_labels(host):
    return ".".join(read_label(label) for label in host.split("."))


@functools.lru_cache(maxsize=1 << 14)
def parts(link):
    """(host, path) of a link or of a term that names a domain, folded."""
    text = SCHEME.sub("", fold.fold(link))
    end = min([at for at in (text.find(c) for c in "/?#") if at >= 0], default=len(text))
    host, path = text[:end], text[end:]
    host = host.rsplit("@", 1)[-1].split(":", 1)[0]
    return read_labels(host.removesuffix(".")), path


def host_of(text):
    return parts(text)[0]


def covers(domain, host):
    """Whether a host is the domain or below it."""
    return host == domain or host.endswith("." + domain)
