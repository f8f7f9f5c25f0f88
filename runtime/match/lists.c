/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/lists.h"
#include "runtime/base/align.h"
#include "runtime/base/bits.h"
#include "runtime/base/failure.h"
#include "runtime/table/evidence_row.h"

#include <string.h>

/* Hits there is room for: two a byte of the longest text, and some for short ones. */
static size_t hit_room(size_t max_text) {
    return 2 * max_text + 1024;
}

/* A number by field and list. */
static size_t present_size(const struct charte_table *table) {
    return (size_t)table->LISTS_count * RECORD_FIELD_COUNT * sizeof(uint32_t);
}

static size_t touched_size(const struct charte_table *table) {
    return (size_t)table->LISTS_count * RECORD_FIELD_COUNT * sizeof(struct lists_touch);
}

size_t lists_room(const struct charte_table *table, size_t max_text) {
    size_t hits = hit_room(max_text);
    return align_eight(terms_room(table, max_text)) + align_eight(hits * sizeof(struct terms_hit)) +
           align_eight(table->TERMS_count * sizeof(uint32_t)) * 2 + align_eight(max_text) +
           align_eight(table->LISTS_count) * 3 + align_eight(present_size(table)) * 3 +
           align_eight(present_size(table) / sizeof(uint32_t)) + touched_size(table) * 2 +
           align_eight(closing_room(table)) + align_eight(hits) * LISTS_ROWS +
           align_eight(hits * sizeof(uint32_t)) * 3;
}

static void take_in(struct lists *lists, uint32_t list, uint32_t included) {
    lists->withheld[list] |= lists->withheld[included];
    lists->is_doubtful[list] |= lists->is_doubtful[included];
}

static void index_lists(struct lists *lists) {
    const struct charte_table *table = lists->table;
    closing_mark_pure(table, lists->is_pure);
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        const struct table_list *list = &table->LISTS[i];
        lists->is_doubtful[i] = (list->flags & LIST_DOUBTFUL) != 0;
        for (uint32_t k = 0; k < list->term_count; k++) lists->list_of[list->first_term + k] = i;
        lists->withheld[i] = (list->flags & (LIST_WITHHELD | LIST_DOUBTFUL)) != 0;
        for (uint32_t k = 0; k < list->included_count; k++)
            take_in(lists, i, table->OPERANDS[list->first_included + k]);
    }
    for (uint32_t i = 0; i < table->NODES_count; i++)
        lists->searched |= evidence_searches(table->NODES[i].kind);
}

struct lists lists_in(void *memory, const struct charte_table *table, size_t max_text) {
    struct lists lists = {.table = table, .hit_room = hit_room(max_text)};
    char *rest = memory;
    lists.terms = terms_work_in(align_take(&rest, terms_room(table, max_text)), table, max_text);
    lists.hits = align_take(&rest, lists.hit_room * sizeof *lists.hits);
    lists.tag = align_take(&rest, max_text);
    lists.list_of = align_take(&rest, table->TERMS_count * sizeof *lists.list_of);
    lists.counted = align_take(&rest, table->TERMS_count * sizeof *lists.counted);
    lists.withheld = align_take(&rest, table->LISTS_count);
    lists.is_doubtful = align_take(&rest, table->LISTS_count);
    lists.is_pure = align_take(&rest, table->LISTS_count);
    lists.present = align_take(&rest, present_size(table));
    lists.first_hit = align_take(&rest, present_size(table));
    lists.judged = align_take(&rest, present_size(table));
    lists.occurring = align_take(&rest, present_size(table) / sizeof(uint32_t));
    lists.touched.items = align_take(&rest, touched_size(table));
    lists.touched_before.items = align_take(&rest, touched_size(table));
    lists.closing = closing_in(align_take(&rest, closing_room(table)), table);
    lists.next_hit = align_take(&rest, lists.hit_room * sizeof *lists.next_hit);
    lists.picked = align_take(&rest, lists.hit_room * sizeof *lists.picked);
    lists.grouped = align_take(&rest, lists.hit_room * sizeof *lists.grouped);
    for (int row = 0; row < LISTS_ROWS; row++) lists.marks[row] = align_take(&rest, lists.hit_room);
    for (int group = 0; table->counts_words && group < 2; group++)
        memset(lists.marks[LISTS_GROUP + group], 0, lists.hit_room);
    memset(lists.list_of, 0, table->TERMS_count * sizeof *lists.list_of);
    memset(lists.counted, 0, table->TERMS_count * sizeof *lists.counted);
    memset(lists.present, 0, present_size(table));
    memset(lists.judged, 0, present_size(table));
    index_lists(&lists);
    return lists;
}

/* The next record's stamp; after the last of them all marks are taken off. */
static void next_record(struct lists *lists) {
    if (++lists->record_stamp != 0) return;
    memset(lists->present, 0, present_size(lists->table));
    memset(lists->judged, 0, present_size(lists->table));
    lists->record_stamp = 1;
}

