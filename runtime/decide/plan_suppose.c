/* SPDX-License-Identifier: Apache-2.0 */
/* What answers and fields would do: they are put into the scratch, what rests on them is decided
 * again, and in the end all is as the record has it. */
#include "runtime/decide/plan_suppose.h"
#include "runtime/base/bits.h"
#include "runtime/base/limits.h"
#include "runtime/decide/absence.h"
#include "runtime/decide/evidence.h"
#include "runtime/decide/lacking.h"
#include "runtime/decide/plan.h"
#include "runtime/decide/redecide.h"

#include <assert.h>
#include <string.h>

/* Fields */

static void decide_node(struct charte_scratch *scratch, uint32_t node, unsigned char value) {
    if (value == scratch->evidence[node]) return;
    scratch->evidence[node] = value;
    worklist_add(&scratch->redecide.units, scratch->table->dependents.owner[node]);
}

/* Reads all that reads an input of the record. */
static void read_again(struct charte_scratch *scratch, enum field field) {
    const struct dependents *resting = &scratch->table->dependents;
    for (uint32_t i = resting->by_input.first[field]; i < resting->by_input.first[field + 1]; i++)
        decide_node(scratch, resting->by_input.items[i],
                    (unsigned char)evidence_read(scratch, resting->by_input.items[i]));
    for (uint32_t i = resting->reading.first[field]; i < resting->reading.first[field + 1]; i++)
        worklist_add(&scratch->redecide.units, resting->reading.items[i]);
}

/* A set of the identifiers that were named: bit k is the k-th. */
static void set_marks(struct record_marks *marks, const struct plan_names *names, uint32_t set) {
    marks->known = true;
    for (uint32_t k = 0; k < names->count; k++) marks->marks[names->items[k]] = set >> k & 1;
}

/* Where pictures are known, it is only open whether they are described. */
static void set_media(struct record *record, const struct record *given,
                      const struct plan_names *names, uint32_t set) {
    for (int value = MEDIA_PHOTO; value < MEDIA_UNDESCRIBED; value++)
        if (given->media[MEDIA_PHOTO] == TRUTH_UNKNOWN) record->media[value] = TRUTH_FALSE;
    record->media[MEDIA_UNDESCRIBED] = TRUTH_FALSE;
    for (uint32_t k = 0; k < names->count; k++) {
        if (!(set >> k & 1)) continue;
        record->media[names->items[k]] = TRUTH_TRUE;
        if (names->items[k] == MEDIA_UNDESCRIBED) record->media[MEDIA_PHOTO] = TRUTH_TRUE;
    }
}

static charte_str language_named(const struct charte_table *table, uint32_t row) {
    return table_string(table, table->TEXTS[(size_t)row * table->LANGUAGES_count]);
}

static bool finds(const struct plan *plan, enum field field, uint32_t node) {
    const struct plan_names *names = &plan->names[field];
    for (uint32_t k = 0; k < names->count; k++)
        if (names->items[k] == node && plan->sets[field] >> k & 1) return true;
    return false;
}

/* The fields of texts that evidence looks in and that are open. */
static uint32_t texts_open(const struct charte_scratch *scratch, uint32_t node) {
    uint32_t open = 0;
    for (uint32_t left = lacking_of(scratch, node); left; left &= left - 1) {
        const struct field_row *row = field_row((enum field)bits_lowest(left));
        if (row->class == FIELD_IS_SEARCHED && !(scratch->lists.known >> row->of & 1))
            open |= left & (0u - left);
    }
    return open;
}

/* What looks in two texts finds what either has. What is not supposed of is as open as before. */
static void decide_found(struct charte_scratch *scratch, uint32_t node) {
    const struct plan *plan = &scratch->plan;
    uint32_t open = texts_open(scratch, node);
    if (!(open & plan->supposed)) return;
    unsigned char found = open & ~plan->supposed ? TRUTH_UNKNOWN : TRUTH_FALSE;
    for (uint32_t left = open & plan->supposed; left; left &= left - 1)
        if (finds(plan, (enum field)bits_lowest(left), node)) found = TRUTH_TRUE;
    decide_node(scratch, node, found);
}

