/* Which occurrences of two groups of lists lie near each other: two passes over the hits of a
 * field, whatever their number. */
#include "runtime/lists.h"

#include <string.h>

/* Marks the occurrences of a group in a row. */
static void mark_group(struct lists *lists, enum record_field field, const uint32_t *numbers,
                       uint32_t count, unsigned char *marks) {
    size_t hits = lists->fields[field].count;
    memset(marks, 0, hits);
    for (uint32_t k = 0; k < count; k++) {
        const unsigned char *occurrences = lists_occurrences(lists, field, numbers[k]);
        for (size_t i = 0; occurrences && i < hits; i++) marks[i] |= occurrences[i];
    }
}

/* Two groups of occurrences, and how near they must be. Nothing is near itself: occurrences at one
 * place are taken together. */
struct nearness {
    const struct lists_field *found;
    unsigned char *const *in;   /* marks of the two groups */
    unsigned char *const *near; /* marks of what of either has one of the other near it */
    int64_t words;
};

/* The last of the hits that stand at the place of hit i. */
static size_t place_end(const struct lists_field *found, size_t i) {
    size_t end = i + 1;
    while (end < found->count && found->hits[end].begin == found->hits[i].begin &&
           found->hits[end].end == found->hits[i].end)
        end++;
    return end;
}

/* The first of the hits that stand at the place of hit end - 1. */
static size_t place_begin(const struct lists_field *found, size_t end) {
    size_t i = end - 1;
    while (i > 0 && found->hits[i - 1].begin == found->hits[i].begin &&
           found->hits[i - 1].end == found->hits[i].end)
        i--;
    return i;
}

static void mark_near(const struct nearness *n, int group, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++) n->near[group][i] |= n->in[group][i];
}

static bool is_in(const struct nearness *n, int group, size_t begin, size_t end) {
    return memchr(n->in[group] + begin, 1, end - begin) != NULL;
}

/* Further than any word is from any other. */
static const int64_t far = (int64_t)1 << 40;

/* Marks what has one of the other group before it. */
static void mark_behind(const struct nearness *n) {
    int64_t last[2] = {-far, -far};
    for (size_t i = 0, end; i < n->found->count; i = end) {
        const struct terms_hit *hit = &n->found->hits[i];
        end = place_end(n->found, i);
        for (int group = 0; group < 2; group++)
            if (hit->first_word - last[!group] - 1 < n->words) mark_near(n, group, i, end);
        for (int group = 0; group < 2; group++)
            if (is_in(n, group, i, end) && last[group] < hit->last_word)
                last[group] = hit->last_word;
    }
}

/* Marks what has one of the other group behind it. */
static void mark_before(const struct nearness *n) {
    int64_t next[2] = {far, far};
    for (size_t end = n->found->count, i; end > 0; end = i) {
        const struct terms_hit *hit = &n->found->hits[end - 1];
        i = place_begin(n->found, end);
        for (int group = 0; group < 2; group++)
            if (next[!group] - hit->last_word - 1 < n->words) mark_near(n, group, i, end);
        for (int group = 0; group < 2; group++)
            if (is_in(n, group, i, end) && next[group] > hit->first_word)
                next[group] = hit->first_word;
    }
}

const unsigned char *lists_near(struct lists *lists, enum record_field field,
                                const struct lists_groups *groups, int group) {
    const struct lists_field *found = &lists->fields[field];
    struct nearness n = {found, lists->marks + LISTS_GROUP, lists->marks + LISTS_NEAR,
                         groups->words};
    if (found->count == 0) return NULL;
    mark_group(lists, field, groups->first, groups->first_count, n.in[0]);
    mark_group(lists, field, groups->second, groups->second_count, n.in[1]);
    memset(n.near[0], 0, found->count);
    memset(n.near[1], 0, found->count);
    mark_behind(&n);
    mark_before(&n);
    return n.near[group];
}

static bool any_withheld(const struct lists *lists, const uint32_t *numbers, uint32_t count) {
    bool withheld = false;
    for (uint32_t k = 0; k < count; k++) withheld |= lists->withheld[numbers[k]];
    return withheld;
}

enum truth lists_mentioned_near(struct lists *lists, enum record_field field,
                                const struct lists_groups *groups) {
    const unsigned char *near = lists_near(lists, field, groups, 0);
    if (near && memchr(near, 1, lists->fields[field].count)) return TRUTH_TRUE;
    return lists_none(lists, field,
                      any_withheld(lists, groups->first, groups->first_count) ||
                          any_withheld(lists, groups->second, groups->second_count));
}
