/* SPDX-License-Identifier: Apache-2.0 */
/* A heap sort (Williams 1964) of items of any kind: linearithmic whatever the order, in place. What
 * is in order already is only looked at. */
#ifndef CHARTE_HEAP_H
#define CHARTE_HEAP_H

#include <stddef.h>

/* Less than zero, zero or more: item a stands before b, with it or behind. */
typedef int heap_compare(const void *context, const void *a, const void *b);

void heap_sort(void *items, size_t count, size_t item_size, heap_compare *compare,
               const void *context);

#endif