static void touch_list(struct lists *lists, enum record_field field, uint32_t list) {
    size_t at = lists_at(lists, field, list);
    if (lists->present[at] == lists->record_stamp) return;
    lists->present[at] = lists->record_stamp;
    lists->first_hit[at] = TABLE_NONE;
    lists->touched.items[lists->touched.count++] = (struct lists_touch){list, field};
}

/* Touches the lists of what was met, each of which has its hits in their order then; then those
 * that take a touched one in. */
static void touch_lists(struct lists *lists, enum record_field field) {
    const struct lists_field *found = &lists->fields[field];
    const struct dependents_rows *including = &lists->table->dependents.including;
    uint32_t next = lists->touched.count;
    for (size_t i = found->count; i-- > 0;) {
        uint32_t list = lists->list_of[found->hits[i].term];
        touch_list(lists, field, list);
        uint32_t *first = &lists->first_hit[lists_at(lists, field, list)];
        found->next[i] = *first;
        *first = (uint32_t)i;
    }
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

/* Why a text could not be searched. */
static int refuse(const struct lists *lists, enum record_field field, enum terms_result result,
                  size_t where, charte_error *error) {
    const char *name = record_field_name(field);
    if (result == TERMS_NOT_UTF8)
        return failure_set(error, CHARTE_ERROR_TEXT, where, "%s is not UTF-8", name);
    if (result == TERMS_TOO_LONG)
        return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s is too long", name);
    return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s has more than %zu occurrences of terms",
                       name, lists->hit_room);
}

/* A hashtag that is given without its sign is read as though it had one; it has room: a list of
 * texts is shorter than one may be, with an end behind each. */
static charte_str with_sign(struct lists *lists, charte_str tag) {
    struct fold_view *view = &lists->terms.view;
    bool is_read = fold_text(view, FOLD_VIEW, tag.bytes, tag.length, NULL) == FOLD_OK;
    if (is_read && view->size && view->bytes[0] == '#') return tag;
    lists->tag[0] = '#';
    memcpy(lists->tag + 1, tag.bytes, tag.length);
    return (charte_str){lists->tag, tag.length + 1};
}

/* Hits of an item, where the text that was read has signs before its own. */
static void place_hits(struct terms_hit *hits, size_t count, size_t item, uint32_t signs) {
    for (size_t i = 0; i < count; i++) {
        hits[i].item = (uint32_t)item;
        hits[i].begin -= hits[i].begin < signs ? hits[i].begin : signs;
        hits[i].end -= hits[i].end < signs ? hits[i].end : signs;
    }
}

/* The hits of a field stand behind those of the fields searched before. */
static void begin_field(struct lists *lists, enum record_field field, size_t used) {
    lists->fields[field] = (struct lists_field){lists->hits + used, lists->next_hit + used, 0};
}

/* Adds what is found in a text of a field. */
static int search_text(struct lists *lists, enum record_field field, charte_str text,
                       charte_error *error) {
    struct lists_field *found = &lists->fields[field];
    struct terms_hit *hits = found->hits + found->count;
    size_t count = 0, where = 0, room = lists->hit_room - (size_t)(hits - lists->hits);
    enum terms_result result =
        terms_find(&lists->terms, text.bytes, text.length, hits, room, &count, &where);
    if (result != TERMS_OK) return refuse(lists, field, result, where, error);
    if (count == 0) return CHARTE_OK;
    found->count += count;
    lists->met |= 1u << field;
    return CHARTE_OK;
}

/* Searches the texts of a field that are known, each for itself. */
static int search_field(struct lists *lists, const struct record *record, enum record_field field,
                        charte_error *error) {
    struct record_texts texts = record_texts(record, field);
    struct lists_field *found = &lists->fields[field];
    for (size_t i = 0; i < texts.count; i++) {
        charte_str given = record_text(&texts, i), text = given;
        size_t before = found->count;
        if (text.length == 0) continue;
        if (field == RECORD_HASHTAGS) text = with_sign(lists, given);
        int result = search_text(lists, field, text, error);
        if (result != CHARTE_OK) return result;
        place_hits(found->hits + before, found->count - before, i,
                   (uint32_t)(text.length - given.length));
    }
    return CHARTE_OK;
}

int lists_read(struct lists *lists, const struct record *record, charte_error *error) {
    size_t used = 0;
    int result = CHARTE_OK;
    forget_touched(lists);
    next_record(lists);
    for (; lists->met; lists->met &= lists->met - 1)
        lists->fields[bits_lowest(lists->met)].count = 0;
    lists->known = record->known;
    for (unsigned left = lists->searched & record->said & ~(1u << RECORD_TEXT); left;
         left &= left - 1) {
        enum record_field field = (enum record_field)bits_lowest(left);
        begin_field(lists, field, used);
        result = search_field(lists, record, field, error);
        if (result != CHARTE_OK) return result;
        used += lists->fields[field].count;
    }
    begin_field(lists, RECORD_TEXT, used);
    result = search_text(lists, RECORD_TEXT, record->fields[RECORD_TEXT], error);
    for (unsigned left = result == CHARTE_OK ? lists->met : 0; left; left &= left - 1)
        touch_lists(lists, (enum record_field)bits_lowest(left));
    return result;
}
