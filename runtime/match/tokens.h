/* The accounts, hashtags and links of a post: those its record names and those found in its text,
 * in the view's spelling, each once. */
#ifndef CHARTE_TOKENS_H
#define CHARTE_TOKENS_H

#include "runtime/base/waiting.h"
#include "runtime/match/lists.h"

struct token_value {
    const char *bytes;
    uint32_t size;
};

struct token_values {
    struct token_value *values;
    size_t count;
};

/* How a term stands in a value: as all of it, or beside its stars. */
enum token_shape { TOKEN_WHOLE, TOKEN_BEGINS, TOKEN_ENDS, TOKEN_HOLDS, TOKEN_SHAPE_COUNT };

struct token_key {
    uint32_t hash; /* of what is compared */
    uint32_t term;
    uint32_t end;   /* behind the last key that compares the same; of the first of these: */
    uint32_t value; /* the number of the value that it matched last */
};

/* The terms of a table by what a value must be to match them, so that a value is looked up instead
 * of being held against every term: token_terms.c. */
struct token_terms {
    struct token_key *keys; /* by shape, then by hash, then by what is compared */
    uint32_t first[TOKEN_SHAPE_COUNT + 1];
    uint32_t longest[TOKEN_SHAPE_COUNT]; /* the most bytes that are compared; of links, of a path */
    uint64_t hashes[TOKEN_SHAPE_COUNT];  /* the highest six bits of their hashes, a bit each */
    uint32_t value;                      /* the number of the value at hand */
    bool collides;                       /* some that compare otherwise have the same hash */
};

/* Which lists name a value: naming.c. */
struct naming {
    unsigned char *said;  /* by list: what the value at hand is to it, zero between values */
    unsigned char *feeds; /* by list: one that masks takes it in or excepts it */
    struct waiting lists; /* those with something said */
    uint32_t *named;      /* by kind and list: the record of which it named a value last; behind
                             those of the kinds, a row of values held alone */
    uint32_t record, alone;
};

struct tokens {
    const struct charte_table *table;
    struct token_values kinds[TOKEN_KIND_COUNT]; /* their bytes until tokens_each_place */
    uint32_t account_count;                      /* distinct ones */
    struct token_value *values;
    size_t value_room;
    bool is_used[TOKEN_KIND_COUNT]; /* some evidence reads them; those of others are not kept */
    char *pool;
    size_t pool_used;
    struct fold_view view;  /* of one value */
    struct fold_view label; /* of one label of a host */
    struct token_terms terms[TOKEN_KIND_COUNT];
    struct naming naming;
};

/* How many bytes, aligned for uint64_t, the work takes on posts of up to max_text bytes a field. */
size_t tokens_room(const struct charte_table *table, size_t max_text);
struct tokens tokens_in(void *memory, const struct charte_table *table, size_t max_text);

/* Reads what the record names and what the lists' work has found in its text, and finds which lists
 * name it. */
void tokens_read(struct tokens *tokens, const struct record *record, const struct lists *lists);

/* Where a value of a record stands. */
struct token_place {
    bool in_text;        /* else in the array of its kind: */
    uint32_t item;       /* there, from 0 */
    uint32_t begin, end; /* bytes of the text, its sign included, or all of the item */
    uint64_t steps;      /* lists come to and bytes read, some at a time, to find what names it */
};

/* False: no more. */
typedef bool token_place_receiver(void *context, const struct token_place *place);

/* Gives every place of a kind's values in the record that has been read, those of its text first,
 * however often a value stands there. tokens_named_alone tells of the value at hand. For what some
 * evidence reads alone, and to be called once evidence has been. */
void tokens_each_place(struct tokens *tokens, const struct record *record,
                       const struct lists *lists, enum token_kind kind,
                       token_place_receiver *receive, void *context);

/* The value without the `@` or `#` before it. */
struct token_value tokens_without_sign(struct token_value value, enum token_kind kind);

/* The index of the table's terms: the bytes it takes, and making it in that memory. */
size_t token_terms_room(const struct charte_table *table);
void token_terms_index(struct tokens *tokens, void *memory);

/* Takes a term that matches a value, each once. */
typedef void token_terms_receiver(void *context, uint32_t term);

void token_terms_find(struct tokens *tokens, enum token_kind kind, struct token_value value,
                      token_terms_receiver *receive, void *context);

/* Which lists name what: the bytes it takes, making it in that memory, and finding it for the
 * values read. */
size_t naming_room(const struct charte_table *table);
struct naming naming_in(void *memory, const struct charte_table *table);
void naming_read(struct tokens *tokens, const struct lists *lists);

/* Finds the lists that name one value, and gives how often it came to one. */
uint32_t naming_read_alone(struct tokens *tokens, const struct lists *lists, enum token_kind kind,
                           struct token_value value);

/* Whether the list is sure to name the value that was read alone last. */
bool tokens_named_alone(const struct tokens *tokens, const struct lists *lists, uint32_t list);

/* Whether some account, hashtag or link is one that the list names. */
enum truth tokens_named(const struct tokens *tokens, const struct lists *lists,
                        enum token_kind kind, uint32_t list);

#endif
