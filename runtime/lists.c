#include "runtime/lists.h"
#include "runtime/align.h"

#include "runtime/evidence.h"
#include "runtime/failure.h"

#include <string.h>

/* Hits there is room for: two a byte of the longest text, and some for short ones. */
static size_t hit_room(size_t max_text) {
    return 2 * max_text + 1024;
}

static size_t present_size(const struct charte_table *table) {
    return (size_t)table->LISTS_count * RECORD_FIELD_COUNT * sizeof(uint32_t);
}

static size_t touched_size(const struct charte_table *table) {
    return (size_t)table->LISTS_count * RECORD_FIELD_COUNT * sizeof(struct lists_touch);
}

size_t lists_room(const struct charte_table *table, size_t max_text) {
    size_t hits = hit_room(max_text);
    return align_eight(terms_room(table, max_text)) + align_eight(hits * sizeof(struct terms_hit)) +
           align_eight(table->TERMS_count * sizeof(uint32_t)) * 2 +
           align_eight(table->LISTS_count) * 5 + align_eight(present_size(table)) +
           touched_size(table) * 2 + align_eight(hits) * LISTS_ROWS;
}

static void take_in(struct lists *lists, uint32_t list, uint32_t included) {
    lists->withheld[list] |= lists->withheld[included];
    lists->is_doubtful[list] |= lists->is_doubtful[included];
}

static void index_lists(struct lists *lists) {
    const struct charte_table *table = lists->table;
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        const struct table_list *list = &table->LISTS[i];
        lists->is_doubtful[i] = (list->flags & LIST_DOUBTFUL) != 0;
        bool is_plain = list->included_count == 0 && list->excepted_count == 0;
        for (uint32_t k = 0; k < list->term_count; k++) {
            lists->list_of[list->first_term + k] = i;
            is_plain &= !(table->TERMS[list->first_term + k].flags & TERM_EXCEPT);
        }
        lists->withheld[i] = (list->flags & (LIST_WITHHELD | LIST_DOUBTFUL)) != 0;
        lists->is_plain[i] = is_plain && !lists->is_doubtful[i];
        for (uint32_t k = 0; k < list->included_count; k++)
            take_in(lists, i, table->OPERANDS[list->first_included + k]);
    }
    for (uint32_t i = 0; i < table->NODES_count; i++)
        lists->searched |= evidence_fields(table->NODES[i].kind);
}

struct lists lists_in(void *memory, const struct charte_table *table, size_t max_text) {
    struct lists lists = {.table = table, .hit_room = hit_room(max_text)};
    char *rest = memory;
    lists.terms = terms_work_in(align_take(&rest, terms_room(table, max_text)), table, max_text);
    lists.hits = align_take(&rest, lists.hit_room * sizeof *lists.hits);
    lists.list_of = align_take(&rest, table->TERMS_count * sizeof *lists.list_of);
    lists.counted = align_take(&rest, table->TERMS_count * sizeof *lists.counted);
    lists.withheld = align_take(&rest, table->LISTS_count);
    lists.is_doubtful = align_take(&rest, table->LISTS_count);
    lists.is_plain = align_take(&rest, table->LISTS_count);
    lists.present = align_take(&rest, present_size(table));
    lists.touched.items = align_take(&rest, touched_size(table));
    lists.touched_before.items = align_take(&rest, touched_size(table));
    lists.wanted = align_take(&rest, table->LISTS_count);
    lists.excepted = align_take(&rest, table->LISTS_count);
    for (int row = 0; row < LISTS_ROWS; row++) lists.marks[row] = align_take(&rest, lists.hit_room);
    memset(lists.list_of, 0, table->TERMS_count * sizeof *lists.list_of);
    memset(lists.counted, 0, table->TERMS_count * sizeof *lists.counted);
    memset(lists.present, 0, present_size(table));
    index_lists(&lists);
    return lists;
}

