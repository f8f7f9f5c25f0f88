/* SPDX-License-Identifier: Apache-2.0 */
/* The accounts, hashtags and links of a post: those its record names and those found in its text,
 * in the view's spelling, each once. */
#ifndef CHARTE_ENTITIES_H
#define CHARTE_ENTITIES_H

#include "runtime/base/worklist.h"
#include "runtime/match/lists.h"

struct entity_value {
    const char *bytes;
    uint32_t size;
};

struct entity_values {
    struct entity_value *values;
    size_t count;
};

/* How a term stands in a value: as all of it, or beside its stars. */
enum entity_shape { ENTITY_WHOLE, ENTITY_BEGINS, ENTITY_ENDS, ENTITY_HOLDS, ENTITY_SHAPE_COUNT };

struct entity_key {
    uint32_t hash; /* of what is compared */
    uint32_t term;
    uint32_t
        spelling;   /* of the index's spellings, from 1 on; 0: the term is compared as it stands */
    uint32_t end;   /* behind the last key that compares the same; of the first of these: */
    uint32_t value; /* the number of the value that it matched last */
};

/* The terms of a table by what a value must be to match them, so that a value is looked up instead
 * of being held against every term: entity_terms.c. */
struct entity_terms {
    struct entity_key *keys;        /* by shape, then by hash, then by what is compared */
    struct entity_value *spellings; /* of names and hosts that have several */
    uint32_t spelling_count;
    uint32_t first[ENTITY_SHAPE_COUNT + 1];
    uint32_t
        longest[ENTITY_SHAPE_COUNT];     /* the most bytes that are compared; of links, of a path */
    uint64_t hashes[ENTITY_SHAPE_COUNT]; /* the highest six bits of their hashes, a bit each */
    uint32_t value;                      /* the number of the value at hand */
    bool collides;                       /* some that compare otherwise have the same hash */
};

/* Which lists name a value: naming.c. */
struct naming {
    unsigned char *said;   /* by list: what the value at hand is to it, zero between values */
    unsigned char *feeds;  /* by list: one that masks takes it in or excepts it */
    struct worklist lists; /* those with something said */
    uint32_t *named;       /* by kind and list: the record of which it named a value last; behind
                              those of the kinds, a row of values held alone */
    uint32_t record, alone;
};

struct entities {
    const struct charte_table *table;
    struct entity_values kinds[ENTITY_KIND_COUNT]; /* their bytes until entities_each_place */
    uint32_t account_count;                        /* distinct ones */
    unsigned mention_signs; /* tokens_signs that mentions have on the record's platform */
    struct entity_value *values;
    size_t value_room;
    bool is_used[ENTITY_KIND_COUNT]; /* some evidence reads them; those of others are not kept */
    char *pool;
    size_t pool_used;
    struct fold_view view;  /* of one value */
    struct fold_view label; /* of one label of a host */
    struct entity_terms terms[ENTITY_KIND_COUNT];
    struct naming naming;
};

/* How many bytes, aligned for uint64_t, the work takes on posts of up to max_text bytes a field. */
size_t entities_room(const struct charte_table *table, size_t max_text);
struct entities entities_in(void *memory, const struct charte_table *table, size_t max_text);

/* Reads what the record names and what the lists' work has found in its text, and finds which lists
 * name it. */
void entities_read(struct entities *entities, const struct record *record,
                   const struct lists *lists);

/* Where a value of a record stands. */
struct entity_place {
    bool in_text;        /* else in the array of its kind: */
    uint32_t item;       /* there, from 0 */
    uint32_t begin, end; /* bytes of the text, its sign included, or all of the item */
    uint64_t steps;      /* lists come to and bytes read, some at a time, to find what names it */
};

/* False: no more. */
typedef bool entity_place_receiver(void *context, const struct entity_place *place);

/* Gives every place of a kind's values in the record that has been read, those of its text first,
 * however often a value stands there. entities_named_alone tells of the value at hand. For what
 * some evidence reads alone, and to be called once evidence has been. */
void entities_each_place(struct entities *entities, const struct record *record,
                         const struct lists *lists, enum entity_kind kind,
                         entity_place_receiver *receive, void *context);

/* The value without the `@` or `#` before it. */
struct entity_value entities_without_sign(struct entity_value value, enum entity_kind kind);

/* The index of the table's terms: the bytes it takes, and making it in that memory. */
size_t entity_terms_room(const struct charte_table *table);
void entity_terms_index(struct entities *entities, void *memory);

/* Takes a term that matches a value, each once. */
typedef void entity_terms_receiver(void *context, uint32_t term);

void entity_terms_find(struct entities *entities, enum entity_kind kind, struct entity_value value,
                       entity_terms_receiver *receive, void *context);

/* Which lists name what: the bytes it takes, making it in that memory, and finding it for the
 * values read. */
size_t naming_room(const struct charte_table *table);
struct naming naming_in(void *memory, const struct charte_table *table);
void naming_read(struct entities *entities, const struct lists *lists);

/* Finds the lists that name one value, and gives how often it came to one. */
uint32_t naming_read_alone(struct entities *entities, const struct lists *lists,
                           enum entity_kind kind, struct entity_value value);

/* Whether the list is sure to name the value that was read alone last. */
bool entities_named_alone(const struct entities *entities, const struct lists *lists,
                          uint32_t list);

/* Whether some account, hashtag or link is one that the list names. */
enum truth entities_named(const struct entities *entities, const struct lists *lists,
                          enum entity_kind kind, uint32_t list);

#endif
