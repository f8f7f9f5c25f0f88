/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/entities.h"
#include "runtime/base/align.h"
#include "runtime/base/heap.h"
#include "runtime/post/platform_text.h"
#include "runtime/text/idna.h"
#include "runtime/text/tokens.h"

#include <string.h>

/* Each value of a field takes two bytes of it or more, its end counted; four fields have some. */
static size_t value_room(size_t max_text) {
    return 2 * max_text + 16;
}

/* What has a host takes no more than its view may, the host being read. */
static size_t pool_room(size_t max_text) {
    return 4 * (FOLD_GROWTH * max_text + 16);
}

size_t entities_room(const struct charte_table *table, size_t max_text) {
    return align_eight(value_room(max_text) * sizeof(struct entity_value)) +
           align_eight(pool_room(max_text)) + align_eight(fold_room(max_text)) +
           align_eight(fold_room(IDNA_VIEW)) + align_eight(entity_terms_room(table)) +
           naming_room(table);
}

/* Whether some evidence reads the values of a kind. */
static bool reads_kind(const struct charte_table *table, enum entity_kind kind) {
    const uint32_t *first = table->dependents.by_input.first + field_of_entities(kind);
    return first[0] < first[1];
}

struct entities entities_in(void *memory, const struct charte_table *table, size_t max_text) {
    struct entities entities = {.table = table, .value_room = value_room(max_text)};
    char *rest = memory;
    entities.values = align_take(&rest, entities.value_room * sizeof *entities.values);
    entities.pool = align_take(&rest, pool_room(max_text));
    entities.view = fold_view_in(align_take(&rest, fold_room(max_text)), max_text);
    entities.label = fold_view_in(align_take(&rest, fold_room(IDNA_VIEW)), IDNA_VIEW);
    entity_terms_index(&entities, align_take(&rest, entity_terms_room(table)));
    entities.naming = naming_in(rest, table);
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++)
        entities.is_used[kind] = reads_kind(table, (enum entity_kind)kind);
    return entities;
}

static const enum words_kind found_as[ENTITY_KIND_COUNT] = {WORDS_MENTION, WORDS_HASHTAG,
                                                            WORDS_LINK};

struct entity_value entities_without_sign(struct entity_value value, enum entity_kind kind) {
    static const char leading_signs[ENTITY_KIND_COUNT] = {'@', '#', '\0'};
    char sign = leading_signs[kind];
    if (sign && value.size && value.bytes[0] == sign) {
        value.bytes++;
        value.size--;
    }
    return value;
}

static int compare(const void *context, const void *a, const void *b) {
    const struct entity_value *x = a, *y = b;
    (void)context;
    if (x->size != y->size) return x->size < y->size ? -1 : 1;
    return memcmp(x->bytes, y->bytes, x->size);
}

/* Keeps each value once. Sorting them takes the same whatever they are: who writes posts could make
 * names of one hash. */
static void keep_each_once(struct entity_values *values) {
    size_t kept = 0;
    heap_sort(values->values, values->count, sizeof *values->values, compare, NULL);
    for (size_t i = 0; i < values->count; i++)
        if (i == 0 || compare(NULL, &values->values[kept - 1], &values->values[i]) != 0)
            values->values[kept++] = values->values[i];
    values->count = kept;
}

/* Adds a value to the kind being read. */
static void add(struct entities *entities, enum entity_kind kind, struct entity_value value) {
    struct entity_values *values = &entities->kinds[kind];
    value = entities_without_sign(value, kind);
    if (value.size == 0 ||
        (size_t)(values->values - entities->values) + values->count == entities->value_room)
        return;
    values->values[values->count++] = value;
}

/* Bytes of a view, kept: the view changes with the next text. A host is read. */
static struct entity_value keep(struct entities *entities, const char *bytes, size_t size) {
    char *kept = entities->pool + entities->pool_used;
    size = idna_read(bytes, size, kept, &entities->label);
    entities->pool_used += size;
    return (struct entity_value){kept, (uint32_t)size};
}

static bool keep_item(struct entities *entities, charte_str item, struct entity_value *value) {
    if (fold_text(&entities->view, FOLD_VIEW, item.bytes, item.length, NULL) != FOLD_OK)
        return false;
    *value = keep(entities, entities->view.bytes, entities->view.size);
    return true;
}

/* Where what is found ends: an account where the platform ends it, whatever is written behind. */
static uint32_t found_end(const struct entities *entities, const struct terms_work *text,
                          const struct words_token *token) {
    if (token->kind != WORDS_MENTION || entities->mention_signs == TOKENS_MENTION)
        return token->end;
    return tokens_mention_end(&text->view, token->begin, entities->mention_signs);
}

