/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/hits.h"

#include "runtime/base/heap.h"

static int compare(const void *context, const void *a, const void *b) {
    const struct terms_hit *x = a, *y = b;
    (void)context;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

void hits_sort(struct hits *hits) {
    struct terms_hit *items = hits->items;
    size_t count = hits->count, kept = 0;
    if (count < 2) return;
    heap_sort(items, count, sizeof *items, compare, NULL);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || compare(NULL, &items[kept - 1], &items[i]) != 0) items[kept++] = items[i];
    hits->count = kept;
}
