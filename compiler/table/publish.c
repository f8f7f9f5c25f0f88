#include "compiler/table/publish.h"

/* What is left out of a list, its own terms and those it takes in. */
struct lost {
    bool wanted; /* of what it finds */
    bool masks;  /* of what masks that: then all that it finds is in doubt */
};

static struct lost lost_of(const struct list *list, const struct lost *before) {
    struct lost lost = {list->flags & LIST_WITHHELD, false};
    for (size_t i = 0; i < list->terms.count; i++) {
        uint32_t flags = list->terms.items[i].flags;
        if (!(flags & TERM_CONFIDENTIAL)) continue;
        if (flags & TERM_EXCEPT)
            lost.masks = true;
        else
            lost.wanted = true;
    }
    for (size_t i = 0; i < list->included.count; i++) {
        lost.wanted |= before[list->included.items[i]].wanted;
        lost.masks |= before[list->included.items[i]].masks;
    }
    for (size_t i = 0; i < list->excepted.count; i++)
        lost.masks |= before[list->excepted.items[i]].wanted;
    lost.wanted |= lost.masks;
    return lost;
}

static bool has_confidential(const struct list *list) {
    for (size_t i = 0; i < list->terms.count; i++)
        if (list->terms.items[i].flags & TERM_CONFIDENTIAL) return true;
    return false;
}

static struct list published(struct arena *arena, const struct list *list, struct lost lost) {
    struct list public = *list;
    if (lost.masks || has_confidential(list)) public.flags |= LIST_WITHHELD;
    memset(&public.terms, 0, sizeof public.terms);
    if (lost.masks) {
        public.included = public.excepted = (struct index_array){0};
        return public;
    }
    for (size_t i = 0; i < list->terms.count; i++)
        if (!(list->terms.items[i].flags & TERM_CONFIDENTIAL))
            ARENA_PUSH(arena, &public.terms, list->terms.items[i]);
    return public;
}

struct table *table_publish(struct arena *arena, const struct table *table) {
    struct table *public = ARENA_NEW(arena, struct table);
    size_t count = table->lists.count;
    struct lost *lost = ARENA_ARRAY(arena, struct lost, count);
    *public = *table;
    memset(&public->lists, 0, sizeof public->lists);
    for (size_t i = 0; i < count; i++) {
        const struct list *list = &table->lists.items[i];
        lost[i] = lost_of(list, lost);
        struct list written = published(arena, list, lost[i]);
        ARENA_PUSH(arena, &public->lists, written);
    }
    return public;
}
