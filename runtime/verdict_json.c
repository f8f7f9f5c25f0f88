/* The verdict record, charte.verdict/1: a line of JSON with its fields in a fixed order. */
#include "runtime/limits.h"
#include "runtime/spans.h"
#include "runtime/texts.h"
#include "runtime/writer.h"

#include <string.h>

struct told { /* one verdict told to one reader */
    struct writer *writer;
    struct charte_scratch *scratch;
    const struct charte_table *table;
    enum charte_reader reader;
    uint32_t language; /* the column of TEXTS */
    bool quote;
};

static charte_str text_of(const struct told *told, uint32_t row) {
    return texts_at(told->table, row, told->language);
}

static void key(const struct told *told, const char *name) {
    writer_text(told->writer, name);
}

static void string(const struct told *told, charte_str s) {
    writer_string(told->writer, s);
}

/* A comma before all but the first. */
static void comma(const struct told *told, bool *first) {
    if (!*first) writer_text(told->writer, ",");
    *first = false;
}

static bool is_hidden_rule(const struct told *told, uint32_t rule) {
    return told->reader == CHARTE_FOR_TOOLS &&
           told->table->RULES[rule].modality == MODALITY_protect;
}

static bool is_hidden_fact(const struct told *told, uint32_t fact) {
    return told->reader == CHARTE_FOR_TOOLS && told->table->FACTS[fact].flags & FACT_HIDDEN;
}

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
    key(told, "{\"field\":\"");
    writer_text(told->writer, record_field_name(span->field));
    key(told, "\",\"start\":");
    writer_number(told->writer, span->begin);
    key(told, ",\"end\":");
    writer_number(told->writer, span->end);
    if (id.length) {
        key(told, ",\"list\":");
        string(told, id);
    }
    if (told->quote) {
        charte_str field = told->scratch->record.fields[span->field];
        key(told, ",\"quote\":");
        string(told, (charte_str){field.bytes + span->begin, span->end - span->begin});
    }
    key(told, "}");
}

struct span_writing {
    const struct told *told;
    bool first;
    const char *before; /* written before the first span */
};

static void write_next_span(void *context, const struct spans_span *span) {
    struct span_writing *writing = context;
    if (writing->first) writer_text(writing->told->writer, writing->before);
    comma(writing->told, &writing->first);
    write_span(writing->told, span);
}

/* The spans under a node, after `before` and closed by a bracket; nothing where there are none. */
static bool write_evidence(const struct told *told, uint32_t node, const char *before) {
    struct span_writing writing = {told, true, before};
    spans_below(told->scratch, node, write_next_span, &writing);
    if (!writing.first) key(told, "]");
    return !writing.first;
}

/* Facts */

/* The clause that decided a fact, or TABLE_NONE. */
static uint32_t decisive_clause(const struct told *told, uint32_t fact) {
    const struct fact_state *state = &told->scratch->facts.states[fact];
    const struct table_fact *clauses = &told->table->FACTS[fact];
    enum truth value = told->scratch->facts.values[fact];
    if (state->ruled_out == TRUTH_TRUE) return clauses->ruled_out;
    if (value == TRUTH_TRUE && state->established == TRUTH_TRUE) return clauses->established;
    bool sign = value == TRUTH_UNKNOWN && state->source == SOURCE_EVIDENCE &&
                state->to_check == TRUTH_TRUE && !(clauses->flags & FACT_OPEN);
    return sign ? clauses->to_check : TABLE_NONE;
}

static void write_fact(const struct told *told, uint32_t fact, bool *first) {
    static const char *const values[] = {"false", "null", "true"};
    static const char *const sources[] = {NULL, "answer", "assumed", "disputed"};
    const struct fact_state *state = &told->scratch->facts.states[fact];
    if (is_hidden_fact(told, fact) || told->scratch->seen[fact]) return;
    told->scratch->seen[fact] = 1;
    comma(told, first);
    key(told, "{\"fact\":");
    string(told, table_string(told->table, told->table->FACTS[fact].id));
    key(told, ",\"value\":");
    writer_text(told->writer, values[told->scratch->facts.values[fact]]);
    if (sources[state->source]) {
        key(told, ",\"source\":\"");
        writer_text(told->writer, sources[state->source]);
        key(told, "\"");
    }
    uint32_t clause = decisive_clause(told, fact);
    if (clause != TABLE_NONE) write_evidence(told, clause, ",\"evidence\":[");
    key(told, "}");
}

