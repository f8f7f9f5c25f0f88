/* SPDX-License-Identifier: Apache-2.0 */
/* A map from strings to numbers, in an arena; keys are kept by reference. */
#ifndef CHARTE_BASE_MAP_H
#define CHARTE_BASE_MAP_H

#include "compiler/base/arena.h"
#include <stdint.h>

#define MAP_NONE UINT32_MAX

struct map_entry;

struct map {
    struct arena *arena;
    struct map_entry *entries;
    size_t count, capacity;
};

struct map map_in(struct arena *arena);

/* The number of key, or MAP_NONE. */
uint32_t map_get(const struct map *map, struct str key);

/* Gives key a number unless it has one; returns the one it has now. */
uint32_t map_add(struct map *map, struct str key, uint32_t number);

#endif
