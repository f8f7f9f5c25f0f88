/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/base/heap.h"

#include <stdbool.h>
#include <string.h>

struct heap {
    char *items;
    size_t item_size;
    heap_compare *compare;
    const void *context;
};

static int compare(const struct heap *heap, size_t a, size_t b) {
    return heap->compare(heap->context, heap->items + a * heap->item_size,
                         heap->items + b * heap->item_size);
}

static void swap(const struct heap *heap, size_t a, size_t b) {
    char moved[32], *at = heap->items + a * heap->item_size;
    char *other = heap->items + b * heap->item_size;
    for (size_t left = heap->item_size, part; left > 0; left -= part, at += part, other += part) {
        part = left < sizeof moved ? left : sizeof moved;
        memcpy(moved, at, part);
        memcpy(at, other, part);
        memcpy(other, moved, part);
    }
}

static void sift(const struct heap *heap, size_t root, size_t count) {
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && compare(heap, child, child + 1) < 0) child++;
        if (compare(heap, root, child) >= 0) return;
        swap(heap, root, child);
    }
}

static bool is_sorted(const struct heap *heap, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (compare(heap, i - 1, i) > 0) return false;
    return true;
}

void heap_sort(void *items, size_t count, size_t item_size, heap_compare *compare,
               const void *context) {
    const struct heap heap = {items, item_size, compare, context};
    if (is_sorted(&heap, count)) return;
    for (size_t root = count / 2; root-- > 0;) sift(&heap, root, count);
    for (size_t end = count; end-- > 1;) {
        swap(&heap, 0, end);
        sift(&heap, 0, end);
    }
}
