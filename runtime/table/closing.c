/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/closing.h"

#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/table/evidence_row.h"

#include <string.h>

size_t closing_room(const struct charte_table *table) {
    return (size_t)table->LISTS_count * 4 * sizeof(uint32_t);
}

struct closing closing_in(void *memory, const struct charte_table *table) {
    uint32_t *wanted = memory;
    size_t count = table->LISTS_count;
    memset(memory, 0, closing_room(table));
    return (struct closing){
        .wanted = wanted, .excepted = wanted + count, .lists = wanted + 2 * count};
}

static void begin_round(struct closing *closing, uint32_t list_count) {
    closing->count = 0;
    if (++closing->round != 0) return;
    memset(closing->wanted, 0, list_count * sizeof *closing->wanted);
    memset(closing->excepted, 0, list_count * sizeof *closing->excepted);
    closing->round = 1;
}

static void come_to(struct closing *closing, uint32_t list, bool excepted) {
    uint32_t *rounds = excepted ? closing->excepted : closing->wanted;
    closing->steps++;
    if (rounds[list] == closing->round) return;
    rounds[list] = closing->round;
    closing->lists[closing->count++] = 2 * list + excepted;
}

void closing_of(struct closing *closing, const struct charte_table *table, uint32_t list) {
    begin_round(closing, table->LISTS_count);
    come_to(closing, list, false);
    for (uint32_t next = 0; next < closing->count; next++) {
        const struct table_list *at = &table->LISTS[closing->lists[next] / 2];
        bool excepted = closing->lists[next] % 2;
        for (uint32_t k = 0; k < at->included_count; k++)
            come_to(closing, table->OPERANDS[at->first_included + k], excepted);
        for (uint32_t k = 0; !excepted && k < at->excepted_count; k++)
            come_to(closing, table->OPERANDS[at->first_excepted + k], true);
    }
}

void closing_mark_pure(const struct charte_table *table, unsigned char *is_pure) {
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        const struct table_list *list = &table->LISTS[i];
        is_pure[i] = list->excepted_count == 0;
        for (uint32_t k = 0; k < list->term_count; k++)
            is_pure[i] &= !(table->TERMS[list->first_term + k].flags & TERM_EXCEPT);
        for (uint32_t k = 0; k < list->included_count; k++)
            is_pure[i] &= is_pure[table->OPERANDS[list->first_included + k]];
    }
}

/* Measuring */

struct measuring {
    const struct charte_table *table;
    struct closing closing;
    uint32_t *times;        /* by list: how often its occurrences are gone over */
    unsigned short *fields; /* by list: those in which mentions of it are asked for, a bit each */
    unsigned char *is_pure; /* by list */
    uint64_t steps;
};

/* A list that is worked out so many times for a post, once in each field: by each of the conditions
 * that count its terms or ask how near they are, and once for all where it is only asked for. */
static void add_list(struct measuring *m, uint32_t list, uint32_t times) {
    uint64_t before = m->closing.steps;
    if (m->steps > LIMIT_CLOSING) return;
    closing_of(&m->closing, m->table, list);
    m->steps += (m->closing.steps - before) * times;
    for (uint32_t i = 0; i < m->closing.count; i++) m->times[m->closing.lists[i] / 2]++;
}

static uint32_t count_bits(unsigned bits) {
    uint32_t count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
}

static void add_nodes(struct measuring *m) {
    for (uint32_t i = 0; i < m->table->NODES_count; i++) {
        const struct table_node *node = &m->table->NODES[i];
        unsigned fields = evidence_searches(node->kind);
        bool counts = evidence_counts(node->kind);
        for (uint32_t k = 0; fields && k < node->count; k++) {
            uint32_t list = m->table->OPERANDS[node->first + k];
            if (counts)
                add_list(m, list, count_bits(fields));
            else if (!m->is_pure[list])
                m->fields[list] |= (unsigned short)fields;
        }
    }
    for (uint32_t list = 0; list < m->table->LISTS_count; list++)
        if (m->fields[list]) add_list(m, list, count_bits(m->fields[list]));
}

int closing_measure(const struct charte_table *table, struct closing_cost *cost) {
    size_t count = table->LISTS_count, room = closing_room(table);
    *cost = (struct closing_cost){0};
    if (count == 0) return CHARTE_OK;
    size_t marks = count * (sizeof(uint32_t) + sizeof(unsigned short) + 1);
    char *memory = memory_allocate(&table->allocator, room + marks);
    if (!memory) return CHARTE_ERROR_MEMORY;
    struct measuring m = {.table = table, .closing = closing_in(memory, table)};
    memset(memory + room, 0, marks);
    m.times = (uint32_t *)(void *)(memory + room);
    m.fields = (unsigned short *)(void *)(m.times + count);
    m.is_pure = (unsigned char *)(m.fields + count);
    closing_mark_pure(table, m.is_pure);
    add_nodes(&m);
    cost->steps = m.steps;
    for (size_t i = 0; i < count; i++)
        if (cost->most < m.times[i]) cost->most = m.times[i];
    memory_release(&table->allocator, memory);
    return CHARTE_OK;
}
