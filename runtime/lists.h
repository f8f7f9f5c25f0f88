/* Where the terms of a table's lists occur in the fields of a record: what a list excepts is
 * masked, what it takes in counts as its own, exceptions and all (text.md, language.md). */
#ifndef CHARTE_LISTS_H
#define CHARTE_LISTS_H

#include "runtime/record.h"
#include "runtime/terms.h"

struct lists_field {
    struct terms_hit *hits; /* of all lists, sorted by begin and end */
    size_t count;
    bool known; /* the record has the field */
};

/* The lists of which a term, or one of a list that they take in, was met in a field. */
struct lists_touched {
    struct lists_touch {
        uint32_t list;
        uint32_t field;
    } * items;
    uint32_t count;
};

/* Rows of marks, an entry a hit: of what a list wants and of what it excepts; of two groups, and of
 * what of either lies near the other. */
enum { LISTS_WANTED, LISTS_EXCEPTED, LISTS_GROUP, LISTS_NEAR = 4, LISTS_ROWS = 6 };

struct lists {
    const struct charte_table *table;
    struct terms_work terms;
    struct terms_hit *hits; /* of all fields, one after the other */
    size_t hit_room;
    struct lists_field fields[RECORD_FIELD_COUNT];
    unsigned searched;          /* fields that some evidence looks in, a bit each */
    uint32_t *list_of;          /* by term: the list it stands in */
    unsigned char *withheld;    /* by list: terms of it, or of one it takes in, were left out */
    unsigned char *is_doubtful; /* by list: so were terms that might mask what occurs */
    unsigned char *is_plain;    /* by list: it takes nothing in and excepts nothing */
    uint32_t *present; /* by field and list: the record in which a term of it, or of one that
                          it takes in, was met last */
    struct lists_touched touched, touched_before; /* of this record, and of the one before */
    uint32_t record_stamp;
    uint32_t closed;                  /* the list that lists_close was asked for last */
    bool is_alone;                    /* it takes nothing in and excepts no list */
    unsigned char *wanted, *excepted; /* by list up to it, unless it is alone */
    unsigned char *marks[LISTS_ROWS];
    uint32_t *counted; /* by term: the count that saw it last */
    uint32_t count_stamp;
};

/* How many bytes, aligned for uint64_t, the work takes on texts of up to max_text bytes. */
size_t lists_room(const struct charte_table *table, size_t max_text);
struct lists lists_in(void *memory, const struct charte_table *table, size_t max_text);

/* Searches the fields of a record, its text last: the work's view and tokens are then the text's.
 * CHARTE_OK, CHARTE_ERROR_TEXT or CHARTE_ERROR_LIMIT with *error filled. */
int lists_read(struct lists *lists, const struct record *record, charte_error *error);

/* Asks what a list stands for, for the two questions below. */
void lists_close(struct lists *lists, uint32_t number);

/* Whether the terms of another list count as those of the list that has been closed: it takes them
 * in, exceptions and all. */
static inline bool lists_wants(const struct lists *lists, uint32_t list) {
    if (lists->is_alone) return list == lists->closed;
    return list <= lists->closed && lists->wanted[list];
}

/* Whether every term of another list masks those of the list that has been closed. */
static inline bool lists_excepts(const struct lists *lists, uint32_t list) {
    return !lists->is_alone && list <= lists->closed && lists->excepted[list];
}

/* Whether a term of the list occurs in the field. Unknown where the field is, or where terms that
 * were left out could occur. */
enum truth lists_mentioned(struct lists *lists, enum record_field field, uint32_t list);

/* Whether so many distinct terms of the lists, taken together, occur. */
enum truth lists_mentioned_least(struct lists *lists, enum record_field field,
                                 const uint32_t *numbers, uint32_t count, uint32_t least);

/* What no occurrence in a field means, where terms may have been left out. */
enum truth lists_none(const struct lists *lists, enum record_field field, bool withheld);

/* Two groups of lists, and fewer than how many words may stand between occurrences of them. */
struct lists_groups {
    const uint32_t *first, *second;
    uint32_t first_count, second_count;
    uint32_t words;
};

/* Whether terms of both groups occur so near each other, in either order. */
enum truth lists_mentioned_near(struct lists *lists, enum record_field field,
                                const struct lists_groups *groups);

/* For each hit of the field, whether it is an occurrence of the first group (0) or of the second
 * (1) that has one of the other near it; good until the next call. NULL where there is no hit. */
const unsigned char *lists_near(struct lists *lists, enum record_field field,
                                const struct lists_groups *groups, int group);

/* For each hit of the field, whether it is an occurrence of the list; good until the next call.
 * NULL where there is no hit at all, or none that is sure to count. */
const unsigned char *lists_occurrences(struct lists *lists, enum record_field field, uint32_t list);

#endif
