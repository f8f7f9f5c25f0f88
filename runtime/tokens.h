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

/* The terms of a table by what a value must be to match them, so that a value is looked up instead
 * of being held against every term: token_terms.c. */
struct token_terms {
    uint32_t *slots; /* term numbers, or TABLE_NONE; a hash of whole names, or of hosts */
    uint32_t mask;
    uint32_t *starred; /* terms with a star, which every value is held against */
    uint32_t starred_count;
};

struct tokens {
    const struct charte_table *table;
    struct token_values kinds[TOKEN_KIND_COUNT];
    uint32_t account_count; /* distinct ones */
    struct token_value *values;
    size_t value_room;
    bool is_used[TOKEN_KIND_COUNT]; /* some evidence reads them; those of others are not kept */
    uint32_t *slots;                /* a hash set over the values of a kind while reading */
    uint32_t mask;
    char *pool;
    size_t pool_used;
    struct fold_view view;  /* of one value */
    struct fold_view label; /* of one label of a host */
    struct token_terms terms[TOKEN_KIND_COUNT];
};

/* How many bytes, aligned for uint64_t, the work takes on posts of up to max_text bytes a field. */
size_t tokens_room(const struct charte_table *table, size_t max_text);
struct tokens tokens_in(void *memory, const struct charte_table *table, size_t max_text);

/* Reads what the record names and what the terms' work has found in its text. */
void tokens_read(struct tokens *tokens, const struct record *record, const struct terms_work *text);

/* The value without the `@` or `#` before it. */
struct token_value tokens_without_sign(struct token_value value, enum token_kind kind);

/* The index of the table's terms: the bytes it takes, and making it in that memory. */
size_t token_terms_room(const struct charte_table *table);
void token_terms_index(struct tokens *tokens, void *memory);

/* Whether some account, hashtag or link is one that the list names. */
enum truth tokens_named(const struct tokens *tokens, struct lists *lists, enum token_kind kind,
                        uint32_t list);

#endif
