/* What answers and fields would do: they are put into the scratch, what rests on them is decided
 * again, and in the end all is as the record has it. */
#include "runtime/plan_suppose.h"
#include "runtime/evidence.h"
#include "runtime/limits.h"

#include <string.h>

/* Fields */

static const enum reach_input inputs_of[LACKING_COUNT] = {
    [LACKING_LANG] = INPUT_LANGUAGE,
    [LACKING_CREATED_AT] = INPUT_TIME,
    [LACKING_KIND] = INPUT_KIND,
    [LACKING_PLATFORM] = INPUT_PLATFORM,
    [LACKING_ACCOUNT] = INPUT_ACCOUNT,
    [LACKING_AUDIENCE] = INPUT_AUDIENCE,
    [LACKING_ROLES] = INPUT_ROLES,
    [LACKING_BOT] = INPUT_BOT,
    [LACKING_PROFILE] = INPUT_FIELDS + RECORD_PROFILE,
    [LACKING_NAME] = INPUT_FIELDS + RECORD_NAME,
    [LACKING_HANDLE] = INPUT_FIELDS + RECORD_HANDLE,
    [LACKING_MEDIA] = INPUT_MEDIA,
    [LACKING_ORIGINAL] = INPUT_FIELDS + RECORD_ORIGINAL,
    [LACKING_LOCATION] = INPUT_PLACE,
    [LACKING_SPONSORED] = INPUT_SPONSORED,
    [LACKING_LABELS] = INPUT_LABELS,
    [LACKING_APPROVALS] = INPUT_APPROVALS,
};

static void decide_node(struct charte_scratch *scratch, uint32_t node, unsigned char value) {
    if (value == scratch->evidence[node]) return;
    scratch->evidence[node] = value;
    waiting_add(&scratch->touch.units, scratch->table->reach.owner[node]);
}

/* Reads all that reads an input of the record. */
static void read_again(struct charte_scratch *scratch, enum lacking field) {
    const struct reach *reach = &scratch->table->reach;
    uint32_t input = inputs_of[field];
    for (uint32_t i = reach->by_input.first[input]; i < reach->by_input.first[input + 1]; i++)
        decide_node(scratch, reach->by_input.items[i],
                    (unsigned char)evidence_read(scratch, reach->by_input.items[i]));
    for (uint32_t i = reach->reading.first[input]; i < reach->reading.first[input + 1]; i++)
        waiting_add(&scratch->touch.units, reach->reading.items[i]);
}

static enum record_field text_of(enum lacking field) {
    return (enum record_field)(inputs_of[field] - INPUT_FIELDS);
}

/* A set of the identifiers that were named: bit k is the k-th. */
static void set_marks(struct record_marks *marks, const struct plan_names *names, uint32_t set) {
    marks->known = true;
    for (uint32_t k = 0; k < names->count; k++) marks->marks[names->items[k]] = set >> k & 1;
}

/* Where pictures are known, it is only open whether they are described. */
static void set_media(struct record *record, const struct record *given,
                      const struct plan_names *names, uint32_t set) {
    if (given->photo == TRUTH_UNKNOWN)
        record->photo = record->video = record->audio = record->document = TRUTH_FALSE;
    record->undescribed = TRUTH_FALSE;
    for (uint32_t k = 0; k < names->count; k++) {
        if (!(set >> k & 1)) continue;
        if (names->items[k] == EVIDENCE_has_photo) record->photo = TRUTH_TRUE;
        if (names->items[k] == EVIDENCE_has_video) record->video = TRUTH_TRUE;
        if (names->items[k] == EVIDENCE_has_audio) record->audio = TRUTH_TRUE;
        if (names->items[k] == EVIDENCE_has_document) record->document = TRUTH_TRUE;
        if (names->items[k] == EVIDENCE_image_undescribed)
            record->photo = record->undescribed = TRUTH_TRUE;
    }
}

static charte_str language_named(const struct charte_table *table, uint32_t row) {
    return table_string(table, table->TEXTS[(size_t)row * table->LANGUAGES_count]);
}

static bool finds(const struct plan *plan, enum lacking field, uint32_t node) {
    const struct plan_names *names = &plan->names[field];
    for (uint32_t k = 0; k < names->count; k++)
        if (names->items[k] == node && plan->sets[field] >> k & 1) return true;
    return false;
}

/* The text is there and names nothing, but for the evidence of its set. What looks in two texts
 * finds what either has. */
static void set_text(struct charte_scratch *scratch, enum lacking field, uint32_t set) {
    static const enum lacking texts[] = {LACKING_ORIGINAL, LACKING_PROFILE, LACKING_NAME,
                                         LACKING_HANDLE};
    struct plan *plan = &scratch->plan;
    enum record_field text = text_of(field);
    scratch->record.fields[text] = (charte_str){"", 0};
    scratch->lists.fields[text].known = true;
    plan->sets[field] = set;
    read_again(scratch, field);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (uint32_t k = 0; k < plan->names[texts[i]].count; k++)
            if (finds(plan, texts[i], plan->names[texts[i]].items[k]))
                decide_node(scratch, plan->names[texts[i]].items[k], TRUTH_TRUE);
}

