/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/tell/writer.h"

#include <string.h>

static void flush(struct writer *writer) {
    if (writer->used && writer->result == 0)
        writer->result = writer->write(writer->context, writer->buffer, writer->used);
    writer->used = 0;
}

void writer_overflow(struct writer *writer, const char *bytes, size_t size) {
    while (size > 0) {
        size_t room = sizeof writer->buffer - writer->used;
        size_t part = size < room ? size : room;
        memcpy(writer->buffer + writer->used, bytes, part);
        writer->used += part;
        bytes += part;
        size -= part;
        if (writer->used == sizeof writer->buffer) flush(writer);
    }
}

void writer_number(struct writer *writer, uint32_t number) {
    char digits[10];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    writer_bytes(writer, digits + at, sizeof digits - at);
}

static void write_escape(struct writer *writer, unsigned char c) {
    static const char shorts[] = "\bb\ff\nn\rr\tt";
    static const char hex[] = "0123456789abcdef";
    const char *found = c ? strchr(shorts, c) : NULL;
    if (c == '"' || c == '\\') {
        writer_bytes(writer, (char[]){'\\', (char)c}, 2);
    } else if (found) {
        writer_bytes(writer, (char[]){'\\', found[1]}, 2);
    } else {
        writer_bytes(writer, (char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, 6);
    }
}

/* Whether one of eight bytes is escaped: below a space, a quote or a backslash. Where a byte is,
 * those behind it may look as if they were (Mycroft 1987). */
static bool any_escaped(const char *bytes) {
    const uint64_t ones = UINT64_MAX / 255;
    uint64_t x, quotes, backslashes;
    memcpy(&x, bytes, sizeof x);
    quotes = x ^ ones * '"';
    backslashes = x ^ ones * '\\';
    return (((x - ones * 0x20) & ~x) | ((quotes - ones) & ~quotes) |
            ((backslashes - ones) & ~backslashes)) &
           ones * 0x80;
}

/* Where from i on the first byte may be that is escaped, or one soon before it. */
static size_t pass_plain(charte_str s, size_t i) {
    while (s.length - i >= 8 && !any_escaped(s.bytes + i)) i += 8;
    bool is_end = s.length - i < 8 && s.length >= 8;
    return is_end && !any_escaped(s.bytes + s.length - 8) ? s.length : i;
}

void writer_escaped(struct writer *writer, charte_str s) {
    size_t plain = 0;
    for (size_t i = 0; i < s.length; i++) {
        i = pass_plain(s, i);
        if (i == s.length) break;
        unsigned char c = (unsigned char)s.bytes[i];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        writer_bytes(writer, s.bytes + plain, i - plain);
        write_escape(writer, c);
        plain = i + 1;
    }
    if (s.length > plain) writer_bytes(writer, s.bytes + plain, s.length - plain);
}

void writer_string(struct writer *writer, charte_str s) {
    writer_bytes(writer, "\"", 1);
    writer_escaped(writer, s);
    writer_bytes(writer, "\"", 1);
}

int writer_end(struct writer *writer) {
    flush(writer);
    return writer->result;
}
