/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/tell/spans.h"

#include "runtime/base/bits.h"
#include "runtime/base/limits.h"
#include "runtime/decide/evidence.h"
#include "runtime/decide/findings.h"

#include <string.h>

/* Fields */

static const struct array {
    enum field field;
    size_t offset; /* in charte_post */
} arrays[] = {
    [SPANS_MENTIONS - RECORD_FIELD_COUNT] = {FIELD_MENTIONS, offsetof(charte_post, mentions)},
    [SPANS_HASHTAGS - RECORD_FIELD_COUNT] = {FIELD_HASHTAGS, offsetof(charte_post, hashtags)},
    [SPANS_LINKS - RECORD_FIELD_COUNT] = {FIELD_LINKS, offsetof(charte_post, links)},
    [SPANS_LABELS - RECORD_FIELD_COUNT] = {FIELD_LABELS, offsetof(charte_post, labels)},
    [SPANS_ROLES - RECORD_FIELD_COUNT] = {FIELD_ROLES, offsetof(charte_post, author_roles)},
};
_Static_assert(sizeof arrays / sizeof *arrays == SPANS_FIELD_COUNT - RECORD_FIELD_COUNT,
               "an array for each place that is none of the texts");

const char *spans_field_name(unsigned field) {
    if (field >= RECORD_FIELD_COUNT)
        return field_row(arrays[field - RECORD_FIELD_COUNT].field)->path;
    return record_field_name((enum record_field)field);
}

/* The place of a field's values, or SPANS_FIELD_COUNT: they are shown nowhere. */
static unsigned array_of(enum field field) {
    for (unsigned i = 0; i < sizeof arrays / sizeof *arrays; i++)
        if (arrays[i].field == field) return RECORD_FIELD_COUNT + i;
    return SPANS_FIELD_COUNT;
}

static const charte_strs *array_at(const struct charte_scratch *scratch, unsigned field) {
    const char *post = (const char *)&scratch->record.post;
    return (const void *)(post + arrays[field - RECORD_FIELD_COUNT].offset);
}

charte_str spans_bytes(const struct charte_scratch *scratch, const struct spans_span *span) {
    struct record_texts texts;
    charte_str all;
    if (span->field >= RECORD_FIELD_COUNT) {
        all = array_at(scratch, span->field)->items[span->item];
    } else {
        texts = record_texts(&scratch->record, (enum record_field)span->field);
        all = record_text(&texts, span->item);
    }
    return (charte_str){all.bytes + span->begin, span->end - span->begin};
}

/* Gathering */

/* The first LIMIT_SPANS of the spans met so far, sorted. */
struct gathering {
    struct charte_scratch *scratch;
    struct spans_span spans[LIMIT_SPANS];
    size_t count;
};

/* The room for spans is left as it is: there are mostly none. */
static void begin(struct gathering *g, struct charte_scratch *scratch) {
    g->scratch = scratch;
    g->count = 0;
}

/* Of places in the same field: either both have a list or neither has. */
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
    if (a->item != b->item) return a->item < b->item ? -1 : 1;
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

bool spans_may_look(const struct charte_scratch *scratch) {
    return scratch->lists.looked < scratch->last_looked;
}

/* Occurrences */

/* The occurrences of a list, of those marked where marks are given. */
static void gather_list(struct gathering *g, enum record_field field, uint32_t list,
                        const unsigned char *near) {
    const struct lists_field *found = &g->scratch->lists.fields[field];
    unsigned place = field == RECORD_HASHTAGS ? SPANS_HASHTAGS : field;
    if (!spans_may_look(g->scratch)) return;
    struct lists_hits hits = lists_occurrences(&g->scratch->lists, field, list);
    for (size_t i = 0; i < hits.count; i++) {
        const struct terms_hit *hit = &found->hits[hits.items[i]];
        if (near && !near[hits.items[i]]) continue;
        struct spans_span span = {place, hit->item, hit->begin, hit->end, list};
        gather(g, &span);
    }
}

/* The fields that an evidence looks in and where some term was met. */
static unsigned fields_met(const struct gathering *g, const struct table_node *node) {
    return evidence_searches(node->kind) & g->scratch->lists.met;
}

static void gather_near(struct gathering *g, const struct table_node *node) {
    const struct charte_table *table = g->scratch->table;
    struct lists_groups groups = evidence_groups(table, node);
    for (unsigned left = fields_met(g, node); left; left &= left - 1) {
        enum record_field field = (enum record_field)bits_lowest(left);
        if (!spans_may_look(g->scratch)) return;
        lists_near(&g->scratch->lists, field, &groups);
        for (uint32_t k = 0; k < node->count; k++)
            gather_list(g, field, table->OPERANDS[node->first + k],
                        g->scratch->lists.marks[LISTS_NEAR + (k >= groups.first_count)]);
    }
}

static void gather_terms(struct gathering *g, const struct table_node *node) {
    unsigned fields = fields_met(g, node);
    for (int field = 0; field < RECORD_FIELD_COUNT; field++)
        for (uint32_t k = 0; fields & 1u << field && k < node->count; k++)
            gather_list(g, (enum record_field)field, g->scratch->table->OPERANDS[node->first + k],
                        NULL);
}

