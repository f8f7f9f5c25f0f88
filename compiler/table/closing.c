/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/closing.h"

#include "runtime/table/evidence_row.h"

#include "runtime/base/limits.h"

struct closing {
    const struct table *table;
    uint32_t *rounds[2]; /* by list: the round that came to it as wanted, as excepted */
    uint32_t *come_to;   /* twice the list, and one more where it is excepted */
    size_t count;
    uint32_t round;
    uint64_t steps;
};

static void come_to(struct closing *closing, const struct index_array *lists, bool excepted) {
    for (size_t k = 0; k < lists->count; k++) {
        uint32_t *round = &closing->rounds[excepted][lists->items[k]];
        closing->steps++;
        if (*round == closing->round) continue;
        *round = closing->round;
        closing->come_to[closing->count++] = 2 * lists->items[k] + excepted;
    }
}

static void work_out_once(struct closing *closing, uint32_t list) {
    const struct index_array asked = {&list, 1, 1};
    if (closing->steps > LIMIT_CLOSING) return;
    closing->count = 0;
    closing->round++;
    come_to(closing, &asked, false);
    for (size_t next = 0; next < closing->count; next++) {
        const struct list *at = &closing->table->lists.items[closing->come_to[next] / 2];
        bool excepted = closing->come_to[next] % 2;
        come_to(closing, &at->included, excepted);
        if (!excepted) come_to(closing, &at->excepted, true);
    }
}

/* Once in each of a set of fields. */
static void work_out(struct closing *closing, uint32_t list, unsigned fields) {
    for (; fields; fields &= fields - 1) work_out_once(closing, list);
}

static void mark_pure(const struct table *table, bool *is_pure) {
    for (size_t i = 0; i < table->lists.count; i++) {
        const struct list *list = &table->lists.items[i];
        is_pure[i] = list->excepted.count == 0;
        for (size_t k = 0; k < list->terms.count; k++)
            is_pure[i] &= !(list->terms.items[k].flags & TERM_EXCEPT);
        for (size_t k = 0; k < list->included.count; k++)
            is_pure[i] &= is_pure[list->included.items[k]];
    }
}

bool closing_fits(struct arena *arena, const struct table *table) {
    size_t count = table->lists.count;
    struct closing closing = {.table = table};
    bool *is_pure = ARENA_ARRAY(arena, bool, count + 1);
    unsigned short *fields = ARENA_ARRAY(arena, unsigned short, count + 1);
    for (int way = 0; way < 2; way++) closing.rounds[way] = ARENA_ARRAY(arena, uint32_t, count + 1);
    closing.come_to = ARENA_ARRAY(arena, uint32_t, 2 * count + 1);
    mark_pure(table, is_pure);
    for (size_t i = 0; i < table->nodes.count; i++) {
        const struct node *node = &table->nodes.items[i];
        unsigned asked = evidence_searches(node->kind);
        for (size_t k = 0; evidence_counts(node->kind) && k < node->operands.count; k++)
            work_out(&closing, node->operands.items[k], asked);
        for (size_t k = 0; asked && k < node->operands.count; k++)
            if (!is_pure[node->operands.items[k]])
                fields[node->operands.items[k]] |= (unsigned short)asked;
    }
    for (uint32_t list = 0; list < count; list++) work_out(&closing, list, fields[list]);
    return closing.steps <= LIMIT_CLOSING;
}
