/* SPDX-License-Identifier: Apache-2.0 */
/* What the record says is worth asking (`next`), and the rules that it touches. */
#include "compiler/command/explain/explain.h"

/* The rules that are told already: they hold, or others set them aside. */
static void mark_told(const struct explanation *explanation, struct open *open,
                      const char *member) {
    struct ingest_items items = explain_items(explanation->verdict, member);
    for (struct ingest_item item; ingest_next(&items, &item);) {
        uint32_t number = map_get(&open->numbers, explain_text(item.value, "rule"));
        if (number != MAP_NONE) open->rules.items[number].is_told = true;
    }
}

static void mark_pending(const struct explanation *explanation, struct open *open) {
    struct ingest_items items = explain_items(explanation->verdict, "pending");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        uint32_t number = map_get(&open->numbers, explain_text(item.value, "rule"));
        if (number == MAP_NONE) continue;
        open->rules.items[number].is_pending = true;
        open->rules.items[number].pending = item.value;
    }
}

static void add_rules(const struct explanation *explanation, struct open *open,
                      struct ingest_value said, uint32_t number) {
    struct ingest_items items = explain_items(said, "rules");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct str id = str_from(ingest_string(item.value));
        uint32_t rule = map_add(&open->numbers, id, (uint32_t)open->rules.count);
        if (rule == open->rules.count) {
            struct open_rule made = {.id = id};
            ARENA_PUSH(explanation->arena, &open->rules, made);
        }
        ARENA_PUSH(explanation->arena, &open->rules.items[rule].items, number);
    }
}

static struct open_item item_of(struct ingest_value said, const struct map *numbers,
                                const struct ingest_value *facts) {
    struct open_item item = {.said = said,
                             .is_field = explain_text(said, "fact").size == 0,
                             .raised = explain_flag(said, "raised")};
    struct ingest_value value;
    item.name = explain_text(said, item.is_field ? "field" : "fact");
    uint32_t number = item.is_field ? MAP_NONE : map_get(numbers, item.name);
    item.is_unknown = item.is_field;
    if (number == MAP_NONE) return item;
    item.question = explain_text(facts[number], "question");
    item.raised_by = explain_text(facts[number], "raised_by");
    item.is_unknown =
        explain_member(facts[number], "value", &value) && ingest_kind(value) == INGEST_NULL;
    return item;
}

struct open *explain_read_open(const struct explanation *explanation) {
    struct arena *arena = explanation->arena;
    struct open *open = ARENA_NEW(arena, struct open);
    struct map numbers = map_in(arena);
    struct {
        struct ingest_value *items;
        size_t count, capacity;
    } facts = {0};
    open->numbers = map_in(arena);
    struct ingest_items said = explain_items(explanation->verdict, "facts");
    for (struct ingest_item item; ingest_next(&said, &item);) {
        map_add(&numbers, str_from(item.key), (uint32_t)facts.count);
        ARENA_PUSH(arena, &facts, item.value);
    }
    said = explain_items(explanation->verdict, "next");
    for (struct ingest_item item; ingest_next(&said, &item);) {
        add_rules(explanation, open, item.value, (uint32_t)open->items.count);
        struct open_item made = item_of(item.value, &numbers, facts.items);
        ARENA_PUSH(arena, &open->items, made);
    }
    mark_pending(explanation, open);
    mark_told(explanation, open, "rules");
    mark_told(explanation, open, "overridden");
    return open;
}
