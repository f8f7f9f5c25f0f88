#include "runtime/names.h"

#include <string.h>

uint32_t names_slot_count(uint32_t count) {
    uint32_t slots = 2;
    while (slots < 2 * count) slots *= 2;
    return slots;
}

/* The slot that holds the identifier, or the free one where it would stand. */
static uint32_t find_slot(const struct names *names, charte_str id) {
    uint32_t slot = table_hash(id.bytes, (uint32_t)id.length) & names->mask;
    for (; names->slots[slot] != TABLE_NONE; slot = (slot + 1) & names->mask) {
        struct table_str name;
        memcpy(&name, names->records + names->slots[slot] * names->record_size, sizeof name);
        if (name.size != id.length) continue;
        if (memcmp(names->table->STRINGS + name.offset, id.bytes, id.length) == 0) break;
    }
    return slot;
}

struct names names_index(const struct charte_table *table, const void *records, uint32_t count,
                         size_t record_size, uint32_t *slots) {
    uint32_t slot_count = names_slot_count(count);
    struct names names = {table, records, record_size, slots, slot_count - 1};
    for (uint32_t i = 0; i < slot_count; i++) slots[i] = TABLE_NONE;
    for (uint32_t i = 0; i < count; i++) {
        struct table_str name;
        memcpy(&name, names.records + i * record_size, sizeof name);
        uint32_t slot = find_slot(&names, table_string(table, name));
        if (slots[slot] == TABLE_NONE) slots[slot] = i;
    }
    return names;
}

uint32_t names_find(const struct names *names, charte_str id) {
    if (id.length > UINT32_MAX) return TABLE_NONE;
    return names->slots[find_slot(names, id)];
}
