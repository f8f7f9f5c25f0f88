/* SPDX-License-Identifier: Apache-2.0 */
/* Which hits of a field are occurrences of a list: those of its terms, and of the lists that it
 * takes in, that nothing excepted covers. Only their own hits are gone over, so that lists which
 * have nothing in common cost nothing to each other. */
#include "runtime/base/bits.h"
#include "runtime/base/heap.h"
#include "runtime/match/lists.h"

#include <string.h>

/* Adds the hits of one of the lists that another stands for, and marks them. */
static size_t pick(struct lists *lists, enum record_field field, uint32_t list, size_t count) {
    const struct lists_field *found = &lists->fields[field];
    if (lists->present[lists_at(lists, field, list)] != lists->record_stamp) return count;
    bool wanted = closing_wants(&lists->closing, list);
    bool excepted = closing_excepts(&lists->closing, list);
    for (uint32_t i = lists->first_hit[lists_at(lists, field, list)]; i != TABLE_NONE;
         i = found->next[i]) {
        bool is_exception = lists->table->TERMS[found->hits[i].term].flags & TERM_EXCEPT;
        lists->marks[LISTS_WANTED][i] = wanted && !is_exception;
        lists->marks[LISTS_EXCEPTED][i] = is_exception ? wanted : excepted;
        lists->picked[count++] = i;
    }
    return count;
}

/* Picks the hits of all that a list stands for. A list that stands there both ways is gone over
 * once. */
static size_t pick_all(struct lists *lists, enum record_field field, uint32_t list) {
    struct closing *closing = &lists->closing;
    size_t count = 0;
    closing_of(closing, lists->table, list);
    for (uint32_t k = 0; k < closing->count; k++) {
        uint32_t at = closing->lists[k] / 2;
        bool excepted = closing->lists[k] % 2;
        if (!excepted || !closing_wants(closing, at)) count = pick(lists, field, at, count);
    }
    if (closing->count > 1) lists_sort(lists->picked, count);
    return count;
}

/* A place of a field, whichever of its texts it lies in. */
static uint64_t place(const struct terms_hit *hit, uint32_t at) {
    return (uint64_t)hit->item << 32 | at;
}

/* Keeps the hits that are wanted and that no exception covers: in order of begin, the furthest end
 * of the exceptions begun so far decides, those that begin at the same place included. */
static size_t keep_uncovered(struct lists *lists, const struct lists_field *found, size_t count) {
    const unsigned char *wanted = lists->marks[LISTS_WANTED];
    const unsigned char *excepts = lists->marks[LISTS_EXCEPTED];
    const struct terms_hit *hits = found->hits;
    uint32_t *picked = lists->picked;
    uint64_t furthest = 0;
    size_t kept = 0;
    for (size_t i = 0, group = 0; i < count; i = group) {
        const struct terms_hit *first = &hits[picked[i]];
        for (; group < count; group++) {
            const struct terms_hit *hit = &hits[picked[group]];
            if (place(hit, hit->begin) != place(first, first->begin)) break;
            if (excepts[picked[group]] && place(hit, hit->end) > furthest)
                furthest = place(hit, hit->end);
        }
        for (size_t k = i; k < group; k++)
            if (wanted[picked[k]] && place(first, hits[picked[k]].end) > furthest)
                picked[kept++] = picked[k];
    }
    return kept;
}

struct lists_hits lists_occurrences(struct lists *lists, enum record_field field, uint32_t list) {
    const struct lists_field *found = &lists->fields[field];
    bool is_met = lists->present[lists_at(lists, field, list)] == lists->record_stamp;
    if (!is_met || lists->is_doubtful[list]) return (struct lists_hits){NULL, 0};
    size_t count = pick_all(lists, field, list);
    lists->looked += lists->closing.count + count;
    if (!lists->is_pure[list]) count = keep_uncovered(lists, found, count);
    return (struct lists_hits){lists->picked, count};
}

static int compare(const void *context, const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    (void)context;
    return (*x > *y) - (*x < *y);
}

void lists_sort(uint32_t *items, size_t count) {
    heap_sort(items, count, sizeof *items, compare, NULL);
}

/* What a list asks */

enum truth lists_none(const struct lists *lists, enum record_field field, bool withheld) {
    return lists->known >> field & 1 && !withheld ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* What a pure list has met is an occurrence; another is worked out once for a record. */
bool lists_occur(struct lists *lists, enum record_field field, uint32_t list) {
    size_t at = lists_at(lists, field, list);
    if (lists->present[at] != lists->record_stamp || lists->is_doubtful[list]) return false;
    if (lists->is_pure[list]) return true;
    if (lists->judged[at] != lists->record_stamp) {
        lists->judged[at] = lists->record_stamp;
        lists->occurring[at] = lists_occurrences(lists, field, list).count > 0;
    }
    return lists->occurring[at];
}

enum truth lists_mentioned(struct lists *lists, enum record_field field, uint32_t list) {
    if (lists_occur(lists, field, list)) return TRUTH_TRUE;
    return lists_none(lists, field, lists->withheld[list]);
}

static void next_count(struct lists *lists) {
    if (++lists->count_stamp != 0) return;
    memset(lists->counted, 0, lists->table->TERMS_count * sizeof *lists->counted);
    lists->count_stamp = 1;
}

/* Counts the terms of a list in a field that were not counted yet. */
static uint32_t count_terms(struct lists *lists, enum record_field field, uint32_t list) {
    const struct lists_field *found = &lists->fields[field];
    struct lists_hits hits = lists_occurrences(lists, field, list);
    uint32_t distinct = 0;
    for (size_t i = 0; i < hits.count; i++) {
        uint32_t *counted = &lists->counted[found->hits[hits.items[i]].term];
        distinct += *counted != lists->count_stamp;
        *counted = lists->count_stamp;
    }
    return distinct;
}

enum truth lists_mentioned_least(struct lists *lists, unsigned joining, const uint32_t *numbers,
                                 uint32_t count, uint32_t least) {
    uint32_t distinct = 0;
    bool withheld = false;
    next_count(lists);
    for (uint32_t k = 0; k < count; k++) {
        withheld |= lists->withheld[numbers[k]];
        distinct += count_terms(lists, RECORD_TEXT, numbers[k]);
        for (unsigned left = lists_joining(lists, joining); left; left &= left - 1)
            distinct += count_terms(lists, (enum record_field)bits_lowest(left), numbers[k]);
    }
    return distinct >= least ? TRUTH_TRUE : lists_none(lists, RECORD_TEXT, withheld);
}