/* The next of a run of stamps; after the last of them all marks are taken off. */
static uint32_t next_stamp(uint32_t stamp, uint32_t *marks, size_t size) {
    if (stamp < UINT32_MAX) return stamp + 1;
    memset(marks, 0, size);
    return 1;
}

static uint32_t *present_in(const struct lists *lists, enum record_field field) {
    return lists->present + (size_t)field * lists->table->LISTS_count;
}

static void touch_list(struct lists *lists, enum record_field field, uint32_t list) {
    uint32_t *present = present_in(lists, field);
    if (present[list] == lists->record_stamp) return;
    present[list] = lists->record_stamp;
    lists->touched.items[lists->touched.count++] = (struct lists_touch){list, field};
}

/* Touches the lists of what was met, then those that take a touched one in. */
static void touch_lists(struct lists *lists, enum record_field field) {
    const struct lists_field *found = &lists->fields[field];
    const struct reach_rows *including = &lists->table->reach.including;
    uint32_t next = lists->touched.count;
    for (size_t i = 0; i < found->count; i++)
        touch_list(lists, field, lists->list_of[found->hits[i].term]);
    for (; next < lists->touched.count; next++) {
        uint32_t list = lists->touched.items[next].list;
        for (uint32_t k = including->first[list]; k < including->first[list + 1]; k++)
            touch_list(lists, field, including->items[k]);
    }
}

static void forget_touched(struct lists *lists) {
    struct lists_touched before = lists->touched_before;
    lists->touched_before = lists->touched;
    lists->touched = before;
    lists->touched.count = 0;
}

static int search_field(struct lists *lists, const struct record *record, enum record_field field,
                        size_t *used, charte_error *error) {
    charte_str text = record->fields[field];
    struct lists_field *found = &lists->fields[field];
    *found = (struct lists_field){lists->hits + *used, 0, text.bytes != NULL};
    if (!text.bytes) return CHARTE_OK;
    size_t where = 0;
    switch (terms_find(&lists->terms, text.bytes, text.length, found->hits, lists->hit_room - *used,
                       &found->count, &where)) {
    case TERMS_OK:
        *used += found->count;
        touch_lists(lists, field);
        return CHARTE_OK;
    case TERMS_NOT_UTF8:
        return failure_set(error, CHARTE_ERROR_TEXT, where, "%s is not UTF-8",
                           record_field_name(field));
    case TERMS_TOO_LONG:
        return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s is too long",
                           record_field_name(field));
    case TERMS_TOO_MANY:
        break;
    }
    return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s has more than %zu occurrences of terms",
                       record_field_name(field), lists->hit_room);
}

int lists_read(struct lists *lists, const struct record *record, charte_error *error) {
    size_t used = 0;
    forget_touched(lists);
    lists->record_stamp =
        next_stamp(lists->record_stamp, lists->present, present_size(lists->table));
    for (int field = RECORD_FIELD_COUNT - 1; field > RECORD_TEXT; field--) {
        lists->fields[field] = (struct lists_field){NULL, 0, record->fields[field].bytes != NULL};
        if (!(lists->searched & 1u << field)) continue;
        int result = search_field(lists, record, (enum record_field)field, &used, error);
        if (result != CHARTE_OK) return result;
    }
    return search_field(lists, record, RECORD_TEXT, &used, error);
}

/* Occurrences */

/* Takes the marks off hits that an exception covers: in order of begin, the furthest end of the
 * exceptions begun so far decides, those that begin at the same place included. */
static void mask(const struct lists_field *found, unsigned char *marks,
                 const unsigned char *excepts) {
    uint32_t furthest = 0;
    for (size_t i = 0, group = 0; i < found->count; i = group) {
        for (group = i; group < found->count && found->hits[group].begin == found->hits[i].begin;
             group++)
            if (excepts[group] && found->hits[group].end > furthest)
                furthest = found->hits[group].end;
        for (size_t k = i; k < group; k++)
            if (found->hits[k].end <= furthest) marks[k] = 0;
    }
}

