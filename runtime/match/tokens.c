#include "runtime/match/tokens.h"
#include "runtime/base/align.h"
#include "runtime/base/heap.h"
#include "runtime/text/idna.h"

#include <string.h>

/* Each value of a field takes two bytes of it or more, its end counted; four fields have some. */
static size_t value_room(size_t max_text) {
    return 2 * max_text + 16;
}

/* What has a host takes no more than its view may, the host being read. */
static size_t pool_room(size_t max_text) {
    return 4 * (FOLD_GROWTH * max_text + 16);
}

size_t tokens_room(const struct charte_table *table, size_t max_text) {
    return align_eight(value_room(max_text) * sizeof(struct token_value)) +
           align_eight(pool_room(max_text)) + align_eight(fold_room(max_text)) +
           align_eight(fold_room(IDNA_VIEW)) + align_eight(token_terms_room(table)) +
           naming_room(table);
}

/* Whether some evidence reads the values of a kind. */
static bool reads_kind(const struct charte_table *table, enum token_kind kind) {
    const uint32_t *first = table->dependents.by_input.first + field_of_tokens(kind);
    return first[0] < first[1];
}

struct tokens tokens_in(void *memory, const struct charte_table *table, size_t max_text) {
    struct tokens tokens = {.table = table, .value_room = value_room(max_text)};
    char *rest = memory;
    tokens.values = align_take(&rest, tokens.value_room * sizeof *tokens.values);
    tokens.pool = align_take(&rest, pool_room(max_text));
    tokens.view = fold_view_in(align_take(&rest, fold_room(max_text)), max_text);
    tokens.label = fold_view_in(align_take(&rest, fold_room(IDNA_VIEW)), IDNA_VIEW);
    token_terms_index(&tokens, align_take(&rest, token_terms_room(table)));
    tokens.naming = naming_in(rest, table);
    for (int kind = 0; kind < TOKEN_KIND_COUNT; kind++)
        tokens.is_used[kind] = reads_kind(table, (enum token_kind)kind);
    return tokens;
}

static const enum words_kind found_as[TOKEN_KIND_COUNT] = {WORDS_MENTION, WORDS_HASHTAG,
                                                           WORDS_LINK};

struct token_value tokens_without_sign(struct token_value value, enum token_kind kind) {
    static const char leading_signs[TOKEN_KIND_COUNT] = {'@', '#', '\0'};
    char sign = leading_signs[kind];
    if (sign && value.size && value.bytes[0] == sign) {
        value.bytes++;
        value.size--;
    }
    return value;
}

static int compare(const void *context, const void *a, const void *b) {
    const struct token_value *x = a, *y = b;
    (void)context;
    if (x->size != y->size) return x->size < y->size ? -1 : 1;
    return memcmp(x->bytes, y->bytes, x->size);
}

/* Keeps each value once. Sorting them takes the same whatever they are: who writes posts could make
 * names of one hash. */
static void keep_each_once(struct token_values *values) {
    size_t kept = 0;
    heap_sort(values->values, values->count, sizeof *values->values, compare, NULL);
    for (size_t i = 0; i < values->count; i++)
        if (i == 0 || compare(NULL, &values->values[kept - 1], &values->values[i]) != 0)
            values->values[kept++] = values->values[i];
    values->count = kept;
}

/* Adds a value to the kind being read. */
static void add(struct tokens *tokens, enum token_kind kind, struct token_value value) {
    struct token_values *values = &tokens->kinds[kind];
    value = tokens_without_sign(value, kind);
    if (value.size == 0 ||
        (size_t)(values->values - tokens->values) + values->count == tokens->value_room)
        return;
    values->values[values->count++] = value;
}

/* Bytes of a view, kept: the view changes with the next text. A host is read. */
static struct token_value keep(struct tokens *tokens, const char *bytes, size_t size) {
    char *kept = tokens->pool + tokens->pool_used;
    size = idna_read(bytes, size, kept, &tokens->label);
    tokens->pool_used += size;
    return (struct token_value){kept, (uint32_t)size};
}

static bool keep_item(struct tokens *tokens, charte_str item, struct token_value *value) {
    if (fold_text(&tokens->view, FOLD_VIEW, item.bytes, item.length, NULL) != FOLD_OK) return false;
    *value = keep(tokens, tokens->view.bytes, tokens->view.size);
    return true;
}

