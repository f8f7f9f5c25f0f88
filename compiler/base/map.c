/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/map.h"

#include "runtime/table/table_format.h"

struct map_entry {
    struct str key; /* absent: free */
    uint32_t hash;
    uint32_t number;
};

static uint32_t hash_of(struct str key) {
    return table_hash(key.bytes, (uint32_t)key.size);
}

struct map map_in(struct arena *arena) {
    return (struct map){.arena = arena};
}

/* The place of key, or the free place where it would go; the map has one. */
static struct map_entry *find(const struct map *map, struct str key, uint32_t hash) {
    size_t mask = map->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct map_entry *entry = &map->entries[i];
        if (!entry->key.bytes) return entry;
        if (entry->hash == hash && str_equal(entry->key, key)) return entry;
    }
}

uint32_t map_get(const struct map *map, struct str key) {
    if (map->capacity == 0) return MAP_NONE;
    const struct map_entry *entry = find(map, key, hash_of(key));
    return entry->key.bytes ? entry->number : MAP_NONE;
}

static void grow(struct map *map) {
    struct map larger = *map;
    larger.capacity = map->capacity ? map->capacity * 2 : 16;
    larger.entries = ARENA_ARRAY(map->arena, struct map_entry, larger.capacity);
    for (size_t i = 0; i < map->capacity; i++) {
        const struct map_entry *entry = &map->entries[i];
        if (entry->key.bytes) *find(&larger, entry->key, entry->hash) = *entry;
    }
    *map = larger;
}

uint32_t map_add(struct map *map, struct str key, uint32_t number) {
    if (map->count * 2 >= map->capacity) grow(map);
    if (!key.bytes) key.bytes = "";
    uint32_t hash = hash_of(key);
    struct map_entry *entry = find(map, key, hash);
    if (!entry->key.bytes) {
        *entry = (struct map_entry){key, hash, number};
        map->count++;
    }
    return entry->number;
}
