/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/decide/evidence.h"

#include "runtime/base/bits.h"
#include "runtime/text/graphemes.h"

#include <assert.h>

typedef enum truth evidence_function(struct charte_scratch *scratch, const struct table_node *node);

/* Evidence without operands says that a field has a value. */

static enum truth closed_is(int value, int wanted) {
    return value == RECORD_UNKNOWN ? TRUTH_UNKNOWN : truth_of(value == wanted);
}

static enum truth evidence_of_field(struct charte_scratch *scratch, const struct table_node *node) {
    const struct evidence_row *row = evidence_row(node->kind);
    const struct record *record = &scratch->record;
    switch ((enum field_class)field_row(row->field)->class) {
    case FIELD_IS_CLOSED:
        return closed_is(record->closed[row->field], row->value);
    case FIELD_IS_TRUTH:
        return record->truths[row->field];
    case FIELD_IS_MEDIA:
        return record->media[row->value];
    case FIELD_IS_ENTITIES:
        return truth_of(scratch->entities.kinds[field_row(row->field)->of].count > 0);
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_SEARCHED:
    case FIELD_IS_LANGUAGE:
    case FIELD_IS_TIME:
    case FIELD_IS_PLATFORM:
    case FIELD_IS_MARKS:
    case FIELD_IS_LENGTH:
        break;
    }
    assert(!"evidence without operands is about a value");
    return TRUTH_UNKNOWN;
}

static const uint32_t *operands_of(const struct charte_scratch *scratch,
                                   const struct table_node *node) {
    static const uint32_t none[1] = {0};
    return node->count ? scratch->table->OPERANDS + node->first : none;
}

/* Terms in fields. */

/* What joins the text, and is not given, is not said. */
static enum truth evidence_text_mentions(struct charte_scratch *scratch,
                                         const struct table_node *node) {
    const uint32_t *lists = operands_of(scratch, node);
    enum truth truth = TRUTH_FALSE;
    for (uint32_t k = 0; k < node->count; k++)
        truth = truth_or(truth, lists_mentioned(&scratch->lists, RECORD_TEXT, lists[k]));
    for (unsigned left = lists_joining(&scratch->lists, evidence_searches(node->kind)); left;
         left &= left - 1)
        for (uint32_t k = 0; k < node->count; k++)
            if (lists_occur(&scratch->lists, (enum record_field)bits_lowest(left), lists[k]))
                truth = TRUTH_TRUE;
    return truth;
}

static enum truth evidence_in_texts(struct charte_scratch *scratch, const struct table_node *node) {
    const uint32_t *lists = operands_of(scratch, node);
    enum truth truth = TRUTH_FALSE;
    for (unsigned left = evidence_searches(node->kind); left; left &= left - 1)
        for (uint32_t k = 0; k < node->count; k++)
            truth =
                truth_or(truth, lists_mentioned(&scratch->lists,
                                                (enum record_field)bits_lowest(left), lists[k]));
    return truth;
}

static enum truth evidence_named(struct charte_scratch *scratch, const struct table_node *node) {
    const uint32_t *lists = operands_of(scratch, node);
    enum entity_kind kind = field_row(evidence_row(node->kind)->field)->of;
    enum truth truth = TRUTH_FALSE;
    for (uint32_t k = 0; k < node->count; k++)
        truth =
            truth_or(truth, entities_named(&scratch->entities, &scratch->lists, kind, lists[k]));
    return truth;
}

static enum truth evidence_of_lists(struct charte_scratch *scratch, const struct table_node *node) {
    unsigned searches = evidence_searches(node->kind);
    return searches & 1u << RECORD_TEXT ? evidence_text_mentions(scratch, node)
           : searches                   ? evidence_in_texts(scratch, node)
                                        : evidence_named(scratch, node);
}

static enum truth evidence_text_mentions_least(struct charte_scratch *scratch,
                                               const struct table_node *node) {
    return lists_mentioned_least(&scratch->lists, evidence_searches(node->kind),
                                 operands_of(scratch, node), node->count, node->a);
}

struct lists_groups evidence_groups(const struct charte_table *table,
                                    const struct table_node *node) {
    struct lists_groups groups = {
        .first_count = node->a, .second_count = node->count - node->a, .words = node->b};
    if (groups.first_count) groups.first = table->OPERANDS + node->first;
    if (groups.second_count) groups.second = table->OPERANDS + node->first + node->a;
    return groups;
}

static enum truth evidence_text_near(struct charte_scratch *scratch,
                                     const struct table_node *node) {
    struct lists_groups groups = evidence_groups(scratch->table, node);
    return lists_mentioned_near(&scratch->lists, evidence_searches(node->kind), &groups);
}

static enum truth evidence_text_longer(struct charte_scratch *scratch,
                                       const struct table_node *node) {
    struct record *record = &scratch->record;
    charte_str text = record->fields[RECORD_TEXT];
    if (text.length <= node->a) return TRUTH_FALSE;
    if (record->characters < 0)
        record->characters = (int64_t)graphemes_count(text.bytes, text.length);
    return truth_of(record->characters > (int64_t)node->a);
}