/* The text is there, and the evidence of a set finds something in it, other evidence that was met
 * nothing; what was not met stays unknown. Or it is empty. */
static void set_text(struct charte_scratch *scratch, enum field field, bool is_empty,
                     uint32_t set) {
    struct plan *plan = &scratch->plan;
    uint32_t known = 1u << field_row(field)->of, supposed = 1u << field;
    scratch->lists.known = is_empty ? scratch->lists.known | known : scratch->lists.known & ~known;
    plan->supposed = is_empty ? plan->supposed & ~supposed : plan->supposed | supposed;
    plan->sets[field] = set;
    read_again(scratch, field);
    for (uint32_t k = 0; k < plan->names[field].count; k++)
        decide_found(scratch, plan->names[field].items[k]);
}

void suppose_field(struct charte_scratch *scratch, const struct record *given, enum field field,
                   uint32_t value) {
    struct record *record = &scratch->record;
    const struct plan_names *names = &scratch->plan.names[field];
    switch ((enum field_class)field_row(field)->class) {
    case FIELD_IS_SEARCHED:
        set_text(scratch, field, false, value);
        return;
    case FIELD_IS_LANGUAGE:
        record->lang =
            value ? language_named(scratch->table, names->items[value - 1]) : (charte_str){"", 0};
        break;
    case FIELD_IS_PLATFORM:
        record->platform = value ? (int64_t)names->items[value - 1] + 1 : RECORD_NONE;
        break;
    case FIELD_IS_CLOSED:
        record->closed[field] = value ? (int)value : field_row(field)->of;
        break;
    case FIELD_IS_TRUTH:
        record->truths[field] = truth_of(value != 0);
        break;
    case FIELD_IS_MARKS:
        set_marks(&record->marks[field], names, value);
        break;
    case FIELD_IS_MEDIA:
        set_media(record, given, names, value);
        break;
    case FIELD_IS_TIME: /* without a date, what reads one stays unknown */
        return;
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_ENTITIES:
    case FIELD_IS_LENGTH:
        assert(!"no record lacks it");
    }
    read_again(scratch, field);
}

void suppose_given(struct charte_scratch *scratch, const struct record *given) {
    struct plan *plan = &scratch->plan;
    const struct charte_table *table = scratch->table;
    for (enum field field = 0; field < FIELD_COUNT; field++)
        if (field_row(field)->class == FIELD_IS_MARKS)
            set_marks(&scratch->record.marks[field], &plan->names[field], 0);
    scratch->record = *given;
    memset(plan->sets, 0, sizeof plan->sets);
    plan->supposed = 0;
    scratch->lists.known = given->known;
    for (uint32_t i = 0; i < plan->count; i++)
        if (plan_is_field(table, &plan->items[i]))
            read_again(scratch, plan_field(table, &plan->items[i]));
}

struct suppose_values suppose_values(const struct charte_scratch *scratch,
                                     const struct record *given, enum field field) {
    uint32_t named = scratch->plan.names[field].count;
    bool described = field == FIELD_MEDIA && given->media[MEDIA_PHOTO] != TRUTH_UNKNOWN;
    if (described) return (struct suppose_values){0, 2, 0};
    switch ((enum field_class)field_row(field)->class) {
    case FIELD_IS_CLOSED:
        return (struct suppose_values){1, field_value_count(field), 0};
    case FIELD_IS_LANGUAGE:
    case FIELD_IS_PLATFORM:
        return (struct suppose_values){0, named + 1, 0};
    case FIELD_IS_TRUTH:
        return (struct suppose_values){0, 2, 0};
    case FIELD_IS_SEARCHED:
    case FIELD_IS_MARKS:
    case FIELD_IS_MEDIA:
        return (struct suppose_values){0, named < PLAN_NAMES ? 1u << named : UINT32_MAX, named};
    case FIELD_IS_TIME:
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_ENTITIES:
    case FIELD_IS_LENGTH:
        break;
    }
    return (struct suppose_values){0, UINT32_MAX, 0};
}