void lists_close(struct lists *lists, uint32_t number) {
    const struct charte_table *table = lists->table;
    lists->closed = number;
    lists->is_alone =
        table->LISTS[number].included_count == 0 && table->LISTS[number].excepted_count == 0;
    if (lists->is_alone) return;
    memset(lists->wanted, 0, (size_t)number + 1);
    memset(lists->excepted, 0, (size_t)number + 1);
    lists->wanted[number] = 1;
    for (uint32_t i = number + 1; i-- > 0;) {
        const struct table_list *list = &table->LISTS[i];
        for (uint32_t k = 0; k < list->included_count; k++) {
            uint32_t included = table->OPERANDS[list->first_included + k];
            lists->wanted[included] |= lists->wanted[i];
            lists->excepted[included] |= lists->excepted[i];
        }
        for (uint32_t k = 0; lists->wanted[i] && k < list->excepted_count; k++)
            lists->excepted[table->OPERANDS[list->first_excepted + k]] = 1;
    }
}

/* Marks the occurrences of a list: of the terms that it or what it takes in wants, those that
 * nothing excepted covers. */
static void mark_list(struct lists *lists, const struct lists_field *found, uint32_t number) {
    unsigned char *marks = lists->marks[LISTS_WANTED], *excepts = lists->marks[LISTS_EXCEPTED];
    lists_close(lists, number);
    for (size_t i = 0; i < found->count; i++) {
        uint32_t term = found->hits[i].term, list = lists->list_of[term];
        bool is_exception = lists->table->TERMS[term].flags & TERM_EXCEPT;
        bool wanted = lists_wants(lists, list), excepted = lists_excepts(lists, list);
        marks[i] = wanted && !is_exception;
        excepts[i] = (wanted && is_exception) || (excepted && !is_exception);
    }
    mask(found, marks, excepts);
}

const unsigned char *lists_occurrences(struct lists *lists, enum record_field field,
                                       uint32_t list) {
    const struct lists_field *found = &lists->fields[field];
    if (found->count == 0 || lists->is_doubtful[list]) return NULL;
    mark_list(lists, found, list);
    return lists->marks[LISTS_WANTED];
}

enum truth lists_none(const struct lists *lists, enum record_field field, bool withheld) {
    return lists->fields[field].known && !withheld ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* What a plain list has met is an occurrence. */
static bool occurs(struct lists *lists, enum record_field field, uint32_t list) {
    if (lists->is_plain[list]) return present_in(lists, field)[list] == lists->record_stamp;
    const unsigned char *marks = lists_occurrences(lists, field, list);
    return marks && memchr(marks, 1, lists->fields[field].count);
}

enum truth lists_mentioned(struct lists *lists, enum record_field field, uint32_t list) {
    if (occurs(lists, field, list)) return TRUTH_TRUE;
    return lists_none(lists, field, lists->withheld[list]);
}

enum truth lists_mentioned_least(struct lists *lists, enum record_field field,
                                 const uint32_t *numbers, uint32_t count, uint32_t least) {
    const struct lists_field *found = &lists->fields[field];
    uint32_t distinct = 0;
    bool withheld = false;
    lists->count_stamp = next_stamp(lists->count_stamp, lists->counted,
                                    lists->table->TERMS_count * sizeof *lists->counted);
    for (uint32_t k = 0; k < count; k++) {
        const unsigned char *marks = lists_occurrences(lists, field, numbers[k]);
        withheld |= lists->withheld[numbers[k]];
        for (size_t i = 0; marks && i < found->count; i++) {
            uint32_t *counted = &lists->counted[found->hits[i].term];
            if (!marks[i] || *counted == lists->count_stamp) continue;
            *counted = lists->count_stamp;
            distinct++;
        }
    }
    return distinct >= least ? TRUTH_TRUE : lists_none(lists, field, withheld);
}