static enum truth evidence_addresses_more(struct charte_scratch *scratch,
                                          const struct table_node *node) {
    return truth_of(scratch->entities.account_count > node->a);
}

/* The language. A subtag of BCP 47 has eight letters at most: of a longer one no more is read. */

enum { LONGEST_SUBTAG = 8 };

static size_t subtag_size(charte_str lang) {
    size_t n = 0;
    while (n < lang.length && n <= LONGEST_SUBTAG && lang.bytes[n] != '-') n++;
    return n;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_language(charte_str lang, charte_str code) {
    size_t size = subtag_size(lang);
    if (size != code.length || size > LONGEST_SUBTAG) return false;
    for (size_t i = 0; i < size; i++)
        if (lower(lang.bytes[i]) != lower(code.bytes[i])) return false;
    return true;
}

/* The one named that the record's is; empty: none. */
static charte_str language_of(const struct charte_scratch *scratch, const struct table_node *node) {
    const struct charte_table *table = scratch->table;
    const uint32_t *rows = operands_of(scratch, node);
    for (uint32_t k = 0; k < node->count; k++) {
        struct table_str code = table->TEXTS[(size_t)rows[k] * table->LANGUAGES_count];
        if (is_language(scratch->record.lang, table_string(table, code)))
            return table_string(table, code);
    }
    return (charte_str){"", 0};
}

static enum truth evidence_text_lang(struct charte_scratch *scratch,
                                     const struct table_node *node) {
    charte_str lang = scratch->record.lang;
    if (!lang.bytes) return TRUTH_UNKNOWN;
    return truth_of(lang.length && language_of(scratch, node).length);
}

charte_str evidence_language(const struct charte_scratch *scratch, uint32_t node) {
    return language_of(scratch, &scratch->table->NODES[node]);
}

/* Identifiers. */

static enum truth evidence_of_marks(struct charte_scratch *scratch, const struct table_node *node) {
    const struct record_marks *marks = &scratch->record.marks[evidence_row(node->kind)->field];
    if (!marks->known) return TRUTH_UNKNOWN;
    const uint32_t *operands = operands_of(scratch, node);
    for (uint32_t k = 0; k < node->count; k++)
        if (marks->marks[operands[k]]) return TRUTH_TRUE;
    return TRUTH_FALSE;
}

static enum truth evidence_platform_is(struct charte_scratch *scratch,
                                       const struct table_node *node) {
    int64_t platform = scratch->record.platform;
    if (platform == RECORD_UNKNOWN) return TRUTH_UNKNOWN;
    const uint32_t *operands = operands_of(scratch, node);
    for (uint32_t k = 0; k < node->count; k++)
        if (platform == (int64_t)operands[k] + 1) return TRUTH_TRUE;
    return TRUTH_FALSE;
}

/* Civil time. */

static enum truth evidence_appears_before(struct charte_scratch *scratch,
                                          const struct table_node *node) {
    const struct record *record = &scratch->record;
    struct civil limit = {node->a, node->b == TABLE_NO_TIME ? 0 : node->b};
    if (!record->dated) return TRUTH_UNKNOWN;
    return truth_of(civil_compare(record->created, limit) < 0);
}

static enum truth evidence_appears_after(struct charte_scratch *scratch,
                                         const struct table_node *node) {
    const struct record *record = &scratch->record;
    if (!record->dated) return TRUTH_UNKNOWN;
    if (node->b == TABLE_NO_TIME) return truth_of(record->created.date > node->a);
    return truth_of(civil_compare(record->created, (struct civil){node->a, node->b}) > 0);
}

static enum truth evidence_appears_between(struct charte_scratch *scratch,
                                           const struct table_node *node) {
    const struct record *record = &scratch->record;
    if (!record->dated) return TRUTH_UNKNOWN;
    bool from = record->created.minutes >= node->a, to = record->created.minutes <= node->b;
    return truth_of(node->a <= node->b ? from && to : from || to);
}

/* What reads an evidence: a function for its operands, or one of its own. */
#define READ_NONE(name)      evidence_of_field
#define READ_LISTS(name)     evidence_of_lists
#define READ_LISTS_A(name)   evidence_##name
#define READ_NEAR(name)      evidence_##name
#define READ_NUMBER(name)    evidence_##name
#define READ_LANGUAGES(name) evidence_##name
#define READ_ROLES(name)     evidence_of_marks
#define READ_PLATFORMS(name) evidence_##name
#define READ_LABELS(name)    evidence_of_marks
#define READ_DATE(name)      evidence_##name
#define READ_TIMES(name)     evidence_##name

static evidence_function *const functions[EVIDENCE_CODES] = {
#define EVIDENCE(code, name, operands, decided, feature, searches, field, value, reaches)          \
    [code] = READ_##operands(name),
#include "runtime/table/evidence.def"
#undef EVIDENCE
};

enum truth evidence_read(struct charte_scratch *scratch, uint32_t node) {
    const struct table_node *read = &scratch->table->NODES[node];
    return functions[read->kind](scratch, read);
}