static struct token_value keep_found(struct tokens *tokens, const struct terms_work *text,
                                     const struct words_token *token) {
    return keep(tokens, text->view.bytes + token->begin, token->end - token->begin);
}

static void add_named(struct tokens *tokens, enum token_kind kind, const charte_strs *strings) {
    struct token_value value;
    for (size_t i = 0; i < strings->count; i++)
        if (keep_item(tokens, strings->items[i], &value)) add(tokens, kind, value);
}

static void add_found(struct tokens *tokens, enum token_kind kind, const struct terms_work *text) {
    for (size_t i = 0; i < text->token_count; i++)
        if (text->tokens[i].kind == found_as[kind])
            add(tokens, kind, keep_found(tokens, text, &text->tokens[i]));
}

static const charte_strs *array_of(const struct record *record, enum token_kind kind) {
    const charte_post *post = &record->post;
    return kind == TOKEN_ACCOUNT   ? &post->mentions
           : kind == TOKEN_HASHTAG ? &post->hashtags
                                   : &post->links;
}

void tokens_read(struct tokens *tokens, const struct record *record, const struct lists *lists) {
    const struct terms_work *text = &lists->terms;
    struct token_value *next = tokens->values;
    tokens->pool_used = 0;
    for (int kind = 0; kind < TOKEN_KIND_COUNT; kind++) {
        tokens->kinds[kind] = (struct token_values){next, 0};
        const charte_strs *array = array_of(record, (enum token_kind)kind);
        if (!tokens->is_used[kind] || array->count + text->token_count == 0) continue;
        add_named(tokens, (enum token_kind)kind, array);
        add_found(tokens, (enum token_kind)kind, text);
        if (tokens->kinds[kind].count > 1) keep_each_once(&tokens->kinds[kind]);
        next += tokens->kinds[kind].count;
    }
    tokens->account_count = (uint32_t)tokens->kinds[TOKEN_ACCOUNT].count;
    naming_read(tokens, lists);
}

/* Places, read anew: a value is kept once, wherever it stands. The bytes take the place of those
 * that evidence was read from. */

enum { BYTES_A_STEP = 16 };

struct placing {
    struct tokens *tokens;
    const struct lists *lists;
    enum token_kind kind;
    token_place_receiver *receive;
    void *context;
};

/* Gives a place of a value; false where no more is wanted. */
static bool give(const struct placing *placing, struct token_value value,
                 struct token_place place) {
    struct tokens *tokens = placing->tokens;
    value = tokens_without_sign(value, placing->kind);
    tokens->pool_used = 0;
    if (value.size == 0) return true;
    place.steps = 1 + value.size / BYTES_A_STEP +
                  naming_read_alone(tokens, placing->lists, placing->kind, value);
    return placing->receive(placing->context, &place);
}

static bool give_found(const struct placing *placing, const struct words_token *token) {
    const struct terms_work *text = &placing->lists->terms;
    uint32_t sign = token->kind == WORDS_HASHTAG; /* stands before it */
    struct token_place place = {.in_text = true,
                                .begin = fold_begin(&text->view, token->begin - sign),
                                .end = fold_end(&text->view, token->end)};
    return give(placing, keep_found(placing->tokens, text, token), place);
}

static bool give_item(const struct placing *placing, charte_str string, size_t item) {
    struct token_place place = {.item = (uint32_t)item, .end = (uint32_t)string.length};
    struct token_value value;
    return !keep_item(placing->tokens, string, &value) || give(placing, value, place);
}

void tokens_each_place(struct tokens *tokens, const struct record *record,
                       const struct lists *lists, enum token_kind kind,
                       token_place_receiver *receive, void *context) {
    const struct placing placing = {tokens, lists, kind, receive, context};
    const struct terms_work *text = &lists->terms;
    const charte_strs *array = array_of(record, kind);
    tokens->pool_used = 0;
    for (size_t i = 0; i < text->token_count; i++)
        if (text->tokens[i].kind == found_as[kind] && !give_found(&placing, &text->tokens[i]))
            return;
    for (size_t i = 0; i < array->count; i++)
        if (!give_item(&placing, array->items[i], i)) return;
}