static struct entity_value keep_found(struct entities *entities, const struct terms_work *text,
                                      const struct words_token *token) {
    uint32_t end = found_end(entities, text, token);
    return keep(entities, text->view.bytes + token->begin, end - token->begin);
}

static void add_named(struct entities *entities, enum entity_kind kind,
                      const charte_strs *strings) {
    struct entity_value value;
    for (size_t i = 0; i < strings->count; i++)
        if (keep_item(entities, strings->items[i], &value)) add(entities, kind, value);
}

static void add_found(struct entities *entities, enum entity_kind kind,
                      const struct terms_work *text) {
    for (size_t i = 0; i < text->token_count; i++)
        if (text->tokens[i].kind == found_as[kind])
            add(entities, kind, keep_found(entities, text, &text->tokens[i]));
}

static const charte_strs *array_of(const struct record *record, enum entity_kind kind) {
    const charte_post *post = &record->post;
    return kind == ENTITY_ACCOUNT   ? &post->mentions
           : kind == ENTITY_HASHTAG ? &post->hashtags
                                    : &post->links;
}

static unsigned mention_signs(const struct charte_table *table, const struct record *record) {
    if (record->platform <= RECORD_NONE) return TOKENS_MENTION;
    const struct table_name *platform = &table->PLATFORMS[record->platform - 1];
    return platform_text_mentions(table_string(table, platform->id));
}

void entities_read(struct entities *entities, const struct record *record,
                   const struct lists *lists) {
    const struct terms_work *text = &lists->terms;
    struct entity_value *next = entities->values;
    entities->pool_used = 0;
    entities->mention_signs = mention_signs(entities->table, record);
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++) {
        entities->kinds[kind] = (struct entity_values){next, 0};
        if (!entities->is_used[kind]) continue;
        const charte_strs *array = array_of(record, (enum entity_kind)kind);
        if (array->count + text->token_count == 0) continue;
        add_named(entities, (enum entity_kind)kind, array);
        add_found(entities, (enum entity_kind)kind, text);
        if (entities->kinds[kind].count > 1) keep_each_once(&entities->kinds[kind]);
        next += entities->kinds[kind].count;
    }
    entities->account_count = (uint32_t)entities->kinds[ENTITY_ACCOUNT].count;
    naming_read(entities, lists);
}

/* Places, read anew: a value is kept once, wherever it stands. The bytes take the place of those
 * that evidence was read from. */

enum { BYTES_A_STEP = 16 };

struct placing {
    struct entities *entities;
    const struct lists *lists;
    enum entity_kind kind;
    entity_place_receiver *receive;
    void *context;
};

/* Gives a place of a value; false where no more is wanted. */
static bool give(const struct placing *placing, struct entity_value value,
                 struct entity_place place) {
    struct entities *entities = placing->entities;
    value = entities_without_sign(value, placing->kind);
    entities->pool_used = 0;
    if (value.size == 0) return true;
    place.steps = 1 + value.size / BYTES_A_STEP +
                  naming_read_alone(entities, placing->lists, placing->kind, value);
    return placing->receive(placing->context, &place);
}

static bool give_found(const struct placing *placing, const struct words_token *token) {
    const struct terms_work *text = &placing->lists->terms;
    uint32_t sign = token->kind == WORDS_HASHTAG; /* stands before it */
    struct entity_place place = {
        .in_text = true,
        .begin = fold_begin(&text->view, token->begin - sign),
        .end = fold_end(&text->view, found_end(placing->entities, text, token))};
    return give(placing, keep_found(placing->entities, text, token), place);
}

static bool give_item(const struct placing *placing, charte_str string, size_t item) {
    struct entity_place place = {.item = (uint32_t)item, .end = (uint32_t)string.length};
    struct entity_value value;
    return !keep_item(placing->entities, string, &value) || give(placing, value, place);
}

void entities_each_place(struct entities *entities, const struct record *record,
                         const struct lists *lists, enum entity_kind kind,
                         entity_place_receiver *receive, void *context) {
    const struct placing placing = {entities, lists, kind, receive, context};
    const struct terms_work *text = &lists->terms;
    const charte_strs *array = array_of(record, kind);
    entities->pool_used = 0;
    for (size_t i = 0; i < text->token_count; i++)
        if (text->tokens[i].kind == found_as[kind] && !give_found(&placing, &text->tokens[i]))
            return;
    for (size_t i = 0; i < array->count; i++)
        if (!give_item(&placing, array->items[i], i)) return;
}
