/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/line_diff.h"
#include "compiler/base/arena.h"
#include "compiler/command/line_pairs.h"
#include "compiler/command/say/message.h"
#include "compiler/front/conceal.h"

/* As many lines of either side are compared with each other at once. */
enum { AROUND = 3, WINDOW = 256 };

/* Lines [from, from + from_count) of one file became lines [to, to + to_count) of the other. */
struct change {
    size_t from, from_count, to, to_count;
};

struct line_diff {
    struct arena *arena;
    const struct source *from, *to;
    struct {
        struct change *items;
        size_t count, capacity;
    } changes;
    uint32_t *common; /* of a window: the longest common lines from two places on */
};

static bool same_line(const struct line_diff *d, size_t from, size_t to) {
    return str_equal(line_text(d->from, from), line_text(d->to, to));
}

static void add_change(struct line_diff *d, struct change change) {
    ARENA_PUSH(d->arena, &d->changes, change);
}

static size_t in_window(size_t count) {
    return count < WINDOW ? count : WINDOW;
}

static uint32_t *common_at(const struct line_diff *d, size_t i, size_t j) {
    return &d->common[i * (WINDOW + 1) + j];
}

/* Counts the longest common lines of the window at the beginning of a part. */
static void count_common(struct line_diff *d, const struct change *part) {
    size_t rows = in_window(part->from_count), columns = in_window(part->to_count);
    for (size_t j = 0; j <= columns; j++) *common_at(d, rows, j) = 0;
    for (size_t i = rows; i-- > 0;) {
        *common_at(d, i, columns) = 0;
        for (size_t j = columns; j-- > 0;) {
            uint32_t down = *common_at(d, i + 1, j), right = *common_at(d, i, j + 1);
            bool same = same_line(d, part->from + i, part->to + j);
            *common_at(d, i, j) = same           ? *common_at(d, i + 1, j + 1) + 1
                                  : down > right ? down
                                                 : right;
        }
    }
}

/* The changes of the window at the beginning of a part: of a window that does not reach to the end
 * of it, those in the first half. Takes what it has told off the part. */
static void compare_window(struct line_diff *d, struct change *part) {
    size_t rows = in_window(part->from_count), columns = in_window(part->to_count), i = 0, j = 0;
    bool last = rows == part->from_count && columns == part->to_count;
    count_common(d, part);
    while (i < rows || j < columns) {
        if (!last && (i >= WINDOW / 2 || j >= WINDOW / 2)) break;
        bool both = i < rows && j < columns;
        if (both && same_line(d, part->from + i, part->to + j)) {
            i++, j++;
        } else if (j == columns || (both && *common_at(d, i + 1, j) >= *common_at(d, i, j + 1))) {
            add_change(d, (struct change){part->from + i++, 1, part->to + j, 0});
        } else {
            add_change(d, (struct change){part->from + i, 0, part->to + j++, 1});
        }
    }
    *part = (struct change){part->from + i, part->from_count - i, part->to + j, part->to_count - j};
}

static void compare(struct line_diff *d, struct change part) {
    while (part.from_count || part.to_count) compare_window(d, &part);
}

/* The changes between lines that both have once, in the same order: however far the one is from
 * where the other has it, what lies behind is compared from there on. */
static void compare_between(struct line_diff *d, struct change part) {
    struct line_pairs pairs = {0};
    struct change before = part;
    if (part.from_count > WINDOW || part.to_count > WINDOW)
        pairs = line_pairs_in_order(d->arena, d->from, d->to);
    for (size_t i = 0; i < pairs.count; i++) {
        struct line_pair pair = pairs.items[i];
        if (pair.from < before.from || pair.from >= part.from + part.from_count) continue;
        if (pair.to < before.to || pair.to >= part.to + part.to_count) continue;
        before.from_count = pair.from - before.from;
        before.to_count = pair.to - before.to;
        compare(d, before);
        before.from = pair.from + 1;
        before.to = pair.to + 1;
    }
    before.from_count = part.from + part.from_count - before.from;
    before.to_count = part.to + part.to_count - before.to;
    compare(d, before);
}

