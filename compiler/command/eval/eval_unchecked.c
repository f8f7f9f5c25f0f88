/* SPDX-License-Identifier: Apache-2.0 */
/* A run of which no post was checked looks like one in which all is well: it is said, and why. */
#include "compiler/command/eval/eval.h"

static const struct {
    const char *reason; /* as charte_verdict_reason says it */
    enum message message;
} unchecked[UNCHECKED_REASONS] = {
    [UNCHECKED_SCOPE_UNKNOWN] = {"scope_unknown", MESSAGE_none_scope_unknown},
    [UNCHECKED_OUTSIDE_SCOPE] = {"outside_scope", MESSAGE_none_outside_scope},
    [UNCHECKED_BEFORE_ENTRY] = {"before_entry", MESSAGE_none_before_entry},
};

void tally_note_unchecked(struct tally *tally, const charte_verdict *verdict,
                          const charte_post *post) {
    const char *reason = charte_verdict_reason(verdict);
    for (size_t i = 0; i < UNCHECKED_REASONS; i++)
        tally->unchecked[i] += strcmp(reason, unchecked[i].reason) == 0;
    tally->undrafted +=
        strcmp(reason, unchecked[UNCHECKED_SCOPE_UNKNOWN].reason) == 0 && !post->draft;
}

/* What a record says to be one that the charter checks. */
static const char *fields_of(const charte_description *charter) {
    static const char *const fields[2][2] = {
        {"", "\"account\": \"official\""},
        {"\"draft\": true", "\"draft\": true / \"account\": \"official\""},
    };
    return fields[charter->controls_drafts][charter->controls_official];
}

void tally_complain_unchecked(const struct tally *tally, const struct eval *eval) {
    charte_description charter = {.size = sizeof charter};
    enum language language = eval->language;
    char count[24];
    if (tally->posts == 0 || tally->verdicts[0] < tally->posts) return;
    charte_table_describe(eval->table.table, language_bytes(language), &charter);
    snprintf(count, sizeof count, "%zu", tally->posts);
    complain(language, MESSAGE_none_checked, count);
    for (size_t i = 0; i < UNCHECKED_REASONS; i++) {
        if (tally->unchecked[i] == 0) continue;
        snprintf(count, sizeof count, "%zu", tally->unchecked[i]);
        complain(language, unchecked[i].message, count, table_file_control(&charter, language),
                 fields_of(&charter));
    }
    if (tally->undrafted && charter.controls_drafts) complain(language, MESSAGE_none_as_drafts);
    if (tally->unchecked[UNCHECKED_OUTSIDE_SCOPE] && eval->absent_is_none)
        complain(language, MESSAGE_none_absent);
}
