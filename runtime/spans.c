#include "runtime/spans.h"

#include "runtime/evidence.h"
#include "runtime/limits.h"

#include <string.h>

/* The first LIMIT_SPANS of the spans met so far, sorted. */
struct gathering {
    struct charte_scratch *scratch;
    struct spans_span spans[LIMIT_SPANS];
    size_t count;
};

static int compare_lists(const struct charte_table *table, uint32_t a, uint32_t b) {
    if (a == b) return 0;
    charte_str x = table_string(table, table->LISTS[a].id);
    charte_str y = table_string(table, table->LISTS[b].id);
    size_t shorter = x.length < y.length ? x.length : y.length;
    int order = shorter ? memcmp(x.bytes, y.bytes, shorter) : 0;
    return order ? order : (x.length > y.length) - (x.length < y.length);
}

static int compare(const struct charte_table *table, const struct spans_span *a,
                   const struct spans_span *b) {
    if (a->field != b->field) return a->field < b->field ? -1 : 1;
    if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    return compare_lists(table, a->list, b->list);
}

static void gather(struct gathering *g, const struct spans_span *span) {
    size_t low = 0, high = g->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(g->scratch->table, &g->spans[middle], span);
        if (order == 0) return;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == LIMIT_SPANS) return;
    size_t moved = g->count < LIMIT_SPANS ? g->count - low : LIMIT_SPANS - 1 - low;
    memmove(&g->spans[low + 1], &g->spans[low], moved * sizeof *g->spans);
    g->spans[low] = *span;
    if (g->count < LIMIT_SPANS) g->count++;
}

void spans_begin(struct charte_scratch *scratch) {
    scratch->last_looked = scratch->lists.looked + LIMIT_EVIDENCE;
}

static bool may_look(const struct charte_scratch *scratch) {
    return scratch->lists.looked < scratch->last_looked;
}

/* The occurrences of a list, of those marked where marks are given. */
static void gather_list(struct gathering *g, enum record_field field, uint32_t list,
                        const unsigned char *near) {
    const struct lists_field *found = &g->scratch->lists.fields[field];
    if (!may_look(g->scratch)) return;
    struct lists_hits hits = lists_occurrences(&g->scratch->lists, field, list);
    for (size_t i = 0; i < hits.count; i++) {
        const struct terms_hit *hit = &found->hits[hits.items[i]];
        if (near && !near[hits.items[i]]) continue;
        struct spans_span span = {field, hit->begin, hit->end, list};
        gather(g, &span);
    }
}

static void gather_near(struct gathering *g, const struct table_node *node) {
    const struct charte_table *table = g->scratch->table;
    struct lists_groups groups = evidence_groups(table, node);
    if (!may_look(g->scratch)) return;
    lists_near(&g->scratch->lists, RECORD_TEXT, &groups);
    for (uint32_t k = 0; k < node->count; k++)
        gather_list(g, RECORD_TEXT, table->OPERANDS[node->first + k],
                    g->scratch->lists.marks[LISTS_NEAR + (k >= groups.first_count)]);
}

static void gather_below(struct gathering *g, uint32_t index, bool positive) {
    const struct charte_table *table = g->scratch->table;
    const struct table_node *node = &table->NODES[index];
    positive = positive != (node->negated != 0);
    if (condition_is_group(node)) {
        for (uint32_t k = 0; k < node->count; k++)
            gather_below(g, table->OPERANDS[node->first + k], positive);
        return;
    }
    unsigned fields = evidence_fields(node->kind);
    if (!positive || !fields || g->scratch->evidence[index] != TRUTH_TRUE) return;
    if (node->kind == EVIDENCE_text_near) {
        gather_near(g, node);
        return;
    }
    for (int field = 0; field < RECORD_FIELD_COUNT; field++)
        for (uint32_t k = 0; fields & 1u << field && k < node->count; k++)
            gather_list(g, (enum record_field)field, table->OPERANDS[node->first + k], NULL);
}

void spans_below(struct charte_scratch *scratch, uint32_t node, spans_receiver *receive,
                 void *context) {
    struct gathering gathering = {.scratch = scratch};
    gather_below(&gathering, node, true);
    for (size_t i = 0; i < gathering.count; i++) receive(context, &gathering.spans[i]);
}
