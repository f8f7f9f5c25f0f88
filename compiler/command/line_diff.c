#include "compiler/command/line_diff.h"
#include "compiler/base/arena.h"
#include "compiler/command/message.h"
#include "compiler/front/conceal.h"

/* CELLS_MAX bounds the table of common lines; what is larger is shown as replaced. */
enum { AROUND = 3, CELLS_MAX = 1 << 24 };

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
};

/* An empty last line is none: the text before it ends with a line end. */
static size_t line_count(const struct source *source) {
    bool empty = source->line_starts[source->line_count - 1] == source->text.size;
    return source->line_count - (empty ? 1 : 0);
}

/* A line with its end: one that has none, or another, is not the same. */
static struct str line_of(const struct source *source, size_t line) {
    uint32_t begin = source->line_starts[line];
    size_t end = line + 1 < source->line_count ? source->line_starts[line + 1] : source->text.size;
    return (struct str){source->text.bytes + begin, end - begin};
}

static bool same_line(const struct line_diff *d, size_t from, size_t to) {
    return str_equal(line_of(d->from, from), line_of(d->to, to));
}

static void add_change(struct line_diff *d, struct change change) {
    struct change *last = d->changes.count ? &d->changes.items[d->changes.count - 1] : NULL;
    if (last && last->from + last->from_count == change.from &&
        last->to + last->to_count == change.to) {
        last->from_count += change.from_count;
        last->to_count += change.to_count;
        return;
    }
    ARENA_PUSH(d->arena, &d->changes, change);
}

/* The changes of a part whose longest common lines are counted in a table of suffixes. */
static void compare(struct line_diff *d, struct change part) {
    size_t columns = part.to_count + 1;
    if ((part.from_count + 1) * columns > CELLS_MAX) {
        add_change(d, part);
        return;
    }
    uint32_t *common = ARENA_ARRAY(d->arena, uint32_t, (part.from_count + 1) * columns);
    for (size_t i = part.from_count; i-- > 0;)
        for (size_t j = part.to_count; j-- > 0;) {
            uint32_t down = common[(i + 1) * columns + j], right = common[i * columns + j + 1];
            uint32_t longer = down > right ? down : right;
            bool same = same_line(d, part.from + i, part.to + j);
            common[i * columns + j] = same ? common[(i + 1) * columns + j + 1] + 1 : longer;
        }
    for (size_t i = 0, j = 0; i < part.from_count || j < part.to_count;) {
        bool both = i < part.from_count && j < part.to_count;
        if (both && same_line(d, part.from + i, part.to + j)) {
            i++, j++;
        } else if (j == part.to_count ||
                   (both && common[(i + 1) * columns + j] >= common[i * columns + j + 1])) {
            add_change(d, (struct change){part.from + i++, 1, part.to + j, 0});
        } else {
            add_change(d, (struct change){part.from + i, 0, part.to + j++, 1});
        }
    }
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
    compare(d, part);
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
