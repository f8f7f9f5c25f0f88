# SPDX-License-Identifier: Apache-2.0
"""Usage: python3 verdict.py TABLE TEXT. Prints the verdict on a draft that says TEXT.

The system finds libcharte.so.0 after ldconfig, or where LD_LIBRARY_PATH says."""

import ctypes
import sys
from ctypes import POINTER, byref, c_bool, c_char, c_char_p, c_int, c_size_t, c_void_p


class Str(ctypes.Structure):
    _fields_ = [("bytes", c_char_p), ("length", c_size_t)]

    @classmethod
    def of(cls, text):
        encoded = text.encode()
        return cls(encoded, len(encoded))


class Strs(ctypes.Structure):
    _fields_ = [("items", POINTER(Str)), ("count", c_size_t), ("known", c_bool)]


class Sized(ctypes.Structure):
    """A struct that begins with its size."""

    def __init__(self, **fields):
        super().__init__(size=ctypes.sizeof(self), **fields)


def fields(names, kind):
    return [(name, kind) for name in names.split()]


class Post(Sized):
    _fields_ = [("size", c_size_t),
                *fields("id text lang created_at kind platform account audience", Str),
                *fields("author_id author_name author_handle author_profile", Str),
                ("author_roles", Strs),
                *fields("author_bot draft location sponsored", c_int),
                *fields("mentions hashtags links", Strs),
                ("media", c_void_p), ("media_count", c_size_t), ("media_known", c_bool),
                ("original", Str),
                *fields("labels approvals", Strs),
                ("answers", c_void_p), ("answer_count", c_size_t), ("absent_is_none", c_bool),
                ("warning", Str),
                *fields("poll titles", Strs)]


class Format(Sized):
    _fields_ = [("size", c_size_t), ("reader", c_int), ("language", Str), ("quote", c_bool)]


class Error(Sized):
    _fields_ = [("size", c_size_t), ("result", c_int), ("offset", c_size_t), ("message", c_char * 240)]


UNKNOWN, FALSE, TRUE = range(3)
Write = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_size_t)
charte = ctypes.CDLL("libcharte.so.0")
charte.charte_table_open.argtypes = [c_void_p, c_size_t, c_void_p, c_void_p, POINTER(Error)]
charte.charte_table_close.argtypes = [c_void_p]
charte.charte_scratch_new.argtypes = [c_void_p, c_size_t, c_void_p, c_void_p, POINTER(Error)]
charte.charte_scratch_free.argtypes = [c_void_p]
charte.charte_evaluate.argtypes = [c_void_p, POINTER(Post), c_void_p, POINTER(Error)]
charte.charte_verdict_write.argtypes = [c_void_p, POINTER(Format), Write, c_void_p]


def must(result, error):
    if result:
        raise ValueError(error.message.decode())


def verdict(table_bytes, text):
    """The verdict on a draft, a line of JSON."""
    error, table, scratch, found = Error(), c_void_p(), c_void_p(), c_void_p()
    aligned = (ctypes.c_uint64 * (len(table_bytes) // 8 + 1)).from_buffer_copy(table_bytes.ljust(len(table_bytes) + 8))
    written = []

    @Write
    def write(_, bytes, size):
        written.append(ctypes.string_at(bytes, size))
        return 0

    try:
        must(charte.charte_table_open(aligned, len(table_bytes), None, byref(table), error), error)
        must(charte.charte_scratch_new(table, 0, None, byref(scratch), error), error)
        must(charte.charte_evaluate(scratch, Post(text=Str.of(text), draft=TRUE), byref(found), error), error)
        must(charte.charte_verdict_write(found, Format(), write, None), error)
        return b"".join(written).decode()
    finally:
        charte.charte_scratch_free(scratch)
        charte.charte_table_close(table)


def fail(message):
    print(message, file=sys.stderr)
    return 2


def main(arguments):
    if len(arguments) != 2:
        return fail("usage: verdict.py TABLE TEXT")
    path, text = arguments
    try:
        with open(path, "rb") as file:
            print(verdict(file.read(), text))
    except (OSError, ValueError) as problem:
        return fail(f"verdict: {path}: {problem}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
