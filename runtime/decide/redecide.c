/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/redecide.h"

#include "runtime/base/align.h"
#include "runtime/decide/claims.h"
#include "runtime/decide/evidence.h"

#include <assert.h>

size_t redecide_room(const struct charte_table *table) {
    return worklist_room(table->dependents.unit_count) + 2 * worklist_room(table->RULES_count) +
           align_eight(table->NODES_count * sizeof(uint32_t)) +
           align_eight(table->FACTS_count * sizeof(uint32_t));
}

struct redecide redecide_in(void *memory, const struct charte_table *table) {
    struct redecide redecide = {.stale = true};
    char *rest = memory;
    redecide.units = worklist_in(rest, table->dependents.unit_count);
    rest += worklist_room(table->dependents.unit_count);
    for (int reader = CHARTE_FOR_TOOLS; reader <= CHARTE_FOR_AUTHOR; reader++) {
        redecide.told[reader].applying = worklist_in(rest, table->RULES_count);
        rest += worklist_room(table->RULES_count);
    }
    redecide.node_stamps = (uint32_t *)(void *)rest;
    memset(redecide.node_stamps, 0, table->NODES_count * sizeof *redecide.node_stamps);
    rest += align_eight(table->NODES_count * sizeof *redecide.node_stamps);
    redecide.answered = (uint32_t *)(void *)rest;
    return redecide;
}

/* Inputs. Each is a number that differs where what is read differs; ANEW differs always. */

#define ANEW UINT64_MAX

static uint64_t of_marks(const struct record_marks *marks) {
    uint64_t bits = 0;
    if (!marks->known) return 0;
    if (marks->count > 62) return ANEW;
    for (uint32_t i = 0; i < marks->count; i++) bits |= (uint64_t)marks->marks[i] << (i + 1);
    return bits | 1;
}

static uint64_t of_language(charte_str lang) {
    uint64_t packed = 0;
    if (!lang.bytes) return 0;
    if (lang.length > 7) return ANEW;
    for (size_t i = 0; i < lang.length; i++) packed = packed << 8 | (unsigned char)lang.bytes[i];
    return packed << 8 | (lang.length + 1);
}

static uint64_t of_entities(const struct entities *entities, enum entity_kind kind) {
    return entities->kinds[kind].count ? ANEW : 0;
}

static uint64_t of_media(const struct record *r) {
    uint64_t packed = 0;
    for (int value = MEDIA_PHOTO; value < MEDIA_COUNT; value++)
        packed = packed << 2 | (uint64_t)r->media[value];
    return packed;
}

static uint64_t of_time(const struct record *r) {
    return r->dated ? (uint64_t)r->created.date << 16 | (r->created.minutes + 1) : 0;
}

static uint64_t read_input(const struct charte_scratch *scratch, enum field input) {
    const struct record *r = &scratch->record;
    const struct field_row *row = field_row(input);
    switch ((enum field_class)row->class) {
    case FIELD_IS_LENGTH:
        return r->fields[RECORD_TEXT].length > scratch->table->dependents.least_length ? ANEW : 0;
    case FIELD_IS_LANGUAGE:
        return of_language(r->lang);
    case FIELD_IS_TIME:
        return of_time(r);
    case FIELD_IS_PLATFORM:
        return (uint64_t)(r->platform + 1);
    case FIELD_IS_CLOSED:
        return (uint64_t)(r->closed[input] + 1);
    case FIELD_IS_TRUTH:
        return r->truths[input];
    case FIELD_IS_MARKS:
        return of_marks(&r->marks[input]);
    case FIELD_IS_ENTITIES:
        return of_entities(&scratch->entities, row->of);
    case FIELD_IS_MEDIA:
        return of_media(r);
    case FIELD_IS_BODY:
    case FIELD_IS_SEARCHED:
        return r->known >> row->of & 1;
    case FIELD_IS_UNREAD:
        break;
    }
    assert(!"no evidence reads it");
    return ANEW;
}

/* Evidence */

static void read_node(struct charte_scratch *scratch, uint32_t node) {
    struct redecide *redecide = &scratch->redecide;
    if (redecide->node_stamps[node] == redecide->stamp) return;
    redecide->node_stamps[node] = redecide->stamp;
    unsigned char value = (unsigned char)evidence_read(scratch, node);
    if (!redecide->stale && value == scratch->evidence[node]) return;
    scratch->evidence[node] = value;
    worklist_add(&redecide->units, scratch->table->dependents.owner[node]);
}

