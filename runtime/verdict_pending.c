/* What a verdict says of rules that wait: which facts are unknown, and what to ask a person. */
#include "runtime/limits.h"
#include "runtime/told.h"

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
    told->scratch->visited[index] = told->scratch->visited_stamp;
    each_unknown_of_rule(told, rule, each, first);
    for (uint32_t k = 0; k < rule->overrider_count && depth < LIMIT_OVERRIDE_DEPTH; k++) {
        uint32_t by = told->table->OVERRIDERS[rule->first_overrider + k];
        bool waits =
            told->rules[by].live == TRUTH_UNKNOWN && rules_overrides(&told->table->RULES[by]);
        if (waits && told->scratch->visited[by] != told->scratch->visited_stamp)
            each_unknown_from(told, by, depth + 1, each, first);
    }
}

/* The facts that keep a rule waiting. */
static void each_unknown(const struct told *told, uint32_t index, each_fact *each) {
    bool first = true;
    told_forget_facts(told);
    told->scratch->visited_stamp = told_next_stamp(
        told->scratch->visited_stamp, told->scratch->visited, told->table->RULES_count);
    each_unknown_from(told, index, 0, each, &first);
}

static bool is_new_unknown(const struct told *told, uint32_t fact) {
    return told->scratch->facts.values[fact] == TRUTH_UNKNOWN && !told_hides_fact(told, fact) &&
           told_meets_fact(told, fact);
}

static void write_unknown(const struct told *told, uint32_t fact, bool *first) {
    if (!is_new_unknown(told, fact)) return;
    told_comma(told, first);
    told_string(told, table_string(told->table, told->table->FACTS[fact].id));
}

/* Writes the fact's question; where it has none that is open, puts what the fact rests on on the
 * stack, last first. */
static void ask(const struct told *told, uint32_t fact, bool *first, size_t *depth) {
    if (!is_new_unknown(told, fact)) return;
    const struct table_fact *asked = &told->table->FACTS[fact];
    if (facts_ask(&told->scratch->facts, told->table, fact)) {
        told_comma(told, first);
        told_string(told, told_text(told, asked->question_text));
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

void told_write_pending(const struct told *told) {
    bool first = true;
    for (uint32_t i = 0; told_next_rule(told, i, &i); i++) {
        unsigned level = told->rules[i].pending;
        if (level == LEVEL_ALLOWED) continue;
        told_comma(told, &first);
        told_key(told, "{\"rule\":");
        told_string(told, table_string(told->table, told->table->RULES[i].id));
        told_key(told, ",\"level\":\"");
        writer_text(told->writer, charte_level_name((int)level));
        told_key(told, "\",\"facts\":[");
        each_unknown(told, i, write_unknown);
        told_key(told, "],\"questions\":[");
        each_unknown(told, i, write_question);
        told_key(told, "]}");
    }
}