void suppose_field(struct charte_scratch *scratch, const struct record *given, enum lacking field,
                   uint32_t value) {
    struct record *record = &scratch->record;
    const struct plan_names *names = &scratch->plan.names[field];
    enum truth truth = truth_of(value != 0);
    switch (field) {
    case LACKING_LANG:
        record->lang =
            value ? language_named(scratch->table, names->items[value - 1]) : (charte_str){"", 0};
        break;
    case LACKING_CREATED_AT:
        record->undated = true;
        break;
    case LACKING_KIND:
        record->kind = KIND_POST + (int)value;
        break;
    case LACKING_PLATFORM:
        record->platform = value ? (int64_t)names->items[value - 1] + 1 : RECORD_NONE;
        break;
    case LACKING_ACCOUNT:
        record->account = (int)value;
        break;
    case LACKING_AUDIENCE:
        record->audience = (int)value;
        break;
    case LACKING_ROLES:
        set_marks(&record->roles, names, value);
        break;
    case LACKING_LABELS:
        set_marks(&record->labels, names, value);
        break;
    case LACKING_APPROVALS:
        set_marks(&record->approvals, names, value);
        break;
    case LACKING_BOT:
        record->bot = truth;
        break;
    case LACKING_LOCATION:
        record->place = truth;
        break;
    case LACKING_SPONSORED:
        record->sponsored = truth;
        break;
    case LACKING_MEDIA:
        set_media(record, given, names, value);
        break;
    case LACKING_PROFILE:
    case LACKING_NAME:
    case LACKING_HANDLE:
    case LACKING_ORIGINAL:
        set_text(scratch, field, value);
        return;
    case LACKING_COUNT:
        return;
    }
    read_again(scratch, field);
}

void suppose_given(struct charte_scratch *scratch, const struct record *given) {
    struct plan *plan = &scratch->plan;
    const struct charte_table *table = scratch->table;
    set_marks(&scratch->record.roles, &plan->names[LACKING_ROLES], 0);
    set_marks(&scratch->record.labels, &plan->names[LACKING_LABELS], 0);
    set_marks(&scratch->record.approvals, &plan->names[LACKING_APPROVALS], 0);
    scratch->record = *given;
    memset(plan->sets, 0, sizeof plan->sets);
    for (int i = RECORD_ORIGINAL; i < RECORD_FIELD_COUNT; i++)
        scratch->lists.fields[i].known = given->fields[i].bytes != NULL;
    for (uint32_t i = 0; i < plan->count; i++)
        if (plan_is_field(table, &plan->items[i]))
            read_again(scratch, plan_field(table, &plan->items[i]));
}

struct suppose_values suppose_values(const struct charte_scratch *scratch,
                                     const struct record *given, enum lacking field) {
    uint32_t named = scratch->plan.names[field].count;
    bool described = field == LACKING_MEDIA && given->photo != TRUTH_UNKNOWN;
    if (described) return (struct suppose_values){0, 2, 0};
    switch (field) {
    case LACKING_KIND:
        return (struct suppose_values){0, KIND_REACTION, 0};
    case LACKING_ACCOUNT:
        return (struct suppose_values){1, ACCOUNT_OFFICIAL, 0};
    case LACKING_AUDIENCE:
        return (struct suppose_values){1, AUDIENCE_PRIVATE, 0};
    case LACKING_LANG:
    case LACKING_PLATFORM:
        return (struct suppose_values){0, named + 1, 0};
    case LACKING_BOT:
    case LACKING_LOCATION:
    case LACKING_SPONSORED:
        return (struct suppose_values){0, 2, 0};
    case LACKING_ROLES:
    case LACKING_LABELS:
    case LACKING_APPROVALS:
    case LACKING_MEDIA:
    case LACKING_PROFILE:
    case LACKING_NAME:
    case LACKING_HANDLE:
    case LACKING_ORIGINAL:
        break;
    case LACKING_CREATED_AT:
    case LACKING_COUNT:
        return (struct suppose_values){0, UINT32_MAX, 0};
    }
    return (struct suppose_values){0, named < PLAN_NAMES ? 1u << named : UINT32_MAX, named};
}

/* Answers */

void suppose_answer(struct charte_scratch *scratch, uint32_t fact, enum fact_answer answer) {
    scratch->facts.answers[fact] = (unsigned char)answer;
    scratch->facts.supposed[fact] = answer != ANSWER_NONE;
    waiting_add(&scratch->touch.units, fact);
}

/* One to one, and spread over all bits, so that what is put into the lowest does not meet another.
 */
static uint64_t mix(uint64_t value) {
    value *= UINT64_C(0x9E3779B97F4A7C15);
    return value ^ value >> 32;
}

uint64_t suppose_outcome(struct charte_scratch *scratch) {
    scratch->plan.decided += touch_settle(scratch);
    struct verdict_outcome outcome = touch_outcome(scratch, CHARTE_FOR_AUTHOR);
    uint64_t mixed = (uint64_t)outcome.level << 16 | (uint64_t)outcome.at_most << 8;
    for (uint32_t i = 0; scratch->table->veil.rights && i < scratch->table->RULES_count; i++) {
        const struct table_rule *rule = &scratch->table->RULES[i];
        if (rule->modality == MODALITY_protect && rules_overrides(rule))
            mixed = mix(mixed ^ scratch->rules[i].live);
    }
    return mixed;
}

void suppose_put(struct charte_scratch *scratch) {
    struct plan *plan = &scratch->plan;
    scratch->plan.decided += touch_settle(scratch);
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
    uint32_t given = scratch->touch.answered_count;
    for (uint32_t i = 0; i < given + plan->count; i++) {
        uint32_t fact = i < given ? scratch->touch.answered[i] : plan->items[i - given].id;
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

void suppose_none(struct charte_scratch *scratch, const struct record *given, enum lacking field) {
    bool undescribed = field == LACKING_MEDIA && given->photo != TRUTH_UNKNOWN;
    suppose_field(scratch, given, field, undescribed);
}