/* Answers */

void suppose_answer(struct charte_scratch *scratch, uint32_t fact, enum fact_answer answer) {
    scratch->facts.answers[fact] = (unsigned char)answer;
    scratch->facts.supposed[fact] = answer != ANSWER_NONE;
    worklist_add(&scratch->redecide.units, fact);
}

/* One to one, and spread over all bits, so that what is put into the lowest does not meet another.
 */
static uint64_t mix(uint64_t value) {
    value *= UINT64_C(0x9E3779B97F4A7C15);
    return value ^ value >> 32;
}

uint64_t suppose_outcome(struct charte_scratch *scratch) {
    scratch->plan.decided += redecide_settle(scratch);
    struct verdict_outcome outcome = redecide_outcome(scratch, CHARTE_FOR_AUTHOR);
    uint64_t mixed = (uint64_t)outcome.level << 16 | (uint64_t)outcome.at_most << 8;
    for (uint32_t i = 0; scratch->table->veil.rights && i < scratch->table->RULES_count; i++) {
        const struct table_rule *rule = &scratch->table->RULES[i];
        if (rule->modality == MODALITY_protect && rule_overrides(rule))
            mixed = mix(mixed ^ scratch->rules[i].live);
    }
    return mixed;
}

void suppose_put(struct charte_scratch *scratch) {
    struct plan *plan = &scratch->plan;
    scratch->plan.decided += redecide_settle(scratch);
    struct absence_firm firm = absence_settle(scratch, ABSENCE_SAID);
    for (uint32_t i = 0; i < plan->count; i++)
        if (!plan_is_field(scratch->table, &plan->items[i]))
            plan->items[i].put = absence_puts(scratch, &firm, plan->items[i].id);
}

bool suppose_more(const struct charte_scratch *scratch) {
    return scratch->plan.decided < LIMIT_SUPPOSING;
}

/* Whether an answer that is disputed stays so: what is not known yet may still rule out what a no
 * that was given denies. */
static bool stays_disputed(const struct facts *facts, uint32_t fact) {
    bool denied = facts->answers[fact] == ANSWER_NO && !facts->supposed[fact];
    return !denied || facts->states[fact].ruled_out != TRUTH_UNKNOWN;
}

/* Goes over the facts with an answer, given or supposed: notes those of which it is disputed, or
 * tells whether there is one that was not noted, and stays. */
static bool look_for_disputes(struct charte_scratch *scratch, bool note) {
    struct plan *plan = &scratch->plan;
    uint32_t given = scratch->redecide.answered_count;
    for (uint32_t i = 0; i < given + plan->count; i++) {
        uint32_t fact = i < given ? scratch->redecide.answered[i] : plan->items[i - given].id;
        if (fact >= scratch->table->FACTS_count) continue;
        bool disputed = scratch->facts.states[fact].source == SOURCE_DISPUTED;
        if (note)
            plan->disputed[fact] = disputed;
        else if (disputed && !plan->disputed[fact] && stays_disputed(&scratch->facts, fact))
            return true;
    }
    return false;
}

void suppose_note_disputes(struct charte_scratch *scratch) {
    look_for_disputes(scratch, true);
}

bool suppose_disputes_more(struct charte_scratch *scratch) {
    return look_for_disputes(scratch, false);
}

void suppose_none(struct charte_scratch *scratch, const struct record *given, enum field field) {
    bool undescribed = field == FIELD_MEDIA && given->media[MEDIA_PHOTO] != TRUTH_UNKNOWN;
    if (field_row(field)->class == FIELD_IS_SEARCHED)
        set_text(scratch, field, true, 0);
    else
        suppose_field(scratch, given, field, undescribed);
}
