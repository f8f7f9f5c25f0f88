/* The accounts, hashtags and links of a post: those its record names and those found in its text,
 * in the view's spelling, each once. */
#ifndef CHARTE_TOKENS_H
#define CHARTE_TOKENS_H

#include "runtime/lists.h"

enum token_kind { TOKEN_ACCOUNT, TOKEN_HASHTAG, TOKEN_LINK, TOKEN_KIND_COUNT };

struct token_value {
    const char *bytes;
    uint32_t size;
};

struct token_values {
    struct token_value *values;
    size_t count;
};

struct tokens {
    const struct charte_table *table;
    struct token_values kinds[TOKEN_KIND_COUNT];
    uint32_t account_count; /* distinct ones */
    struct token_value *values;
    size_t value_room;
    uint32_t *slots; /* a hash set over values while reading */
    uint32_t mask;
    char *pool;
    size_t pool_used;
    struct fold_view view; /* of one value */
};

/* How many bytes, aligned for uint64_t, the work takes on posts of up to max_text bytes a field. */
size_t tokens_room(size_t max_text);
struct tokens tokens_in(void *memory, const struct charte_table *table, size_t max_text);

/* Reads what the record names and what the terms' work has found in its text. */
void tokens_read(struct tokens *tokens, const struct record *record, const struct terms_work *text);

/* Whether some account, hashtag or link is one that the list names. */
enum truth tokens_named(const struct tokens *tokens, struct lists *lists, enum token_kind kind,
                        uint32_t list);

#endif
