/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/lacking.h"

#include "runtime/base/bits.h"
#include "runtime/decide/scratch.h"
#include "runtime/table/evidence_row.h"

/* A field that stands in a record or not; the text always does, and what is joined with the text is
 * never missing. */
static bool may_lack(enum field field) {
    switch ((enum field_class)field_row(field)->class) {
    case FIELD_IS_SEARCHED:
    case FIELD_IS_LANGUAGE:
    case FIELD_IS_TIME:
    case FIELD_IS_PLATFORM:
    case FIELD_IS_CLOSED:
    case FIELD_IS_TRUTH:
    case FIELD_IS_MARKS:
    case FIELD_IS_MEDIA:
        return true;
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_ENTITIES:
    case FIELD_IS_LENGTH:
        break;
    }
    return false;
}

uint32_t lacking_possible(uint32_t kind) {
    uint32_t possible = 0;
    for (uint32_t left = evidence_inputs(kind); left; left &= left - 1)
        if (may_lack((enum field)bits_lowest(left))) possible |= left & (0u - left);
    return possible;
}

uint32_t lacking_of(const struct charte_scratch *scratch, uint32_t index) {
    const struct record *record = &scratch->record;
    uint32_t lacking = lacking_possible(scratch->table->NODES[index].kind);
    for (uint32_t left = lacking; left; left &= left - 1) {
        const struct field_row *row = field_row((enum field)bits_lowest(left));
        bool known = row->class == FIELD_IS_SEARCHED
                         ? record->known >> row->of & 1
                         : row->class == FIELD_IS_TIME && record->undated;
        if (known) lacking &= ~(left & (0u - left));
    }
    return lacking;
}

bool lacking_date(const struct charte_scratch *scratch, const struct table_rule *rule) {
    return rule->period_count && !scratch->record.dated && !scratch->record.undated;
}

bool lacking_approvals(const struct charte_scratch *scratch, const struct table_rule *rule) {
    return rule->role != TABLE_NONE && !scratch->record.marks[FIELD_APPROVALS].known;
}
