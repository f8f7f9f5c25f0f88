#include "runtime/lacking.h"

#include "runtime/evidence.h"
#include "runtime/scratch.h"

const char *lacking_name(enum lacking field) {
    static const char *const names[] = {
        [LACKING_LANG] = "lang",
        [LACKING_CREATED_AT] = "created_at",
        [LACKING_KIND] = "kind",
        [LACKING_PLATFORM] = "platform",
        [LACKING_ACCOUNT] = "account",
        [LACKING_AUDIENCE] = "audience",
        [LACKING_ROLES] = "author.roles",
        [LACKING_BOT] = "author.bot",
        [LACKING_PROFILE] = "author.profile",
        [LACKING_NAME] = "author.name",
        [LACKING_HANDLE] = "author.handle",
        [LACKING_MEDIA] = "media",
        [LACKING_ORIGINAL] = "original",
        [LACKING_LOCATION] = "location",
        [LACKING_SPONSORED] = "sponsored",
        [LACKING_LABELS] = "labels",
        [LACKING_APPROVALS] = "approvals",
    };
    return names[field];
}

static const struct {
    enum reach_input input;
    enum lacking field;
} of_inputs[] = {
    {INPUT_LANGUAGE, LACKING_LANG},       {INPUT_TIME, LACKING_CREATED_AT},
    {INPUT_KIND, LACKING_KIND},           {INPUT_PLATFORM, LACKING_PLATFORM},
    {INPUT_ACCOUNT, LACKING_ACCOUNT},     {INPUT_AUDIENCE, LACKING_AUDIENCE},
    {INPUT_ROLES, LACKING_ROLES},         {INPUT_BOT, LACKING_BOT},
    {INPUT_MEDIA, LACKING_MEDIA},         {INPUT_PLACE, LACKING_LOCATION},
    {INPUT_SPONSORED, LACKING_SPONSORED}, {INPUT_LABELS, LACKING_LABELS},
    {INPUT_APPROVALS, LACKING_APPROVALS},
};

static const enum lacking of_texts[RECORD_FIELD_COUNT] = {
    [RECORD_ORIGINAL] = LACKING_ORIGINAL,
    [RECORD_PROFILE] = LACKING_PROFILE,
    [RECORD_NAME] = LACKING_NAME,
    [RECORD_HANDLE] = LACKING_HANDLE,
};

static uint32_t lacking_texts(const struct record *record, unsigned fields) {
    uint32_t lacking = 0;
    for (int i = RECORD_ORIGINAL; i < RECORD_FIELD_COUNT; i++)
        if (fields & 1u << i && !record->fields[i].bytes) lacking |= 1u << of_texts[i];
    return lacking;
}

uint32_t lacking_of(const struct charte_scratch *scratch, uint32_t index) {
    uint32_t kind = scratch->table->NODES[index].kind, inputs = reach_inputs(kind);
    unsigned fields = evidence_fields(kind);
    if (fields) return lacking_texts(&scratch->record, fields);
    if (inputs & 1u << INPUT_TIME && scratch->record.undated) return 0;
    return lacking_possible(kind);
}

uint32_t lacking_possible(uint32_t kind) {
    uint32_t inputs = reach_inputs(kind), possible = 0;
    for (int i = RECORD_ORIGINAL; i < RECORD_FIELD_COUNT; i++)
        if (evidence_fields(kind) & 1u << i) possible |= 1u << of_texts[i];
    for (size_t i = 0; i < sizeof of_inputs / sizeof *of_inputs; i++)
        if (inputs & 1u << of_inputs[i].input) possible |= 1u << of_inputs[i].field;
    return possible;
}

bool lacking_date(const struct charte_scratch *scratch, const struct table_rule *rule) {
    return rule->period_count && !scratch->record.dated && !scratch->record.undated;
}

bool lacking_approvals(const struct charte_scratch *scratch, const struct table_rule *rule) {
    return rule->role != TABLE_NONE && !scratch->record.approvals.known;
}
