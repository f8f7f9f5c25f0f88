/* SPDX-License-Identifier: Apache-2.0 */
/* Where the terms of a table's lists occur in the fields of a record: what a list excepts is
 * masked, what it takes in counts as its own, exceptions and all (TEXT.md). */
#ifndef CHARTE_LISTS_H
#define CHARTE_LISTS_H

#include "runtime/match/terms.h"
#include "runtime/post/record.h"
#include "runtime/table/closing.h"

struct lists_field {
    struct terms_hit *hits; /* of all lists, sorted by item, begin and end */
    uint32_t *next;         /* by hit: the next one of its list, or TABLE_NONE */
    size_t count;
};

/* The lists of which a term, or one of a list that they take in, was met in a field. */
struct lists_touched {
    struct lists_touch {
        uint32_t list;
        uint32_t field;
    } * items;
    uint32_t count;
};

/* Rows of marks, an entry a hit: of what a list wants and of what it excepts; of two groups, all
 * zero between calls, and of what of either lies near the other. */
enum { LISTS_WANTED, LISTS_EXCEPTED, LISTS_GROUP, LISTS_NEAR = 4, LISTS_ROWS = 6 };

struct lists {
    const struct charte_table *table;
    struct terms_work terms;
    struct terms_hit *hits; /* of all fields, one after the other */
    uint32_t *next_hit;     /* likewise */
    size_t hit_room;
    struct lists_field fields[RECORD_FIELD_COUNT];
    unsigned searched;          /* fields that some evidence looks in, a bit each */
    unsigned known;             /* of the record: those that it has, and all of their texts */
    unsigned met;               /* and those in which a term was met, likewise */
    char *tag;                  /* room for a hashtag that is given without its sign */
    uint32_t *list_of;          /* by term: the list it stands in */
    unsigned char *withheld;    /* by list: terms of it, or of one it takes in, were left out */
    unsigned char *is_doubtful; /* by list: so were terms that might mask what occurs */
    unsigned char *is_pure;     /* by list: nothing masks anything of it */
    /* By field and list, see lists_at. */
    uint32_t *present;        /* the record in which a term of it, or of one that it takes in, was
                                 met last; in that record: */
    uint32_t *first_hit;      /* the first hit of its own terms, or TABLE_NONE */
    uint32_t *judged;         /* the record in which it was worked out last whether it occurs */
    unsigned char *occurring; /* and whether it does */
    struct lists_touched touched, touched_before; /* of this record, and of the one before */
    uint32_t record_stamp;
    struct closing closing;
    uint32_t *picked;  /* hits of the list worked out last */
    uint32_t *grouped; /* hits of two groups */
    unsigned char *marks[LISTS_ROWS];
    uint32_t *counted; /* by term: the count that saw it last */
    uint32_t count_stamp;
    uint64_t looked; /* what LIMIT_EVIDENCE counts, since ever */
};

/* How many bytes, aligned for uint64_t, the work takes on texts of up to max_text bytes. */
size_t lists_room(const struct charte_table *table, size_t max_text);
struct lists lists_in(void *memory, const struct charte_table *table, size_t max_text);

/* Searches the fields of a record, its text last: the work's view and tokens are then the text's.
 * CHARTE_OK, CHARTE_ERROR_TEXT or CHARTE_ERROR_LIMIT with *error filled. */
int lists_read(struct lists *lists, const struct record *record, charte_error *error);

/* Where a list stands in what is kept by field and list. */
static inline size_t lists_at(const struct lists *lists, enum record_field field, uint32_t list) {
    return (size_t)field * lists->table->LISTS_count + list;
}

/* Hits of a field, as their numbers in it, ascending. */
struct lists_hits {
    const uint32_t *items;
    size_t count;
};

/* The occurrences of a list: hits of the terms that it or what it takes in wants, those that
 * nothing excepted covers. None where it is not sure to count. Good until the next call. */
struct lists_hits lists_occurrences(struct lists *lists, enum record_field field, uint32_t list);

/* Puts numbers of hits in ascending order. */
void lists_sort(uint32_t *items, size_t count);

/* Whether a term of the list occurs in the field. Unknown where the field is, or where terms that
 * were left out could occur. */
enum truth lists_mentioned(struct lists *lists, enum record_field field, uint32_t list);

/* Whether it occurs there: what is not known is not said. */
bool lists_occur(struct lists *lists, enum record_field field, uint32_t list);

/* What joins the text: of a set of fields, a bit each, those but for the text where a term was met.
 */
static inline unsigned lists_joining(const struct lists *lists, unsigned fields) {
    return fields & lists->met & ~(1u << RECORD_TEXT);
}

/* Whether so many distinct terms of the lists, taken together, occur in the text and in the fields
 * of a set that join it. */
enum truth lists_mentioned_least(struct lists *lists, unsigned joining, const uint32_t *numbers,
                                 uint32_t count, uint32_t least);

/* What no occurrence in a field means, where terms may have been left out. */
enum truth lists_none(const struct lists *lists, enum record_field field, bool withheld);

/* Two groups of lists, and fewer than how many words may stand between occurrences of them. */
struct lists_groups {
    const uint32_t *first, *second;
    uint32_t first_count, second_count;
    uint32_t words;
};

/* Whether terms of both groups occur so near each other, in either order, in the text or in one of
 * the fields of a set that join it. */
enum truth lists_mentioned_near(struct lists *lists, unsigned joining,
                                const struct lists_groups *groups);

/* The occurrences of both groups together. Of each of them, lists->marks[LISTS_NEAR] tells whether
 * it is one of the first group that has one of the second near it, and the row behind that the
 * other way round. Good until the next call. */
struct lists_hits lists_near(struct lists *lists, enum record_field field,
                             const struct lists_groups *groups);

#endif