static void add_units(struct redecide *redecide, const struct dependents_rows *rows, uint32_t row) {
    for (uint32_t i = rows->first[row]; i < rows->first[row + 1]; i++)
        worklist_add(&redecide->units, rows->items[i]);
}

static void read_changed_inputs(struct charte_scratch *scratch) {
    struct redecide *redecide = &scratch->redecide;
    const struct dependents *resting = &scratch->table->dependents;
    for (uint32_t left = resting->inputs; left; left &= left - 1) {
        enum field input = (enum field)bits_lowest(left);
        uint64_t value = read_input(scratch, input);
        if (value == redecide->inputs[input] && value != ANEW && !redecide->stale) continue;
        redecide->inputs[input] = value;
        for (uint32_t i = resting->by_input.first[input]; i < resting->by_input.first[input + 1];
             i++)
            read_node(scratch, resting->by_input.items[i]);
        add_units(redecide, &resting->reading, input);
    }
}

/* Reads the evidence that looks for lists of which terms occur, or occurred in the record before.
 */
static void read_touched_lists(struct charte_scratch *scratch,
                               const struct lists_touched *touched) {
    const struct charte_table *table = scratch->table;
    const struct dependents_rows *rows = &table->dependents.by_list;
    for (uint32_t i = 0; i < touched->count; i++) {
        struct lists_touch at = touched->items[i];
        for (uint32_t k = rows->first[at.list]; k < rows->first[at.list + 1]; k++)
            if (evidence_searches(table->NODES[rows->items[k]].kind) & 1u << at.field)
                read_node(scratch, rows->items[k]);
    }
}

/* Answers: the last one to a fact counts; those to no fact of the table are for others. */

static void change_answers(struct charte_scratch *scratch) {
    struct redecide *redecide = &scratch->redecide;
    const charte_post *post = &scratch->record.post;
    for (uint32_t i = 0; i < redecide->answered_count; i++) {
        scratch->facts.answers[redecide->answered[i]] = ANSWER_NONE;
        worklist_add(&redecide->units, redecide->answered[i]);
    }
    redecide->answered_count = 0;
    for (size_t i = 0; i < post->answer_count; i++) {
        uint32_t fact = names_find(&scratch->names.facts, post->answers[i].fact);
        if (fact == TABLE_NONE) continue;
        if (scratch->facts.answers[fact] == ANSWER_NONE)
            redecide->answered[redecide->answered_count++] = fact;
        scratch->facts.answers[fact] = post->answers[i].value ? ANSWER_YES : ANSWER_NO;
        worklist_add(&redecide->units, fact);
    }
}

/* Facts and rules */

static void decide_fact(struct charte_scratch *scratch, uint32_t fact) {
    unsigned char value = scratch->facts.values[fact], firm = scratch->facts.firm[fact];
    facts_decide(&scratch->facts, scratch->table, scratch->evidence, fact, false);
    bool changed = value != scratch->facts.values[fact] || firm != scratch->facts.firm[fact];
    if (scratch->table->veil.rights && !scratch->redecide.author_alone)
        changed |= claims_decide_fact(scratch, fact);
    if (changed) add_units(&scratch->redecide, &scratch->table->dependents.by_fact, fact);
}

/* Adds what a rule brings to the levels counted, or takes it off (by -1). How many bring `allowed`
 * is never asked. */
static void count(struct redecide_told *told, const struct rule_state *state, uint32_t by) {
    if (state->live == TRUTH_TRUE) told->live[state->level] += by;
    if (state->firm == TRUTH_TRUE) told->least[state->least] += by;
    if (state->firm != TRUTH_FALSE) told->most[state->most] += by;
    told->pending[state->pending] += by;
}

/* Tells a reader of a rule that is decided anew; `before` is what was told of it. */
static void tell(struct redecide_told *told, const struct charte_table *table, uint32_t index,
                 const struct rule_state *before) {
    const struct rule_state *state = &told->rules[index];
    if (rule_overrides(&table->RULES[index])) {
        count(told, before, UINT32_MAX);
        count(told, state, 1);
    }
    if (state->applies == TRUTH_FALSE)
        worklist_remove(&told->applying, index);
    else
        worklist_add(&told->applying, index);
}

static void decide_rule(struct charte_scratch *scratch, uint32_t index) {
    struct redecide *redecide = &scratch->redecide;
    const struct charte_table *table = scratch->table;
    struct rule_state *state = &scratch->rules[index], before = *state;
    bool tools = table->veil.rights && !redecide->author_alone;
    rules_decide(scratch->rules, table, scratch->evidence, &scratch->facts, &scratch->record,
                 index);
    tell(&redecide->told[CHARTE_FOR_AUTHOR], table, index, &before);
    bool changed = before.live != state->live || before.firm != state->firm;
    if (tools) {
        before = scratch->claims.told[index];
        changed |= claims_decide_rule(scratch, index);
        tell(&redecide->told[CHARTE_FOR_TOOLS], table, index, &before);
    }
    if (changed) add_units(redecide, &table->dependents.by_rule, index);
}

