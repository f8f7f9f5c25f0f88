/* What a record's pending rules wait for: each fact is met once, whatever the number of the rules
 * and of the facts that rest on it. */
#include "compiler/command/explain.h"

struct waiting_fact {
    struct ingest_value said;
    bool is_met;
};

struct waiting_facts {
    struct arena *arena;
    struct map numbers; /* names → items */
    struct {
        struct waiting_fact *items;
        size_t count, capacity;
    } facts;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } left; /* the next one last */
};

struct waiting_facts *explain_waiting(const struct explanation *explanation) {
    struct arena *arena = explanation->arena;
    struct waiting_facts *made = ARENA_NEW(arena, struct waiting_facts);
    struct ingest_value facts;
    *made = (struct waiting_facts){.arena = arena, .numbers = map_in(arena)};
    if (!explain_member(explanation->verdict, "facts", &facts)) return made;
    struct ingest_items items = ingest_items(facts);
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct waiting_fact fact = {item.value, false};
        map_add(&made->numbers, arena_copy(arena, str_from(item.key)), (uint32_t)made->facts.count);
        ARENA_PUSH(arena, &made->facts, fact);
    }
    return made;
}

void explain_wait_for(struct waiting_facts *waiting, struct ingest_value facts) {
    struct ingest_items items = ingest_items(facts);
    size_t begin = waiting->left.count;
    for (struct ingest_item item; ingest_next(&items, &item);) {
        uint32_t number = map_get(&waiting->numbers, str_from(ingest_string(item.value)));
        if (number != MAP_NONE && !waiting->facts.items[number].is_met)
            ARENA_PUSH(waiting->arena, &waiting->left, number);
    }
    for (size_t end = waiting->left.count; begin + 1 < end; begin++, end--) {
        uint32_t first = waiting->left.items[begin];
        waiting->left.items[begin] = waiting->left.items[end - 1];
        waiting->left.items[end - 1] = first;
    }
}

bool explain_next_open(struct waiting_facts *waiting, struct str *question) {
    while (waiting->left.count > 0) {
        uint32_t number = waiting->left.items[--waiting->left.count];
        struct waiting_fact *fact = &waiting->facts.items[number];
        struct ingest_value rests_on;
        if (fact->is_met) continue;
        fact->is_met = true;
        *question = explain_text(fact->said, "question");
        if (question->size) return true;
        if (explain_member(fact->said, "rests_on", &rests_on)) explain_wait_for(waiting, rests_on);
    }
    return false;
}
