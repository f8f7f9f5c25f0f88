/* SPDX-License-Identifier: Apache-2.0 */
/* What a verdict says of facts: their values, the places that they rest on, what would tell more.
 */
#include "runtime/base/limits.h"
#include "runtime/tell/spans.h"
#include "runtime/tell/telling.h"

/* Spans */

static void write_span(const struct telling *told, const struct spans_span *span) {
    charte_str id = {"", 0};
    if (span->list != TABLE_NONE) id = table_string(told->table, told->table->LISTS[span->list].id);
    telling_key(told, "{\"field\":\"");
    writer_text(told->writer, spans_field_name(span->field));
    telling_key(told, "\"");
    if (spans_in_item(span)) {
        telling_key(told, ",\"item\":");
        writer_number(told->writer, span->item);
    }
    telling_key(told, ",\"start\":");
    writer_number(told->writer, span->begin);
    telling_key(told, ",\"end\":");
    writer_number(told->writer, span->end);
    if (id.length) {
        telling_key(told, ",\"list\":");
        telling_string(told, id);
    }
    if (told->quote) {
        telling_key(told, ",\"quote\":");
        telling_string(told, spans_bytes(told->scratch, span));
    }
    telling_key(told, "}");
}

struct span_writing {
    struct telling *told;
    bool first;
    const char *before; /* written before the first span */
};

static void write_next_span(void *context, const struct spans_span *span) {
    struct span_writing *writing = context;
    if (writing->told->places == 0) return;
    writing->told->places--;
    if (writing->first) writer_text(writing->told->writer, writing->before);
    telling_comma(writing->told, &writing->first);
    write_span(writing->told, span);
}

bool telling_write_evidence(struct telling *told, uint32_t node, const char *before) {
    struct span_writing writing = {told, true, before};
    if (told->places) spans_below(told->scratch, node, write_next_span, &writing);
    if (!writing.first) telling_key(told, "]");
    return !writing.first;
}

static void write_signs(struct telling *told, const struct table_fact *fact) {
    const uint32_t clauses[] = {fact->ruled_out, fact->established, fact->to_check};
    struct span_writing writing = {told, true, ",\"signs\":["};
    if (told->places)
        spans_of_findings(told->scratch, clauses, sizeof clauses / sizeof *clauses, write_next_span,
                          &writing);
    if (!writing.first) telling_key(told, "]");
}

/* Facts */

/* The clause that a fact's value rests on, or TABLE_NONE: an answer or a default rests on none. */
static uint32_t decisive_clause(const struct telling *told, uint32_t fact) {
    const struct fact_state *state = &told->scratch->facts.states[fact];
    const struct table_fact *clauses = &told->table->FACTS[fact];
    if (state->source != SOURCE_EVIDENCE) return TABLE_NONE;
    switch ((enum truth)told->scratch->facts.values[fact]) {
    case TRUTH_FALSE:
        return state->ruled_out == TRUTH_TRUE ? clauses->ruled_out : TABLE_NONE;
    case TRUTH_TRUE:
        return state->established == TRUTH_TRUE ? clauses->established : TABLE_NONE;
    case TRUTH_UNKNOWN:
        break;
    }
    bool is_sign = state->established != TRUTH_TRUE && state->to_check == TRUTH_TRUE;
    return is_sign ? clauses->to_check : TABLE_NONE;
}

/* What a fact is, and what says so. */
static void write_known(struct telling *told, uint32_t fact, const char *value) {
    static const char *const values[] = {"false", "null", "true"};
    static const char *const sources[] = {NULL, "answer", "assumed", "disputed"};
    const struct fact_state *state = &told->scratch->facts.states[fact];
    telling_key(told, value);
    writer_text(told->writer, values[told->scratch->facts.values[fact]]);
    if (sources[state->source]) {
        telling_key(told, ",\"source\":\"");
        writer_text(told->writer, sources[state->source]);
        telling_key(told, "\"");
    }
}

void telling_write_fact(struct telling *told, uint32_t fact, bool *first) {
    if (telling_hides_fact(told, fact) || !telling_meets_fact(told, fact)) return;
    telling_comma(told, first);
    telling_key(told, "{\"fact\":");
    telling_string(told, table_string(told->table, told->table->FACTS[fact].id));
    write_known(told, fact, ",\"value\":");
    uint32_t clause = decisive_clause(told, fact);
    if (clause != TABLE_NONE) telling_write_evidence(told, clause, ",\"evidence\":[");
    telling_key(told, "}");
}

void telling_each_fact(struct telling *told, uint32_t index, telling_fact *each, bool *first) {
    if (index == TABLE_NONE) return;
    const struct table_node *node = &told->table->NODES[index];
    if (node->kind == OPERATOR_FACT) each(told, node->a, first);
    if (!table_is_group(node)) return;
    for (uint32_t k = 0; k < node->count; k++)
        telling_each_fact(told, told->table->OPERANDS[node->first + k], each, first);
}

/* What is waited for */

static void write_name(struct telling *told, uint32_t fact, bool *first) {
    telling_comma(told, first);
    telling_string(told, table_string(told->table, told->table->FACTS[fact].id));
}

/* The key of its own findings, or of those of what raises its question. */
static void write_raised_by(struct telling *told, uint32_t fact) {
    const struct plan *plan = &told->scratch->plan;
    uint32_t item = plan->item_of[fact], raiser = TABLE_NONE;
    if (plan->found[fact])
        raiser = fact;
    else if (item != TABLE_NONE && !plan->items[item].left_out)
        raiser = plan->items[item].raiser;
    if (raiser == TABLE_NONE) return;
    telling_key(told, ",\"raised_by\":\"");
    telling_write_key(told, raiser);
    telling_key(told, "\"");
}

/* Its question; or what would settle it, where it is not to be asked itself. */
static void write_open(struct telling *told, uint32_t fact) {
    const struct table_fact *open = &told->table->FACTS[fact];
    telling_key(told, ":{");
    write_known(told, fact, "\"value\":");
    if (told->scratch->facts.values[fact] == TRUTH_UNKNOWN) write_signs(told, open);
    if (told->reader == CHARTE_FOR_AUTHOR) write_raised_by(told, fact);
    if (facts_ask(&told->scratch->facts, told->table, fact)) {
        telling_key(told, ",\"question\":");
        telling_string(told, telling_text(told, open->question_text));
    } else {
        telling_write_fact_settles(told, fact);
    }
    telling_key(told, "}");
}

void telling_write_facts(struct telling *told) {
    bool first = true;
    for (uint32_t i = 0; i < told->listed_count; i++) {
        write_name(told, told->scratch->listed[i], &first);
        write_open(told, told->scratch->listed[i]);
    }
}
