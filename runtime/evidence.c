#include "runtime/evidence.h"

#include "runtime/graphemes.h"

#include <string.h>

typedef enum truth evidence_function(struct charte_scratch *scratch, const struct table_node *node);

/* A function that reads one number of the record needs no more than its expression. */
#define EVIDENCE_OF_RECORD(name, expression)                                                       \
    static enum truth evidence_##name(struct charte_scratch *scratch,                              \
                                      const struct table_node *node) {                             \
        const struct record *record = &scratch->record;                                            \
        (void)node;                                                                                \
        (void)record;                                                                              \
        return expression;                                                                         \
    }

static enum truth closed_is(int value, int wanted) {
    return value == RECORD_UNKNOWN ? TRUTH_UNKNOWN : truth_of(value == wanted);
}

EVIDENCE_OF_RECORD(account_official, closed_is(record->account, ACCOUNT_OFFICIAL))
EVIDENCE_OF_RECORD(account_personal, closed_is(record->account, ACCOUNT_PERSONAL))
EVIDENCE_OF_RECORD(audience_public, closed_is(record->audience, AUDIENCE_PUBLIC))
EVIDENCE_OF_RECORD(audience_restricted, closed_is(record->audience, AUDIENCE_RESTRICTED))
EVIDENCE_OF_RECORD(audience_internal, closed_is(record->audience, AUDIENCE_INTERNAL))
EVIDENCE_OF_RECORD(audience_private, closed_is(record->audience, AUDIENCE_PRIVATE))
EVIDENCE_OF_RECORD(kind_reply, closed_is(record->kind, KIND_REPLY))
EVIDENCE_OF_RECORD(kind_share, closed_is(record->kind, KIND_SHARE))
EVIDENCE_OF_RECORD(kind_quote, closed_is(record->kind, KIND_QUOTE))
EVIDENCE_OF_RECORD(kind_edit, closed_is(record->kind, KIND_EDIT))
EVIDENCE_OF_RECORD(kind_reaction, closed_is(record->kind, KIND_REACTION))
EVIDENCE_OF_RECORD(author_bot, record->bot)
EVIDENCE_OF_RECORD(has_photo, record->photo)
EVIDENCE_OF_RECORD(has_video, record->video)
EVIDENCE_OF_RECORD(has_audio, record->audio)
EVIDENCE_OF_RECORD(has_document, record->document)
EVIDENCE_OF_RECORD(image_undescribed, record->undescribed)
EVIDENCE_OF_RECORD(has_place, record->place)
EVIDENCE_OF_RECORD(sponsored, record->sponsored)
EVIDENCE_OF_RECORD(has_link, truth_of(scratch->tokens.kinds[TOKEN_LINK].count > 0))
EVIDENCE_OF_RECORD(addresses_more, truth_of(scratch->tokens.account_count > node->a))

static const uint32_t *operands_of(const struct charte_scratch *scratch,
                                   const struct table_node *node) {
    static const uint32_t none[1] = {0};
    return node->count ? scratch->table->OPERANDS + node->first : none;
}

/* Terms in a field. */

static enum truth mentions(struct charte_scratch *scratch, const struct table_node *node,
                           enum record_field field) {
    const uint32_t *lists = operands_of(scratch, node);
    enum truth truth = TRUTH_FALSE;
    for (uint32_t k = 0; k < node->count; k++)
        truth = truth_or(truth, lists_mentioned(&scratch->lists, field, lists[k]));
    return truth;
}

static enum truth evidence_text_mentions(struct charte_scratch *scratch,
                                         const struct table_node *node) {
    return mentions(scratch, node, RECORD_TEXT);
}

static enum truth evidence_original_mentions(struct charte_scratch *scratch,
                                             const struct table_node *node) {
    return mentions(scratch, node, RECORD_ORIGINAL);
}

static enum truth evidence_profile_mentions(struct charte_scratch *scratch,
                                            const struct table_node *node) {
    return mentions(scratch, node, RECORD_PROFILE);
}

static enum truth evidence_name_mentions(struct charte_scratch *scratch,
                                         const struct table_node *node) {
    return truth_or(mentions(scratch, node, RECORD_NAME), mentions(scratch, node, RECORD_HANDLE));
}

static enum truth evidence_text_mentions_least(struct charte_scratch *scratch,
                                               const struct table_node *node) {
    return lists_mentioned_least(&scratch->lists, RECORD_TEXT, operands_of(scratch, node),
                                 node->count, node->a);
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
    return lists_mentioned_near(&scratch->lists, RECORD_TEXT, &groups);
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

static enum truth any_mark(const struct charte_scratch *scratch, const struct table_node *node,
                           const struct record_marks *marks) {
    if (!marks->known) return TRUTH_UNKNOWN;
    const uint32_t *operands = operands_of(scratch, node);
    for (uint32_t k = 0; k < node->count; k++)
        if (marks->marks[operands[k]]) return TRUTH_TRUE;
    return TRUTH_FALSE;
}

static enum truth evidence_author_role(struct charte_scratch *scratch,
                                       const struct table_node *node) {
    return any_mark(scratch, node, &scratch->record.roles);
}

static enum truth evidence_approval_by(struct charte_scratch *scratch,
                                       const struct table_node *node) {
    return any_mark(scratch, node, &scratch->record.approvals);
}

static enum truth evidence_has_label(struct charte_scratch *scratch,
                                     const struct table_node *node) {
    return any_mark(scratch, node, &scratch->record.labels);
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

/* Accounts, hashtags and links. */

static enum truth names(struct charte_scratch *scratch, const struct table_node *node,
                        enum token_kind kind) {
    const uint32_t *lists = operands_of(scratch, node);
    enum truth truth = TRUTH_FALSE;
    for (uint32_t k = 0; k < node->count; k++)
        truth = truth_or(truth, tokens_named(&scratch->tokens, &scratch->lists, kind, lists[k]));
    return truth;
}

static enum truth evidence_addresses_account(struct charte_scratch *scratch,
                                             const struct table_node *node) {
    return names(scratch, node, TOKEN_ACCOUNT);
}

static enum truth evidence_has_hashtag(struct charte_scratch *scratch,
                                       const struct table_node *node) {
    return names(scratch, node, TOKEN_HASHTAG);
}

static enum truth evidence_links_to(struct charte_scratch *scratch, const struct table_node *node) {
    return names(scratch, node, TOKEN_LINK);
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

enum { EVIDENCE_CODES = 256 };

static evidence_function *const functions[EVIDENCE_CODES] = {
#define EVIDENCE(code, name, operands) [code] = evidence_##name,
#include "runtime/evidence.def"
#undef EVIDENCE
};

enum truth evidence_read(struct charte_scratch *scratch, uint32_t node) {
    const struct table_node *read = &scratch->table->NODES[node];
    return functions[read->kind](scratch, read);
}

unsigned evidence_fields(uint32_t kind) {
    static const unsigned char fields[EVIDENCE_CODES] = {
        [EVIDENCE_text_mentions] = 1u << RECORD_TEXT,
        [EVIDENCE_text_mentions_least] = 1u << RECORD_TEXT,
        [EVIDENCE_text_near] = 1u << RECORD_TEXT,
        [EVIDENCE_original_mentions] = 1u << RECORD_ORIGINAL,
        [EVIDENCE_profile_mentions] = 1u << RECORD_PROFILE,
        [EVIDENCE_name_mentions] = 1u << RECORD_NAME | 1u << RECORD_HANDLE,
    };
    return fields[kind];
}