/* Each unit rests on lower ones only, so that none is decided twice. */
uint32_t redecide_settle(struct charte_scratch *scratch) {
    const struct charte_table *table = scratch->table;
    struct worklist *units = &scratch->redecide.units;
    uint32_t count = 0;
    for (uint32_t unit = 0; worklist_next(units, unit, &unit); unit++, count++) {
        worklist_remove(units, unit);
        if (unit < table->FACTS_count)
            decide_fact(scratch, unit);
        else
            decide_rule(scratch, table->ORDER[unit - table->FACTS_count]);
    }
    return count;
}

static void forget_told(struct redecide_told *told, const struct rule_state *rules) {
    told->rules = rules;
    memset(told->live, 0, sizeof told->live);
    memset(told->pending, 0, sizeof told->pending);
    memset(told->least, 0, sizeof told->least);
    memset(told->most, 0, sizeof told->most);
}

/* Empties what is known, so that all is decided anew. */
static void forget(struct charte_scratch *scratch) {
    const struct charte_table *table = scratch->table;
    struct redecide *redecide = &scratch->redecide;
    forget_told(&redecide->told[CHARTE_FOR_TOOLS], scratch->claims.told);
    forget_told(&redecide->told[CHARTE_FOR_AUTHOR], scratch->rules);
    claims_forget(&scratch->claims, table);
    memset(scratch->rules, 0, table->RULES_count * sizeof *scratch->rules);
    memset(scratch->facts.answers, ANSWER_NONE, table->FACTS_count);
    memset(scratch->facts.supposed, 0, table->FACTS_count);
    memset(scratch->facts.values, TRUTH_FALSE, table->FACTS_count);
    memset(scratch->facts.firm, TRUTH_FALSE, table->FACTS_count);
    redecide->answered_count = 0;
    for (uint32_t unit = 0; unit < table->dependents.unit_count; unit++)
        worklist_add(&redecide->units, unit);
}

static void next_stamp(struct redecide *redecide, uint32_t node_count) {
    if (++redecide->stamp != 0) return;
    memset(redecide->node_stamps, 0, node_count * sizeof *redecide->node_stamps);
    redecide->stamp = 1;
}

/* The highest of levels counted. */
static enum table_level highest(const uint32_t counts[LEVEL_COUNT]) {
    for (unsigned level = LEVEL_COUNT; level-- > 1;)
        if (counts[level]) return (enum table_level)level;
    return LEVEL_ALLOWED;
}

static struct verdict_outcome outcome_of(const struct redecide_told *told) {
    enum table_level level = highest(told->live), pending = highest(told->pending);
    if (pending > LEVEL_CHECK && level < LEVEL_CHECK) level = LEVEL_CHECK;
    return (struct verdict_outcome){.level = (unsigned char)level,
                                    .at_most = (unsigned char)(pending > level ? pending : level),
                                    .final = highest(told->least) == level &&
                                             highest(told->most) == level};
}

const struct redecide_told *redecide_told(const struct charte_scratch *scratch,
                                          enum charte_reader reader) {
    bool tools = scratch->table->veil.rights && reader == CHARTE_FOR_TOOLS;
    return &scratch->redecide.told[tools ? CHARTE_FOR_TOOLS : CHARTE_FOR_AUTHOR];
}

struct verdict_outcome redecide_outcome(const struct charte_scratch *scratch,
                                        enum charte_reader reader) {
    return outcome_of(redecide_told(scratch, reader));
}

void redecide_record(struct charte_scratch *scratch) {
    struct redecide *redecide = &scratch->redecide;
    next_stamp(redecide, scratch->table->NODES_count);
    if (redecide->stale) forget(scratch);
    read_changed_inputs(scratch);
    read_touched_lists(scratch, &scratch->lists.touched);
    read_touched_lists(scratch, &scratch->lists.touched_before);
    change_answers(scratch);
    bool changed = redecide_settle(scratch) || redecide->stale;
    redecide->stale = false;
    if (!changed) return;
    for (int reader = CHARTE_FOR_TOOLS; reader <= CHARTE_FOR_AUTHOR; reader++)
        redecide->told[reader].outcome = outcome_of(&redecide->told[reader]);
}
