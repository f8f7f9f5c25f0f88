/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/format/quoting.h"

#include "compiler/base/buffer.h"

static bool starts(struct str text, size_t at, struct str mark) {
    return at + mark.size <= text.size && memcmp(text.bytes + at, mark.bytes, mark.size) == 0;
}

/* Whether a text between two quotes is read to its end: those in it nest. */
static bool nests(struct str text, struct str open, struct str close) {
    size_t depth = 1;
    for (size_t i = 0; i < text.size; i++) {
        if (starts(text, i, open)) depth++;
        if (starts(text, i, close) && --depth == 0) return false;
    }
    return depth == 1;
}

/* The quotes of a text in the source: its first character and its last. */
static void quotes_of(struct str written, struct str *open, struct str *close) {
    size_t size = written.bytes[0] == '"' ? 1 : (unsigned char)written.bytes[0] == 0xC2 ? 2 : 3;
    *open = (struct str){written.bytes, size};
    *close = (struct str){written.bytes + written.size - size, size};
}

static void indent_to(struct buffer *out, unsigned indent) {
    for (unsigned i = 0; i < indent; i++) buffer_add_char(out, ' ');
}

static void add_lines(struct buffer *out, struct str text, unsigned indent) {
    while (text.size) {
        const char *end = memchr(text.bytes, '\n', text.size);
        size_t size = end ? (size_t)(end - text.bytes) : text.size;
        buffer_add_char(out, '\n');
        if (size) indent_to(out, indent + 2);
        buffer_add(out, (struct str){text.bytes, size});
        text.bytes += size + (end ? 1 : 0);
        text.size -= size + (end ? 1 : 0);
    }
    buffer_add_char(out, '\n');
    indent_to(out, indent);
}

struct str quote(struct arena *arena, const struct manner *manner, struct str text,
                 struct str written, unsigned indent) {
    struct str open = manner->open, close = manner->close;
    if (!nests(text, open, close)) quotes_of(written, &open, &close);
    bool spaced = manner->spaced && str_equal(open, manner->open);
    struct buffer out = buffer_in(arena);
    buffer_add(&out, open);
    if (memchr(text.bytes, '\n', text.size)) {
        add_lines(&out, text, indent);
    } else {
        if (spaced) buffer_add_char(&out, ' ');
        buffer_add(&out, text);
        if (spaced && text.size) buffer_add_char(&out, ' ');
    }
    buffer_add(&out, close);
    return buffer_str(&out);
}
