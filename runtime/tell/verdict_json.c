/* SPDX-License-Identifier: Apache-2.0 */
/* The verdict record, charte.verdict/2: a line of JSON with its fields in a fixed order. */
#include "runtime/base/limits.h"
#include "runtime/decide/absence.h"
#include "runtime/decide/plan.h"
#include "runtime/decide/redecide.h"
#include "runtime/tell/spans.h"
#include "runtime/tell/telling.h"

static const char *modality_name(uint32_t modality) {
    static const char *const names[] = {
#define MODALITY(name, level, gate) #name,
#include "runtime/table/modality.def"
#undef MODALITY
    };
    return names[modality];
}

/* Live rules */

static void write_message(struct telling *told, const struct table_rule *rule) {
    charte_str reason = telling_text(told, rule->reason_text),
               advice = telling_text(told, rule->advice_text);
    if (reason.length + advice.length == 0) return;
    telling_key(told, ",\"message\":\"");
    writer_escaped(told->writer, reason);
    if (reason.length && advice.length) telling_key(told, " ");
    writer_escaped(told->writer, advice);
    telling_key(told, "\"");
}

static void write_text(struct telling *told, const char *key, uint32_t row) {
    charte_str text = telling_text(told, row);
    if (text.length == 0) return;
    telling_key(told, key);
    telling_string(told, text);
}

/* The facts that a condition names, and the places of the evidence that it names itself. */
static void write_condition(struct telling *told, uint32_t node, bool first) {
    telling_each_fact(told, node, telling_write_fact, &first);
    if (node == TABLE_NONE) return;
    const char *before = first ? "{\"evidence\":[" : ",{\"evidence\":[";
    if (telling_write_evidence(told, node, before)) telling_key(told, "}");
}

static void write_because(struct telling *told, const struct table_rule *rule) {
    bool first = true;
    telling_forget_facts(told);
    telling_key(told, ",\"because\":[");
    telling_write_fact(told, rule->focus, &first);
    write_condition(told, rule->condition, first);
    telling_key(told, "]");
}

static void write_unless(struct telling *told, const struct table_rule *rule) {
    if (rule->exception == TABLE_NONE) return;
    telling_forget_facts(told);
    telling_key(told, ",\"unless\":[");
    write_condition(told, rule->exception, true);
    telling_key(told, "]");
}

static void write_head(struct telling *told, uint32_t index, unsigned level) {
    const struct table_rule *rule = &told->table->RULES[index];
    telling_key(told, "{\"rule\":");
    telling_string(told, table_string(told->table, rule->id));
    telling_key(told, ",\"modality\":\"");
    writer_text(told->writer, modality_name(rule->modality));
    telling_key(told, "\",\"level\":\"");
    writer_text(told->writer, charte_level_name((int)level));
    telling_key(told, "\"");
}

static void write_rule(struct telling *told, uint32_t index, unsigned level) {
    const struct table_rule *rule = &told->table->RULES[index];
    write_head(told, index, level);
    if (rule->role != TABLE_NONE) {
        telling_key(told, ",\"role\":");
        telling_string(told, table_string(told->table, told->table->ROLES[rule->role].id));
    }
    write_because(told, rule);
    write_unless(told, rule);
    write_message(told, rule);
    if (told->reader == CHARTE_FOR_AUTHOR) {
        write_text(told, ",\"basis\":", rule->legal_text);
        write_text(told, ",\"contact\":", rule->contact_text);
    }
    telling_key(told, "}");
}

/* Live rules above `allowed`: those in force, or those on trial. */
static void write_rules(struct telling *told, bool on_trial) {
    bool first = true;
    for (uint32_t i = 0; telling_next_rule(told, i, &i); i++) {
        const struct rule_state *state = &told->rules[i];
        bool is_on_trial = told->table->RULES[i].flags & RULE_ON_TRIAL;
        unsigned level = state->level;
        if (is_on_trial != on_trial || state->live != TRUTH_TRUE || level == LEVEL_ALLOWED)
            continue;
        telling_comma(told, &first);
        if (on_trial) {
            write_head(told, i, level);
            telling_key(told, "}");
        } else {
            write_rule(told, i, level);
        }
    }
}

/* Overridden rules */

/* The first overrider, in the order of the document, that is live; TABLE_NONE: none is. */
static uint32_t live_overrider(const struct telling *told, const struct table_rule *rule) {
    uint32_t found = TABLE_NONE;
    for (uint32_t k = 0; k < rule->overrider_count; k++) {
        uint32_t by = told->table->OVERRIDERS[rule->first_overrider + k];
        bool live = told->rules[by].live == TRUTH_TRUE && rule_overrides(&told->table->RULES[by]);
        if (live && by < found) found = by;
    }
    return found;
}

