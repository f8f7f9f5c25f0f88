/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/post/names.h"

#include "runtime/base/heap.h"

#include <string.h>

static charte_str id_of(const struct names *names, uint32_t record) {
    struct table_str name;
    memcpy(&name, names->records + (size_t)record * names->record_size, sizeof name);
    return table_string(names->table, name);
}

/* Shorter ones first: most are told apart by that. */
static int compare_ids(charte_str a, charte_str b) {
    if (a.length != b.length) return a.length < b.length ? -1 : 1;
    return a.length ? memcmp(a.bytes, b.bytes, a.length) : 0;
}

static int compare(const void *context, const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    int order = compare_ids(id_of(context, *x), id_of(context, *y));
    return order ? order : (*x > *y) - (*x < *y);
}

struct names names_index(const struct charte_table *table, const void *records, uint32_t count,
                         size_t record_size, uint32_t *order) {
    struct names names = {table, records, record_size, order, count};
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    heap_sort(order, count, sizeof *order, compare, &names);
    return names;
}

uint32_t names_find(const struct names *names, charte_str id) {
    uint32_t low = 0, high = names->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_ids(id_of(names, names->order[middle]), id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < names->count && compare_ids(id_of(names, names->order[low]), id) == 0;
    return found ? names->order[low] : TABLE_NONE;
}