static void write_facts_below(const struct told *told, uint32_t index, bool *first) {
    if (index == TABLE_NONE) return;
    const struct table_node *node = &told->table->NODES[index];
    if (node->kind == OPERATOR_FACT) write_fact(told, node->a, first);
    if (!condition_is_group(node)) return;
    for (uint32_t k = 0; k < node->count; k++)
        write_facts_below(told, told->table->OPERANDS[node->first + k], first);
}

static void forget_seen(const struct told *told) {
    memset(told->scratch->seen, 0, told->table->FACTS_count);
}

/* Live rules */

static void write_message(const struct told *told, const struct table_rule *rule) {
    charte_str reason = text_of(told, rule->reason_text), advice = text_of(told, rule->advice_text);
    if (reason.length + advice.length == 0) return;
    key(told, ",\"message\":\"");
    writer_escaped(told->writer, reason);
    if (reason.length && advice.length) key(told, " ");
    writer_escaped(told->writer, advice);
    key(told, "\"");
}

/* The facts that a condition names, and the places of the evidence that it names itself. */
static void write_condition(const struct told *told, uint32_t node, bool first) {
    write_facts_below(told, node, &first);
    if (node == TABLE_NONE) return;
    const char *before = first ? "{\"evidence\":[" : ",{\"evidence\":[";
    if (write_evidence(told, node, before)) key(told, "}");
}

static void write_because(const struct told *told, const struct table_rule *rule) {
    bool first = true;
    forget_seen(told);
    key(told, ",\"because\":[");
    write_fact(told, rule->focus, &first);
    write_condition(told, rule->condition, first);
    key(told, "]");
}

static void write_unless(const struct told *told, const struct table_rule *rule) {
    if (rule->exception == TABLE_NONE) return;
    forget_seen(told);
    key(told, ",\"unless\":[");
    write_condition(told, rule->exception, true);
    key(told, "]");
}

static void write_head(const struct told *told, uint32_t index, unsigned level) {
    const struct table_rule *rule = &told->table->RULES[index];
    key(told, "{\"rule\":");
    string(told, table_string(told->table, rule->id));
    key(told, ",\"modality\":\"");
    writer_text(told->writer, modality_name(rule->modality));
    key(told, "\",\"level\":\"");
    writer_text(told->writer, charte_level_name((int)level));
    key(told, "\"");
}

static void write_rule(const struct told *told, uint32_t index, unsigned level) {
    const struct table_rule *rule = &told->table->RULES[index];
    write_head(told, index, level);
    if (rule->role != TABLE_NONE) {
        key(told, ",\"role\":");
        string(told, table_string(told->table, told->table->ROLES[rule->role].id));
    }
    write_because(told, rule);
    write_unless(told, rule);
    write_message(told, rule);
    key(told, "}");
}

