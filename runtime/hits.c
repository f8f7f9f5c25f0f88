/* A heap sort (Williams 1964): linearithmic whatever the order, in place. */
#include "runtime/hits.h"

static int compare(const struct terms_hit *a, const struct terms_hit *b) {
    if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    return (a->term > b->term) - (a->term < b->term);
}

static void sift(struct terms_hit *hits, size_t root, size_t count) {
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && compare(&hits[child], &hits[child + 1]) < 0) child++;
        if (compare(&hits[root], &hits[child]) >= 0) return;
        struct terms_hit moved = hits[root];
        hits[root] = hits[child];
        hits[child] = moved;
    }
}

void hits_sort(struct hits *hits) {
    struct terms_hit *items = hits->items;
    size_t count = hits->count, kept = 0;
    for (size_t root = count / 2; root-- > 0;) sift(items, root, count);
    for (size_t end = count; end-- > 1;) {
        struct terms_hit moved = items[0];
        items[0] = items[end];
        items[end] = moved;
        sift(items, 0, end);
    }
    for (size_t i = 0; i < count; i++)
        if (i == 0 || compare(&items[kept - 1], &items[i]) != 0) items[kept++] = items[i];
    hits->count = kept;
}