static void find_changes(struct line_diff *d) {
    struct change part = {0, line_count(d->from), 0, line_count(d->to)};
    while (part.from_count && part.to_count && same_line(d, part.from, part.to)) {
        part.from++, part.from_count--;
        part.to++, part.to_count--;
    }
    while (part.from_count && part.to_count &&
           same_line(d, part.from + part.from_count - 1, part.to + part.to_count - 1)) {
        part.from_count--;
        part.to_count--;
    }
    d->common = ARENA_ARRAY(d->arena, uint32_t, (size_t)(WINDOW + 1) * (WINDOW + 1));
    compare_between(d, part);
}

static void print_line(FILE *stream, const struct source *source, size_t line, char sign) {
    struct str text = source_line(source, (uint32_t)line + 1);
    uint32_t begin = source->line_starts[line], shown = begin;
    fputc(sign, stream);
    for (uint32_t at = begin; at < begin + text.size;) {
        uint32_t end = concealed_end(source, at);
        if (end == at) {
            at++;
            continue;
        }
        print_visible(stream, (struct str){source->text.bytes + shown, at - shown});
        fputs(CONCEALED, stream);
        at = shown = end < begin + text.size ? end : begin + (uint32_t)text.size;
    }
    print_visible(stream, (struct str){source->text.bytes + shown, begin + text.size - shown});
    fputc('\n', stream);
}

static void print_lines(FILE *stream, const struct source *source, size_t first, size_t count,
                        char sign, const char *colour) {
    for (size_t i = first; i < first + count; i++) {
        fputs(colour, stream);
        print_line(stream, source, i, sign);
        if (*colour) fputs("\x1b[0m", stream);
    }
}

/* Prints changes [first, last), which stand close to each other, with the lines around. */
static void print_together(FILE *stream, const struct line_diff *d, size_t first, size_t last,
                           bool colour) {
    const struct change *changes = d->changes.items;
    size_t before = changes[first].from < AROUND ? changes[first].from : AROUND;
    size_t begin = changes[first].from - before;
    size_t end = changes[last - 1].from + changes[last - 1].from_count + AROUND;
    if (end > line_count(d->from)) end = line_count(d->from);
    size_t to = changes[first].to - before;
    size_t to_end = end + changes[last - 1].to + changes[last - 1].to_count -
                    (changes[last - 1].from + changes[last - 1].from_count);
    fprintf(stream, "@@ -%zu,%zu +%zu,%zu @@\n", begin + 1, end - begin, to + 1, to_end - to);
    size_t at = begin;
    for (size_t i = first; i < last; i++) {
        print_lines(stream, d->from, at, changes[i].from - at, ' ', "");
        print_lines(stream, d->from, changes[i].from, changes[i].from_count, '-',
                    colour ? "\x1b[31m" : "");
        print_lines(stream, d->to, changes[i].to, changes[i].to_count, '+',
                    colour ? "\x1b[32m" : "");
        at = changes[i].from + changes[i].from_count;
    }
    print_lines(stream, d->from, at, end - at, ' ', "");
}

void line_diff_print(FILE *stream, struct arena *arena, const struct source *from,
                     const struct source *to, bool colour) {
    struct line_diff d = {.arena = arena, .from = from, .to = to};
    find_changes(&d);
    fputs("--- ", stream);
    print_visible(stream, from->name);
    fputs("\n+++ ", stream);
    print_visible(stream, to->name);
    fputc('\n', stream);
    for (size_t first = 0; first < d.changes.count;) {
        size_t last = first + 1;
        while (last < d.changes.count && d.changes.items[last].from -
                                                 d.changes.items[last - 1].from -
                                                 d.changes.items[last - 1].from_count <=
                                             2 * AROUND)
            last++;
        print_together(stream, &d, first, last, colour);
        first = last;
    }
}
