/* The verdict record, charte.verdict/1: a line of JSON with its fields in a fixed order. */
#include "runtime/spans.h"
#include "runtime/told.h"

static const char *modality_name(uint32_t modality) {
    static const char *const names[] = {
#define MODALITY(name, level, gate) #name,
#include "runtime/modality.def"
#undef MODALITY
    };
    return names[modality];
}

/* Spans */

static void write_span(const struct told *told, const struct spans_span *span) {
    charte_str id = table_string(told->table, told->table->LISTS[span->list].id);
    told_key(told, "{\"field\":\"");
    writer_text(told->writer, record_field_name(span->field));
    told_key(told, "\",\"start\":");
    writer_number(told->writer, span->begin);
    told_key(told, ",\"end\":");
    writer_number(told->writer, span->end);
    if (id.length) {
        told_key(told, ",\"list\":");
        told_string(told, id);
    }
    if (told->quote) {
        charte_str field = told->scratch->record.fields[span->field];
        told_key(told, ",\"quote\":");
        told_string(told, (charte_str){field.bytes + span->begin, span->end - span->begin});
    }
    told_key(told, "}");
}

struct span_writing {
    const struct told *told;
    bool first;
    const char *before; /* written before the first span */
};

static void write_next_span(void *context, const struct spans_span *span) {
    struct span_writing *writing = context;
    if (writing->first) writer_text(writing->told->writer, writing->before);
    told_comma(writing->told, &writing->first);
    write_span(writing->told, span);
}

/* The spans under a node, after `before` and closed by a bracket; nothing where there are none. */
static bool write_evidence(const struct told *told, uint32_t node, const char *before) {
    struct span_writing writing = {told, true, before};
    spans_below(told->scratch, node, write_next_span, &writing);
    if (!writing.first) told_key(told, "]");
    return !writing.first;
}

/* Facts */

/* The clause that a fact's value rests on, or TABLE_NONE: an answer or a default rests on none. */
static uint32_t decisive_clause(const struct told *told, uint32_t fact) {
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

static void write_fact(const struct told *told, uint32_t fact, bool *first) {
    static const char *const values[] = {"false", "null", "true"};
    static const char *const sources[] = {NULL, "answer", "assumed", "disputed"};
    const struct fact_state *state = &told->scratch->facts.states[fact];
    if (told_hides_fact(told, fact) || !told_meets_fact(told, fact)) return;
    told_comma(told, first);
    told_key(told, "{\"fact\":");
    told_string(told, table_string(told->table, told->table->FACTS[fact].id));
    told_key(told, ",\"value\":");
    writer_text(told->writer, values[told->scratch->facts.values[fact]]);
    if (sources[state->source]) {
        told_key(told, ",\"source\":\"");
        writer_text(told->writer, sources[state->source]);
        told_key(told, "\"");
    }
    uint32_t clause = decisive_clause(told, fact);
    if (clause != TABLE_NONE) write_evidence(told, clause, ",\"evidence\":[");
    told_key(told, "}");
}

static void write_facts_below(const struct told *told, uint32_t index, bool *first) {
    if (index == TABLE_NONE) return;
    const struct table_node *node = &told->table->NODES[index];
    if (node->kind == OPERATOR_FACT) write_fact(told, node->a, first);
    if (!condition_is_group(node)) return;
    for (uint32_t k = 0; k < node->count; k++)
        write_facts_below(told, told->table->OPERANDS[node->first + k], first);
}

/* Live rules */

static void write_message(const struct told *told, const struct table_rule *rule) {
    charte_str reason = told_text(told, rule->reason_text),
               advice = told_text(told, rule->advice_text);
    if (reason.length + advice.length == 0) return;
    told_key(told, ",\"message\":\"");
    writer_escaped(told->writer, reason);
    if (reason.length && advice.length) told_key(told, " ");
    writer_escaped(told->writer, advice);
    told_key(told, "\"");
}

/* The facts that a condition names, and the places of the evidence that it names itself. */
static void write_condition(const struct told *told, uint32_t node, bool first) {
    write_facts_below(told, node, &first);
    if (node == TABLE_NONE) return;
    const char *before = first ? "{\"evidence\":[" : ",{\"evidence\":[";
    if (write_evidence(told, node, before)) told_key(told, "}");
}

static void write_because(const struct told *told, const struct table_rule *rule) {
    bool first = true;
    told_forget_facts(told);
    told_key(told, ",\"because\":[");
    write_fact(told, rule->focus, &first);
    write_condition(told, rule->condition, first);
    told_key(told, "]");
}

static void write_unless(const struct told *told, const struct table_rule *rule) {
    if (rule->exception == TABLE_NONE) return;
    told_forget_facts(told);
    told_key(told, ",\"unless\":[");
    write_condition(told, rule->exception, true);
    told_key(told, "]");
}

static void write_head(const struct told *told, uint32_t index, unsigned level) {
    const struct table_rule *rule = &told->table->RULES[index];
    told_key(told, "{\"rule\":");
    told_string(told, table_string(told->table, rule->id));
    told_key(told, ",\"modality\":\"");
    writer_text(told->writer, modality_name(rule->modality));
    told_key(told, "\",\"level\":\"");
    writer_text(told->writer, charte_level_name((int)level));
    told_key(told, "\"");
}

static void write_rule(const struct told *told, uint32_t index, unsigned level) {
    const struct table_rule *rule = &told->table->RULES[index];
    write_head(told, index, level);
    if (rule->role != TABLE_NONE) {
        told_key(told, ",\"role\":");
        told_string(told, table_string(told->table, told->table->ROLES[rule->role].id));
    }
    write_because(told, rule);
    write_unless(told, rule);
    write_message(told, rule);
    told_key(told, "}");
}

/* Live rules above `allowed`: those in force, or those on trial. */
static void write_rules(const struct told *told, bool on_trial) {
    bool first = true;
    for (uint32_t i = 0; told_next_rule(told, i, &i); i++) {
        const struct rule_state *state = &told->rules[i];
        bool is_on_trial = told->table->RULES[i].flags & RULE_ON_TRIAL;
        unsigned level = state->level;
        if (is_on_trial != on_trial || state->live != TRUTH_TRUE || level == LEVEL_ALLOWED)
            continue;
        told_comma(told, &first);
        if (on_trial) {
            write_head(told, i, level);
            told_key(told, "}");
        } else {
            write_rule(told, i, level);
        }
    }
}

/* Overridden rules */

/* The first overrider, in the order of the document, that is live; TABLE_NONE: none is. */
static uint32_t live_overrider(const struct told *told, const struct table_rule *rule) {
    uint32_t found = TABLE_NONE;
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = told->table->OVERRIDERS[rule->first_overrider + k];
        bool live = told->rules[by].live == TRUTH_TRUE && rules_overrides(&told->table->RULES[by]);
        if (live && by < found) found = by;
    }
    return found;
}

