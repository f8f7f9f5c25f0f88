#include "runtime/tokens.h"
#include "runtime/align.h"
#include "runtime/heap.h"
#include "runtime/idna.h"

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
    static const uint32_t inputs[TOKEN_KIND_COUNT] = {INPUT_ACCOUNTS, INPUT_HASHTAGS, INPUT_LINKS};
    const uint32_t *first = table->reach.by_input.first + inputs[kind];
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

static void add_named(struct tokens *tokens, enum token_kind kind, const charte_strs *strings) {
    for (size_t i = 0; i < strings->count; i++) {
        charte_str s = strings->items[i];
        if (fold_text(&tokens->view, FOLD_VIEW, s.bytes, s.length, NULL) != FOLD_OK) continue;
        add(tokens, kind, keep(tokens, tokens->view.bytes, tokens->view.size));
    }
}

static void add_found(struct tokens *tokens, enum token_kind kind, enum words_kind wanted,
                      const struct terms_work *text) {
    for (size_t i = 0; i < text->token_count; i++) {
        const struct words_token *token = &text->tokens[i];
        if (token->kind != wanted) continue;
        add(tokens, kind, keep(tokens, text->view.bytes + token->begin, token->end - token->begin));
    }
}

void tokens_read(struct tokens *tokens, const struct record *record, const struct lists *lists) {
    const struct terms_work *text = &lists->terms;
    const charte_strs *named[TOKEN_KIND_COUNT] = {&record->post.mentions, &record->post.hashtags,
                                                  &record->post.links};
    static const enum words_kind wanted[TOKEN_KIND_COUNT] = {WORDS_MENTION, WORDS_HASHTAG,
                                                             WORDS_LINK};
    struct token_value *next = tokens->values;
    tokens->pool_used = 0;
    for (int kind = 0; kind < TOKEN_KIND_COUNT; kind++) {
        tokens->kinds[kind] = (struct token_values){next, 0};
        if (!tokens->is_used[kind] || named[kind]->count + text->token_count == 0) continue;
        add_named(tokens, (enum token_kind)kind, named[kind]);
        add_found(tokens, (enum token_kind)kind, wanted[kind], text);
        if (tokens->kinds[kind].count > 1) keep_each_once(&tokens->kinds[kind]);
        next += tokens->kinds[kind].count;
    }
    tokens->account_count = (uint32_t)tokens->kinds[TOKEN_ACCOUNT].count;
    naming_read(tokens, lists);
}