static void write_overridden(struct telling *told) {
    bool first = true;
    for (uint32_t i = 0; telling_next_rule(told, i, &i); i++) {
        const struct table_rule *rule = &told->table->RULES[i];
        if (told->rules[i].applies != TRUTH_TRUE) continue;
        uint32_t by = live_overrider(told, rule);
        if (by == TABLE_NONE) continue;
        telling_comma(told, &first);
        telling_key(told, "{\"rule\":");
        telling_string(told, table_string(told->table, rule->id));
        telling_key(told, ",\"by\":");
        telling_string(told, table_string(told->table, told->table->RULES[by].id));
        telling_key(told, "}");
    }
}

/* The record */

static void write_charter(struct telling *told) {
    const struct charte_table *table = told->table;
    telling_key(told, ",\"charter\":{\"title\":");
    telling_string(told, telling_text(told, table->META->title_text));
    telling_key(told, ",\"version\":");
    telling_string(told, table_string(table, table->META->version));
    telling_key(told, ",\"digest\":\"");
    writer_text(told->writer, table->digest);
    telling_key(told, "\"},\"engine\":\"" CHARTE_VERSION "\"");
}

static void write_outcome(struct telling *told, const struct verdict_outcome *outcome) {
    telling_key(told, "\",\"rank\":");
    writer_number(told->writer, outcome->level);
    telling_key(told, ",\"at_most\":\"");
    writer_text(told->writer, charte_level_name(outcome->at_most));
    bool final = outcome->final && absence_is_final(told->scratch, told->reader);
    telling_key(told, final ? "\",\"final\":true" : "\",\"final\":false");
}

static void write_checked(struct telling *told, const struct charte_verdict *verdict) {
    write_outcome(told, &verdict->outcomes[told->reader]);
    write_charter(told);
    if (told->scratch->record.post.absent_is_none) telling_key(told, ",\"absent\":\"none\"");
    if (told->reader == CHARTE_FOR_AUTHOR) {
        plan_make(told->scratch);
        telling_key(told, ",\"if_none\":\"");
        writer_text(told->writer, charte_level_name((int)told->scratch->plan.if_none));
        telling_key(told, "\"");
    }
    telling_find_waiting(told);
    telling_key(told, ",\"facts\":{");
    telling_write_facts(told);
    if (told->reader == CHARTE_FOR_AUTHOR) {
        telling_key(told, "},\"next\":[");
        telling_write_next(told);
        telling_key(told, "],\"rules\":[");
    } else {
        telling_key(told, "},\"rules\":[");
    }
    write_rules(told, false);
    telling_key(told, "],\"overridden\":[");
    write_overridden(told);
    telling_key(told, "],\"pending\":[");
    telling_write_pending(told);
    telling_key(told, "],\"on_trial\":[");
    write_rules(told, true);
    telling_key(told, "]}");
}

static void write_not_checked(struct telling *told, const charte_verdict *verdict) {
    telling_key(told, "\",\"reason\":\"");
    writer_text(told->writer, charte_verdict_reason(verdict));
    telling_key(told, "\"");
    write_charter(told);
    telling_key(told, "}");
}

int charte_verdict_write(const charte_verdict *verdict, const charte_format *format,
                         charte_write *write, void *context) {
    if (!verdict || !format || format->size != sizeof *format || !write)
        return CHARTE_ERROR_ARGUMENT;
    struct writer writer = {.write = write, .context = context};
    struct charte_scratch *scratch = verdict->scratch;
    enum charte_reader reader =
        format->reader == CHARTE_FOR_AUTHOR ? CHARTE_FOR_AUTHOR : CHARTE_FOR_TOOLS;
    struct telling told = {.writer = &writer,
                           .scratch = scratch,
                           .table = scratch->table,
                           .reader = reader,
                           .rules = redecide_told(scratch, reader)->rules,
                           .language = texts_column(scratch->table, format->language),
                           .quote = format->quote,
                           .places = LIMIT_PLACES,
                           .overriders = LIMIT_OVERRIDERS};
    spans_begin(scratch);
    charte_str id = scratch->record.post.id;
    telling_key(&told, "{\"schema\":\"charte.verdict/2\",\"id\":");
    telling_string(&told, id.bytes ? id : (charte_str){"", 0});
    telling_key(&told, ",\"verdict\":\"");
    writer_text(&writer, charte_level_name(charte_verdict_rank(verdict, told.reader)));
    if (verdict->reason == VERDICT_CHECKED)
        write_checked(&told, verdict);
    else
        write_not_checked(&told, verdict);
    return writer_end(&writer);
}