static void write_overridden(const struct told *told) {
    bool first = true;
    for (uint32_t i = 0; told_next_rule(told, i, &i); i++) {
        const struct table_rule *rule = &told->table->RULES[i];
        if (told->rules[i].applies != TRUTH_TRUE) continue;
        uint32_t by = live_overrider(told, rule);
        if (by == TABLE_NONE) continue;
        told_comma(told, &first);
        told_key(told, "{\"rule\":");
        told_string(told, table_string(told->table, rule->id));
        told_key(told, ",\"by\":");
        told_string(told, table_string(told->table, told->table->RULES[by].id));
        told_key(told, "}");
    }
}

/* The record */

static void write_charter(const struct told *told) {
    const struct charte_table *table = told->table;
    told_key(told, ",\"charter\":{\"title\":");
    told_string(told, told_text(told, table->META->title_text));
    told_key(told, ",\"version\":");
    told_string(told, table_string(table, table->META->version));
    told_key(told, ",\"digest\":\"");
    writer_text(told->writer, table->digest);
    told_key(told, "\"},\"engine\":\"" CHARTE_VERSION "\"");
}

static void write_outcome(const struct told *told, const struct verdict_outcome *outcome) {
    told_key(told, "\",\"rank\":");
    writer_number(told->writer, outcome->level);
    told_key(told, ",\"at_most\":\"");
    writer_text(told->writer, charte_level_name(outcome->at_most));
    told_key(told, outcome->final ? "\",\"final\":true" : "\",\"final\":false");
}

static void write_checked(const struct told *told, const struct charte_verdict *verdict) {
    write_outcome(told, &verdict->outcomes[told->reader]);
    write_charter(told);
    if (told->scratch->record.post.absent_is_none) told_key(told, ",\"absent\":\"none\"");
    told_key(told, ",\"rules\":[");
    write_rules(told, false);
    told_key(told, "],\"overridden\":[");
    write_overridden(told);
    told_key(told, "],\"pending\":[");
    told_write_pending(told);
    told_key(told, "],\"on_trial\":[");
    write_rules(told, true);
    told_key(told, "]}");
}

static void write_not_checked(const struct told *told, const charte_verdict *verdict) {
    told_key(told, "\",\"reason\":\"");
    writer_text(told->writer, charte_verdict_reason(verdict));
    told_key(told, "\"");
    write_charter(told);
    told_key(told, "}");
}

int charte_verdict_write(const charte_verdict *verdict, const charte_format *format,
                         charte_write *write, void *context) {
    if (!verdict || !format || format->size != sizeof *format || !write)
        return CHARTE_ERROR_ARGUMENT;
    struct writer writer = {.write = write, .context = context};
    struct charte_scratch *scratch = verdict->scratch;
    enum charte_reader reader =
        format->reader == CHARTE_FOR_AUTHOR ? CHARTE_FOR_AUTHOR : CHARTE_FOR_TOOLS;
    struct told told = {&writer,
                        scratch,
                        scratch->table,
                        reader,
                        touch_told(scratch, reader)->rules,
                        texts_column(scratch->table, format->language),
                        format->quote};
    charte_str id = scratch->record.post.id;
    told_key(&told, "{\"schema\":\"charte.verdict/1\",\"id\":");
    told_string(&told, id.bytes ? id : (charte_str){"", 0});
    told_key(&told, ",\"verdict\":\"");
    writer_text(&writer, charte_level_name(charte_verdict_rank(verdict, told.reader)));
    if (verdict->reason == VERDICT_CHECKED)
        write_checked(&told, verdict);
    else
        write_not_checked(&told, verdict);
    return writer_end(&writer);
}
