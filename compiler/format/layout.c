/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/format/layout.h"

struct layout {
    struct buffer *out;
    const struct part *parts;
    size_t column; /* characters on the line so far */
};

/* The column behind a text that begins at a column, and the widest that its first line comes to. */
static size_t advance(struct str text, size_t column, size_t *widest) {
    const char *end = memchr(text.bytes, '\n', text.size);
    size_t first = column + str_characters((struct str){text.bytes, end ? (size_t)(end - text.bytes)
                                                                        : text.size});
    if (first > *widest) *widest = first;
    if (!end) return first;
    size_t last = text.size;
    while (text.bytes[last - 1] != '\n') last--;
    return str_characters((struct str){text.bytes + last, text.size - last});
}

/* No space stands behind an apostrophe that ends a phrase. */
static bool is_elided(struct str text) {
    bool straight = text.size && text.bytes[text.size - 1] == '\'';
    return straight ||
           (text.size > 3 && memcmp(text.bytes + text.size - 3, "\xE2\x80\x99", 3) == 0);
}

static bool spaced(const struct layout *layout, size_t part) {
    return part > 0 && !is_elided(layout->parts[part - 1].text);
}

/* Whether parts [first, last) fit on the line without a break, and may stand on it. */
static bool fits(const struct layout *layout, size_t first, size_t last) {
    size_t column = layout->column, widest = 0;
    for (size_t i = first; i < last; i++) {
        const struct part *part = &layout->parts[i];
        if (part->is_comment && (part->own_line || i + 1 < last)) return false;
        if (i > first && part->before == BREAK_ALWAYS) return false;
        if (part->is_comment) continue;
        column = advance(part->text, column + spaced(layout, i), &widest);
    }
    return widest <= LAYOUT_WIDTH;
}

static void new_line(struct layout *layout, size_t part) {
    buffer_add_char(layout->out, '\n');
    for (unsigned i = 0; i < layout->parts[part].indent; i++) buffer_add_char(layout->out, ' ');
    layout->column = layout->parts[part].indent;
}

/* Writes a part; a space stands before it unless it begins its line. */
static void put(struct layout *layout, size_t part, bool begins) {
    const struct part *p = &layout->parts[part];
    size_t widest = 0, space = !begins && spaced(layout, part);
    if (p->is_comment && !begins) buffer_add(layout->out, STR("  "));
    if (!p->is_comment && space) buffer_add_char(layout->out, ' ');
    buffer_add(layout->out, p->text);
    layout->column = advance(p->text, layout->column + space, &widest);
}

/* Parts that are not broken, but behind a comment. */
static void put_all(struct layout *layout, size_t first, size_t last, bool begins) {
    for (size_t i = first; i < last; i++) {
        bool after_comment = i > first && layout->parts[i - 1].is_comment;
        bool alone = i > first && layout->parts[i].own_line;
        if (after_comment || alone) new_line(layout, i);
        put(layout, i, (i == first && begins) || after_comment || alone);
    }
}

static enum layout_break strongest(const struct layout *layout, size_t first, size_t last) {
    enum layout_break found = BREAK_NEVER;
    for (size_t i = first + 1; i < last; i++)
        if (layout->parts[i].before > found) found = layout->parts[i].before;
    return found;
}

/* Writes parts [first, last), the first where the line stands. */
static void place(struct layout *layout, size_t first, size_t last, bool begins) {
    enum layout_break level = strongest(layout, first, last);
    if (level == BREAK_NEVER || fits(layout, first, last)) {
        put_all(layout, first, last, begins);
        return;
    }
    for (size_t from = first; from < last;) {
        size_t to = from + 1;
        while (to < last && layout->parts[to].before != level) to++;
        bool broken = from > first && (level >= BREAK_GROUP || !fits(layout, from, to) ||
                                       layout->parts[from - 1].is_comment);
        if (broken) new_line(layout, from);
        place(layout, from, to, broken || from == first);
        from = to;
    }
}

void layout_write(struct buffer *out, const struct parts *parts) {
    struct layout layout = {out, parts->items, parts->items[0].indent};
    for (unsigned i = 0; i < parts->items[0].indent; i++) buffer_add_char(out, ' ');
    place(&layout, 0, parts->count, true);
}
