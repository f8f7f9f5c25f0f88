/* SPDX-License-Identifier: Apache-2.0 */
/* The key of findings: it changes where they do, and not where they only stand elsewhere. */
#include "runtime/base/checksum.h"
#include "runtime/decide/evidence.h"
#include "runtime/decide/findings.h"
#include "runtime/tell/spans.h"
#include "runtime/tell/telling.h"
#include "runtime/text/utf8.h"

enum { WORDS = 48 };

struct keys {
    struct telling *told;
    struct charte_scratch *scratch;
    struct plan_key *items; /* in ascending order of bytes, each once: the first PLAN_KEYS */
    uint32_t count;
    uint32_t queued; /* facts in the plan's queue */
};

/* Keys */

static int compare(const struct plan_key *a, const struct plan_key *b) {
    int order = memcmp(a->bytes, b->bytes, a->size < b->size ? a->size : b->size);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

static void insert(struct keys *keys, const struct plan_key *key) {
    uint32_t at = 0;
    int order = 1;
    while (at < keys->count && (order = compare(&keys->items[at], key)) < 0) at++;
    if (at == PLAN_KEYS || (at < keys->count && order == 0)) return;
    uint32_t kept = keys->count < PLAN_KEYS ? keys->count : PLAN_KEYS - 1;
    memmove(&keys->items[at + 1], &keys->items[at], (kept - at) * sizeof *key);
    keys->items[at] = *key;
    keys->count = kept + 1;
}

static void append(struct plan_key *key, charte_str s) {
    size_t left = PLAN_KEY_BYTES - key->size, size = s.length < left ? s.length : left;
    memcpy(key->bytes + key->size, s.bytes, size);
    key->size += (uint32_t)size;
}

static charte_str text(const char *s) {
    return (charte_str){s, strlen(s)};
}

/* The bytes up to a limit, no character in two. */
static charte_str cut(charte_str s, size_t limit) {
    size_t size = s.length < limit ? s.length : limit;
    while (size < s.length && size > 0 && utf8_continues(s.bytes[size])) size--;
    return (charte_str){s.bytes, size};
}

/* A run of blanks and control characters is a blank. */
static void append_words(struct plan_key *key, charte_str words) {
    char bytes[WORDS + 4]; /* and what of the next character shows where to cut */
    size_t size = 0;
    for (size_t i = 0; i < words.length && size < sizeof bytes; i++) {
        bool is_blank = (unsigned char)words.bytes[i] <= ' ';
        if (is_blank && size && bytes[size - 1] == ' ') continue;
        bytes[size++] = is_blank ? ' ' : words.bytes[i];
    }
    append(key, cut((charte_str){bytes, size}, WORDS));
}

static void add(struct keys *keys, charte_str name, charte_str value) {
    struct plan_key key = {.size = 0};
    append(&key, name);
    append(&key, text(":"));
    append_words(&key, value);
    insert(keys, &key);
}

/* Places */

static bool is_sign(charte_str s) {
    return s.length > 1 && (*s.bytes == '@' || *s.bytes == '#');
}

static charte_str folded(struct charte_scratch *scratch, charte_str words) {
    struct fold_view *view = &scratch->entities.view;
    charte_str read = cut(words, view->room);
    if (fold_text(view, FOLD_VIEW, read.bytes, read.length, NULL) != FOLD_OK) return words;
    charte_str all = {view->bytes, view->size};
    return is_sign(all) ? (charte_str){all.bytes + 1, all.length - 1} : all;
}

static void add_place(void *context, const struct spans_span *span) {
    struct keys *keys = context;
    const struct charte_table *table = keys->scratch->table;
    charte_str bytes = spans_bytes(keys->scratch, span);
    if (span->list == TABLE_NONE)
        add(keys, text(spans_field_name(span->field)), bytes);
    else
        add(keys, table_string(table, table->LISTS[span->list].id), folded(keys->scratch, bytes));
}

/* Evidence without places */

static void add_platform(struct keys *keys) {
    const struct charte_table *table = keys->scratch->table;
    uint32_t platform = (uint32_t)(keys->scratch->record.platform - 1);
    add(keys, text("platform"), table_string(table, table->PLATFORMS[platform].id));
}

static void add_approvals(struct keys *keys, const struct table_node *node) {
    const struct charte_table *table = keys->scratch->table;
    for (uint32_t k = 0; k < node->count; k++) {
        uint32_t role = table->OPERANDS[node->first + k];
        if (keys->scratch->record.marks[FIELD_APPROVALS].marks[role])
            add(keys, text("approvals"), table_string(table, table->ROLES[role].id));
    }
}

static void add_language(struct keys *keys, uint32_t node) {
    add(keys, text("lang"), evidence_language(keys->scratch, node));
}

static void add_evidence(struct keys *keys, uint32_t index) {
    const struct table_node *node = &keys->scratch->table->NODES[index];
    const struct evidence_row *row = evidence_row(node->kind);
    enum field field = (enum field)row->field;
    if (row->value != OWN)
        add(keys, text(field_row(field)->path), text(field_value_name(field, row->value)));
    else if (field == FIELD_PLATFORM)
        add_platform(keys);
    else if (field == FIELD_APPROVALS)
        add_approvals(keys, node);
    else if (field == FIELD_LANG)
        add_language(keys, index);
    else if (field == FIELD_CREATED_AT)
        add(keys, text("created_at"), keys->scratch->record.post.created_at);
    else
        spans_of_evidence(keys->scratch, index, add_place, keys);
}

/* Facts and rules: those named are gone through one after the other, each once. */

static void queue_fact(struct keys *keys, uint32_t fact) {
    if (keys->scratch->facts.values[fact] == TRUTH_FALSE || !telling_meets_fact(keys->told, fact))
        return;
    keys->scratch->plan.queue[keys->queued++].unit = fact;
}

static void add_finding(void *context, uint32_t index) {
    struct keys *keys = context;
    const struct table_node *node = &keys->scratch->table->NODES[index];
    if (node->kind == OPERATOR_FACT)
        queue_fact(keys, node->a);
    else
        add_evidence(keys, index);
}

static void add_fact(struct keys *keys, uint32_t index) {
    const struct charte_scratch *scratch = keys->scratch;
    const struct table_fact *fact = &scratch->table->FACTS[index];
    if (fact->flags & FACT_ASKS && scratch->facts.answers[index] == ANSWER_YES)
        add(keys, text("fact"), table_string(scratch->table, fact->id));
    findings_each(scratch, fact->ruled_out, add_finding, keys);
    findings_each(scratch, fact->established, add_finding, keys);
    findings_each(scratch, fact->to_check, add_finding, keys);
    keys->scratch->lists.looked++;
}

static void add_rule(struct keys *keys, uint32_t index) {
    const struct table_rule *rule = &keys->scratch->table->RULES[index];
    if (!rule_is_duty(rule)) queue_fact(keys, rule->focus);
    findings_each(keys->scratch, rule->condition, add_finding, keys);
    findings_each(keys->scratch, rule->exception, add_finding, keys);
}

/* How many more, and a number that differs where they do. */
static void write_others(struct telling *told, const struct keys *keys) {
    uint32_t sum = 0;
    char hex[8];
    telling_key(told, " | +");
    writer_number(told->writer, keys->count - TOLD_KEYS);
    for (uint32_t i = TOLD_KEYS; i < keys->count; i++)
        sum = sum * 31 + checksum_crc32(keys->items[i].bytes, keys->items[i].size);
    for (int i = 0; i < 8; i++) hex[i] = "0123456789abcdef"[sum >> (28 - 4 * i) & 15];
    telling_key(told, " ");
    writer_bytes(told->writer, hex, sizeof hex);
}

void telling_write_key(struct telling *told, uint32_t unit) {
    struct charte_scratch *scratch = told->scratch;
    struct keys keys = {.told = told, .scratch = scratch, .items = scratch->plan.keys};
    telling_forget_facts(told);
    if (unit < told->table->FACTS_count)
        queue_fact(&keys, unit);
    else
        add_rule(&keys, unit - told->table->FACTS_count);
    for (uint32_t i = 0; i < keys.queued && spans_may_look(scratch); i++)
        add_fact(&keys, scratch->plan.queue[i].unit);
    for (uint32_t i = 0; i < keys.count && i < TOLD_KEYS; i++) {
        if (i) telling_key(told, " | ");
        writer_escaped(told->writer, (charte_str){keys.items[i].bytes, keys.items[i].size});
    }
    if (keys.count > TOLD_KEYS) write_others(told, &keys);
}
