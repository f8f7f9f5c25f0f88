/* SPDX-License-Identifier: Apache-2.0 */
/* Which occurrences of two groups of lists lie near each other: two passes over the occurrences of
 * both, whatever the number of words. */
#include "runtime/base/bits.h"
#include "runtime/match/lists.h"

#include <string.h>

/* Two groups of occurrences, and how near they must be. Nothing is near itself: occurrences at one
 * place are taken together. */
struct nearness {
    const struct terms_hit *hits;
    struct lists_hits both;
    unsigned char *const *in;   /* marks of the two groups */
    unsigned char *const *near; /* marks of what of either has one of the other near it */
    int64_t words;
};

/* Adds the occurrences of a group to those of both, each once, and marks them as its own. */
static size_t add_group(struct lists *lists, enum record_field field, const uint32_t *numbers,
                        uint32_t list_count, int group, size_t count) {
    unsigned char *const *in = lists->marks + LISTS_GROUP, *const *near = lists->marks + LISTS_NEAR;
    for (uint32_t k = 0; k < list_count; k++) {
        struct lists_hits hits = lists_occurrences(lists, field, numbers[k]);
        for (size_t i = 0; i < hits.count; i++) {
            uint32_t hit = hits.items[i];
            if (!in[0][hit] && !in[1][hit]) lists->grouped[count++] = hit;
            in[group][hit] = 1;
            near[0][hit] = near[1][hit] = 0;
        }
    }
    return count;
}

static const struct terms_hit *hit_at(const struct nearness *n, size_t i) {
    return &n->hits[n->both.items[i]];
}

static bool at_one_place(const struct nearness *n, size_t i, size_t k) {
    const struct terms_hit *a = hit_at(n, i), *b = hit_at(n, k);
    return a->begin == b->begin && a->end == b->end && a->item == b->item;
}

/* Behind the last of the occurrences that stand at the place of occurrence i. */
static size_t place_end(const struct nearness *n, size_t i) {
    size_t end = i + 1;
    while (end < n->both.count && at_one_place(n, i, end)) end++;
    return end;
}

/* The first of the occurrences that stand at the place of occurrence end - 1. */
static size_t place_begin(const struct nearness *n, size_t end) {
    size_t i = end - 1;
    while (i > 0 && at_one_place(n, i - 1, i)) i--;
    return i;
}

static void mark_near(const struct nearness *n, int group, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        n->near[group][n->both.items[i]] |= n->in[group][n->both.items[i]];
}

static bool is_in(const struct nearness *n, int group, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (n->in[group][n->both.items[i]]) return true;
    return false;
}

/* Further than any word is from any other. */
static const int64_t far = (int64_t)1 << 40;

/* Nothing of one text is near anything of another: what was met last is far away where another
 * begins. */
static void enter_item(uint32_t *item, const struct terms_hit *hit, int64_t met[2], int64_t away) {
    if (*item != hit->item) met[0] = met[1] = away;
    *item = hit->item;
}

/* Marks what has one of the other group before it. */
static void mark_behind(const struct nearness *n) {
    int64_t last[2] = {-far, -far};
    uint32_t item = 0;
    for (size_t i = 0, end; i < n->both.count; i = end) {
        const struct terms_hit *hit = hit_at(n, i);
        end = place_end(n, i);
        enter_item(&item, hit, last, -far);
        for (int group = 0; group < 2; group++)
            if (hit->first_word - last[!group] - 1 < n->words) mark_near(n, group, i, end);
        for (int group = 0; group < 2; group++)
            if (is_in(n, group, i, end) && last[group] < hit->last_word)
                last[group] = hit->last_word;
    }
}

/* Marks what has one of the other group behind it: what begins first of them was met last. */
static void mark_before(const struct nearness *n) {
    int64_t next[2] = {far, far};
    uint32_t item = 0;
    for (size_t end = n->both.count, i; end > 0; end = i) {
        const struct terms_hit *hit = hit_at(n, end - 1);
        i = place_begin(n, end);
        enter_item(&item, hit, next, far);
        for (int group = 0; group < 2; group++)
            if (next[!group] - hit->last_word - 1 < n->words) mark_near(n, group, i, end);
        for (int group = 0; group < 2; group++)
            if (is_in(n, group, i, end)) next[group] = hit->first_word;
    }
}

struct lists_hits lists_near(struct lists *lists, enum record_field field,
                             const struct lists_groups *groups) {
    size_t count = add_group(lists, field, groups->first, groups->first_count, 0, 0);
    count = add_group(lists, field, groups->second, groups->second_count, 1, count);
    struct nearness n = {lists->fields[field].hits,
                         {lists->grouped, count},
                         lists->marks + LISTS_GROUP,
                         lists->marks + LISTS_NEAR,
                         groups->words};
    lists_sort(lists->grouped, count);
    mark_behind(&n);
    mark_before(&n);
    for (size_t i = 0; i < count; i++) n.in[0][lists->grouped[i]] = n.in[1][lists->grouped[i]] = 0;
    return n.both;
}

static bool any_withheld(const struct lists *lists, const uint32_t *numbers, uint32_t count) {
    bool withheld = false;
    for (uint32_t k = 0; k < count; k++) withheld |= lists->withheld[numbers[k]];
    return withheld;
}

static bool any_near(struct lists *lists, enum record_field field,
                     const struct lists_groups *groups) {
    struct lists_hits both = lists_near(lists, field, groups);
    for (size_t i = 0; i < both.count; i++)
        if (lists->marks[LISTS_NEAR][both.items[i]]) return true;
    return false;
}

enum truth lists_mentioned_near(struct lists *lists, unsigned joining,
                                const struct lists_groups *groups) {
    if (any_near(lists, RECORD_TEXT, groups)) return TRUTH_TRUE;
    for (unsigned left = lists_joining(lists, joining); left; left &= left - 1)
        if (any_near(lists, (enum record_field)bits_lowest(left), groups)) return TRUTH_TRUE;
    return lists_none(lists, RECORD_TEXT,
                      any_withheld(lists, groups->first, groups->first_count) ||
                          any_withheld(lists, groups->second, groups->second_count));
}
