/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/buffer.h"
#include "compiler/base/spelling.h"
#include "compiler/front/phrases.h"

/* The size of a quotation mark at a place: one byte, two («») or three (“„”). */
static size_t mark_size(char first) {
    return first == '"' ? 1 : (unsigned char)first == 0xC2 ? 2 : 3;
}

/* White space at the start of s; NBSP and narrow NBSP are spaces. */
static size_t space_size(struct str s) {
    static const char *const spaces[] = {" ", "\t", "\r", "\n", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        size_t size = strlen(spaces[i]);
        if (s.size >= size && memcmp(s.bytes, spaces[i], size) == 0) return size;
    }
    return 0;
}

static struct str trimmed(struct str s) {
    for (size_t size; s.size && (size = space_size(s)) > 0;) {
        s.bytes += size;
        s.size -= size;
    }
    for (bool more = true; more;) {
        more = false;
        for (size_t size = 1; size <= 3 && size <= s.size && !more; size++) {
            struct str end = {s.bytes + s.size - size, size};
            if (space_size(end) != size) continue;
            s.size -= size;
            more = true;
        }
    }
    return s;
}

static size_t indentation(struct str line) {
    size_t n = 0;
    while (n < line.size && (line.bytes[n] == ' ' || line.bytes[n] == '\t')) n++;
    return n;
}

/* A line without the sign that some systems end it with. */
static struct str take_line(struct str *rest) {
    struct str line = str_take_line(rest);
    if (line.size && line.bytes[line.size - 1] == '\r') line.size--;
    return line;
}

/* The least indentation of the lines after the first that have letters. */
static size_t common_indentation(struct str text) {
    size_t least = SIZE_MAX;
    take_line(&text);
    while (text.size) {
        struct str line = take_line(&text);
        size_t n = indentation(line);
        if (n < line.size && n < least) least = n;
    }
    return least == SIZE_MAX ? 0 : least;
}

struct str quoted_text(struct arena *arena, struct str quoted) {
    size_t open = mark_size(quoted.bytes[0]);
    size_t close = mark_size(quoted.bytes[quoted.size - 1] == '"' ? '"' : quoted.bytes[0]);
    struct str text = {quoted.bytes + open, quoted.size - open - close};
    size_t indent = common_indentation(text);
    struct buffer lines = buffer_in(arena);
    for (bool first = true; text.size || first; first = false) {
        struct str line = take_line(&text);
        size_t cut = first ? 0 : indent < line.size ? indent : line.size;
        if (!first) buffer_add_char(&lines, '\n');
        buffer_add(&lines, (struct str){line.bytes + cut, line.size - cut});
    }
    struct str made = trimmed(buffer_str(&lines)), nfc = made;
    spell(arena, FOLD_NFC, made, &nfc, NULL);
    return arena_copy(arena, nfc);
}
