/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/addresses.h"

#include "runtime/base/align.h"
#include "runtime/base/heap.h"

#include <string.h>

static charte_str domain_of(const struct charte_table *table, uint32_t detector) {
    return table_string(table, table->TERMS[table->DETECTORS[detector].term].folded);
}

static bool is_of_address(const struct charte_table *table, uint32_t detector) {
    return table->DETECTORS[detector].kind == DETECTOR_EMAIL;
}

static size_t longest_domain(const struct charte_table *table) {
    size_t longest = 0;
    for (uint32_t i = 0; i < table->DETECTORS_count; i++)
        if (is_of_address(table, i) && domain_of(table, i).length > longest)
            longest = domain_of(table, i).length;
    return longest;
}

size_t addresses_room(const struct charte_table *table) {
    return align_eight(table->DETECTORS_count * sizeof(uint32_t)) +
           align_eight(fold_room(IDNA_VIEW)) + align_eight(longest_domain(table) + 1);
}

static int compare_domains(charte_str a, charte_str b) {
    if (a.length != b.length) return a.length < b.length ? -1 : 1;
    return a.length ? memcmp(a.bytes, b.bytes, a.length) : 0;
}

static int compare(const void *context, const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    return compare_domains(domain_of(context, *x), domain_of(context, *y));
}

struct addresses addresses_in(void *memory, const struct charte_table *table) {
    char *rest = memory;
    struct addresses addresses = {.table = table, .longest = longest_domain(table)};
    addresses.order = align_take(&rest, table->DETECTORS_count * sizeof *addresses.order);
    addresses.label = fold_view_in(align_take(&rest, fold_room(IDNA_VIEW)), IDNA_VIEW);
    addresses.host = rest;
    for (uint32_t i = 0; i < table->DETECTORS_count; i++)
        if (is_of_address(table, i)) addresses.order[addresses.count++] = i;
    heap_sort(addresses.order, addresses.count, sizeof *addresses.order, compare, table);
    return addresses;
}

struct search {
    const struct addresses *addresses;
    addresses_receiver *receive;
    void *context;
};

static void look_up(const struct search *search, charte_str domain) {
    const struct addresses *in = search->addresses;
    uint32_t low = 0, high = in->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_domains(domain_of(in->table, in->order[middle]), domain) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < in->count; low++) {
        if (compare_domains(domain_of(in->table, in->order[low]), domain) != 0) return;
        search->receive(search->context, in->table->DETECTORS[in->order[low]].term);
    }
}

/* Domains are met from the last label on; a host is read no further than the longest that is looked
 * for. No domain stands for all. */
void addresses_find(struct addresses *addresses, const char *address, size_t size,
                    addresses_receiver *receive, void *context) {
    const struct search search = {addresses, receive, context};
    size_t free = addresses->longest, longest = free;
    char room[IDNA_VIEW];
    look_up(&search, (charte_str){"", 0});
    for (size_t end = size, begin; end > 0; end = begin - 1) {
        begin = idna_last_label(address, end);
        size_t label = end - begin;
        const char *read = idna_label(address + begin, &label, room, &addresses->label);
        if (label > free) return;
        free -= label;
        memcpy(addresses->host + free, read, label);
        look_up(&search, (charte_str){addresses->host + free, longest - free});
        if (begin == 0 || address[begin - 1] != '.' || free == 0) return;
        addresses->host[--free] = '.';
    }
}
