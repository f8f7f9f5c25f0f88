#include "runtime/writer.h"

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

void writer_escaped(struct writer *writer, charte_str s) {
    size_t plain = 0;
    for (size_t i = 0; i < s.length; i++) {
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
