/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/line_pairs.h"

#include "compiler/base/map.h"

size_t line_count(const struct source *source) {
    bool empty = source->line_starts[source->line_count - 1] == source->text.size;
    return source->line_count - (empty ? 1 : 0);
}

struct str line_text(const struct source *source, size_t line) {
    uint32_t begin = source->line_starts[line];
    size_t end = line + 1 < source->line_count ? source->line_starts[line + 1] : source->text.size;
    return (struct str){source->text.bytes + begin, end - begin};
}

/* Where each different line first stands, and how often it does. */
struct lines {
    struct map first;
    uint32_t *times;
};

static struct lines lines_of(struct arena *arena, const struct source *source) {
    size_t count = line_count(source);
    struct lines lines = {map_in(arena), ARENA_ARRAY(arena, uint32_t, count)};
    for (uint32_t i = 0; i < count; i++)
        lines.times[map_add(&lines.first, line_text(source, i), i)]++;
    return lines;
}

/* In the order of `from`. */
static struct line_pairs pairs_of(struct arena *arena, const struct source *from,
                                  const struct source *to) {
    struct lines mine = lines_of(arena, from), others = lines_of(arena, to);
    struct line_pairs pairs = {0};
    for (size_t i = 0; i < line_count(from); i++) {
        if (mine.times[i] != 1) continue;
        uint32_t found = map_get(&others.first, line_text(from, i));
        if (found == MAP_NONE || others.times[found] != 1) continue;
        struct line_pair pair = {i, found};
        ARENA_PUSH(arena, &pairs, pair);
    }
    return pairs;
}

/* The longest ascending sequence (Fredman 1975): `ends` has the pair that a sequence of each length
 * can end with the earliest, `before` the one that stands before each pair in its sequence. */
struct line_pairs line_pairs_in_order(struct arena *arena, const struct source *from,
                                      const struct source *to) {
    struct line_pairs pairs = pairs_of(arena, from, to);
    size_t *ends = ARENA_ARRAY(arena, size_t, pairs.count + 1), longest = 0;
    size_t *before = ARENA_ARRAY(arena, size_t, pairs.count + 1);
    for (size_t i = 0; i < pairs.count; i++) {
        size_t low = 0, high = longest;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (pairs.items[ends[middle]].to < pairs.items[i].to)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low ? ends[low - 1] : 0;
        ends[low] = i;
        if (low == longest) longest++;
    }
    struct line_pairs made = {ARENA_ARRAY(arena, struct line_pair, longest + 1), longest, longest};
    size_t at = longest ? ends[longest - 1] : 0;
    for (size_t i = longest; i-- > 0; at = before[at]) made.items[i] = pairs.items[at];
    return made;
}