/* Accounts, hashtags and links: each list that names one gives its place. */

struct values_of {
    struct gathering *g;
    const struct table_node *node;
    unsigned field; /* the array of their kind */
};

static bool gather_value(void *context, const struct entity_place *place) {
    const struct values_of *of = context;
    struct charte_scratch *scratch = of->g->scratch;
    for (uint32_t k = 0; k < of->node->count; k++) {
        uint32_t list = scratch->table->OPERANDS[of->node->first + k];
        struct spans_span span = {place->in_text ? RECORD_TEXT : of->field, place->item,
                                  place->begin, place->end, list};
        if (entities_named_alone(&scratch->entities, &scratch->lists, list)) gather(of->g, &span);
    }
    scratch->lists.looked += place->steps + of->node->count;
    return spans_may_look(scratch);
}

static void gather_values(struct gathering *g, const struct table_node *node, enum entity_kind kind,
                          unsigned field) {
    struct charte_scratch *scratch = g->scratch;
    struct values_of of = {g, node, field};
    if (spans_may_look(scratch))
        entities_each_place(&scratch->entities, &scratch->record, &scratch->lists, kind,
                            gather_value, &of);
}

/* Labels and roles */

static bool is_operand(const struct charte_table *table, const struct table_node *node,
                       uint32_t number) {
    for (uint32_t k = 0; k < node->count; k++)
        if (table->OPERANDS[node->first + k] == number) return true;
    return false;
}

static void gather_names(struct gathering *g, const struct table_node *node,
                         const struct names *names, unsigned field) {
    struct charte_scratch *scratch = g->scratch;
    const charte_strs *array = array_at(scratch, field);
    for (size_t i = 0; i < array->count && spans_may_look(scratch); i++) {
        struct spans_span span = {field, (uint32_t)i, 0, (uint32_t)array->items[i].length,
                                  TABLE_NONE};
        uint32_t number = names_find(names, array->items[i]);
        if (is_operand(scratch->table, node, number)) gather(g, &span);
        scratch->lists.looked += 1 + node->count;
    }
}

/* All of it */

static void gather_evidence(struct gathering *g, const struct table_node *node) {
    const struct record_names *names = &g->scratch->names;
    const struct evidence_row *row = evidence_row(node->kind);
    unsigned array = array_of((enum field)row->field);
    switch ((enum evidence_operands)row->operands) {
    case OPERANDS_NEAR:
        gather_near(g, node);
        break;
    case OPERANDS_LISTS:
    case OPERANDS_LISTS_A:
        if (row->searches)
            gather_terms(g, node);
        else
            gather_values(g, node, field_row((enum field)row->field)->of, array);
        break;
    case OPERANDS_LABELS:
        gather_names(g, node, &names->labels, array);
        break;
    case OPERANDS_ROLES:
        if (array != SPANS_FIELD_COUNT) gather_names(g, node, &names->roles, array);
        break;
    case OPERANDS_NONE:
    case OPERANDS_NUMBER:
    case OPERANDS_LANGUAGES:
    case OPERANDS_PLATFORMS:
    case OPERANDS_DATE:
    case OPERANDS_TIMES:
        break;
    }
}

static void gather_below(struct gathering *g, uint32_t index, bool positive) {
    const struct charte_table *table = g->scratch->table;
    const struct table_node *node = &table->NODES[index];
    positive = positive != (node->negated != 0);
    if (table_is_group(node)) {
        for (uint32_t k = 0; k < node->count; k++)
            gather_below(g, table->OPERANDS[node->first + k], positive);
        return;
    }
    if (node->kind == OPERATOR_FACT || !positive) return;
    if (g->scratch->evidence[index] == TRUTH_TRUE) gather_evidence(g, node);
}

static void give(const struct gathering *g, spans_receiver *receive, void *context) {
    for (size_t i = 0; i < g->count; i++) receive(context, &g->spans[i]);
}

void spans_below(struct charte_scratch *scratch, uint32_t node, spans_receiver *receive,
                 void *context) {
    struct gathering gathering;
    begin(&gathering, scratch);
    gather_below(&gathering, node, true);
    give(&gathering, receive, context);
}

static void gather_finding(void *context, uint32_t index) {
    struct gathering *g = context;
    const struct table_node *node = &g->scratch->table->NODES[index];
    if (node->kind != OPERATOR_FACT) gather_evidence(g, node);
}

void spans_of_findings(struct charte_scratch *scratch, const uint32_t *nodes, size_t count,
                       spans_receiver *receive, void *context) {
    struct gathering gathering;
    begin(&gathering, scratch);
    for (size_t i = 0; i < count; i++) findings_each(scratch, nodes[i], gather_finding, &gathering);
    give(&gathering, receive, context);
}

void spans_of_evidence(struct charte_scratch *scratch, uint32_t node, spans_receiver *receive,
                       void *context) {
    struct gathering gathering;
    begin(&gathering, scratch);
    gather_evidence(&gathering, &scratch->table->NODES[node]);
    give(&gathering, receive, context);
}