/* Live rules above `allowed`: those in force, or those on trial. */
static void write_rules(const struct told *told, bool on_trial) {
    bool first = true;
    for (uint32_t i = 0; i < told->table->RULES_count; i++) {
        const struct rule_state *state = &told->scratch->rules[i];
        bool is_on_trial = told->table->RULES[i].flags & RULE_ON_TRIAL;
        unsigned level = verdict_level_for(told->reader, state->level);
        if (is_on_trial != on_trial || state->live != TRUTH_TRUE || level == LEVEL_ALLOWED ||
            is_hidden_rule(told, i))
            continue;
        comma(told, &first);
        if (on_trial) {
            write_head(told, i, level);
            key(told, "}");
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
        bool live =
            told->scratch->rules[by].live == TRUTH_TRUE && rules_overrides(&told->table->RULES[by]);
        if (live && by < found) found = by;
    }
    return found;
}

static void write_overridden(const struct told *told) {
    bool first = true;
    for (uint32_t i = 0; i < told->table->RULES_count; i++) {
        const struct table_rule *rule = &told->table->RULES[i];
        if (told->scratch->rules[i].applies != TRUTH_TRUE || is_hidden_rule(told, i) ||
            !rules_overrides(rule)) /* on trial: told apart */
            continue;
        uint32_t by = live_overrider(told, rule);
        if (by == TABLE_NONE || is_hidden_rule(told, by)) continue;
        comma(told, &first);
        key(told, "{\"rule\":");
        string(told, table_string(told->table, rule->id));
        key(told, ",\"by\":");
        string(told, table_string(told->table, told->table->RULES[by].id));
        key(told, "}");
    }
}

/* Pending rules */

typedef void each_fact(const struct told *told, uint32_t fact, bool *first);

static void each_unknown_below(const struct told *told, uint32_t index, each_fact *each,
                               bool *first) {
    if (index == TABLE_NONE) return;
    const struct table_node *node = &told->table->NODES[index];
    if (node->kind == OPERATOR_FACT) each(told, node->a, first);
    if (!condition_is_group(node)) return;
    for (uint32_t k = 0; k < node->count; k++)
        each_unknown_below(told, told->table->OPERANDS[node->first + k], each, first);
}

static void each_unknown_of_rule(const struct told *told, const struct table_rule *rule,
                                 each_fact *each, bool *first) {
    each(told, rule->focus, first);
    each_unknown_below(told, rule->condition, each, first);
    each_unknown_below(told, rule->exception, each, first);
}

/* A rule's own unknown facts, then those of overriders that are waiting too, each rule once. */
static void each_unknown_from(const struct told *told, uint32_t index, unsigned depth,
                              each_fact *each, bool *first) {
    const struct table_rule *rule = &told->table->RULES[index];
    told->scratch->visited[index] = 1;
    each_unknown_of_rule(told, rule, each, first);
    for (uint32_t k = 0; k < rule->overrider_count && depth < LIMIT_OVERRIDE_DEPTH; k++) {
        uint32_t by = told->table->OVERRIDERS[rule->first_overrider + k];
        bool waits = told->scratch->rules[by].live == TRUTH_UNKNOWN &&
                     rules_overrides(&told->table->RULES[by]);
        if (waits && !told->scratch->visited[by])
            each_unknown_from(told, by, depth + 1, each, first);
    }
}

/* The facts that keep a rule waiting. */
static void each_unknown(const struct told *told, uint32_t index, each_fact *each) {
    bool first = true;
    forget_seen(told);
    memset(told->scratch->visited, 0, told->table->RULES_count);
    each_unknown_from(told, index, 0, each, &first);
}

static bool is_new_unknown(const struct told *told, uint32_t fact) {
    if (told->scratch->facts.values[fact] != TRUTH_UNKNOWN || is_hidden_fact(told, fact) ||
        told->scratch->seen[fact])
        return false;
    told->scratch->seen[fact] = 1;
    return true;
}

static void write_unknown(const struct told *told, uint32_t fact, bool *first) {
    if (!is_new_unknown(told, fact)) return;
    comma(told, first);
    string(told, table_string(told->table, told->table->FACTS[fact].id));
}

/* Writes the fact's question; where it has none that is open, puts what the fact rests on on the
 * stack, last first. */
static void ask(const struct told *told, uint32_t fact, bool *first, size_t *depth) {
    if (!is_new_unknown(told, fact)) return;
    const struct table_fact *asked = &told->table->FACTS[fact];
    if (facts_ask(&told->scratch->facts, told->table, fact)) {
        comma(told, first);
        string(told, text_of(told, asked->question_text));
        return;
    }
    const uint32_t clauses[] = {asked->to_check, asked->established, asked->ruled_out};
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
        if (clauses[i] != TABLE_NONE) told->scratch->stack[(*depth)++] = clauses[i];
}

/* A fact's question, or those of the unknown facts it rests on. Facts may rest on each other in a
 * chain of any length, so there is a stack instead of recursion: conditions are trees and each fact
 * is entered once, so that a place for every node is enough. */
static void write_question(const struct told *told, uint32_t fact, bool *first) {
    const struct charte_table *table = told->table;
    uint32_t *stack = told->scratch->stack;
    size_t depth = 0;
    ask(told, fact, first, &depth);
    while (depth > 0) {
        const struct table_node *node = &table->NODES[stack[--depth]];
        if (node->kind == OPERATOR_FACT) ask(told, node->a, first, &depth);
        if (!condition_is_group(node)) continue;
        for (uint32_t k = node->count; k > 0; k--)
            stack[depth++] = table->OPERANDS[node->first + k - 1];
    }
}

static void write_pending(const struct told *told) {
    bool first = true;
    for (uint32_t i = 0; i < told->table->RULES_count; i++) {
        unsigned level = verdict_level_for(told->reader, told->scratch->rules[i].pending);
        if (level == LEVEL_ALLOWED || is_hidden_rule(told, i)) continue;
        comma(told, &first);
        key(told, "{\"rule\":");
        string(told, table_string(told->table, told->table->RULES[i].id));
        key(told, ",\"level\":\"");
        writer_text(told->writer, charte_level_name((int)level));
        key(told, "\",\"facts\":[");
        each_unknown(told, i, write_unknown);
        key(told, "],\"questions\":[");
        each_unknown(told, i, write_question);
        key(told, "]}");
    }
}

/* The record */

static void write_charter(const struct told *told) {
    const struct charte_table *table = told->table;
    key(told, ",\"charter\":{\"title\":");
    string(told, text_of(told, table->META->title_text));
    key(told, ",\"version\":");
    string(told, table_string(table, table->META->version));
    key(told, ",\"digest\":\"");
    writer_text(told->writer, table->digest);
    key(told, "\"},\"engine\":\"" CHARTE_VERSION "\"");
}

static void write_outcome(const struct told *told, const struct verdict_outcome *outcome) {
    key(told, "\",\"rank\":");
    writer_number(told->writer, outcome->level);
    key(told, ",\"at_most\":\"");
    writer_text(told->writer, charte_level_name(outcome->at_most));
    key(told, outcome->final ? "\",\"final\":true" : "\",\"final\":false");
}

static void write_checked(const struct told *told, const struct charte_verdict *verdict) {
    write_outcome(told, &verdict->outcomes[told->reader]);
    write_charter(told);
    if (told->scratch->record.post.absent_is_none) key(told, ",\"absent\":\"none\"");
    key(told, ",\"rules\":[");
    write_rules(told, false);
    key(told, "],\"overridden\":[");
    write_overridden(told);
    key(told, "],\"pending\":[");
    write_pending(told);
    key(told, "],\"on_trial\":[");
    write_rules(told, true);
    key(told, "]}");
}

static void write_not_checked(const struct told *told, enum verdict_reason reason) {
    static const char *const reasons[] = {
        [VERDICT_CHECKED] = "",
        [VERDICT_OUTSIDE_SCOPE] = "outside_scope",
        [VERDICT_SCOPE_UNKNOWN] = "scope_unknown",
        [VERDICT_BEFORE_ENTRY] = "before_entry",
    };
    key(told, "\",\"reason\":\"");
    writer_text(told->writer, reasons[reason]);
    key(told, "\"");
    write_charter(told);
    key(told, "}");
}

int charte_verdict_write(const charte_verdict *verdict, const charte_format *format,
                         charte_write *write, void *context) {
    if (!verdict || !format || format->size != sizeof *format || !write)
        return CHARTE_ERROR_ARGUMENT;
    struct writer writer = {.write = write, .context = context};
    struct charte_scratch *scratch = verdict->scratch;
    struct told told = {&writer,
                        scratch,
                        scratch->table,
                        format->reader == CHARTE_FOR_AUTHOR ? CHARTE_FOR_AUTHOR : CHARTE_FOR_TOOLS,
                        texts_column(scratch->table, format->language),
                        format->quote};
    charte_str id = scratch->record.post.id;
    key(&told, "{\"schema\":\"charte.verdict/1\",\"id\":");
    string(&told, id.bytes ? id : (charte_str){"", 0});
    key(&told, ",\"verdict\":\"");
    writer_text(&writer, charte_level_name(charte_verdict_rank(verdict, told.reader)));
    if (verdict->reason == VERDICT_CHECKED)
        write_checked(&told, verdict);
    else
        write_not_checked(&told, verdict->reason);
    return writer_end(&writer);
}
