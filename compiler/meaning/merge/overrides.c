/* SPDX-License-Identifier: Apache-2.0 */
/* Which rule prevails over which must be the same in both versions. It is said at the rule whose
 * own sentence names the other, not at the one that gives way without knowing. */
#include "compiler/meaning/merge/merge.h"

static struct str pair_key(struct arena *arena, const struct table *table,
                           const struct reference_origin *origin) {
    struct str rule = table->rules.items[origin->rule].id, by = table->rules.items[origin->by].id;
    return arena_format(arena, "%.*s %.*s", STR_ARG(rule), STR_ARG(by));
}

static struct map pairs_of(struct arena *arena, const struct table *table) {
    struct map pairs = map_in(arena);
    for (size_t i = 0; i < table->origins.count; i++)
        map_add(&pairs, pair_key(arena, table, &table->origins.items[i]), 0);
    return pairs;
}

/* Says of each rule of one translation whose sentence prevails, or gives way, otherwise than the
 * other translation has it, once: `said` are their numbers. */
static void compare(struct merge *m, const struct translation *having, const struct map *others,
                    struct map *said) {
    const struct table *table = having->table;
    for (size_t i = 0; i < table->origins.count; i++) {
        const struct reference_origin *origin = &table->origins.items[i];
        if (map_get(others, pair_key(m->first->arena, table, origin)) != MAP_NONE) continue;
        struct str id = table->rules.items[origin->subject_to ? origin->rule : origin->by].id;
        uint32_t first = map_get(&m->first->rules, id), other = map_get(&m->other->rules, id);
        bool is_new = map_get(said, id) == MAP_NONE;
        map_add(said, id, 0);
        if (is_new && first != MAP_NONE && other != MAP_NONE)
            differ(m, DIAGNOSTIC_version_overrides_differ, NULL, id,
                   m->first->rule_source[first]->span, m->other->rule_source[other]->span);
    }
}

void merge_overrides(struct merge *m) {
    struct map first = pairs_of(m->first->arena, m->first->table);
    struct map other = pairs_of(m->first->arena, m->other->table);
    struct map said = map_in(m->first->arena);
    compare(m, m->first, &other, &said);
    compare(m, m->other, &first, &said);
}
