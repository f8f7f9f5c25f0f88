/* SPDX-License-Identifier: Apache-2.0 */
/* Which lists name an account, a hashtag or a link. What a value is to the lists whose terms match
 * it goes on to the lists that take those in or except them, each behind them: one pass a value. */
#include "runtime/base/align.h"
#include "runtime/match/entities.h"

#include <string.h>

enum said { SAID_NAMED = 1, SAID_MASKED = 2 };

/* The row behind those of the kinds: of one value alone. */
enum { ROW_ALONE = ENTITY_KIND_COUNT, ROW_COUNT };

static size_t row_size(const struct charte_table *table) {
    return (size_t)table->LISTS_count * sizeof(uint32_t);
}

static size_t named_size(const struct charte_table *table) {
    return row_size(table) * ROW_COUNT;
}

static uint32_t *row_at(const struct entities *entities, unsigned row) {
    return entities->naming.named + (size_t)row * entities->table->LISTS_count;
}

size_t naming_room(const struct charte_table *table) {
    return 2 * align_eight(table->LISTS_count) + worklist_room(table->LISTS_count) +
           align_eight(named_size(table));
}

static void mark_fed(unsigned char *feeds, const struct charte_table *table, uint32_t first,
                     uint32_t count) {
    for (uint32_t k = 0; k < count; k++) feeds[table->OPERANDS[first + k]] = 1;
}

/* A list stands behind those that it takes in or excepts. While `said` is at hand it has which
 * lists are pure. */
static void find_fed(struct naming *naming, const struct charte_table *table) {
    closing_mark_pure(table, naming->said);
    memset(naming->feeds, 0, table->LISTS_count);
    for (uint32_t i = table->LISTS_count; i-- > 0;) {
        const struct table_list *list = &table->LISTS[i];
        if (naming->said[i] && !naming->feeds[i]) continue;
        mark_fed(naming->feeds, table, list->first_included, list->included_count);
        mark_fed(naming->feeds, table, list->first_excepted, list->excepted_count);
    }
    memset(naming->said, 0, table->LISTS_count);
}

struct naming naming_in(void *memory, const struct charte_table *table) {
    char *rest = memory;
    struct naming naming = {0};
    naming.said = align_take(&rest, table->LISTS_count);
    naming.feeds = align_take(&rest, table->LISTS_count);
    naming.named = align_take(&rest, named_size(table));
    naming.lists = worklist_in(rest, table->LISTS_count);
    memset(naming.named, 0, named_size(table));
    find_fed(&naming, table);
    return naming;
}

/* Values of a kind being held against the terms. */
struct search {
    struct naming *naming;
    const struct lists *lists;
    uint32_t *named; /* by list: the mark of the last search in which it named a value */
    uint32_t mark;
    uint32_t steps; /* how often a list was come to */
};

static void say(struct search *search, uint32_t list, unsigned said) {
    search->steps++;
    search->naming->said[list] |= (unsigned char)said;
    worklist_add(&search->naming->lists, list);
}

static void take_term(void *context, uint32_t term) {
    struct search *search = context;
    bool masks = search->lists->table->TERMS[term].flags & TERM_EXCEPT;
    say(search, search->lists->list_of[term], masks ? SAID_MASKED : SAID_NAMED);
}

/* Where nothing that masks is fed, one value that is named is enough: others are passed on no more.
 */
static void pass_on(struct search *search, uint32_t list) {
    struct naming *naming = search->naming;
    const struct dependents *resting = &search->lists->table->dependents;
    unsigned said = naming->said[list];
    bool is_named = search->named[list] == search->mark;
    naming->said[list] = 0;
    if (said == SAID_NAMED) search->named[list] = search->mark;
    if (is_named && !naming->feeds[list]) return;
    for (uint32_t k = resting->including.first[list]; k < resting->including.first[list + 1]; k++)
        say(search, resting->including.items[k], said);
    if (!(said & SAID_NAMED)) return;
    for (uint32_t k = resting->excepting.first[list]; k < resting->excepting.first[list + 1]; k++)
        say(search, resting->excepting.items[k], SAID_MASKED);
}

static void read_value(struct entities *entities, enum entity_kind kind, struct entity_value value,
                       struct search *search) {
    struct worklist *lists = &search->naming->lists;
    entity_terms_find(entities, kind, value, take_term, search);
    for (uint32_t list = 0; worklist_next(lists, list, &list); list++) {
        worklist_remove(lists, list);
        pass_on(search, list);
    }
}

static void read_kind(struct entities *entities, const struct lists *lists, enum entity_kind kind) {
    const struct entity_values *values = &entities->kinds[kind];
    struct search search = {&entities->naming, lists, row_at(entities, kind),
                            entities->naming.record, 0};
    for (size_t i = 0; i < values->count; i++)
        read_value(entities, kind, values->values[i], &search);
}

void naming_read(struct entities *entities, const struct lists *lists) {
    struct naming *naming = &entities->naming;
    if (++naming->record == 0) {
        memset(naming->named, 0, row_size(entities->table) * ENTITY_KIND_COUNT);
        naming->record = 1;
    }
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++)
        if (entities->kinds[kind].count > 0) read_kind(entities, lists, (enum entity_kind)kind);
}

uint32_t naming_read_alone(struct entities *entities, const struct lists *lists,
                           enum entity_kind kind, struct entity_value value) {
    struct naming *naming = &entities->naming;
    uint32_t *named = row_at(entities, ROW_ALONE);
    if (++naming->alone == 0) {
        memset(named, 0, row_size(entities->table));
        naming->alone = 1;
    }
    struct search search = {naming, lists, named, naming->alone, 0};
    read_value(entities, kind, value, &search);
    return search.steps;
}

/* A value that an exception names does not count; one that might be excepted is not sure to. */
static bool is_sure(const struct entities *entities, const struct lists *lists, unsigned row,
                    uint32_t mark, uint32_t list) {
    return row_at(entities, row)[list] == mark && !lists->is_doubtful[list];
}

enum truth entities_named(const struct entities *entities, const struct lists *lists,
                          enum entity_kind kind, uint32_t list) {
    if (is_sure(entities, lists, kind, entities->naming.record, list)) return TRUTH_TRUE;
    return lists->withheld[list] ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

bool entities_named_alone(const struct entities *entities, const struct lists *lists,
                          uint32_t list) {
    return is_sure(entities, lists, ROW_ALONE, entities->naming.alone, list);
}
